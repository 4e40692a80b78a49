"""``seedlint check``: report what is wrong."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from pathlib import Path

from seedlint.cli import CLEAN, FINDINGS, INTERNAL, UsageError
from seedlint.cli.files import examine_files
from seedlint.cli.output import outputs, write_outputs
from seedlint.cli.project import load_project, printing_aside, shown_from
from seedlint.cli.whole import Whole
from seedlint.config import ignored_for
from seedlint.discover import relative
from seedlint.engine import conclude, examine, merge
from seedlint.seed import Seed


def run(arguments: Namespace) -> int:
    """Check files, folders or standard input; return the exit code."""
    started = time.time_ns()
    project = load_project(arguments, start_of(arguments))
    targets = outputs(arguments, project.registry)
    if is_stdin(arguments):
        name = relative(Path(arguments.stdin_filename or "stdin.md").absolute(), project.config)
        seed = Seed(name, read_stdin(), project.suite.site)
        with printing_aside():
            reports = [examine(seed, project.suite, ignored_for(project.config, name))]
            concluded = conclude(reports, project.suite)
        whole = Whole(project.config, project.suite, {name: seed})
    else:
        reports, concluded = examine_files(arguments, project, started)
        whole = Whole(project.config, project.suite, {})
    located = [item for report in reports for item in report.found]
    located += whole.reduce(reports, concluded)
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
