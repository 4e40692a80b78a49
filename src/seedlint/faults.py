"""What a check yields, taken over by the run; and what is said of a check that is at fault.

A check that raises, or yields something else than findings, costs its own result on that seed and is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.check import ConfigError
from seedlint.diagnostics import Change, Diagnostic, Edit, Finding, Fix, Keeps, Related, Safety, Severity, Span

if TYPE_CHECKING:
    from seedlint.engine import ActiveCheck

INTERNAL_ERROR = "internal-error"
CORE = "seedlint"
"""The plugin name of what the engine itself reports."""

_new = tuple.__new__
"""Makes a NamedTuple without going through its own function: a quarter of what taking over a finding costs."""


class MalformedError(Exception):
    """A check yielded something else than a finding."""


def diagnose(finding: Finding, active: ActiveCheck, path: str) -> Diagnostic:
    """Return ``finding`` as the run knows it. Raises ``MalformedError`` for what no report and no fix could use.

    Whether the span lies in the seed is for ``misplaced`` to say, where the seed is at hand. This runs for every
    finding: what it does not know for good at a glance it leaves to ``_require``.
    """
    try:
        span, message, fix, related, its_path = finding
        start, end = span
        good = type(finding) is Finding and type(span) is Span and 0 <= start <= end and type(message) is str
        if fix is not None:
            good = good and type(fix) is Fix and type(fix[2]) is Safety
            good = good and type(fix[0]) is str and type(fix[3]) is Keeps and type(fix[4]) is frozenset
            good = good and (not fix[5] or (type(fix[5]) is tuple and all(map(_is_change, fix[5]))))
            for edit in fix[1]:
                if type(edit) is not Edit or type(edit[2]) is not str or not edit[0] <= edit[1]:
                    good = False
    except (TypeError, ValueError):
        good = False
    if not good or related or its_path is not None:
        _require(finding)
    check, plugin, _, severity = active
    return _new(Diagnostic, (its_path or path, check.name, plugin, severity, span, message, fix, related))


def _require(finding: Finding) -> None:
    """Raise ``MalformedError`` with what is wrong with ``finding``, if anything is."""
    if not isinstance(finding, Finding):
        raise MalformedError(f"{finding!r} is no Finding")
    _require_span(finding.span)
    if not isinstance(finding.message, str):
        raise MalformedError(f"the message {finding.message!r} is no text")
    if not isinstance(finding.path, str | None):
        raise MalformedError(f"the path {finding.path!r} is no text")
    for place in finding.related:
        if not isinstance(place, Related):
            raise MalformedError(f"{place!r} is no Related")
        _require_span(place.span)
        if not isinstance(place.message, str) or not isinstance(place.path, str | None):
            raise MalformedError(f"{place!r} needs a message, and perhaps a path")
    fix = finding.fix
    if fix is None:
        return
    if not isinstance(fix, Fix) or not isinstance(fix.safety, Safety) or not isinstance(fix.edits, tuple | list):
        raise MalformedError(f"{fix!r} is no Fix with edits and a Safety")
    if not isinstance(fix.title, str) or not isinstance(fix.keeps, Keeps) or not isinstance(fix.fields, frozenset):
        raise MalformedError(f"{fix!r} needs a title, what it keeps, and a frozenset of fields")
    if type(fix.changes) is not tuple or not all(map(_is_change, fix.changes)):
        raise MalformedError(f"{fix!r} needs a tuple of what it changes")
    for edit in fix.edits:
        if not isinstance(edit, Edit) or not isinstance(edit.text, str):
            raise MalformedError(f"{edit!r} is no Edit with a text")
        _require_span(Span(edit.start, edit.end))


def _is_change(change: object) -> bool:
    return (
        isinstance(change, Change)
        and isinstance(change.at, int)
        and isinstance(change.old, str | None)
        and isinstance(change.new, str | None)
        and change.of in (Keeps.VISIBLE_TEXT, Keeps.URLS, Keeps.LABELS)
    )


def _require_span(span: Span) -> None:
    if not isinstance(span, Span):
        raise MalformedError(f"{span!r} is no Span")
    if not (isinstance(span.start, int) and isinstance(span.end, int) and 0 <= span.start <= span.end):
        raise MalformedError(f"{span!r} is no range of a text")


def misplaced(diagnostic: Diagnostic, length: int) -> Diagnostic:
    """Return the diagnostic that says that ``diagnostic`` lies outside of its seed of ``length`` characters."""
    start, end = diagnostic.span
    whose = f"The check {diagnostic.check} of plugin {diagnostic.plugin}"
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
    whose = f"The check {active.name} of plugin {active.plugin} {active.version}"
    if isinstance(error, MalformedError):
        return internal_error(path, f"{whose} yields what is no finding: {error}")
    return internal_error(path, f"{whose} crashed: {said(error)}")


def said(error: BaseException) -> str:
    """Return the name and the message of ``error``."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def internal_error(path: str, message: str) -> Diagnostic:
    """Return the diagnostic of a fault of seedlint's or a plugin's, on one line."""
    return Diagnostic(path, INTERNAL_ERROR, CORE, Severity.ERROR, Span(0, 0), " ".join(message.split()))
