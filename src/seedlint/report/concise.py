"""One line per finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from seedlint.diagnostics import Safety
from seedlint.report import Reporter, Style
from seedlint.report.summary import statistics, summary
from seedlint.report.terminal import printable

if TYPE_CHECKING:
    from seedlint.engine import Located, Report


class Concise(Reporter):
    """``path:line:column: severity check message``, ``[*]`` where a safe fix exists."""

    name: ClassVar[str] = "concise"

    def render(self, report: Report, style: Style) -> str:
        """Return the report, a line for each finding."""
        lines = statistics(report) if style.statistics else [_line(item) for item in report.found]
        if not style.quiet:
            lines.extend(summary(report))
        return "".join(f"{line}\n" for line in lines)


def _line(item: Located) -> str:
    diagnostic = item.diagnostic
    star = " [*]" if diagnostic.fix is not None and diagnostic.fix.safety is Safety.SAFE else ""
    place = f"{printable(diagnostic.path)}:{item.start.line}:{item.start.column}"
    return f"{place}: {diagnostic.severity.value} {diagnostic.check}{star} {printable(diagnostic.message)}"
