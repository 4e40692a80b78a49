"""The check ``long-sentence``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import BREAK, HARD_BREAK, OPAQUE, Example, Finding, SeedCheck, Severity, pattern
from seedlint_text._chinese import CJK, CLOSING, is_chinese, is_prose, judge
from seedlint_text._repeats import is_paragraph
from seedlint_text._verbatim import FORMULA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


@dataclass(frozen=True, slots=True)
class LengthOptions:
    """How many characters a sentence may have."""

    longest: int = 120


_ENDS = f"！？；…{BREAK}{HARD_BREAK}"
_CHARACTER = pattern(rf"[{CJK}，、：]|[A-Za-z0-9.%'-]+")
_CLAUSE = pattern("[，：]")
_FEWEST_ITEMS = 4


class LongSentence(SeedCheck[LengthOptions]):
    """A sentence is very long.

    Chinese characters and marks are counted, and each Latin word or number as one. A semicolon ends a sentence as a
    full stop does. A list of four items or more (甲、乙、丙、丁) is not counted: names have to be given. Titles,
    headings, captions, lists, tables, and sentences with an address or a formula are left alone.

    ## Why

    A reader on a telephone sees some twenty characters in a line. After six lines without a stop nobody remembers who
    began the sentence.

    ## Options

    `longest`: how many characters a sentence may have.

    ## Source

    Handbooks of news writing ask for sentences of at most 50 characters; the limit here leaves room for quotations
    and full titles of office.
    """

    severity = Severity.INFO
    recommended = False
    Options = LengthOptions
    examples = (
        Example(
            bad="<p>会谈结束，双方离开，记者也走了。</p>\n",
            good="<p>会谈结束。双方离开。记者也走了。</p>\n",
            options={"longest": 10},
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each sentence that is longer than the option allows."""
        prose = seed.prose
        longest = self.options.longest
        divided = prose.text
        for end in _ENDS:
            divided = divided.replace(end, "。")
        for end in ".!?;":  # of the same length: what is found keeps its place
            divided = divided.replace(end + " ", "。 ").replace(end + "\n", "。\n")
        at = 0
        for part in divided.split("。"):
            start, at = at, at + len(part) + 1
            if len(part) <= longest or "://" in part:
                continue
            length = _length(part)
            if length <= longest or not is_chinese(seed, start) or judge(seed, start, FORMULA.search):
                continue
            if is_prose(seed, start) and is_paragraph(seed, prose.passage_at(start)):
                start += len(part) - len(part.lstrip(f"{CLOSING}{OPAQUE} \t\r\n\xa0\u3000"))
                span = prose.span(start, at - 1 - (len(part) - len(part.rstrip())))
                yield Finding(span, f"A sentence of {length} characters; the limit is {longest}")


def _length(sentence: str) -> int:
    """Return how many characters and words there are in ``sentence``, without its lists."""
    clauses = _CLAUSE.split(sentence)
    counted = [clause for clause in clauses if clause.count("、") < _FEWEST_ITEMS - 1]
    return sum(len(_CHARACTER.findall(clause)) for clause in counted) + len(clauses) - 1
