"""What turns a ``Report`` into text. Built-in formats come through the same hook as a plugin's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from seedlint.hookspecs import hookimpl

if TYPE_CHECKING:
    from seedlint.engine import Report


class Style(NamedTuple):
    """How the output is to look. ``colour`` is True only on a terminal; ``width`` is in columns."""

    colour: bool = False
    width: int = 100
    quiet: bool = False
    statistics: bool = False


class Reporter(ABC):
    """An output format. ``name`` is what ``--output-format`` takes."""

    name: ClassVar[str]

    @abstractmethod
    def render(self, report: Report, style: Style) -> str:
        """Return the whole output, ending with a newline unless it is empty.

        All that comes from a seed must be escaped for where it goes.
        """


@hookimpl
def seedlint_reporters() -> tuple[type[Reporter], ...]:
    """Yield the built-in formats."""
    from seedlint.report.concise import Concise
    from seedlint.report.github import Github
    from seedlint.report.json import Json
    from seedlint.report.text import Text

    return (Concise, Github, Json, Text)
