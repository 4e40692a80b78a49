"""Which checks run, made with their options.

A name in ``select`` or ``ignore`` is that of a check, of a plugin, of a group, ``recommended`` or ``all``.
The more precise name wins, whatever the order; ``ignore`` wins a draw. The command line's ``--select``
takes the place of the configuration's ``select`` and wins a draw with the configuration's ``ignore``;
``--ignore`` always wins over the configuration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from seedlint.check import GROUPS, ConfigError
from seedlint.config.options import make_check
from seedlint.nearest import suggestion

if TYPE_CHECKING:
    from seedlint.check import Check
    from seedlint.config.model import Config
    from seedlint.plugins import CheckInfo, Registry

RECOMMENDED = "recommended"
ALL = "all"
_NEVER = -1
_EVERYTHING, _GROUP, _PLUGIN, _CHECK = range(4)


def select_checks(
    registry: Registry, config: Config, select: Sequence[str] | None, ignore: Sequence[str] | None
) -> tuple[Check[Any], ...]:
    """Return the checks that run, sorted by name. Raises ``ConfigError`` for a name that nothing has.

    ``select`` and ``ignore`` are the command line's; None where they were not given. While a plugin is
    missing (disabled or broken), a name that nobody knows may be one of its, and is let pass.
    """
    _validate(registry, config, select, ignore)
    chosen_by_hand = select is not None
    chosen = _precision(config.select if select is None else select)
    off = tuple(name for name, severity in config.severity.items() if severity is None)
    ignored = _precision((*config.ignore, *off))
    ignored_by_hand = _precision(ignore or ())
    checks = []
    for name, info in registry.checks.items():
        precision = chosen(info)
        if precision == _NEVER or ignored(info) >= precision + chosen_by_hand:
            continue
        if ignored_by_hand(info) >= (precision if chosen_by_hand else _EVERYTHING):
            continue
        checks.append(make_check(info.check, config.options.get(name, {}), config.site, config.source))
    return tuple(checks)


def bind(config: Config, registry: Registry) -> Config:
    """Return ``config`` with the plugins and groups of ``per_file_ignores`` replaced by their checks."""
    expanded = []
    for glob, names in config.per_file_ignores:
        matches = _precision(names)
        expanded.append((glob, tuple(name for name, info in registry.checks.items() if matches(info) != _NEVER)))
    return config._replace(per_file_ignores=tuple(expanded))


def _precision(names: Iterable[str]) -> Callable[[CheckInfo], int]:
    """Return a function that says how precisely ``names`` name a check, ``_NEVER`` where they do not."""
    wanted = frozenset(names)

    def precision(info: CheckInfo) -> int:
        check = info.check
        if check.name in wanted:
            return _CHECK
        if info.plugin in wanted:
            return _PLUGIN
        if not wanted.isdisjoint(check.groups):
            return _GROUP
        if ALL in wanted or (check.recommended and RECOMMENDED in wanted):
            return _EVERYTHING
        return _NEVER

    return precision


def _validate(registry: Registry, config: Config, select: Sequence[str] | None, ignore: Sequence[str] | None) -> None:
    selectable = {*registry.checks, *registry.plugins, *registry.missing, *GROUPS, RECOMMENDED, ALL}
    per_file = [(config.source, f"per_file_ignores.{glob!r}", names) for glob, names in config.per_file_ignores]
    for source, key, names in [
        ("--select", "", select or ()),
        ("--ignore", "", ignore or ()),
        (config.source, "select", config.select),
        (config.source, "ignore", config.ignore),
        *per_file,
    ]:
        for name in names:
            if name not in selectable and not registry.missing:
                raise ConfigError(source, key, f"unknown name {name!r}{suggestion(name, selectable)}")
    for name, options in config.options.items():
        info = registry.checks.get(name)
        if info is not None:
            make_check(info.check, options, config.site, config.source)
        elif not registry.missing:
            raise ConfigError(config.source, f"checks.{name}", f"unknown check{suggestion(name, registry.checks)}")
