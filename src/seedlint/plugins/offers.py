"""What a plugin's hooks return, and what is wrong with it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

import pluggy

from seedlint import hookspecs
from seedlint.check import GROUPS, CorpusCheck, ProbeCheck, SeedCheck, Triggers
from seedlint.diagnostics import Severity

HOOKS = ("seedlint_checks", "seedlint_reporters")

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_BASES = (SeedCheck, CorpusCheck, ProbeCheck)
_RESERVED = frozenset({*GROUPS, "all", "recommended"})


def hook_results(plugin: object, name: str, problems: list[str]) -> Iterator[tuple[str, list[object]]]:
    """Yield each hook of ``plugin`` with all it offers. What goes wrong is added to ``problems``.

    Every implementation is called by itself: a pluggy call would lose all results at the first
    exception, and would let a generator's exception out of the call.
    """
    manager = pluggy.PluginManager("seedlint")
    manager.add_hookspecs(hookspecs)
    try:
        manager.register(plugin, name)
        manager.check_pending()
    except (pluggy.PluginValidationError, ValueError) as error:
        problems.append(str(error))
    found = False
    for hook in HOOKS:
        for implementation in getattr(manager.hook, hook).get_hookimpls():
            found = True
            try:
                offered = list(implementation.function())
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                problems.append(f"{hook} raised {type(error).__name__}: {error}")
            else:
                yield hook, offered
    if not found and not problems:
        unmarked = [hook for hook in HOOKS if hasattr(plugin, hook)]
        problems.append(f"{unmarked[0]} lacks @hookimpl" if unmarked else f"has no hook: neither {' nor '.join(HOOKS)}")


def check_fault(item: Any) -> str | None:
    """Return what keeps ``item`` from being a check, or None."""
    if not (isinstance(item, type) and issubclass(item, _BASES)):
        return f"seedlint_checks yields {shown(item)}, which is no subclass of SeedCheck, CorpusCheck or ProbeCheck"
    called = item.__qualname__
    if inspect.isabstract(item):
        return f"{called} does not define {', '.join(sorted(item.__abstractmethods__))}"
    if not _NAME.fullmatch(item.name) or item.name in _RESERVED:
        return f"{called} has the name {item.name!r}, which cannot be selected"
    if not isinstance(item.severity, Severity):
        return f"{called}.severity is {item.severity!r}, which is no Severity"
    unknown = [group for group in item.groups if group not in GROUPS]
    if unknown:
        return f"{called} names the group {unknown[0]!r}; there are {', '.join(GROUPS)}"
    if issubclass(item, SeedCheck) and not isinstance(item.triggers, Triggers):
        return f"{called}.triggers is {shown(item.triggers)}, which is no Triggers"
    return _options_fault(item, called)


def _options_fault(item: Any, called: str) -> str | None:
    options = item.Options
    if not (isinstance(options, type) and is_dataclass(options) and _is_frozen(options)):
        return f"{called}.Options is {shown(options)}, which is no frozen dataclass"
    for option in fields(options):
        if option.default is MISSING and option.default_factory is MISSING:
            return f"{called}.Options.{option.name} has no default"
        if option.name == "severity":
            return f"{called}.Options.severity would hide the severity that the configuration sets"
    return None


def _is_frozen(options: Any) -> bool:
    return bool(options.__dataclass_params__.frozen)


def reporter_fault(item: Any) -> str | None:
    """Return what keeps ``item`` from being an output format, or None."""
    if not (inspect.isclass(item) and callable(getattr(item, "render", None))):
        return f"seedlint_reporters yields {shown(item)}, which is no subclass of Reporter"
    name = getattr(item, "name", None)
    if inspect.isabstract(item):
        return f"{item.__qualname__} does not define {', '.join(sorted(getattr(item, '__abstractmethods__', ())))}"
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return f"{item.__qualname__} has the name {name!r}, which cannot be asked for"
    return None


def shown(item: object) -> str:
    """Return ``item`` as a message has it, cut to a length that fits into a line."""
    text = repr(item)
    return text if len(text) <= 80 else f"{text[:79]}…"
