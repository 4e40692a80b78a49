"""``seedlint check``: report what is wrong."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from seedlint.cli import CLEAN, FINDINGS, INTERNAL, UsageError
from seedlint.cli.output import outputs, progress, write_outputs
from seedlint.cli.project import Examination, Project, load_project, printing_aside, shown_from
from seedlint.cli.whole import Whole
from seedlint.config import ignored_for
from seedlint.discover import discover, relative
from seedlint.engine import SeedReport, examine, merge
from seedlint.executors import default_jobs, map_chunks
from seedlint.seed import Seed


def run(arguments: Namespace) -> int:
    """Check files, folders or standard input; return the exit code."""
    project = load_project(arguments, start_of(arguments))
    targets = outputs(arguments, project.registry)
    if is_stdin(arguments):
        name = relative(Path(arguments.stdin_filename or "stdin.md").absolute(), project.config)
        seed = Seed(name, read_stdin(), project.suite.site)
        with printing_aside():
            reports = [examine(seed, project.suite, ignored_for(project.config, name))]
        whole = Whole(project.config, project.suite, {name: seed})
        others: list[SeedReport] = []
    else:
        reports, others = _examine_files(arguments, project)
        whole = Whole(project.config, project.suite, {})
    located = [item for report in reports for item in report.found]
    located += whole.reduce(reports, others)
    if arguments.online:
        located += whole.probe(reports)
    crashed = bool(project.fault_code)
    report = merge(shown_from(project.config, tuple(located)), len(reports), crashed=crashed)
    written = write_outputs(targets, report, arguments)
    if report.crashed or not written:
        return INTERNAL
    return FINDINGS if report.found else CLEAN


def is_stdin(arguments: Namespace) -> bool:
    """Return whether the one path is ``-``. Raises ``UsageError`` where ``-`` is mixed with others."""
    names = [str(path) for path in arguments.paths]
    if "-" in names and len(names) > 1:
        raise UsageError("- (standard input) cannot be combined with other paths")
    if "-" not in names and arguments.stdin_filename is not None:
        raise UsageError("--stdin-filename says what standard input stands for: give - as the path, too")
    return names == ["-"]


def read_stdin() -> bytes:
    """Return all of standard input. Raises ``UsageError`` where it is closed."""
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    return sys.stdin.buffer.read()


def start_of(arguments: Namespace) -> Path:
    """Return where to look for the configuration from: the first path, or the working folder."""
    for path in arguments.paths or ():
        if str(path) != "-":
            absolute: Path = path.absolute()
            return absolute if os.path.isdir(absolute) else absolute.parent
    if arguments.stdin_filename:
        return Path(arguments.stdin_filename).absolute().parent
    return Path.cwd()


def find_files(arguments: Namespace, project: Project) -> list[Path]:
    """Return the files to report on. Raises ``UsageError`` where there are none."""
    paths = arguments.paths or [Path()]
    found = discover(paths, project.config, use_gitignore=not arguments.no_gitignore)
    if not found and not arguments.allow_empty:
        if all(os.path.isfile(path) for path in paths):
            raise UsageError("nothing is left to look at: `exclude` leaves out every file that was named")
        raise UsageError("no seeds found: name files or folders that hold some, or pass --allow-empty")
    seeds = {os.path.realpath(path) for path in found} if arguments.output_format else set()
    for value in arguments.output_format or ():
        if os.path.realpath(value.partition("=")[2]) in seeds:
            raise UsageError(f"--output-format {value} would write the report over a seed")
    return found


def jobs_for(arguments: Namespace, seeds: int) -> int:
    """Return how many processes to use: never more than there are seeds."""
    return min(arguments.jobs or default_jobs(seeds), max(seeds, 1))


@printing_aside()
def _examine_files(arguments: Namespace, project: Project) -> tuple[list[SeedReport], list[SeedReport]]:
    """Return the reports on the files asked for, and those on the rest of the corpus, for their facts."""
    files = find_files(arguments, project)
    rest: list[Path] = []
    if project.suite.corpus_checks and project.config.corpus:
        roots = [project.config.root / folder for folder in project.config.corpus]
        corpus = discover(roots, project.config, use_gitignore=not arguments.no_gitignore)
        rest = sorted(set(corpus) - set(files))
    tasks = [*((path, True) for path in files), *((path, False) for path in rest)]
    examination = Examination(project.config, project.suite)
    work = map_chunks(examination, tasks, jobs_for(arguments, len(tasks)), examination.died)
    reports = list(progress(work, len(tasks), arguments))
    return reports[: len(files)], reports[len(files) :]
