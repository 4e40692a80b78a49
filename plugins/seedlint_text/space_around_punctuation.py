"""The check ``space-around-punctuation``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, pattern
from seedlint_text._chinese import CJK, CLOSING, OPENING, POINTS, is_chinese, is_joined, rewrite
from seedlint_text._verbatim import in_url, label_at, touches_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

# One class of spaces comes first, by which the search can skip.
# Most posts have no space beside a mark, and never need the pattern that says which of them count.
_BESIDE = pattern(rf" (?:(?<=[{POINTS}].)|(?=[{POINTS}（]))")
_SPACE = pattern(
    rf"[ \xa0](?:(?<=[{POINTS}].)[ \xa0]?(?=[{CJK}{OPENING}A-Za-z0-9])|[ \xa0]?(?=[{POINTS}])"
    rf"|(?<=[{CJK}].)(?=（[{CJK}]))"
)
_WORD = pattern(rf"[{CJK}{CLOSING}A-Za-z0-9]")
_NEEDS_SPACE = pattern(r"[./@#:\\][!-~]*\Z|[$`*_]\Z")


class SpaceAroundPunctuation(SeedCheck[NoOptions]):
    """A space stands before or after full-width punctuation.

    Such as ， or 。, or an opening bracket between Chinese characters. Titles of pages of other sites are left alone.

    A space that ends an address, a mention or a hash tag is left alone, and so is one beside markup or code:
    Markdown needs it after `**重点：**`.

    ## Why

    Full-width marks bring their own space; a typed one doubles it, and lets a line begin with a comma.

    ## Fix

    Deletes the space.

    ## Source

    GB/T 15834-2011, section 5.1; W3C clreq, section on the spacing of punctuation.
    """

    groups = ("typography", "whitespace")
    examples = (Example(bad="<p>会谈结束 ，双方离开。</p>\n", good="<p>会谈结束，双方离开。</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each space beside a full-width mark."""
        text = seed.prose.text
        if "\xa0" not in text and _BESIDE.search(text) is None:
            return
        for match in _SPACE.finditer(text):
            start, end = match.span()
            if text[start - 1] in POINTS and text[end] not in POINTS:
                yield from self._finding(seed, start, end, f"Space after “{text[start - 1]}”; delete it")
            elif start and _WORD.match(text, start - 1) and not _NEEDS_SPACE.search(text, max(start - 60, 0), start):
                yield from self._finding(seed, start, end, f"Space before “{text[end]}”; delete it")

    @staticmethod
    def _finding(seed: Seed, start: int, end: int, message: str) -> Iterator[Finding]:
        if touches_address(seed.prose.text, start) or in_url(seed.prose.text, start):
            return  # the space ends it
        if label_at(seed, seed.prose.span(start, end).start) == "title":
            return
        if is_joined(seed, start - 1, end + 1) and is_chinese(seed, start):
            span = seed.prose.span(start - 1, end + 1)
            yield Finding(span, message, rewrite(seed, [(start, end, "")], "Delete the space"))
