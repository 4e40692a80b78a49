"""``seedlint rules``: list all checks."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from seedlint.cli.project import load_project


def run(arguments: Namespace) -> int:
    """Print one line per check; a star marks those that run with this configuration."""
    project = load_project(arguments, Path.cwd())
    plugin = ""
    for info in sorted(project.registry.checks.values(), key=lambda item: (item.plugin, item.check.name)):
        if info.plugin != plugin:
            plugin = info.plugin
            sys.stdout.write(f"{plugin}\n")
        star = "*" if info.check.name in project.suite.active else " "
        summary = (info.check.__doc__ or "").strip().split("\n")[0]
        sys.stdout.write(f"  {star} {info.check.name:<28} {info.check.severity.value:<8} {summary}\n")
    sys.stdout.write("* runs with this configuration; `seedlint explain NAME` tells more\n")
    return project.fault_code
