"""The check ``space-inside-quotes``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck
from seedlint_text._chinese import CJK, CLOSING, OPENING, POINTS, is_chinese, is_joined, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_AFTER = re.compile(rf"[{OPENING}][ \t\xa0\u3000]+(?=[{CJK}{OPENING}A-Za-z0-9])")
_BEFORE = re.compile(rf"[ \t\xa0\u3000][ \t\xa0\u3000]*[{CLOSING}]")
_CONTENT = re.compile(rf"[{CJK}{POINTS}{CLOSING}…—A-Za-z0-9%]")
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
        for match in _AFTER.finditer(text):
            mark = text[match.start()]
            passage = prose.passage_at(match.start())
            end = text.find(_PARTNER[mark], match.end(), passage.end)
            again = text.find(mark, match.end(), passage.end)
            if end >= 0 and (again < 0 or end < again):
                yield from self._finding(seed, match.start() + 1, match.end())
        for match in _BEFORE.finditer(text):
            if match.start() == 0 or _CONTENT.match(text, match.start() - 1) is None:
                continue
            mark = text[match.end() - 1]
            passage = prose.passage_at(match.start())
            start = text.rfind(_PARTNER[mark], passage.start, match.start())
            if start >= 0 and start > text.rfind(mark, passage.start, match.start()):
                yield from self._finding(seed, match.start(), match.end() - 1)

    @staticmethod
    def _finding(seed: Seed, start: int, end: int) -> Iterator[Finding]:
        if is_joined(seed, start - 1, end + 1) and is_chinese(seed, start):
            text = seed.prose.text
            where, mark = ("after", text[start - 1]) if text[start - 1] in OPENING else ("before", text[end])
            span = seed.prose.span(start - 1, end + 1)
            yield Finding(
                span, f"Space {where} {mark}; delete it", rewrite(seed, [(start, end, "")], "Delete the space")
            )
