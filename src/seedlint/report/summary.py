"""The closing lines that several formats share: counts, and what to do next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from seedlint.diagnostics import Safety, Severity

if TYPE_CHECKING:
    from seedlint.engine import Report


def plural(count: int, noun: str) -> str:
    """Return ``1 seed``, ``2 seeds``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def fixable(report: Report, safety: Safety) -> int:
    """Return how many findings have a fix of ``safety``."""
    return sum(1 for item in report.found if item.diagnostic.fix is not None and item.diagnostic.fix.safety is safety)


def summary(report: Report) -> list[str]:
    """Return the closing lines: what was found, and what would mend it."""
    checked = plural(report.seeds, "seed")
    if not report.found:
        return [f"All clean: {checked} checked."]
    counts = ", ".join(
        plural(report.count(severity), severity.value) for severity in Severity if report.count(severity)
    )
    seeds = len({item.diagnostic.path for item in report.found})
    lines = [f"Found {plural(len(report.found), 'problem')} ({counts}) in {seeds} of {checked}."]
    safe, unsafe = fixable(report, Safety.SAFE), fixable(report, Safety.UNSAFE)
    if safe:
        lines.append(f"{safe} can be mended with `seedlint fix`.")
    if unsafe:
        more = "more " if safe else ""
        lines.append(
            f"{unsafe} {more}can be mended with `seedlint fix --unsafe`, which may change words or drop content."
        )
    return lines


def statistics(report: Report) -> list[str]:
    """Return one line per check: how often it fired, how many of those have a fix, and its name."""
    counts = Counter(item.diagnostic.check for item in report.found)
    fixes = Counter(
        item.diagnostic.check
        for item in report.found
        if item.diagnostic.fix is not None and item.diagnostic.fix.safety is not Safety.MANUAL
    )
    width = len(str(max(counts.values(), default=0)))
    return [
        f"{count:>{width}}  {name}" + (f"  ({fixes[name]} fixable)" if fixes[name] else "")
        for name, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
