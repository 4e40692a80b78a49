"""The check ``fullwidth-alphanumerics``."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Triggers, pattern
from seedlint_text._chinese import at_line_start, is_chinese, judge, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_RUN = pattern("[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ]*(?:．[０-９]+)?(?:(?<=[０-９])％)?")
_ON_PURPOSE = pattern("全角|全形|半角|半形|全宽|全寬|半宽|半寬")
_FACE = pattern("[()（）￣＿_＾^∩╯╰▽°]")


class FullwidthAlphanumerics(SeedCheck[NoOptions]):
    """Full-width digits or Latin letters stand in Chinese text.

    Passages that talk about full-width and half-width forms, Japanese text, and letters that are the face of an
    emoticon are left alone.

    ## Why

    Full-width digits and letters are leftovers of old input methods. Search does not find them, and they set a
    number as loose as Chinese characters.

    ## Fix

    Writes the ordinary digits and letters, together with a full-width point or per cent sign in a number. There is
    no fix where that would turn a line of Markdown into a list, or a title into a number.

    ## Source

    GB/T 15835-2011, section 5.3: Arabic numerals take half the width of a Chinese character.
    """

    groups = ("typography",)
    triggers = Triggers(
        characters=frozenset(
            chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
        )
    )
    examples = (
        Example(bad="<p>会议于２０２２年３月召开。</p>\n", good="<p>会议于2022年3月召开。</p>\n"),
        Example(bad="<p>增长了３．５％，超过预期。</p>\n", good="<p>增长了3.5%，超过预期。</p>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each run of full-width digits and letters."""
        prose = seed.prose
        text = prose.text
        for match in _RUN.finditer(text):
            start, end = match.span()
            if not is_chinese(seed, start):
                continue
            if end - start == 1 and not match[0].isdecimal() and _FACE.search(text, max(start - 1, 0), end + 1):
                continue
            passage = prose.passage_at(start)
            if judge(seed, start, _ON_PURPOSE.search):
                continue
            plain = unicodedata.normalize("NFKC", match[0])
            fix = rewrite(seed, [(start, end, plain)], f"Write “{plain}”")
            if passage.kind == "field" and judge(seed, start, _is_ascii_else):
                fix = None  # the title could become a number
            elif not seed.is_html_only and at_line_start(text, start) and text[end : end + 1] in {".", ")", ""}:
                fix = None  # the line could become a list
            yield Finding(prose.span(start, end), f"Full-width “{match[0]}”; write “{plain}”", fix)


def _is_ascii_else(title: str) -> bool:
    return _RUN.sub("", title).isascii()
