"""From TOML to frozen options. An unknown key or name is an error that names the nearest one."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import types
import typing
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seedlint.check import GROUPS, Check, Site
from seedlint.diagnostics import Severity

if TYPE_CHECKING:
    from seedlint.plugins import CheckInfo, Registry

FILE_NAME = "seedlint.toml"
_OFF = "off"
_KEYS = (
    "select",
    "ignore",
    "include",
    "exclude",
    "profile",
    "time_zone",
    "script",
    "image_fields",
    "text_fields",
    "corpus",
    "plugins",
    "per_file_ignores",
    "checks",
)


class ConfigError(Exception):
    """The configuration is wrong; the message says where, what, and what was perhaps meant."""


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration, all of it checked except what needs the registry (see ``select_checks``)."""

    path: Path | None = None
    root: Path = Path()
    site: Site = Site()
    include: tuple[str, ...] = ("*.md", "*.markdown", "*.html", "*.htm")
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ("recommended",)
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = field(default_factory=dict)
    """By check; None is off."""
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    corpus: tuple[str, ...] = ()
    disabled_plugins: tuple[str, ...] = ()
    plugin_modules: tuple[str, ...] = ()


def find_config(start: Path) -> Path | None:
    """Return the nearest ``seedlint.toml``, or ``pyproject.toml`` with ``[tool.seedlint]``, from ``start`` up.

    The search ends at the top of the git repository that holds ``start``.
    """
    for folder in (start, *start.parents):
        candidate = folder / FILE_NAME
        if candidate.is_file():
            return candidate
        pyproject = folder / "pyproject.toml"
        if pyproject.is_file() and "seedlint" in _read(pyproject).get("tool", {}):
            return pyproject
        if (folder / ".git").exists():
            return None
    return None


def load_config(path: Path | None, start: Path) -> Config:
    """Read the configuration at ``path``; without one, the defaults hold, and ``start`` is the root."""
    if path is None:
        root = start.resolve()
        return Config(root=root, site=Site(root=str(root)))
    table = _read(path)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("seedlint", {})
    return _Reader(path, table).read()


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the one of ``names`` that ``name`` was probably meant to be, or None."""
    from rapidfuzz import process

    found = process.extractOne(name, list(names), score_cutoff=60)
    return found[0] if found else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return ``; did you mean X?``, or nothing."""
    meant = nearest(name, names)
    return f"; did you mean {meant}?" if meant else ""


class _Reader:
    def __init__(self, path: Path, table: Mapping[str, Any]) -> None:
        self._path = path
        self._table = table

    def read(self) -> Config:
        table, root = self._table, self._path.absolute().parent.resolve()
        for key in table:
            if key not in _KEYS:
                raise self._error(key, f"unknown key{did_you_mean(key, _KEYS)}")
        plugins = self._table_at("plugins")
        for key in plugins:
            if key not in {"modules", "disable"}:
                raise self._error(f"plugins.{key}", "unknown key; there are modules and disable")
        defaults = Config()
        severity, options = self._checks()
        return Config(
            path=self._path,
            root=root,
            site=self._site(root),
            include=self._strings("include", table, defaults.include),
            exclude=self._strings("exclude", table, ()),
            select=self._strings("select", table, defaults.select),
            ignore=self._strings("ignore", table, ()),
            severity=severity,
            options=options,
            per_file_ignores=tuple(
                (pattern, self._strings(pattern, self._table_at("per_file_ignores"), ()))
                for pattern in self._table_at("per_file_ignores")
            ),
            corpus=self._strings("corpus", table, ()),
            disabled_plugins=self._strings("disable", plugins, ()),
            plugin_modules=self._strings("modules", plugins, ()),
        )

    def _site(self, root: Path) -> Site:
        hints = typing.get_type_hints(Site)
        values: dict[str, Any] = {"root": str(root)}
        for name in ("profile", "time_zone", "script", "image_fields", "text_fields"):
            if name in self._table:
                try:
                    values[name] = _fit(self._table[name], hints[name])
                except ValueError as error:
                    raise self._error(name, str(error)) from error
        if values.get("time_zone"):
            self._check_zone(values["time_zone"])
        return Site(**values)

    def _check_zone(self, name: str) -> None:
        import zoneinfo

        try:
            zoneinfo.ZoneInfo(name)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
            hint = did_you_mean(name, zoneinfo.available_timezones())
            raise self._error("time_zone", f"no such time zone: {name!r}{hint}") from error

    def _checks(self) -> tuple[dict[str, Severity | None], dict[str, Mapping[str, object]]]:
        severities: dict[str, Severity | None] = {}
        options: dict[str, Mapping[str, object]] = {}
        for name, table in self._table_at("checks").items():
            if not isinstance(table, dict):
                raise self._error(f"checks.{name}", "must be a table")
            rest = dict(table)
            if "severity" in rest:
                value = rest.pop("severity")
                names = [*(severity.value for severity in Severity), _OFF]
                if value not in names:
                    raise self._error(f"checks.{name}.severity", f"must be one of {', '.join(names)}, not {value!r}")
                severities[name] = None if value == _OFF else Severity(value)
            options[name] = rest
        return severities, options

    def _table_at(self, key: str) -> dict[str, Any]:
        table = self._table.get(key, {})
        if not isinstance(table, dict):
            raise self._error(key, "must be a table")
        return table

    def _strings(self, key: str, table: Mapping[str, Any], default: tuple[str, ...]) -> tuple[str, ...]:
        value = table.get(key, default)
        if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
            raise self._error(key, "must be a list of strings")
        return tuple(value)

    def _error(self, key: str, message: str) -> ConfigError:
        return ConfigError(f"{self._path}: {key}: {message}")


def _fit(value: object, hint: Any) -> object:
    """Return ``value``, as TOML reads it, as the type ``hint`` asks for. Raises ``ValueError`` where it is not."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        if value in arguments:
            return value
        raise ValueError(f"must be one of {', '.join(map(str, arguments))}, not {value!r}")
    if origin in {types.UnionType, typing.Union}:
        problems = []
        for choice in arguments:
            if choice is type(None):
                continue
            try:
                return _fit(value, choice)
            except ValueError as error:
                problems.append(str(error))
        raise ValueError(" or ".join(problems))
    if origin in {tuple, frozenset}:
        if not isinstance(value, list):
            raise ValueError(f"must be a list, not {value!r}")
        items = [_fit(item, arguments[0]) for item in value]
        return frozenset(items) if origin is frozenset else tuple(items)
    if origin in {Mapping, dict}:
        if not isinstance(value, dict):
            raise ValueError(f"must be a table, not {value!r}")
        return {key: _fit(item, arguments[1]) for key, item in value.items()}
    expected = float if hint is float and isinstance(value, int) else hint
    if type(value) is expected or (hint is float and type(value) is int):
        return value
    raise ValueError(f"must be {_TYPE_NAMES.get(hint, hint)}, not {value!r}")


_TYPE_NAMES = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}


def select_checks(
    registry: Registry, config: Config, select: Sequence[str] | None, ignore: Sequence[str] | None
) -> tuple[Check[Any], ...]:
    """Return the checks that a run uses, made with their options.

    ``select`` and ``ignore`` come from the command line: ``select`` replaces the configuration's,
    ``ignore`` adds to it. Names are those of checks, plugins and groups, ``all`` and ``recommended``.
    A check that is selected by its own name runs whatever a wider name ignores. Raises ``ConfigError``.
    """
    place = f"{config.path}: " if config.path else ""
    for name in (*config.options, *config.severity):
        if name not in registry.checks:
            raise ConfigError(f"{place}checks.{name}: no such check{did_you_mean(name, registry.checks)}")
    for pattern, names in config.per_file_ignores:
        _expand(names, registry, f"{place}per_file_ignores.{pattern!r}")
    wanted = _expand(config.select if select is None else select, registry, f"{place}select" if select is None else "--select")
    explicit = set(config.select if select is None else select)
    unwanted = _expand(config.ignore, registry, f"{place}ignore")
    unwanted |= _expand(ignore or (), registry, "--ignore")
    named = {*config.ignore, *(ignore or ())}
    chosen = [
        info
        for name, info in registry.checks.items()
        if name in wanted and (name not in unwanted or (name in explicit and name not in named))
    ]
    made = [
        _make(info, config, place)
        for info in (chosen if select is None else chosen)
        if config.severity.get(info.check.name, Severity.INFO) is not None
    ]
    for name in config.options:  # wrong options are an error also where the check does not run
        _options(registry.checks[name].check, config.options[name], place)
    return tuple(made)


def _expand(names: Iterable[str], registry: Registry, place: str) -> set[str]:
    """Return the names of the checks that ``names`` stand for."""
    found: set[str] = set()
    for name in names:
        matched = {check for check, info in registry.checks.items() if _stands_for(name, info)}
        if not matched and name not in {"all", "recommended", *GROUPS, *registry.plugins}:
            known = {"all", "recommended", *GROUPS, *registry.plugins, *registry.checks}
            raise ConfigError(f"{place}: {name!r} is no check, plugin or group{did_you_mean(name, known)}")
        found |= matched
    return found


def _stands_for(name: str, info: CheckInfo) -> bool:
    check = info.check
    return (
        name in {"all", check.name, info.plugin}
        or name in check.groups
        or (name == "recommended" and check.recommended)
    )


def _make(info: CheckInfo, config: Config, place: str) -> Check[Any]:
    options = _options(info.check, config.options.get(info.check.name, {}), place)
    try:
        return info.check(options, config.site)
    except ValueError as error:
        raise ConfigError(f"{place}checks.{info.check.name}: {error}") from error


def _options(check: type[Check[Any]], table: Mapping[str, object], place: str) -> Any:
    names = [item.name for item in dataclasses.fields(check.Options)]
    for key in table:
        if key not in names:
            raise ConfigError(f"{place}checks.{check.name}.{key}: no such option{did_you_mean(key, names)}")
    if not table:
        return check.Options()
    hints = typing.get_type_hints(check.Options)
    values = {}
    for key, value in table.items():
        try:
            values[key] = _fit(value, hints[key])
        except ValueError as error:
            raise ConfigError(f"{place}checks.{check.name}.{key}: {error}") from error
    return check.Options(**values)


def ignored_for(config: Config, path: str) -> frozenset[str]:
    """Return the names that the configuration's per-file ignores turn off for the seed at ``path``.

    They may be names of checks, plugins and groups; ``resolve_ignores`` turns them into checks.
    """
    if not config.per_file_ignores:
        return frozenset()
    return frozenset(
        name for pattern, names in config.per_file_ignores if matches(path, pattern) for name in names
    )


def matches(path: str, pattern: str) -> bool:
    """Return whether the glob ``pattern`` matches ``path``, relative to the root with forward slashes.

    ``*`` stops at a slash, ``**`` does not. A pattern without a slash matches a name at any depth;
    a pattern that matches a folder matches all that is in it.
    """
    return _pattern(pattern).match(path) is not None


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> re.Pattern[str]:
    cleaned = pattern.removeprefix("./").removeprefix("/").rstrip("/")
    prefix = "" if "/" in pattern.rstrip("/") else r"(?:.*/)?"
    parts = re.split(r"(\*\*/|/\*\*\Z|\*\*|\*|\?|\[[^\]]+\])", cleaned)
    wild = {"**/": r"(?:.*/)?", "/**": r"(?:/.*)?", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}
    body = "".join(wild.get(part) or (part if part.startswith("[") else re.escape(part)) for part in parts)
    return re.compile(f"{prefix}{body}(?:/.*)?\\Z", re.S)


__all__ = [
    "Collection",
    "Config",
    "ConfigError",
    "did_you_mean",
    "find_config",
    "ignored_for",
    "load_config",
    "matches",
    "nearest",
    "select_checks",
]
