"""The check ``full-stop-and-quote-order``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import BREAK, HARD_BREAK, OPAQUE, Example, Finding, NoOptions, Safety, SeedCheck, Severity, pattern
from seedlint_text._chinese import CJK, is_chinese, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_OUTSIDE = pattern(rf"[”」]。(?<=[{CJK}]..)")
_INSIDE = pattern(rf"。[”」](?<=[{CJK}]..)(?=[{CJK}\r\n{BREAK}])")
_SPOKEN = pattern(
    "(?:[说說道问問答喊]|[宣声聲自据據]称|[宣聲自據]稱|[写寫](?:着|道)|表示|指出|强调|強調|认为|認為|透露|回应|回應|呼吁|呼籲"
    "|补充|補充|解释|解釋|坦言|承认|承認|感叹|感嘆)：\\Z"
)
_CALLED = pattern(
    "(?:[称稱]之?[为為]|[视視][为為]|作[为為]|成[为為]|所[谓謂]|[叫名][做为為作]|[一这這那][个個种種场場项項次])\\Z"
)
_POINTS = pattern("[，。；：！？…]")
_LONGEST_TERM = 12
_FAR = 300


class FullStopAndQuoteOrder(SeedCheck[NoOptions]):
    """A full stop stands on the wrong side of a closing quotation mark.

    Outside (”。) where somebody says a whole sentence of at least two clauses, led in by a verb and a colon; inside
    (。”) where only a few words are quoted, after such as 称为 or 所谓. All other places depend on what the author
    means, and are left alone.

    ## Why

    The stop inside says that the words are quoted with their end, the stop outside that they are a part of the
    author's sentence.

    ## Fix

    Only shown: turns the two round.

    ## Source

    GB/T 15834-2011, section 4.8.3 and appendix B.8: a quotation that stands for itself keeps its own full stop, one
    that is part of a sentence has none.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("typography",)
    examples = (
        Example(
            bad="<p>他说：“会谈很好，我们还会再来”。</p>\n",
            good="<p>他说：“会谈很好，我们还会再来。”</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each full stop on the wrong side of a closing quotation mark."""
        text = seed.prose.text
        if "”。" in text or "」。" in text:
            for match in _OUTSIDE.finditer(text):
                quoted, before = _quotation(text, match.start())
                if _POINTS.search(quoted) and _SPOKEN.search(before) and is_chinese(seed, match.start()):
                    yield _finding(seed, *match.span(), "after a whole sentence that is quoted")
        if "。”" in text or "。」" in text:
            for match in _INSIDE.finditer(text):
                quoted, before = _quotation(text, match.start() + 1)
                is_term = 0 < len(quoted) <= _LONGEST_TERM + 1 and not _POINTS.search(quoted[:-1])
                if is_term and _CALLED.search(before) and is_chinese(seed, match.start()):
                    yield _finding(seed, *match.span(), "after words that are part of the sentence")


def _finding(seed: Seed, start: int, end: int, why: str) -> Finding:
    marks = seed.prose.text[start:end]
    turned = marks[::-1]
    return Finding(
        seed.prose.span(start, end),
        f"The order {marks} {why}; write {turned}",
        rewrite(seed, [(start, end, turned)], f"Write {turned}", Safety.MANUAL),
    )


def _quotation(text: str, closing: int) -> tuple[str, str]:
    """Return what the mark at ``closing`` closes, and what stands before that; nothing where that is not certain."""
    pair = "“”" if text[closing] == "”" else "「」"
    opening = text.rfind(pair[0], max(closing - _FAR, 0), closing)
    quoted = text[opening + 1 : closing]
    if opening < 0 or any(mark in quoted for mark in (pair[1], BREAK, HARD_BREAK, OPAQUE)):
        return "", ""
    return quoted, text[max(opening - 8, 0) : opening]
