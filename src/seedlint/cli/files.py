"""The files that a command is given, and the examination of them, with the help of what an earlier run found."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from seedlint.cli import UsageError
from seedlint.cli.output import progress
from seedlint.cli.project import Examination, Project, printing_aside
from seedlint.discover import Row, seed_name, survey
from seedlint.engine import SeedReport, conclude
from seedlint.executors import default_jobs, map_chunks
from seedlint.index.task import Task

if TYPE_CHECKING:
    from seedlint.diagnostics import Diagnostic
    from seedlint.index.index import Index

CACHE = ".seedlint_cache"
WORTH_IT = 64
"""Below this many files it takes longer to ask what is known of them than to look at them."""

Surveyed = list[tuple[str, Row | None]]


def find_files(arguments: Namespace, project: Project) -> list[Path]:
    """Return the files to report on. Raises ``UsageError`` where there are none."""
    return [Path(path) for path, _ in _survey(arguments, project, None)]


def jobs_for(arguments: Namespace, seeds: int) -> int:
    """Return how many processes to use: never more than there are seeds."""
    return min(arguments.jobs or default_jobs(seeds), max(seeds, 1))


class Examined(NamedTuple):
    """The reports on the files asked for, and what the corpus checks conclude over these and the rest of the corpus."""

    reports: list[SeedReport]
    concluded: list[Diagnostic]


@printing_aside()
def examine_files(arguments: Namespace, project: Project, started: int) -> Examined:
    """Examine what ``arguments`` name, in a run that began at ``started``, in nanoseconds."""
    folder = arguments.cache_dir or project.config.root / CACHE
    if arguments.no_cache or not _is_worth_it(arguments, project, folder):
        return _examine(arguments, project, None)
    from seedlint.index.store import UnusableError, discard

    try:
        with _opened(folder, project, started) as index:
            return _examine(arguments, project, index)
    except UnusableError as error:
        if error.damaged:
            discard(folder)
        if arguments.cache_dir:
            sys.stderr.write(f"seedlint: {folder} {error}; every seed is looked at\n")
        return _examine(arguments, project, None)


def _is_worth_it(arguments: Namespace, project: Project, folder: Path) -> bool:
    """Return whether there is much to ask for: a folder of which something is known, a corpus, or many files."""
    if project.suite.corpus_checks and project.config.corpus:
        return True
    if os.path.isdir(folder) and any(os.path.isdir(path) for path in arguments.paths or (Path(),)):
        return True
    return len(_survey(arguments, project, None)) >= WORTH_IT


@contextmanager
def _opened(folder: Path, project: Project, started: int) -> Iterator[Index]:
    from seedlint.index.fingerprint import fingerprint_of
    from seedlint.index.index import Index
    from seedlint.index.store import Store

    store = Store(folder, fingerprint_of(project.config, project.suite))
    try:
        yield Index(store, started)
    finally:
        store.close()


def _examine(arguments: Namespace, project: Project, index: Index | None) -> Examined:
    files = _survey(arguments, project, index)
    rest: Surveyed = []
    if project.suite.corpus_checks and project.config.corpus:
        roots = [project.config.root / folder for folder in project.config.corpus]
        corpus = survey(roots, project.config, use_gitignore=not arguments.no_gitignore, remembered=index)
        reported = {path for path, _ in files}
        rest = [found for found in corpus if found[0] not in reported]
    tasks: list[Task] = []
    places: list[int] = []
    reports: list[SeedReport] = []
    root = str(project.config.root)
    for number, (path, row) in enumerate([*files, *rest]):
        name, report = seed_name(path, root), number < len(files)
        known = Task(path, name, report) if index is None else index.recall(path, name, row, report=report)
        if isinstance(known, Task):
            tasks.append(known)
            reports.append(SeedReport(name, ()))  # until its turn has come
            places.append(number)
        else:
            reports.append(known)
    examination = Examination(project.config, project.suite)
    work = map_chunks(examination, tasks, jobs_for(arguments, len(tasks)), examination.died, _size)
    for place, task, judged in zip(places, tasks, progress(work, len(tasks), arguments), strict=True):
        if index is not None:
            reports[place] = index.learn(task, judged)
        elif judged.report is not None:
            reports[place] = judged.report
    if index is None:
        return Examined(reports[: len(files)], conclude(reports, project.suite))
    from seedlint.index.corpus import reduce

    concluded = reduce(index, project.suite, reports)
    index.save()
    return Examined(reports[: len(files)], concluded)


def _size(task: Task) -> int:
    """Return the bytes of a seed: as the index saw it, else as it is."""
    try:
        return task.status[2] or os.stat(task.path).st_size  # noqa: PTH116 - half the time of Path.stat
    except OSError:
        return 0


def _survey(arguments: Namespace, project: Project, index: Index | None) -> Surveyed:
    paths = arguments.paths or [Path()]
    found = survey(paths, project.config, use_gitignore=not arguments.no_gitignore, remembered=index)
    if not found and not arguments.allow_empty:
        if all(os.path.isfile(path) for path in paths):
            raise UsageError("nothing is left to look at: `exclude` leaves out every file that was named")
        raise UsageError("no seeds found: name files or folders that hold some, or pass --allow-empty")
    written = [value for value in arguments.output_format or () if value.partition("=")[2]]
    seeds = {os.path.realpath(path) for path, _ in found} if written else set()
    for value in written:
        if os.path.realpath(value.partition("=")[2]) in seeds:
            raise UsageError(f"--output-format {value} would write the report over a seed")
    return found
