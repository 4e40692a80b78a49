"""The output for programs: one JSON object. Offsets are code points of the decoded file, from 0."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from seedlint.diagnostics import Safety, Severity
from seedlint.report import Reporter, Style

if TYPE_CHECKING:
    from seedlint.diagnostics import Fix
    from seedlint.engine import Located, Report
    from seedlint.seed.source import Position

VERSION = 1
"""Raised when a key changes its meaning or goes; new keys do not raise it."""


class Json(Reporter):
    """``version``, ``summary`` and ``diagnostics``, pure ASCII so that any pipe carries it."""

    name: ClassVar[str] = "json"

    def render(self, report: Report, style: Style) -> str:
        """Return the report as one object."""
        import json

        del style  # every style is the same to a program
        fixable = (Safety.SAFE, Safety.UNSAFE)
        fixes = [item.diagnostic.fix for item in report.found]
        document = {
            "version": VERSION,
            "summary": {
                "seeds": report.seeds,
                "diagnostics": len(report.found),
                "errors": report.count(Severity.ERROR),
                "warnings": report.count(Severity.WARNING),
                "infos": report.count(Severity.INFO),
                "fixable": sum(fix is not None and fix.safety in fixable for fix in fixes),
            },
            "diagnostics": [_diagnostic(item) for item in report.found],
        }
        return json.dumps(document) + "\n"  # one line: indenting leaves the C encoder, and costs five times as much


def _diagnostic(item: Located) -> dict[str, object]:
    diagnostic = item.diagnostic
    return {
        "path": diagnostic.path,
        "check": diagnostic.check,
        "plugin": diagnostic.plugin,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "excerpt": item.excerpt,
        "start": _place(diagnostic.span.start, item.start),
        "end": _place(diagnostic.span.end, item.end),
        "fix": _fix(diagnostic.fix),
        "related": [
            {
                "path": related.path or diagnostic.path,
                "start": _place(related.span.start, start),
                "end": _place(related.span.end, end),
                "message": related.message,
            }
            for related, (start, end) in zip(diagnostic.related, item.related, strict=True)
        ],
    }


def _place(offset: int, position: Position) -> dict[str, int]:
    return {"offset": offset, "line": position.line, "column": position.column}


def _fix(fix: Fix | None) -> dict[str, object] | None:
    if fix is None:
        return None
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safety": fix.safety.value, "edits": edits}
