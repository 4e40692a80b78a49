"""What a check yields, taken over by the run; and what is said of a check that is at fault.

A check that raises, or yields something else than findings, costs its own result on that seed and is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.check import ConfigError
from seedlint.diagnostics import Diagnostic, Edit, Finding, Fix, Keeps, Related, Safety, Severity, Span

if TYPE_CHECKING:
    from seedlint.engine import ActiveCheck

INTERNAL_ERROR = "internal-error"
CORE = "seedlint"
"""The plugin name of what the engine itself reports."""


class MalformedError(Exception):
    """A check yielded something else than a finding."""


def diagnose(finding: Finding, active: ActiveCheck, path: str) -> Diagnostic:
    """Return ``finding`` as the run knows it. Raises ``MalformedError`` for what no report and no fix could use.

    Whether the span lies in the seed is for ``misplaced`` to say, where the seed is at hand.
    """
    if not isinstance(finding, Finding):
        raise MalformedError(f"{finding!r} is no Finding")
    span, message, fix, related, its_path = finding
    if (
        not isinstance(span, Span)
        or not isinstance(message, str)
        or not (its_path is None or isinstance(its_path, str))
    ):
        raise MalformedError(f"{finding!r} needs a Span, a message and, if any, a path")
    start, end = span
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise MalformedError(f"{span!r} is no range in a text")
    if fix is not None:
        _require_fix(fix)
    if related:
        _require_related(related)
    return Diagnostic(its_path or path, active.name, active.plugin, active.severity, span, message, fix, related)


def _require_fix(fix: Fix) -> None:
    if not isinstance(fix, Fix):
        raise MalformedError(f"{fix!r} is no Fix")
    title, edits, safety, keeps, fields = fix
    if not (
        isinstance(title, str)
        and isinstance(edits, (tuple, list))
        and isinstance(safety, Safety)
        and isinstance(keeps, Keeps)
        and isinstance(fields, (frozenset, set))
    ):
        raise MalformedError(f"{fix!r} needs a title, a tuple of edits, a Safety, a Keeps and a frozenset of fields")
    for edit in edits:
        if not (
            isinstance(edit, Edit)
            and isinstance(edit[0], int)
            and isinstance(edit[1], int)
            and isinstance(edit[2], str)
        ):
            raise MalformedError(f"{edit!r} is no Edit with a range and a text")


def _require_related(places: tuple[Related, ...]) -> None:
    for place in places:
        if not (isinstance(place, Related) and isinstance(place.span, Span) and isinstance(place.message, str)):
            raise MalformedError(f"{place!r} is no Related with a Span and a message")
        start, end = place.span
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
            raise MalformedError(f"{place.span!r} is no range in a text")


def misplaced(diagnostic: Diagnostic, length: int) -> Diagnostic:
    """Return the diagnostic that says that ``diagnostic`` lies outside of its seed of ``length`` characters."""
    start, end = diagnostic.span
    whose = f"{diagnostic.check} of plugin {diagnostic.plugin}"
    return internal_error(
        diagnostic.path,
        f"{whose} yields what is no finding: its place [{start}, {end}) is outside of the seed's {length} characters"
        f" ({diagnostic.message})",
    )


def crash(active: ActiveCheck, path: str, error: BaseException) -> Diagnostic:
    """Return the diagnostic that says that a check of a plugin raised ``error`` on a seed.

    What is no fault of the plugin is raised again: the user's interrupt, and a configuration that is wrong.
    """
    if isinstance(error, (KeyboardInterrupt, ConfigError)):
        raise error
    whose = f"{active.name} of plugin {active.plugin} {active.version}"
    if isinstance(error, MalformedError):
        return internal_error(path, f"{whose} yields what is no finding: {error}")
    return internal_error(path, f"{whose} crashed: {said(error)}")


def said(error: BaseException) -> str:
    """Return the name and the message of ``error``."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def internal_error(path: str, message: str) -> Diagnostic:
    """Return the diagnostic of a fault of seedlint's or a plugin's, on one line."""
    return Diagnostic(path, INTERNAL_ERROR, CORE, Severity.ERROR, Span(0, 0), " ".join(message.split()))
