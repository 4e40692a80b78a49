"""From installed plugins to a registry: one by one, each in its own try, sorted.

A pluggy call stops at the first exception and loses what was gathered, so no hook is called through
pluggy's dispatch: each plugin's implementation is called by itself, and pluggy validates its signature.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import pluggy

from seedlint import hookspecs
from seedlint.check import Check, CorpusCheck, ProbeCheck, SeedCheck

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seedlint.report import Reporter

GROUP = "seedlint"
"""The entry-point group."""
_KINDS = (SeedCheck, CorpusCheck, ProbeCheck)


@dataclass(frozen=True, slots=True)
class CheckInfo:
    """A check, and where it comes from."""

    check: type[Check[Any]]
    plugin: str
    distribution: str
    version: str


class PluginFault(NamedTuple):
    """Why a plugin, or a part of it, is not in use."""

    plugin: str
    version: str
    message: str


@dataclass(frozen=True, slots=True)
class Registry:
    """All checks and formats by name, in the order of their names, and what went wrong."""

    checks: Mapping[str, CheckInfo]
    reporters: Mapping[str, type[Reporter]]
    faults: tuple[PluginFault, ...]
    plugins: tuple[str, ...]


class _Source(NamedTuple):
    name: str
    distribution: str
    version: str
    load: Callable[[], object]


@dataclass(slots=True)
class _Loading:
    checks: dict[str, CheckInfo] = field(default_factory=dict)
    reporters: dict[str, type[Reporter]] = field(default_factory=dict)
    reporter_plugins: dict[str, str] = field(default_factory=dict)
    faults: list[PluginFault] = field(default_factory=list)


def load_plugins(disabled: Collection[str], modules: Sequence[str]) -> Registry:
    """Load every installed plugin and the ``modules`` that the configuration names, but for ``disabled``.

    Raises ``ValueError`` where ``disabled`` names a plugin that does not exist.
    """
    sources = sorted([*_installed(), *_modules(modules)], key=lambda source: source.name)
    unknown = sorted(set(disabled) - {source.name for source in sources})
    if unknown:
        known = ", ".join(source.name for source in sources)
        raise ValueError(f"no plugin is called {unknown[0]!r}; there are {known}")
    loading = _Loading()
    _register(_Source("seedlint", "seedlint", _own_version(), lambda: import_module("seedlint.report")), loading)
    used = [source for source in sources if source.name not in disabled]
    for source in used:
        _register(source, loading)
    return Registry(
        dict(sorted(loading.checks.items())),
        dict(sorted(loading.reporters.items())),
        tuple(loading.faults),
        tuple(source.name for source in used),
    )


def _own_version() -> str:
    from seedlint import __version__

    return __version__


def _installed() -> Iterator[_Source]:
    from importlib.metadata import distributions

    seen: set[tuple[str, str]] = set()
    for distribution in distributions():
        for point in distribution.entry_points:
            if point.group == GROUP and (point.name, point.value) not in seen:
                seen.add((point.name, point.value))
                yield _Source(point.name, distribution.name, distribution.version, point.load)


def _modules(modules: Iterable[str]) -> Iterator[_Source]:
    for module in modules:
        yield _Source(module, module, "(from the configuration)", lambda module=module: import_module(module))


def _register(source: _Source, loading: _Loading) -> None:
    def fault(message: str) -> None:
        loading.faults.append(PluginFault(source.name, f"{source.distribution} {source.version}", message))

    manager = pluggy.PluginManager("seedlint")
    manager.add_hookspecs(hookspecs)
    try:
        plugin = source.load()
        manager.register(plugin, source.name)
        manager.check_pending()
    except Exception as error:
        fault(f"cannot be loaded: {type(error).__name__}: {error}".replace("\n", " "))
        return
    for hook, take in (("seedlint_checks", _take_check), ("seedlint_reporters", _take_reporter)):
        for implementation in getattr(manager.hook, hook).get_hookimpls():
            try:
                yielded = list(implementation.function())
            except Exception as error:
                fault(f"{hook} raised {type(error).__name__}: {error}".replace("\n", " "))
                continue
            for item in yielded:
                message = take(item, source, loading)
                if message is not None:
                    fault(message)


def _take_check(item: object, source: _Source, loading: _Loading) -> str | None:
    """Register a check; return why not, or None."""
    if not (isinstance(item, type) and issubclass(item, _KINDS)) or inspect.isabstract(item):
        return f"yields {item!r}, which is not a complete check class"
    other = loading.checks.get(item.name)
    if other is not None:
        return f"yields {item.name}, a name that plugin {other.plugin} ({other.distribution}) has taken"
    loading.checks[item.name] = CheckInfo(item, source.name, source.distribution, source.version)
    return None


def _take_reporter(item: object, source: _Source, loading: _Loading) -> str | None:
    """Register a format; return why not, or None."""
    from seedlint.report import Reporter

    if not (isinstance(item, type) and issubclass(item, Reporter)) or inspect.isabstract(item):
        return f"yields {item!r}, which is not a complete reporter class"
    other = loading.reporter_plugins.get(item.name)
    if other is not None:
        return f"yields the output format {item.name}, a name that plugin {other} has taken"
    loading.reporters[item.name] = item
    loading.reporter_plugins[item.name] = source.name
    return None
