"""The output for people: the source line, a caret under the right column, the fix, and a summary."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from seedlint.diagnostics import Safety
from seedlint.report import Reporter, Style
from seedlint.report.summary import plural, statistics, summary
from seedlint.report.terminal import columns, paint, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint.engine import Located, Report

MAX_SHOWN = 3
"""How many findings of one check are shown in one seed; the rest are counted."""

_HINTS = {
    Safety.SAFE: "fix",
    Safety.UNSAFE: "unsafe fix",
    Safety.MANUAL: "suggestion",
}


class Text(Reporter):
    """Seed by seed; many findings of one check in one seed are shown three times and counted."""

    name: ClassVar[str] = "text"

    def render(self, report: Report, style: Style) -> str:
        """Return the report for a terminal."""
        lines: list[str] = []
        if style.statistics:
            lines.extend(statistics(report))
        else:
            for path, found in groupby(report.found, key=lambda item: item.diagnostic.path):
                lines.extend(_seed(path, list(found), style))
        if not style.quiet:
            lines.extend(summary(report))
        return "".join(f"{line}\n" for line in lines)


def _seed(path: str, found: list[Located], style: Style) -> Iterator[str]:
    shown: dict[str, int] = {}
    for item in found:
        name = item.diagnostic.check
        shown[name] = shown.get(name, 0) + 1
        if shown[name] <= MAX_SHOWN:
            yield from _finding(item, style)
    for name, count in shown.items():
        if count > MAX_SHOWN:
            more = f"{printable(path)}: {plural(count - MAX_SHOWN, 'more finding')} of {name} in this seed"
            yield paint(f"{more} (--output-format concise lists all)", "dim", style)
    yield ""


def _finding(item: Located, style: Style) -> Iterator[str]:
    diagnostic = item.diagnostic
    severity = diagnostic.severity.value
    place = paint(f"{printable(diagnostic.path)}:{item.start.line}:{item.start.column}", "bold", style)
    yield f"{place}: {paint(severity, severity, style)} {printable(diagnostic.message)} [{diagnostic.check}]"
    if item.line.strip():
        number = str(item.start.line)
        gutter = " " * len(number)
        before, marked, after = _window(item, style.width - len(number) - 4)
        yield f" {number} | {before}{marked}{after}"
        carets = "^" * max(columns(marked), 1)
        yield f" {gutter} | {' ' * columns(before)}{paint(carets, severity, style)}"
    for related, (start, _) in zip(diagnostic.related, item.related, strict=True):
        where = printable(related.path or diagnostic.path)
        yield f"   note: {where}:{start.line}:{start.column}: {printable(related.message)}"
    if diagnostic.fix is not None:
        yield f"   {_HINTS[diagnostic.fix.safety]}: {printable(diagnostic.fix.title)}"


def _window(item: Located, width: int) -> tuple[str, str, str]:
    """Return the source line in three parts, cut to ``width`` columns around the marked one."""
    line = item.line
    start = item.start.column - 1
    end = item.end.column - 1 if item.end.line == item.start.line else len(line)
    # No more than the width can be shown of each part, and lines of a post are whole paragraphs.
    before = printable(line[max(start - width, 0) : start])
    marked = printable(line[start : min(end, start + width)])
    after = printable(line[end : end + width])
    goes_on = end + width < len(line)
    if end - start > width or columns(marked) > width - 2:
        marked = _head(marked, width - 8) + "…"
        after, goes_on = "", False
    room = max(width - columns(marked), 0)
    taken = columns(before)
    tail = _head(after, max(room // 2, room - taken) - 1)
    if tail != after or goes_on:
        tail += "…"
    left = room - columns(tail)
    if start > width or taken > left:
        before = "…" + _head(before[::-1], left - 1)[::-1]
    return before, marked, tail


def _head(text: str, width: int) -> str:
    """Return as much of ``text`` as fits into ``width`` columns."""
    if columns(text) <= width:
        return text
    used = 0
    for index, character in enumerate(text):
        used += columns(character)
        if used > width:
            return text[:index]
    return text
