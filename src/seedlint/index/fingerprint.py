"""One name for all that findings depend on beside the seeds and what their checks say that they read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b

from seedlint.config import Config
from seedlint.engine import Suite
from seedlint.plugins.entry_points import distributions

FORMAT = 1
"""Raised when what is kept is kept in another way."""

_ZONES = "/usr/share/zoneinfo"


def fingerprint_of(config: Config, suite: Suite) -> bytes:
    """Return a digest of the checks, the configuration, and the code: seedlint's, the plugins' and all libraries'.

    Code counts by its files' times and sizes, since that of a plugin in the project has no version; a library counts
    by its version.
    """
    checks = [
        (active.name, active.plugin, active.version, active.severity, type(check).__module__)
        for active, check in (*suite.seed_checks, *suite.corpus_checks, *suite.probe_checks)
    ]
    known = None if suite.known is None else sorted(suite.known)
    modules = {"seedlint", *(module.partition(".")[0] for *_, module in checks)}
    code = [state for module in sorted(modules) for state in _package(module)]
    what = (FORMAT, sys.version, config, checks, known, code, sorted(_local(str(config.root))), sorted(_libraries()))
    return blake2b(repr((*what, _zone(config))).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _package(name: str) -> Iterator[tuple[str, int, int]]:
    """Yield the files of a top-level module or package, also those that nobody has imported yet."""
    file = getattr(sys.modules.get(name), "__file__", None)
    if not file:
        return
    if not os.path.basename(file).startswith("__init__."):  # noqa: PTH119
        yield _state(file)
        return
    left = [os.path.dirname(file)]  # noqa: PTH120
    while left:
        with os.scandir(left.pop()) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    left.append(entry.path)
            else:
                yield _state(entry.path)


def _local(root: str) -> Iterator[tuple[str, int, int]]:
    """Yield the files of the project's own modules: those that a plugin in the project has imported."""
    folder = root.rstrip(os.sep) + os.sep
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if file and file.startswith(folder) and not file.startswith(sys.prefix):
            yield _state(file)


def _state(file: str) -> tuple[str, int, int]:
    try:
        found = os.stat(file)  # noqa: PTH116
    except OSError:
        return (file, 0, 0)
    return (file, found.st_mtime_ns, found.st_size)


def _libraries() -> Iterator[tuple[str, str]]:
    for path in sys.path:
        for _, name, version in distributions(path):
            yield name, version


def _zone(config: Config) -> tuple[str, int, int]:
    """Return the state of the time zone's table, which the system's updates change."""
    return _state(f"{_ZONES}/{config.site.time_zone}")
