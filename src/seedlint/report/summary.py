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
    """Return the closing lines: what was found, and what would fix it."""
    checked = plural(report.seeds, "seed")
    if not report.found:
        if report.crashed:
            return [f"Nothing found in {checked}, but not all checks could run: standard error says which and why."]
        return [f"All clean: {checked} checked."]
    counts = ", ".join(
        plural(report.count(severity), severity.value) for severity in Severity if report.count(severity)
    )
    seeds = len({item.diagnostic.path for item in report.found})
    lines = [f"Found {plural(len(report.found), 'problem')} ({counts}) in {seeds} of {checked}."]
    safe, unsafe = fixable(report, Safety.SAFE), fixable(report, Safety.UNSAFE)
    if safe:
        lines.append(f"{safe} can be fixed with `seedlint fix`.")
    if unsafe:
        more = "more " if safe else ""
        lines.append(
            f"{unsafe} {more}can be fixed with `seedlint fix --unsafe`, which may change words or drop content."
        )
    return lines


def statistics(report: Report) -> list[str]:
    """Return one line per check: how often it fired, how many of those have a fix, and its name."""
    counts = Counter(item.diagnostic.check for item in report.found)
    safe = _fixes(report, Safety.SAFE)
    unsafe = _fixes(report, Safety.UNSAFE)
    width = len(str(max(counts.values(), default=0)))
    return [
        f"{count:>{width}}  {name}" + _of_which(safe[name], unsafe[name])
        for name, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    ]


def _fixes(report: Report, safety: Safety) -> Counter[str]:
    found = (item.diagnostic for item in report.found)
    return Counter(one.check for one in found if one.fix is not None and one.fix.safety is safety)


def _of_which(safe: int, unsafe: int) -> str:
    parts = [f"{safe} fixable"] if safe else []
    if unsafe:
        parts.append(f"{unsafe} with --unsafe")
    return f"  ({', '.join(parts)})" if parts else ""
