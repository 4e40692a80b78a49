"""``seedlint explain``: print the page of a check."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from seedlint.cli import UsageError
from seedlint.cli.project import load_project
from seedlint.config import nearest
from seedlint.docs import page


def run(arguments: Namespace) -> int:
    """Print the documentation of one check."""
    project = load_project(arguments, Path.cwd())
    info = project.registry.checks.get(arguments.name)
    if info is None:
        hint = nearest(arguments.name, project.registry.checks)
        raise UsageError(f"no check is called {arguments.name!r}{f'; did you mean {hint}?' if hint else ''}")
    sys.stdout.write(page(info))
    return project.fault_code
