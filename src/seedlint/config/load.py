"""Finding the configuration file and reading it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from seedlint.check import ConfigError, Site
from seedlint.config.model import Config
from seedlint.config.options import fill
from seedlint.config.patterns import is_pattern
from seedlint.config.values import WrongValueError, convert
from seedlint.diagnostics import Severity
from seedlint.nearest import suggestion

FILE = "seedlint.toml"
PYPROJECT = "pyproject.toml"

_SITE = ("profile", "time_zone", "script", "image_fields", "text_fields")
_LISTS = ("select", "ignore", "include", "exclude", "corpus")
_TABLES = ("plugins", "per_file_ignores", "schemas", "checks")
_SEVERITIES = ("error", "warning", "info", "off")
_STRINGS = tuple[str, ...]


def find_config(start: Path) -> Path | None:
    """Return the nearest configuration at or above the folder ``start``, within its git repository."""
    folder = Path(os.path.abspath(start))  # noqa: PTH100 - Path.absolute() keeps '..'
    for candidate in (folder, *folder.parents):
        if os.path.isfile(candidate / FILE):
            return candidate / FILE
        if os.path.isfile(candidate / PYPROJECT) and _section(candidate / PYPROJECT) is not None:
            return candidate / PYPROJECT
        if os.path.exists(candidate / ".git"):
            break
    return None


def load_config(path: Path | None, start: Path) -> Config:
    """Read the file at ``path``; without one, return the defaults for what is around the folder ``start``."""
    if path is None:
        root = _root(Path(os.path.abspath(start)))  # noqa: PTH100
        return Config(None, root, Site(root=str(root)))
    path = Path(os.path.abspath(path))  # noqa: PTH100
    table = _section(path) if path.name == PYPROJECT else _read(path)
    if table is None:
        raise ConfigError(str(path), "", "has no table [tool.seedlint]")
    return _Reader(path, table).read()


def _root(start: Path) -> Path:
    """Return the top of the git repository around ``start``; else the working folder, or ``start`` itself."""
    for folder in (start, *start.parents):
        if os.path.exists(folder / ".git"):
            return folder
    here = Path.cwd()
    return here if start.is_relative_to(here) else start


def _read(path: Path) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(str(path), "", f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), "", f"is not UTF-8 (byte {error.start})") from error
    except RecursionError:
        raise ConfigError(str(path), "", "is not valid TOML: too deeply nested") from None
    except ValueError as error:  # TOMLDecodeError, and an integer too long for Python
        raise ConfigError(str(path), "", f"is not valid TOML: {error}") from error


def _section(path: Path) -> dict[str, object] | None:
    """Return ``[tool.seedlint]`` of a pyproject.toml, or None where it has none. Others' mistakes are not ours."""
    try:
        if b"seedlint" not in path.read_bytes():
            return None
    except OSError as error:
        raise ConfigError(str(path), "", f"cannot be read: {error.strerror or error}") from error
    tool = _read(path).get("tool")
    table = tool.get("seedlint") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(str(path), "tool.seedlint", "must be a table")
    return table


class _Reader:
    """Turns one table into a ``Config``, key by key."""

    def __init__(self, path: Path, table: Mapping[str, object]) -> None:
        self._path = path
        self._source = str(path)
        self._table = table

    def read(self) -> Config:
        known = (*_SITE, *_LISTS, *_TABLES)
        for key in self._table:
            if key not in known:
                raise ConfigError(self._source, key, f"unknown key{suggestion(key, known)}")
        root = self._path.parent
        lists = {key: self._strings(key, self._table[key]) for key in _LISTS if key in self._table}
        for key in ("include", "exclude"):
            for pattern in lists.get(key, ()):
                self._check_pattern(key, pattern)
        plugins = self._plugins()
        severity, options = self._checks()
        return Config(
            self._path,
            root,
            self._site(root),
            severity=severity,
            options=options,
            per_file_ignores=self._per_file_ignores(),
            disabled_plugins=plugins.get("disable", ()),
            plugin_modules=plugins.get("modules", ()),
            **cast("Any", lists),
        )

    def _site(self, root: Path) -> Site:
        values = {key: self._table[key] for key in _SITE if key in self._table}
        site: Site = fill(Site, values, self._source)
        if site.time_zone is not None:
            self._check_time_zone(site.time_zone)
        return replace(site, root=str(root), schemas=self._schemas())

    def _check_time_zone(self, name: str) -> None:
        import zoneinfo

        try:
            zoneinfo.ZoneInfo(name)
        except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
            known = zoneinfo.available_timezones()
            if known:  # a system without a time-zone database knows no name at all
                problem = f"unknown time zone {name!r}; it must be an IANA name such as Asia/Shanghai"
                raise ConfigError(self._source, "time_zone", problem + suggestion(name, known)) from None

    def _plugins(self) -> dict[str, tuple[str, ...]]:
        known = ("modules", "disable")
        table = self._as_table("plugins")
        for key in table:
            if key not in known:
                raise ConfigError(self._source, f"plugins.{key}", f"unknown key{suggestion(key, known)}")
        return {key: self._strings(f"plugins.{key}", value) for key, value in table.items()}

    def _per_file_ignores(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found = []
        for glob, names in self._as_table("per_file_ignores").items():
            self._check_pattern("per_file_ignores", glob)
            found.append((glob, self._strings(f"per_file_ignores.{glob!r}", names)))
        return tuple(found)

    def _schemas(self) -> tuple[tuple[str, str], ...]:
        for glob, file in self._as_table("schemas").items():
            if not isinstance(file, str):
                problem = f"must be the path of a JSON Schema, not {file!r}"
                raise ConfigError(self._source, f"schemas.{glob!r}", problem)
        return tuple(self._as_table("schemas").items())

    def _checks(self) -> tuple[dict[str, Severity | None], dict[str, Mapping[str, object]]]:
        """Return the severities and the options by check; the names are judged when the checks are known."""
        severity: dict[str, Severity | None] = {}
        options: dict[str, Mapping[str, object]] = {}
        for name, table in self._as_table("checks").items():
            if not isinstance(table, dict):
                raise ConfigError(self._source, f"checks.{name}", "must be a table, such as { severity = 'error' }")
            if "severity" in table:
                value = table["severity"]
                if not isinstance(value, str) or value not in _SEVERITIES:
                    problem = f"must be one of {', '.join(_SEVERITIES)}, not {value!r}"
                    raise ConfigError(self._source, f"checks.{name}.severity", problem)
                severity[name] = None if value == "off" else Severity(value)
            options[name] = {key: value for key, value in table.items() if key != "severity"}
        return severity, options

    def _as_table(self, key: str) -> dict[str, Any]:
        value = self._table.get(key, {})
        if not isinstance(value, dict):
            raise ConfigError(self._source, key, f"must be a table, not {value!r}")
        return value

    def _strings(self, key: str, value: object) -> tuple[str, ...]:
        try:
            converted = convert(value, _STRINGS)
        except WrongValueError as error:
            raise ConfigError(self._source, key, str(error)) from None
        assert isinstance(converted, tuple)  # noqa: S101 - the hint says so
        return converted

    def _check_pattern(self, key: str, pattern: str) -> None:
        fault = is_pattern(pattern)
        if fault is not None:
            raise ConfigError(self._source, key, f"{pattern!r} {fault}")
