"""The check ``interpunct-variant``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Triggers, pattern
from seedlint_text._chinese import CJK, has_kana, is_chinese, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_MARKS = "・･•‧∙⋅"
_BETWEEN = pattern(rf"[{_MARKS}](?<=[{CJK}].)(?=[{CJK}])")


class InterpunctVariant(SeedCheck[NoOptions]):
    """The dot between the parts of a name is not U+00B7.

    The katakana middle dot, bullets, the hyphenation point and the dots of mathematics are reported where they
    stand between two Chinese characters. Passages with kana, and bullets of lists, are left alone.

    ## Why

    Names that are written with different dots are different strings: search, tags and comparisons of names miss
    them. The katakana dot also fills a whole square.

    ## Fix

    Writes · (U+00B7). The parts of the name are not touched.

    ## Source

    GB/T 15834-2011, section 4.14; W3C clreq, section on punctuation marks: U+00B7, while U+30FB is not recommended.
    """

    groups = ("typography",)
    triggers = Triggers(characters=frozenset(_MARKS))
    examples = (Example(bad="<p>作者是安娜•卡列尼娜。</p>\n", good="<p>作者是安娜·卡列尼娜。</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each dot between Chinese characters that is not U+00B7."""
        for match in _BETWEEN.finditer(seed.prose.text):
            start, end = match.span()
            if is_chinese(seed, start) and not has_kana(seed, start):
                yield Finding(
                    seed.prose.span(start, end),
                    f"“{match[0]}” (U+{ord(match[0]):04X}) between Chinese characters; write · (U+00B7)",
                    rewrite(seed, [(start, end, "·")], "Write ·"),
                )
