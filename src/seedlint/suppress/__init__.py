"""Suppressions: directives in a seed that silence a check by its name, at a place.

In the body these are comments::

    <!-- seedlint-disable-next NAME, NAME -- reason -->    the element, block or line that follows
    <!-- seedlint-disable NAME --> … <!-- seedlint-enable NAME -->
    <!-- seedlint-disable-file NAME -->

In YAML and TOML front matter, ``# seedlint: disable=NAME, NAME -- reason`` at the end of a field's line
or on a line of its own before it, and the field ``seedlint: {disable: [NAME]}`` for the whole file (JSON
too). In code they are text. A name that no check has, and a range that is never closed, are errors; what
suppresses nothing is reported and removed by its fix.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from seedlint.diagnostics import Diagnostic, Severity
from seedlint.nearest import suggestion
from seedlint.suppress.directives import Directive, Fault, read_directives
from seedlint.suppress.removal import removals
from seedlint.suppress.scopes import Suppression, resolve

if TYPE_CHECKING:
    from seedlint.seed import Seed

__all__ = ["INVALID", "UNUSED", "Directive", "Suppression", "apply"]

INVALID = "invalid-suppression"
UNUSED = "unused-suppression"
CORE = "seedlint"
_CRASH = "internal-error"
MARK = "seedlint"
"""What every directive holds; a seed without it costs one search."""


def apply(
    seed: Seed, diagnostics: Sequence[Diagnostic], known: Collection[str] | None, active: Collection[str]
) -> list[Diagnostic]:
    """Return ``diagnostics`` without the suppressed ones, and with what is wrong with the suppressions.

    ``known`` are the names that a directive may have, or None where a plugin is missing, so that nobody
    can tell; a suppression is called unused only where its
    check is in ``active``, that is, where it ran on this seed.
    """
    if MARK not in seed.text or seed.decode_error is not None:
        return list(diagnostics)
    directives, faults = read_directives(seed)
    if not directives and not faults:
        return list(diagnostics)
    suppressions = resolve(seed, directives, faults)
    kept, used = _sifted(seed.path, diagnostics, suppressions)
    kept += [_invalid(seed, fault) for fault in faults]
    for directive in directives:
        kept += [_invalid(seed, fault) for fault in _unknown_names(directive, known)]
    if not any(diagnostic.check == _CRASH for diagnostic in diagnostics):
        unused = [item for item in suppressions if item.name in active and item not in used]
        kept += _unused(seed, unused)
    return kept


def _sifted(
    path: str, diagnostics: Sequence[Diagnostic], suppressions: Sequence[Suppression]
) -> tuple[list[Diagnostic], set[Suppression]]:
    """Return what no suppression holds for where it begins, and every suppression that holds for something."""
    by_name: dict[str, list[Suppression]] = {}
    for item in suppressions:
        by_name.setdefault(item.name, []).append(item)
    ends = {name: _Ends(items) for name, items in by_name.items()}
    kept: list[Diagnostic] = []
    places: dict[str, list[int]] = {}
    for diagnostic in diagnostics:
        at = diagnostic.span.start
        if diagnostic.path == path and diagnostic.check in ends and ends[diagnostic.check].last_before(at) > at:
            places.setdefault(diagnostic.check, []).append(at)
        else:
            kept.append(diagnostic)
    used: set[Suppression] = set()
    for name, hits in places.items():
        hits.sort()
        for item in by_name[name]:
            index = bisect_left(hits, item.scope.start)
            if index < len(hits) and hits[index] < item.scope.end:
                used.add(item)
    return kept, used


class _Ends:
    """How far the scopes reach that begin at or before a place: each finding is looked up in all of them at once."""

    def __init__(self, suppressions: Sequence[Suppression]) -> None:
        scopes = sorted(item.scope for item in suppressions)
        self._starts = [scope.start for scope in scopes]
        self._reach = list(accumulate((scope.end for scope in scopes), max))

    def last_before(self, at: int) -> int:
        index = bisect_right(self._starts, at)
        return self._reach[index - 1] if index else -1


def _unknown_names(directive: Directive, known: Collection[str] | None) -> list[Fault]:
    if known is None:
        return []
    return [
        Fault(name.span, f"No check is called {name.text!r}{suggestion(name.text, known)}")
        for name in directive.names
        if name.text not in known
    ]


def _invalid(seed: Seed, fault: Fault) -> Diagnostic:
    return Diagnostic(seed.path, INVALID, CORE, Severity.ERROR, fault.span, fault.message)


def _unused(seed: Seed, unused: Sequence[Suppression]) -> list[Diagnostic]:
    """Return one diagnostic for each directive that has unused names; its fix takes those away."""
    by_directive: dict[Directive, list[Suppression]] = {}
    for item in unused:
        by_directive.setdefault(item.directive, []).append(item)
    found = []
    for (directive, idle), fix in zip(by_directive.items(), removals(seed, list(by_directive.values())), strict=True):
        names = ", ".join(item.name for item in idle)
        verb = "reports" if len(idle) == 1 else "report"
        message = f"Nothing is suppressed here: {names} {verb} nothing in this place"
        found.append(Diagnostic(seed.path, UNUSED, CORE, Severity.WARNING, directive.span, message, fix))
    return found
