"""The output format ``table``: a Markdown table, to be pasted into an issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seedlint.engine import Report
    from seedlint.report import Style


class Table:
    """One row per finding."""

    name = "table"

    def render(self, report: Report, style: Style) -> str:  # noqa: ARG002 - a table looks the same in any style
        """Return the table; what comes from a seed cannot break out of its cell."""
        rows = ["| place | check | message |", "|---|---|---|"]
        for item in report.found:
            found = item.diagnostic
            place = f"{found.path}:{item.start.line}:{item.start.column}"
            rows.append(f"| {_cell(place)} | {found.check} | {_cell(found.message)} |")
        return "".join(f"{row}\n" for row in rows)


def _cell(text: str) -> str:
    printable = "".join(character if character.isprintable() else " " for character in text)
    return printable.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
