"""The check ``unbalanced-quotes``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from seedlint import BREAK, Example, Finding, NoOptions, Related, SeedCheck, Severity
from seedlint_text._chinese import has_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_PAIRS = ("“”", "‘’", "「」", "『』", "《》", "（）")
_MARKS = re.compile(f"[{''.join(_PAIRS)}{BREAK}]")
_PAIR_OF = {mark: pair for pair in _PAIRS for mark in pair}
_NUMBERING = re.compile(r"(?:\A|[\s\u2028。；，、：:;,])[（(]?[0-9０-９a-zA-Z一二三四五六七八九十百①-⑳]{1,4}\Z")
_INTERVAL = re.compile(r"[\[［【（(][^\[\]［］（）()]{1,24}")
_TEXT_BEFORE = re.compile(r"[\w”’」』》）。？！…—，、；%％\])*+\ufffc\s]\Z")
_SPAN_OF_A_QUOTE = 12
"""How many passages one quotation may run through when the marks are not written anew in each."""


class _Mark(NamedTuple):
    at: int
    character: str
    passage: int


class UnbalancedQuotes(SeedCheck[NoOptions]):
    """A quotation mark or bracket has no partner.

    Looks at “”, ‘’, 「」, 『』, 《》 and （） in each passage that has Chinese characters. Apostrophes and inches,
    list numbers such as 1）, emoticons, half-open intervals, arrows such as 更多》, quotations that open anew in
    each paragraph, and quotations that run through several paragraphs are left alone.

    ## Why

    A reader can not tell where the quotation ends and who speaks. Often some words were lost together with the mark.

    ## Source

    GB/T 15834-2011, sections 4.8, 4.9 and 4.15.
    """

    severity = Severity.ERROR
    groups = ("typography",)
    examples = (
        Example(
            bad="<p>他说：“会谈将继续。双方已经同意。</p>\n",
            good="<p>他说：“会谈将继续。”双方已经同意。</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield a finding for each pair that is unbalanced in a passage, with both places that may be wrong."""
        text = seed.prose.text
        if _is_balanced("".join(_MARKS.findall(text))):
            return
        by_pair: dict[str, list[_Mark]] = {}
        passage = 0
        for match in _MARKS.finditer(text):
            if match[0] == BREAK:
                passage += 1
            else:
                by_pair.setdefault(_PAIR_OF[match[0]], []).append(_Mark(match.start(), match[0], passage))
        for pair, marks in by_pair.items():
            yield from self._unmatched(seed, pair, marks)

    def _unmatched(self, seed: Seed, pair: str, marks: list[_Mark]) -> Iterator[Finding]:
        opened: list[_Mark] = []
        alone: list[_Mark] = []
        number = -1
        for mark in marks:
            if mark.passage != number:
                alone.extend(opened)
                opened, number = [], mark.passage
            if mark.character == pair[0]:
                opened.append(mark)
            elif opened:
                opened.pop()
            elif not _is_no_quote(seed, mark):
                alone.append(mark)
        alone.extend(opened)
        alone.sort()
        reported = -1
        for mark in _without_long_quotations(seed, pair, alone):
            if mark.passage != reported and not _is_truncated(seed, mark):
                reported = mark.passage
                yield _finding(seed, pair, mark, marks)


def _is_balanced(marks: str) -> bool:
    """Return whether each passage's marks cancel out, innermost pairs first."""
    length = -1
    while length != len(marks):
        length = len(marks)
        for pair in _PAIRS:
            marks = marks.replace(pair, "")
    return not marks.strip(BREAK)


def _is_no_quote(seed: Seed, mark: _Mark) -> bool:
    """Return whether the lone closing ``mark`` does another work: apostrophe, inch, numbering, emoticon, arrow."""
    prose = seed.prose
    passage = prose.passage_at(mark.at)
    before = prose.text[max(passage.start, mark.at - 30) : mark.at]
    if mark.character in "’”":
        after = prose.text[mark.at + 1 : mark.at + 2]
        return bool(re.search(r"[A-Za-z0-9\u00c0-\u024f]\Z", before)) or (
            mark.character == "’" and after.isascii() and after.isalnum()
        )
    if mark.character == "》":
        return "《" not in prose.passage_text(passage)
    if mark.character == "）":
        return (
            _NUMBERING.search(before) is not None
            or _TEXT_BEFORE.search(before) is None
            or ("[" in before and "]" not in before[before.rfind("[") :])
            or ("(" in before and ")" not in before[before.rfind("(") :] and not has_han(before[before.rfind("(") :]))
        )
    return False


def _without_long_quotations(seed: Seed, pair: str, alone: list[_Mark]) -> Iterator[_Mark]:
    """Yield the marks of ``alone`` that no quotation of several paragraphs explains."""
    prose = seed.prose
    at = 0
    while at < len(alone):
        mark = alone[at]
        last = at
        if mark.character == pair[0]:
            # Each following paragraph may open anew; the last one closes.
            while (
                last + 1 < len(alone)
                and alone[last + 1].character == pair[0]
                and alone[last + 1].passage == alone[last].passage + 1
                and not prose.text[prose.passage_at(alone[last + 1].at).start : alone[last + 1].at].strip()
            ):
                last += 1
            closes = alone[last + 1] if last + 1 < len(alone) else None
            if (
                closes is not None
                and closes.character == pair[1]
                and closes.passage - alone[last].passage <= _SPAN_OF_A_QUOTE
            ):
                at = last + 2
                continue
            following = prose.text[prose.passage_at(alone[last].at).end + 1 :][:8].lstrip()
            if following.startswith(pair[0]) and pair != "（）":
                at = last + 1  # the next paragraph opens anew, and closes
                continue
        yield mark
        at += 1


def _is_truncated(seed: Seed, mark: _Mark) -> bool:
    """Return whether ``mark`` stands in a description that was cut at its end."""
    passage = seed.prose.passage_at(mark.at)
    return passage.kind == "field" and passage.name != "title" and mark.character in "“‘「『《（"


def _finding(seed: Seed, pair: str, mark: _Mark, marks: list[_Mark]) -> Finding:
    prose = seed.prose
    passage = prose.passage_at(mark.at)
    same = [other for other in marks if other.passage == mark.passage and other.at != mark.at]
    if mark.character == pair[0]:
        partner = next((o.at for o in same if o.at > mark.at and o.character == pair[0]), passage.end)
        words, where = f"“{pair[1]}”", "before"
    else:
        partner = max((o.at + 1 for o in same if o.at < mark.at), default=passage.start)
        words, where = f"“{pair[0]}”", "after"
    near = f"{pair[1]} may be missing before here" if where == "before" else f"{pair[0]} may be missing after here"
    related = (
        Related(prose.span(mark.at, mark.at + 1), f"or {mark.character} does not belong here"),
        Related(prose.span(partner, partner), near),
    )
    shown = prose.text[max(passage.start, mark.at - 6) : min(passage.end, mark.at + 7)].strip()
    return Finding(
        prose.span(mark.at, mark.at + 1), f"{mark.character} without {words[1:-1]} in “{shown}”", related=related
    )
