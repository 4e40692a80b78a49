"""The configuration as a value."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from seedlint.check import Site
from seedlint.diagnostics import Severity


class Config(NamedTuple):
    """A configuration. Mappings are not to be changed; they are plain so that a config can be pickled."""

    path: Path | None
    """The file it was read from, or None: then the defaults hold."""
    root: Path
    """The folder that patterns and seeds' names are relative to."""
    site: Site
    include: tuple[str, ...] = ("*.md", "*.markdown", "*.html", "*.htm")
    """What to take of a folder: names, or paths below ``root``, with ``*``, ``**``, ``?`` and ``[…]``."""
    exclude: tuple[str, ...] = ("node_modules",)
    select: tuple[str, ...] = ("recommended",)
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = {}
    """By check; None is ``off``."""
    options: Mapping[str, Mapping[str, object]] = {}
    """By check, as read: a check's ``Options`` is filled from them."""
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    corpus: tuple[str, ...] = ()
    """Files and folders that corpus checks compare with, beside the paths given."""
    disabled_plugins: tuple[str, ...] = ()
    plugin_modules: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """What an error message calls the configuration."""
        return "the default configuration" if self.path is None else str(self.path)
