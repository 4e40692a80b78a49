"""Annotations of GitHub Actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from seedlint.diagnostics import Severity
from seedlint.report import Reporter, Style
from seedlint.report.summary import summary

if TYPE_CHECKING:
    from seedlint.engine import Located, Report

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class Github(Reporter):
    """Workflow commands, escaped so that nothing in a seed can be taken for one.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """

    name: ClassVar[str] = "github"

    def render(self, report: Report, style: Style) -> str:
        """Return one workflow command for each finding."""
        lines = [_command(item) for item in report.found]
        if not style.quiet:
            lines.extend(summary(report))
        return "".join(f"{line}\n" for line in lines)


def _command(item: Located) -> str:
    diagnostic = item.diagnostic
    places = f"line={item.start.line},endLine={item.end.line}"
    if item.start.line == item.end.line:
        places += f",col={item.start.column},endColumn={item.end.column}"
    properties = f"file={_property(diagnostic.path)},{places},title={_property(diagnostic.check)}"
    return f"::{_LEVELS[diagnostic.severity]} {properties}::{_data(diagnostic.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
