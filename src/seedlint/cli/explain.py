"""``seedlint explain``: print the page of a check."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from seedlint.cli import UsageError
from seedlint.cli.project import load_project
from seedlint.docs import page
from seedlint.nearest import suggestion


def run(arguments: Namespace) -> int:
    """Print the documentation of one check."""
    project = load_project(arguments, Path.cwd())
    info = project.registry.checks.get(arguments.name)
    if info is None:
        raise UsageError(f"no check is called {arguments.name!r}{suggestion(arguments.name, project.registry.checks)}")
    sys.stdout.write(page(info))
    return project.fault_code
