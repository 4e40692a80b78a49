"""Configuration: ``seedlint.toml`` or ``[tool.seedlint]``, read into frozen values.

A key, a name or a value that cannot be meant is an error with the nearest name, never ignored.
"""

from __future__ import annotations

from seedlint.check import ConfigError
from seedlint.config.load import find_config, load_config
from seedlint.config.model import Config
from seedlint.config.options import make_check
from seedlint.config.patterns import ignored_for
from seedlint.config.select import bind, select_checks
from seedlint.nearest import nearest

__all__ = [
    "Config",
    "ConfigError",
    "bind",
    "find_config",
    "ignored_for",
    "load_config",
    "make_check",
    "nearest",
    "select_checks",
]
