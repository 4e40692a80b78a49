"""``seedlint config show``: what holds for a file, as a configuration that says the same."""

from __future__ import annotations

import dataclasses
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from seedlint.cli import UsageError
from seedlint.cli.project import Project, load_project
from seedlint.config import ignored_for
from seedlint.config.toml import assignment, inline, key
from seedlint.discover import discover, relative

_NOT_WRITTEN = frozenset({"root", "schemas"})
"""Fields of a site that are no keys of a configuration, or are a table of their own."""


def run(arguments: Namespace) -> int:
    """Print the configuration that holds for a file, and the checks that run on it."""
    file: Path = arguments.file.absolute()
    if not file.exists():
        raise UsageError(f"{arguments.file}: no such file")
    project = load_project(arguments, file if file.is_dir() else file.parent)
    sys.stdout.write("".join(f"{line}\n" for line in _lines(file, project)))
    return project.fault_code


def _lines(file: Path, project: Project) -> Iterator[str]:
    config, site, suite = project.config, project.config.site, project.suite
    name = relative(file, config)
    ignored = ignored_for(config, name)
    everything = (*suite.seed_checks, *suite.corpus_checks, *suite.probe_checks)
    active = sorted((one for one, _ in everything if one.name not in ignored), key=lambda one: one.name)
    yield f"# What holds for {name}" + ("" if discover([file], config) else ", which is excluded")
    yield f"# Read from {config.path}" if config.path else "# No configuration was found: the defaults hold"
    for field in dataclasses.fields(site):
        if field.name not in _NOT_WRITTEN:
            yield assignment(field.name, getattr(site, field.name))
    yield assignment("select", tuple(one.name for one in active))
    yield assignment("include", config.include)
    yield assignment("exclude", config.exclude)
    yield assignment("corpus", config.corpus)
    if config.disabled_plugins or config.plugin_modules:
        yield from ("", "[plugins]")
        yield assignment("modules", config.plugin_modules)
        yield assignment("disable", config.disabled_plugins)
    if site.schemas:
        yield from ("", "[schemas]", *(f"{key(glob)} = {inline(schema)}" for glob, schema in site.schemas))
    for one in active:
        options = one.check.options
        yield from ("", f"[checks.{one.name}]", assignment("severity", one.severity))
        yield from (assignment(field.name, getattr(options, field.name)) for field in dataclasses.fields(options))
