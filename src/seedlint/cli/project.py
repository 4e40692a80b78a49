"""What every command needs first: the configuration, the plugins, and the suite of checks."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from seedlint.cli import INTERNAL, UsageError
from seedlint.config import Config, bind, find_config, ignored_for, load_config, select_checks
from seedlint.diagnostics import Diagnostic
from seedlint.engine import (
    ActiveCheck,
    Located,
    SeedReport,
    Suite,
    examine,
    read_seed,
    unread,
)
from seedlint.faults import internal_error
from seedlint.index.task import UNKNOWN, Judged, Task
from seedlint.plugins import Registry, load_plugins

DIED = (
    "the process that worked on this seed died: a plugin ended it, or the system did, for want of memory perhaps; "
    "what was found here is lost"
)


class Project(NamedTuple):
    """A configuration with its plugins loaded and its checks made."""

    config: Config
    registry: Registry
    suite: Suite

    @property
    def fault_code(self) -> int:
        """The exit code that broken plugins call for."""
        return INTERNAL if self.registry.faults else 0


@contextmanager
def printing_aside() -> Iterator[None]:
    """Send what a plugin prints to standard error: standard output is for the report alone."""
    with redirect_stdout(sys.stderr):
        yield


@printing_aside()
def load_project(arguments: Namespace, start: Path) -> Project:
    """Load what ``arguments`` ask for. Raises ``ConfigError`` and ``UsageError``; names broken plugins."""
    path = arguments.config if arguments.config is not None else find_config(start)
    config = load_config(path, start)
    try:
        disabled = {*config.disabled_plugins, *arguments.no_plugin}
        registry = load_plugins(disabled, config.plugin_modules, folder=str(config.root))
    except ValueError as error:
        raise UsageError(str(error)) from error
    for fault in registry.faults:
        sys.stderr.write(f"seedlint: plugin {fault.plugin} {fault.version}: {fault.message}\n")
    checks = select_checks(registry, config, _names(arguments, "select"), _names(arguments, "ignore"))
    active = []
    for check in checks:
        info = registry.checks[check.name]
        severity = config.severity.get(check.name) or check.severity
        active.append(ActiveCheck(check, info.plugin, f"{info.distribution} {info.version}", severity))
    config = bind(config, registry)
    suite = Suite(active, known=None if registry.missing else registry.checks, site=config.site)
    return Project(config, registry, suite)


def _names(arguments: Namespace, option: str) -> tuple[str, ...] | None:
    given = getattr(arguments, option, None)
    if given is None:
        return None
    return tuple(name.strip() for value in given for name in value.split(",") if name.strip())


class Examination:
    """The map: a task to what came of it. Picklable."""

    def __init__(self, config: Config, suite: Suite) -> None:
        self.config = config
        self.suite = suite

    def __call__(self, task: Task) -> Judged:
        """Read one file, and examine it unless it is known."""
        seed = read_seed(Path(task.path), task.name, self.suite.site)
        if isinstance(seed, Diagnostic):
            return Judged(b"", SeedReport(task.name, (unread(seed),) if task.report else ()))
        digest = bytes.fromhex(seed.digest) if task.status != UNKNOWN else b""  # nobody asks for it
        if digest and digest == task.digest:
            return Judged(digest, None)
        found = examine(seed, self.suite, ignored_for(self.config, task.name), report=task.report)
        seed.release()
        return Judged(digest, found)

    def died(self, task: Task) -> Judged:
        """Return the report on a file that ended the process that worked on it."""
        return Judged(b"", self.lost(task.name))

    def lost(self, name: str) -> SeedReport:
        """Return the report on the seed ``name``, whose file ended the process that worked on it."""
        return SeedReport(name, (unread(internal_error(name, DIED)),))


def shown_from(config: Config, found: tuple[Located, ...]) -> tuple[Located, ...]:
    """Return ``found`` with paths as seen from the working folder, as other tools print them."""
    here = Path.cwd()
    if here == config.root:
        return found
    names = {name: shown_path(name, config, here) for name in {item.diagnostic.path for item in found}}
    return tuple(item._replace(diagnostic=item.diagnostic._replace(path=names[item.diagnostic.path])) for item in found)


def shown_path(name: str, config: Config, here: Path) -> str:
    """Return the path of the seed ``name`` as seen from the folder ``here``."""
    path = config.root / name
    try:
        return Path(os.path.relpath(path, here)).as_posix() if path.is_relative_to(here) else path.as_posix()
    except ValueError:  # another drive
        return path.as_posix()
