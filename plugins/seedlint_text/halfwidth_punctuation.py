"""The check ``halfwidth-punctuation``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import BREAK, HARD_BREAK, OPAQUE, Example, Finding, NoOptions, SeedCheck, Triggers, pattern
from seedlint_text._chinese import CJK, CLOSING, OPENING, POINTS, in_url, is_chinese, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

# The mark comes first, its neighbours as look-arounds after it, so that the search skips by the mark.
_MARK = pattern(rf"[,;:!?](?<=[{CJK}{CLOSING}].)(?:(?<=[!?])[!?]{{1,2}})?(?=[ \t]*(?:\r?\n[ \t]*)?[{CJK}{OPENING}])")
_PAIR = pattern(
    rf"\((?<=[{CJK}{CLOSING}].)(?=[{CJK}{OPENING}])[^()\n{BREAK}{HARD_BREAK}{OPAQUE}]*?[{CJK}{CLOSING}？！。…]\)"
    rf"(?=[{CJK}{OPENING}{CLOSING}{POINTS}{BREAK}{HARD_BREAK}\r\n]|\Z)"
)
_SHORTCODE = pattern(rf":[{CJK}]{{1,6}}:")
_FULL = str.maketrans(",;:!?()", "，；：！？（）")


class HalfwidthPunctuation(SeedCheck[NoOptions]):
    """Half-width punctuation stands between Chinese characters.

    Commas, semicolons, colons, question and exclamation marks with Chinese on both sides, and brackets whose
    content begins and ends with Chinese. Numbers, addresses, code, emoticons and Latin words are left alone, and
    so are ASCII quotation marks.

    ## Why

    Chinese punctuation fills a whole square. A half-width comma sits too tight after the character before it, and
    lines break at the wrong place.

    ## Fix

    Writes the full-width mark. Brackets are changed as a pair.

    ## Source

    GB/T 15834-2011, section 5; W3C clreq, section on punctuation marks.
    """

    groups = ("typography",)
    triggers = Triggers(characters=frozenset(",;:!?("))
    examples = (
        Example(bad="<p>会谈结束,双方没有发表声明。</p>\n", good="<p>会谈结束，双方没有发表声明。</p>\n"),
        Example(bad="他(前任部长)没有出席会议。\n", good="他（前任部长）没有出席会议。\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each half-width mark, and each pair of half-width brackets."""
        text = seed.prose.text
        for match in _MARK.finditer(text):
            start, end = match.span()
            if match[0] == ":" and self._is_shortcode(text, start):
                continue
            if not in_url(text, start) and is_chinese(seed, start):
                full = match[0].translate(_FULL)
                yield Finding(
                    seed.prose.span(start, end),
                    f"Half-width “{match[0]}” between Chinese characters; write “{full}”",
                    rewrite(seed, [(start, end, full)], f"Write “{full}”"),
                )
        if "(" not in text:
            return
        for match in _PAIR.finditer(text):
            start, end = match.span()
            if not in_url(text, start) and is_chinese(seed, start):
                yield Finding(
                    seed.prose.span(start, end),
                    "Half-width brackets round Chinese text; write （ and ）",
                    rewrite(seed, [(start, start + 1, "（"), (end - 1, end, "）")], "Write full-width brackets"),
                )

    @staticmethod
    def _is_shortcode(text: str, at: int) -> bool:
        """Return whether the colon at ``at`` opens or closes an emoticon such as ``:微笑:``."""
        return any(match.start() <= at < match.end() for match in _SHORTCODE.finditer(text, max(at - 8, 0), at + 8))
