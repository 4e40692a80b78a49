"""``seedlint fix``: fix what can be fixed, report the rest."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from seedlint.cli import CLEAN, FINDINGS, INTERNAL
from seedlint.cli.check import is_stdin, read_stdin, start_of
from seedlint.cli.diff import unified_diff
from seedlint.cli.files import find_files, jobs_for
from seedlint.cli.output import outputs, progress, write_outputs
from seedlint.cli.project import Examination, Project, load_project, printing_aside, shown_from, shown_path
from seedlint.config import ignored_for
from seedlint.diagnostics import Diagnostic, Safety, Severity, Span
from seedlint.discover import relative
from seedlint.engine import UNREADABLE, Located, lint, locate, merge, read_seed, unread
from seedlint.executors import map_chunks
from seedlint.faults import CORE, INTERNAL_ERROR, internal_error
from seedlint.fix import Applied, FixFault, settle
from seedlint.report.summary import plural
from seedlint.seed import Seed
from seedlint.write import WriteRefused, replace

WRITE_REFUSED = "write-refused"
FIX_REFUSED = "fix-refused"
REFUSALS = frozenset({INTERNAL_ERROR, UNREADABLE, WRITE_REFUSED, FIX_REFUSED})
"""Why a seed that may need mending was not mended."""


class Mended(NamedTuple):
    """What became of one seed: the bytes before and after, what was applied, and what is left."""

    path: str
    before: bytes
    after: bytes
    applied: tuple[Applied, ...]
    left: tuple[Located, ...]


def run(arguments: Namespace) -> int:
    """Fix files, folders or standard input; return the exit code."""
    project = load_project(arguments, start_of(arguments))
    targets = outputs(arguments, project.registry)
    allowed = frozenset({Safety.SAFE, Safety.UNSAFE} if arguments.unsafe else {Safety.SAFE})
    mending = Mending(Examination(project.config, project.suite), allowed, write=not arguments.diff)
    if is_stdin(arguments):
        return _run_stdin(arguments, project, mending)
    files = find_files(arguments, project)
    work = map_chunks(mending, files, jobs_for(arguments, len(files)), mending.died)
    mended = list(progress(work, len(files), arguments))
    crashed = any(item.diagnostic.check == INTERNAL_ERROR for one in mended for item in one.left)
    if arguments.diff:
        return _print_diff(mended, project, crashed)
    found = tuple(item for one in mended for item in one.left)
    report = merge(shown_from(project.config, found), len(mended), crashed=bool(project.fault_code))
    if not arguments.quiet:
        sys.stderr.write(_applied(mended))
    written = write_outputs(targets, report, arguments)
    if crashed or project.fault_code or not written:
        return INTERNAL
    return FINDINGS if report.found else CLEAN


class Mending:
    """The map of ``fix``: a path to what became of it. Picklable."""

    def __init__(self, examination: Examination, allowed: frozenset[Safety], *, write: bool) -> None:
        self.examination = examination
        self.allowed = allowed
        self.write = write

    def __call__(self, path: Path) -> Mended:
        """Read, mend, and (unless it is a dry run) write one file."""
        config, suite = self.examination.config, self.examination.suite
        name = relative(path, config)
        seed = read_seed(path, name, suite.site)
        if isinstance(seed, Diagnostic):
            return Mended(name, b"", b"", (), (unread(seed),))
        mended = self.mend(seed)
        if self.write and mended.after != mended.before:
            try:
                replace(path, mended.before, mended.after, config.root)
            except WriteRefused as error:
                refused = Diagnostic(name, WRITE_REFUSED, CORE, Severity.ERROR, Span(0, 0), f"the file {error.reason}")
                left = [locate(seed, refused), *(locate(seed, d) for d in lint(seed, suite, ignored_for(config, name)))]
                return Mended(name, mended.before, mended.before, (), tuple(left))
        return mended

    def died(self, path: Path) -> Mended:
        """Return what is said of a file that ended the process that worked on it."""
        report = self.examination.lost(relative(path, self.examination.config))
        return Mended(report.path, b"", b"", (), report.found)

    @printing_aside()
    def mend(self, seed: Seed) -> Mended:
        """Return what the fixes make of ``seed``; pure."""
        config, suite = self.examination.config, self.examination.suite
        ignored = ignored_for(config, seed.path)
        outcome = settle(seed, lambda one: lint(one, suite, ignored), self.allowed)
        left = [locate(outcome.seed, diagnostic) for diagnostic in outcome.remaining]
        if outcome.fault is not None:
            left.append(locate(seed, _fault(seed, outcome.fault)))
        return Mended(seed.path, seed.data, outcome.seed.data, outcome.applied, tuple(left))


def _fault(seed: Seed, fault: FixFault) -> Diagnostic:
    """Return the diagnostic of a fix that was taken back: the seed is as it was."""
    if fault.kind == "unproved":
        message = f"{fault.message}; the seed was left as it was: fix that by hand, then run again"
        return Diagnostic(seed.path, FIX_REFUSED, CORE, Severity.ERROR, Span(0, 0), message)
    message = f"{fault.message}; the seed was left as it was (fix of {', '.join(fault.checks)})"
    return internal_error(seed.path, message)


def _run_stdin(arguments: Namespace, project: Project, mending: Mending) -> int:
    name = relative(Path(arguments.stdin_filename or "stdin.md").absolute(), project.config)
    mended = mending.mend(Seed(name, read_stdin(), project.suite.site))
    crashed = any(item.diagnostic.check == INTERNAL_ERROR for item in mended.left)
    if arguments.diff:
        return _print_diff([mended], project, crashed)
    _tell_refusals([mended], project)
    sys.stdout.buffer.write(mended.after)
    if crashed or project.fault_code:
        return INTERNAL
    return FINDINGS if mended.left else CLEAN


def _print_diff(mended: Sequence[Mended], project: Project, crashed: bool) -> int:
    here = Path.cwd()
    changed = _tell_refusals(mended, project)
    for one in mended:
        if one.before != one.after:
            changed = True
            sys.stdout.buffer.write(unified_diff(shown_path(one.path, project.config, here), one.before, one.after))
    if crashed or project.fault_code:
        return INTERNAL
    return FINDINGS if changed else CLEAN


def _tell_refusals(mended: Iterable[Mended], project: Project) -> bool:
    """Name on standard error the seeds that could not be mended, where no report does; return whether there are any."""
    found = [item for one in mended for item in one.left if item.diagnostic.check in REFUSALS]
    for item in shown_from(project.config, tuple(found)):
        sys.stderr.write(f"{item.diagnostic.path}: {item.diagnostic.message} [{item.diagnostic.check}]\n")
    return bool(found)


def _applied(mended: Iterable[Mended]) -> str:
    changed = [one for one in mended if one.after != one.before]
    counts: dict[str, int] = {}
    for one in changed:
        for applied in one.applied:
            counts[applied.check] = counts.get(applied.check, 0) + applied.count
    if not changed:
        return ""
    lines = [f"Fixed {plural(sum(counts.values()), 'problem')} in {plural(len(changed), 'seed')}:"]
    lines += [f"  {count} {name}" for name, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))]
    return "".join(f"{line}\n" for line in lines)
