"""The check ``space-inside-quotes``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Triggers
from seedlint_text._chinese import CJK, CLOSING, OPENING, POINTS, is_chinese, is_joined, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_AFTER = re.compile(rf"[{OPENING}][ \t\xa0\u3000]+(?=[{CJK}{OPENING}A-Za-z0-9])")
_BEFORE = re.compile(rf"[{CJK}{POINTS}{CLOSING}…—A-Za-z0-9%](?=[ \t\xa0\u3000])[ \t\xa0\u3000]+[{CLOSING}]")
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
    triggers = Triggers(characters=frozenset(OPENING))
    examples = (
        Example(bad="<p>他说：“ 这不是第一次 ”。</p>\n", good="<p>他说：“这不是第一次”。</p>\n"),
    )

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
        # The spaces are searched from the closing mark's side, as the class of what stands before is wide.
        for space in _BEFORE.finditer(text) if _has_space_before_mark(text) else ():
            mark = text[space.end() - 1]
            passage = prose.passage_at(space.start())
            start = text.rfind(_PARTNER[mark], passage.start, space.start())
            if start >= 0 and start > text.rfind(mark, passage.start, space.start() + 1):
                yield from self._finding(seed, space.start() + 1, space.end() - 1)

    @staticmethod
    def _finding(seed: Seed, start: int, end: int) -> Iterator[Finding]:
        if is_joined(seed, start - 1, end + 1) and is_chinese(seed, start):
            span = seed.prose.span(start - 1, end + 1)
            fix = rewrite(seed, [(start, end, "")], "Delete the space")
            where = "after" if seed.prose.text[start - 1] in OPENING else "before"
            mark = seed.prose.text[start - 1 if where == "after" else end]
            yield Finding(span, f"Space {where} “{mark}”; delete it" if mark not in "“”" else f"Space {where} {mark}; delete it", fix)


_SPACE_BEFORE = re.compile(rf"[ \t\xa0\u3000][{CLOSING}]")


def _has_space_before_mark(text: str) -> bool:
    return _SPACE_BEFORE.search(text) is not None
