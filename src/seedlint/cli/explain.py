"""``seedlint explain``: print the page of a check, or list the checks of a plugin or a group."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from seedlint.cli import UsageError
from seedlint.cli.project import load_project
from seedlint.cli.rules import listing, nameable, named
from seedlint.docs import page
from seedlint.nearest import suggestion


def run(arguments: Namespace) -> int:
    """Print the documentation of one check, or of what stands for several their list."""
    project = load_project(arguments, Path.cwd())
    name, registry = arguments.name, project.registry
    known = nameable(registry)
    if name not in known:
        raise UsageError(f"no check, plugin or group is called {name!r}{suggestion(name, known)}")
    if name in registry.checks:
        sys.stdout.write(page(registry.checks[name]))
    else:
        sys.stdout.write("".join(f"{line}\n" for line in listing(named(name, registry), project.suite.active)))
    return project.fault_code
