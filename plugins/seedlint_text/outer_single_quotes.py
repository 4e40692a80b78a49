"""The check ``outer-single-quotes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import BREAK, Example, Finding, NoOptions, SeedCheck, Triggers, pattern
from seedlint_text._chinese import CJK, is_chinese, judge, rewrite
from seedlint_text._scripts import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_SINGLE = pattern(rf"‘[^‘’{BREAK}]*[{CJK}][^‘’{BREAK}]*’(?![A-Za-z])")


class OuterSingleQuotes(SeedCheck[NoOptions]):
    """Single quotation marks stand outside, where Simplified Chinese has double ones.

    Only quotations with Chinese text in them; not in Traditional Chinese, which quotes with 「」, not inside double
    quotation marks, also when those were opened in an earlier paragraph or one of them is missing, and not where a ’ is
    an apostrophe.

    ## Why

    ‘ ’ tells the reader of Simplified Chinese that a quotation inside another one begins, and there is none around it.

    ## Fix

    Writes “ and ”, and ‘ and ’ for a pair of double marks inside.

    ## Source

    GB/T 15834-2011, section 4.8.3: double marks outside, single ones inside.
    """

    groups = ("typography",)
    triggers = Triggers(characters=frozenset("‘"))
    examples = (Example(bad="<p>他要求对方‘立即停火’。</p>\n", good="<p>他要求对方“立即停火”。</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each outer quotation in single marks."""
        text = seed.prose.text
        at, opened = 0, False
        for match in _SINGLE.finditer(text):
            start, end = match.span()
            opened = _is_open(text, at, start, opened)
            at = start
            if text[start - 1 : start].isascii() and text[start - 1 : start].isalnum():
                continue
            if (
                opened
                or not is_chinese(seed, start)
                or judge(seed, start, _has_other_marks)
                or script_of(seed) == "hant"
            ):
                continue
            inner = match[0].count("“"), match[0].count("”")
            changes = [(start, start + 1, "“"), (end - 1, end, "”")]
            if inner == (1, 1) and match[0].index("“") < match[0].index("”"):
                opening, closing = start + match[0].index("“"), start + match[0].index("”")
                changes[1:1] = [(opening, opening + 1, "‘"), (closing, closing + 1, "’")]
            fix = rewrite(seed, changes, "Write double quotation marks") if inner in {(0, 0), (1, 1)} else None
            yield Finding(
                seed.prose.span(start, end), f"Single quotation marks outside: {match[0]}; write “ and ”", fix
            )


def _is_open(text: str, since: int, at: int, opened: bool) -> bool:
    """Return whether a double quotation is open at ``at``; ``opened`` says whether one was at ``since``."""
    opening, closing = text.rfind("“", since, at), text.rfind("”", since, at)
    return opened if opening == closing else opening > closing


def _has_other_marks(passage: str) -> bool:
    """Return whether ``passage`` quotes with 「」, or lost a double mark: the singles may stand inside them."""
    return "「" in passage or passage.count("“") != passage.count("”")
