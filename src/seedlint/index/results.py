"""Findings to bytes and back, as JSON: what is read back is data, whoever wrote it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from seedlint.check import Target
from seedlint.diagnostics import Change, Diagnostic, Edit, Fix, Keeps, Related, Safety, Severity, Span
from seedlint.engine import Located, SeedReport
from seedlint.seed.source import Position

_SEVERITIES = {severity.value: severity for severity in Severity}
_SAFETIES = {safety.value: safety for safety in Safety}
_KEEPS = {number: Keeps(number) for number in range(Keeps.ALL.value + 1)}

_new = tuple.__new__
"""Makes a NamedTuple without going through its own function: a third of what reading a finding costs."""


def encode_report(report: SeedReport) -> bytes:
    """Return the findings and the targets of a seed; lines that hold several findings are written once."""
    lines: dict[str, int] = {}
    found = [
        (
            _diagnostic(item.diagnostic, report.path),
            (*item.start, *item.end),
            item.excerpt,
            lines.setdefault(item.line, len(lines)),
            item.related,
        )
        for item in report.found
    ]
    targets = [(check, target.key, target.span) for check, target in report.targets]
    return json.dumps((list(lines), found, targets)).encode()


def decode_report(data: bytes, path: str) -> SeedReport:
    """Return what ``encode_report`` was given, for the seed at ``path``."""
    lines, found, targets = json.loads(data)
    return SeedReport(
        path,
        tuple(
            _new(
                Located,
                (
                    _read_diagnostic(diagnostic, path),
                    _new(Position, place[:2]),
                    _new(Position, place[2:]),
                    excerpt,
                    lines[line],
                    tuple((Position(*start), Position(*end)) for start, end in related),
                ),
            )
            for diagnostic, place, excerpt, line, related in found
        ),
        (),
        tuple((check, Target(key, Span(*span))) for check, key, span in targets),
    )


def encode_diagnostics(found: Iterable[Diagnostic]) -> bytes:
    """Return what corpus checks conclude."""
    return json.dumps([_diagnostic(diagnostic, "") for diagnostic in found]).encode()


def decode_diagnostics(data: bytes) -> list[Diagnostic]:
    """Return what ``encode_diagnostics`` was given."""
    return [_read_diagnostic(diagnostic, "") for diagnostic in json.loads(data)]


def _diagnostic(diagnostic: Diagnostic, path: str) -> tuple[object, ...]:
    fix = diagnostic.fix
    changes = () if fix is None else [(at, old, new, of.value) for at, old, new, of in fix.changes]
    return (
        diagnostic.path if diagnostic.path != path else None,
        diagnostic.check,
        diagnostic.plugin,
        diagnostic.severity.value,
        diagnostic.span,
        diagnostic.message,
        None if fix is None else (fix.title, fix.edits, fix.safety.value, fix.keeps.value, sorted(fix.fields), changes),
        diagnostic.related,
    )


def _read_diagnostic(data: Any, path: str) -> Diagnostic:
    whose, check, plugin, severity, span, message, fix, related = data
    return _new(
        Diagnostic,
        (
            path if whose is None else whose,
            check,
            plugin,
            _SEVERITIES[severity],
            _new(Span, span),
            message,
            None if fix is None else _read_fix(*fix),
            tuple(Related(Span(*place), said, of) for place, said, of in related) if related else (),
        ),
    )


def _read_fix(title: str, edits: Any, safety: str, keeps: int, fields: list[str], changes: Any) -> Fix:
    spans = tuple([_new(Edit, edit) for edit in edits])
    declared = tuple([Change(at, old, new, _KEEPS[of]) for at, old, new, of in changes])
    return _new(Fix, (title, spans, _SAFETIES[safety], _KEEPS[keeps], frozenset(fields), declared))
