"""``seedlint rules``: list the checks."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from seedlint.check import GROUPS
from seedlint.cli import UsageError
from seedlint.cli.project import load_project
from seedlint.nearest import suggestion

if TYPE_CHECKING:
    from seedlint.plugins import CheckInfo, Registry

_SETS = ("recommended", "all")


def run(arguments: Namespace) -> int:
    """Print one line per check; a star marks those that run with this configuration."""
    project = load_project(arguments, Path.cwd())
    names = arguments.names or ("all",)
    known = nameable(project.registry)
    for name in names:
        if name not in known:
            raise UsageError(f"no check, plugin or group is called {name!r}{suggestion(name, known)}")
    infos = (info for name in names for info in named(name, project.registry))
    sys.stdout.write("".join(f"{line}\n" for line in listing(infos, project.suite.active)))
    if not arguments.names:
        sys.stdout.write(f"groups: {', '.join(GROUPS)}\n")
    return project.fault_code


def nameable(registry: Registry) -> tuple[str, ...]:
    """Return what ``select`` takes, and ``explain``: the names of checks, plugins and groups."""
    return (*registry.checks, *registry.plugins, *GROUPS, *_SETS)


def named(name: str, registry: Registry) -> list[CheckInfo]:
    """Return the checks that ``name`` stands for."""
    return [
        info
        for info in registry.checks.values()
        if name in {info.check.name, info.plugin, *info.check.groups, "all"}
        or (name == "recommended" and info.check.recommended)
    ]


def listing(infos: Iterable[CheckInfo], active: Container[str]) -> Iterator[str]:
    """Yield the lines that list ``infos``, plugin by plugin."""
    plugin = ""
    for info in sorted(dict.fromkeys(infos), key=lambda item: (item.plugin, item.check.name)):
        if info.plugin != plugin:
            plugin = info.plugin
            yield plugin
        star = "*" if info.check.name in active else " "
        summary = (info.check.__doc__ or "").strip().split("\n")[0]
        yield f"  {star} {info.check.name:<28} {info.check.severity.value:<8} {summary}"
    yield "* runs with this configuration; `seedlint explain NAME` tells more"
