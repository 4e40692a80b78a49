"""``seedlint config show``: what holds for a file."""

from __future__ import annotations

import dataclasses
import sys
from argparse import Namespace
from pathlib import Path

from seedlint.cli import UsageError
from seedlint.cli.project import load_project
from seedlint.config import ignored_for
from seedlint.discover import discover, relative


def run(arguments: Namespace) -> int:
    """Print the configuration that holds for a file, and the checks that run on it."""
    file: Path = arguments.file.absolute()
    if not file.exists():
        raise UsageError(f"{arguments.file}: no such file")
    project = load_project(arguments, file if file.is_dir() else file.parent)
    config, site = project.config, project.config.site
    name = relative(file, config)
    ignored = ignored_for(config, name)
    lines = [
        f"file = {name}",
        f"configuration = {config.path or 'none found: the defaults hold'}",
        f"checked = {'yes' if discover([file], config) else 'no: it is excluded'}",
    ]
    lines += [f"{field.name} = {getattr(site, field.name)!r}" for field in dataclasses.fields(site)]
    for active in sorted(
        [a for a, _ in (*project.suite.seed_checks, *project.suite.corpus_checks)], key=lambda a: a.name
    ):
        if active.name in ignored:
            continue
        options = active.check.options
        values = ", ".join(f"{f.name} = {getattr(options, f.name)!r}" for f in dataclasses.fields(options))
        lines.append(f"{active.name}: {active.severity.value}" + (f" ({values})" if values else ""))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return project.fault_code
