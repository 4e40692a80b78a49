"""Markdown to HTML by markdown-it, as far as it gets in reasonable time."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

STEPS: Final = 5
"""How often each character may be looked at: no text that a person wrote nests brackets so deeply."""
FREE_STEPS: Final = 50_000
_COUNT: Final = "steps"


class TooDeepError(ValueError):
    """Brackets nest so deeply that reading them would take minutes: the label of each is sought in those around it."""

    def __init__(self) -> None:
        super().__init__("its body has too many brackets [ that nest or stay open for a second parser to read it")


def to_html(text: str) -> str:
    """Return the HTML of CommonMark with tables and strikethrough. Raises ``TooDeepError``."""
    return _renderer()(text, {_COUNT: STEPS * len(text) + FREE_STEPS})


@lru_cache(maxsize=1)
def _renderer() -> Callable[[str, dict[str, Any]], str]:
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import ParserInline

    class CountingInline(ParserInline):
        def skipToken(self, state: StateInline) -> None:  # noqa: N802 - the library's name
            state.env[_COUNT] -= 1
            if state.env[_COUNT] < 0:
                raise TooDeepError
            super().skipToken(state)

    class CountingMarkdown(MarkdownIt):
        def configure(self, *args: Any, **kwargs: Any) -> MarkdownIt:
            self.inline = CountingInline()
            return super().configure(*args, **kwargs)

    return CountingMarkdown("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"]).render
