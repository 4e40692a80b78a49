"""The check ``space-inside-quotes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, pattern
from seedlint_text._chinese import CJK, CLOSING, OPENING, POINTS, is_chinese, is_joined, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

# One class of spaces comes first, by which the search can skip.
_BLANK = r"[ \t\xa0\u3000]"
# Most posts have no space beside a quotation mark, and never need the pattern that says which of them count.
_BESIDE = pattern(rf" (?:(?<=[{OPENING}].)|(?=[{CLOSING}]))")
_SPACE = pattern(
    rf"{_BLANK}(?<!{_BLANK}{_BLANK})"
    rf"(?:(?<=[{OPENING}].){_BLANK}*+(?=[{CJK}{OPENING}A-Za-z0-9])|{_BLANK}*+(?=[{CLOSING}]))"
)
_CONTENT = pattern(rf"[{CJK}{POINTS}{CLOSING}…—A-Za-z0-9%]")
_PARTNER = dict(zip(OPENING + CLOSING, CLOSING + OPENING, strict=True))


class SpaceInsideQuotes(SeedCheck[NoOptions]):
    """A space stands inside Chinese quotation marks or brackets.

    Reported only for a mark whose partner stands in the same passage. Empty brackets that are to be filled in,
    and emoticons, are left alone.

    ## Why

    Full-width marks bring their own space; one more leaves a hole and lets a line break between the mark and its
    text.

    ## Fix

    Deletes the space.

    ## Source

    W3C clreq, section on the spacing of punctuation; GB/T 15834-2011, section 5.1.
    """

    groups = ("typography", "whitespace")
    examples = (Example(bad="<p>他说：“ 这不是第一次 ”。</p>\n", good="<p>他说：“这不是第一次”。</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each space after an opening and before a closing mark."""
        prose = seed.prose
        text = prose.text
        if "\t" not in text and "\xa0" not in text and "\u3000" not in text and _BESIDE.search(text) is None:
            return
        for match in _SPACE.finditer(text):
            start, end = match.span()
            passage = prose.passage_at(start)
            if text[end] not in CLOSING:
                mark = text[start - 1]
                again = text.find(mark, end, passage.end)
                if text.find(_PARTNER[mark], end, passage.end if again < 0 else again) >= 0:
                    yield from self._finding(seed, start, end)
            elif start and _CONTENT.match(text, start - 1):
                mark = text[end]
                before = text.rfind(mark, passage.start, start)
                if text.rfind(_PARTNER[mark], max(before, passage.start), start) >= 0:
                    yield from self._finding(seed, start, end)

    @staticmethod
    def _finding(seed: Seed, start: int, end: int) -> Iterator[Finding]:
        if is_joined(seed, start - 1, end + 1) and is_chinese(seed, start):
            text = seed.prose.text
            where, mark = ("after", text[start - 1]) if text[start - 1] in OPENING else ("before", text[end])
            span = seed.prose.span(start - 1, end + 1)
            yield Finding(
                span, f"Space {where} {mark}; delete it", rewrite(seed, [(start, end, "")], "Delete the space")
            )
