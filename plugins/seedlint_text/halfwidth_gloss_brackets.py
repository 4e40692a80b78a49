"""The check ``halfwidth-gloss-brackets``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import BREAK, HARD_BREAK, Example, Finding, NoOptions, SeedCheck, Severity, Triggers, pattern
from seedlint_text._chinese import CJK, CLOSING, POINTS, is_chinese, is_joined, is_prose, judge, rewrite
from seedlint_text._verbatim import FORMULA, in_file_name, in_url, in_wiki_link, label_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_LETTER = "A-Za-z\u00c0-\u024f"
_GLOSS = pattern(
    rf"\((?<=[{CJK}”」』》].)(?=[{_LETTER}])([{_LETTER}0-9 .,'’&·-]{{1,79}}+)(?<=[{_LETTER}0-9.])\)"
    rf"(?=[{CJK}{CLOSING}{POINTS}“「『《（{BREAK}{HARD_BREAK}\r\n]|\Z)"
)
# A single letter, a plural, an option or a name with dots, digits or a capital inside is no word of a language.
_CODE = pattern(
    r"[a-z][A-Z0-9]|[A-Za-z]\.[A-Za-z]+\Z|\A[a-zA-Z]\Z|\Ae?s\Z|\A[a-z0-9]+-[a-z0-9-]+\Z|, ?[a-z]\b|[a-z]&[a-z]"
)


class HalfwidthGlossBrackets(SeedCheck[NoOptions]):
    """Half-width brackets stand round a Latin word that explains a Chinese one.

    Such as 基辅(Kyiv), where the bracket touches the Chinese word. Brackets set off by spaces (an English habit that
    is meant), single letters, plurals such as (s), code, formulas, addresses and titles of pages of other sites are
    left alone. Brackets round Chinese are reported by `halfwidth-punctuation`.

    ## Why

    The brackets belong to the Chinese sentence, whatever stands in them. A half-width one is too low and too narrow
    for the characters beside it. Many who write about programs prefer it so; select this check if your house does not.

    ## Fix

    Writes （ and ）, as a pair.

    ## Source

    GB/T 15834-2011, sections 4.9 and 5.1; CY/T 154-2017, section 6: Western words in a Chinese text keep Chinese marks
    around them.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("typography",)
    triggers = Triggers(characters=frozenset("("))
    examples = (
        Example(
            bad="<p>首都基辅(Kyiv)的居民离开。</p>\n",
            good="<p>首都基辅（Kyiv）的居民离开。</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each pair of half-width brackets round a Latin gloss."""
        text = seed.prose.text
        for match in _GLOSS.finditer(text):
            start, end = match.span()
            if (
                not _CODE.search(match[1])
                and is_chinese(seed, start)
                and is_prose(seed, start)
                and is_joined(seed, start - 1, end)
                and not in_url(text, start)
                and not in_wiki_link(text, start)
                and not in_file_name(text, start)
                and not judge(seed, start, FORMULA.search)
                and label_at(seed, seed.prose.span(start, end).start) != "title"
            ):
                changes = [(start, start + 1, "（"), (end - 1, end, "）")]
                yield Finding(
                    seed.prose.span(start, end),
                    f"Half-width brackets round “{match[1]}” in Chinese text; write （ and ）",
                    rewrite(seed, changes, "Write full-width brackets"),
                )
