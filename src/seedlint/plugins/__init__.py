"""Plugins to a registry: one by one, sorted, and none can take another down.

A plugin is a module named by an entry point in the group ``seedlint``, or by the configuration. A plugin
that fails is a ``PluginFault``; all others load.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from seedlint.nearest import suggestion
from seedlint.plugins.entry_points import EntryPoint, entry_points
from seedlint.plugins.offers import check_fault, hook_results, reporter_fault, shown

if TYPE_CHECKING:
    from seedlint.check import Check
    from seedlint.report import Reporter

GROUP = "seedlint"
OWN = "seedlint"
"""The distribution whose plugins are the built-in ones: they load first, so no other can take their names."""


class CheckInfo(NamedTuple):
    """A check class and where it comes from."""

    check: type[Check[Any]]
    plugin: str
    distribution: str
    version: str


class PluginFault(NamedTuple):
    """Why a plugin, or a part of it, is not there; ``message`` is one line."""

    plugin: str
    version: str
    message: str


class Registry(NamedTuple):
    """What the plugins offer: ``checks`` and ``reporters`` are sorted by name."""

    checks: Mapping[str, CheckInfo]
    reporters: Mapping[str, type[Reporter]]
    faults: tuple[PluginFault, ...] = ()
    plugins: tuple[str, ...] = ()
    """The names of the plugins that loaded."""
    disabled: tuple[str, ...] = ()
    reporters_of: Mapping[str, str] = {}
    """Whose the reporters are, as a message calls it: a plugin with its distribution and version."""

    @property
    def missing(self) -> frozenset[str]:
        """The plugins that are known but are not, or not wholly, there."""
        return frozenset(self.disabled).union(fault.plugin for fault in self.faults)


class _Source(NamedTuple):
    """Where to load a plugin from, and what to call it."""

    plugin: str
    target: str
    distribution: str
    version: str

    def __str__(self) -> str:
        return f"{self.plugin} ({self.distribution} {self.version})".replace(" )", ")")


_BUILTIN = ("seedlint.report",)


def load_plugins(
    disabled: Collection[str], modules: Sequence[str], builtin: Sequence[str] = _BUILTIN, *, folder: str | None = None
) -> Registry:
    """Load all plugins but those ``disabled``: the built-in modules, entry points, and ``modules``.

    ``folder`` is where ``modules`` may lie beside what is installed: it is put at the end of the import path, so that
    a file in it takes no other module's name.

    Raises ``ValueError`` where ``disabled`` names a plugin that is not there.
    """
    sources = list(_sources(modules))
    known = {source.plugin for source in sources}
    for name in sorted(disabled):
        if name not in known:
            there = f"; there are {', '.join(sorted(known))}" if known else ""
            raise ValueError(f"no plugin is called {name!r}{suggestion(name, known) or there}")
    if modules and folder is not None and folder not in sys.path:
        sys.path.append(folder)
    loader = _Loader()
    for module in builtin:
        loader.load(_Source(OWN, module, OWN, ""))
    for source in sources:
        if source.plugin not in disabled:
            loader.load(source)
    return Registry(
        dict(sorted(loader.checks.items())),
        dict(sorted(loader.reporters.items())),
        tuple(loader.faults),
        tuple(sorted(loader.loaded)),
        tuple(sorted(disabled)),
        {name: str(source) for name, source in loader.reporter_sources.items()},
    )


def _sources(modules: Sequence[str]) -> Iterator[_Source]:
    """Yield the plugins by name, the built-in ones first and the configured modules last."""
    for point in sorted(entry_points(GROUP), key=_order):
        yield _Source(point.name, point.value, point.distribution, point.version)
    for module in sorted(set(modules)):
        yield _Source(module, module, "module", "")


def _order(point: EntryPoint) -> tuple[bool, str, str]:
    return (point.distribution != OWN, point.name, point.distribution)


class _Loader:
    """Gathers what plugins offer; the first to use a name keeps it."""

    def __init__(self) -> None:
        self.checks: dict[str, CheckInfo] = {}
        self.reporters: dict[str, type[Reporter]] = {}
        self.faults: list[PluginFault] = []
        self.loaded: dict[str, _Source] = {}
        self.reporter_sources: dict[str, _Source] = {}

    def load(self, source: _Source) -> None:
        """Add all that is right in a plugin, and one fault for all that is not."""
        if source.plugin in self.loaded and source.plugin != OWN:
            self._fault(source, [f"the name is taken by {self.loaded[source.plugin]}"])
            return
        try:
            plugin = _import(source.target)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self._fault(source, [f"cannot be imported: {_said(error)}"])
            return
        if source.plugin != OWN:
            self.loaded[source.plugin] = source
        problems: list[str] = []
        for hook, offered in hook_results(plugin, source.plugin, problems):
            add = self._add_check if hook == "seedlint_checks" else self._add_reporter
            for item in offered:
                try:
                    fault = add(item, source)
                except Exception as error:  # such as a check whose name is a number
                    fault = f"{hook} yields {shown(item)}, which cannot be used: {_said(error)}"
                if fault is not None:
                    problems.append(fault)
        self._fault(source, problems)

    def _add_check(self, item: Any, source: _Source) -> str | None:
        fault = check_fault(item)
        if fault is not None:
            return fault
        if item.name in self.checks:
            other = self.checks[item.name]
            first = _Source(other.plugin, "", other.distribution, other.version)
            return f"the check {item.name} of {source} is refused: {first} has one of this name"
        self.checks[item.name] = CheckInfo(item, source.plugin, source.distribution, source.version)
        return None

    def _add_reporter(self, item: Any, source: _Source) -> str | None:
        fault = reporter_fault(item)
        if fault is not None:
            return fault
        if item.name in self.reporters:
            first = self.reporter_sources[item.name]
            return f"the output format {item.name} of {source} is refused: {first} has one of this name"
        self.reporters[item.name] = item
        self.reporter_sources[item.name] = source
        return None

    def _fault(self, source: _Source, problems: Sequence[str]) -> None:
        if problems:
            message = " ".join("; ".join(problems).split())
            self.faults.append(PluginFault(source.plugin, f"{source.distribution} {source.version}".strip(), message))


def _import(target: str) -> object:
    """Return what ``module`` or ``module:attribute`` names."""
    module, _, attributes = target.partition(":")
    found: object = import_module(module.strip())
    for name in attributes.split("[")[0].strip().split(".") if attributes else ():
        found = getattr(found, name)
    return found


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
