"""The entry points of installed distributions, read without ``importlib.metadata``.

That module takes 45 ms to import (it brings ``email`` and ``zipfile``), a third of the whole start-up
budget. What it does for installed folders is simple: docs.python.org/3/library/importlib.metadata.html and
packaging.python.org/specifications/entry-points. Where an import path is no folder it is asked after all.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

_SUFFIXES = (".dist-info", ".egg-info")


class EntryPoint(NamedTuple):
    """A named object that an installed distribution offers."""

    name: str
    value: str
    distribution: str
    version: str


def entry_points(group: str) -> list[EntryPoint]:
    """Return the entry points in ``group``. Of two distributions of one name the first on the path counts."""
    if _needs_importlib():
        from importlib import metadata

        return [
            EntryPoint(point.name, point.value, point.dist.name, point.dist.version)
            for point in metadata.entry_points(group=group)
            if point.dist is not None
        ]
    found: list[EntryPoint] = []
    seen: set[str] = set()
    for path in sys.path:
        for folder, name, version in distributions(path):
            if name not in seen:
                seen.add(name)
                found.extend(EntryPoint(key, value, name, version) for key, value in _read(folder, group))
    return found


def _needs_importlib() -> bool:
    """Return whether something else than folders offers distributions: a zip file, or an import hook."""
    hooks = (finder for finder in sys.meta_path if hasattr(finder, "find_distributions"))
    return any(
        getattr(finder, "__module__", "") not in {"_frozen_importlib_external", "importlib._bootstrap_external"}
        for finder in hooks
    ) or any(os.path.isfile(path) for path in sys.path)


def distributions(path: str) -> Iterator[tuple[str, str, str]]:
    """Yield folder, normalised name and version of the distributions in a folder of the import path."""
    try:
        entries = sorted(os.listdir(path or "."))  # noqa: PTH208
    except OSError:
        return
    for entry in entries:
        if entry.endswith(_SUFFIXES):
            name, _, version = entry.rpartition(".")[0].partition("-")
            version = re.sub(r"-py\d.*", "", version)  # of an egg-info
            yield os.path.join(path, entry), re.sub(r"[-_.]+", "-", name).lower(), version  # noqa: PTH118


def _read(folder: str, group: str) -> Iterator[tuple[str, str]]:
    try:
        with open(os.path.join(folder, "entry_points.txt"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return
    if group not in text:
        return
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
        elif line and not line.startswith("#") and section == group:
            name, equals, value = line.partition("=")
            if equals:
                yield name.strip(), value.strip()
