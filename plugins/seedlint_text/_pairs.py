"""Quotation marks and brackets that have no partner, and those of them that do another work."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from seedlint import BREAK, pattern
from seedlint_text._chinese import has_han, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

PAIRS = ("“”", "‘’", "「」", "『』", "《》", "（）")
_MARKS = pattern(f"[{''.join(PAIRS)}{BREAK}]")
_PAIR_OF = {mark: pair for pair in PAIRS for mark in pair}
_NUMBERING = pattern(r"(?:\A|[\s\u2028。；，、：:;,])[（(]?[0-9０-９a-zA-Z一二三四五六七八九十百①-⑳]{1,4}\Z")
_INTERVAL = pattern(r"（[^（）\[\]\u2029]{1,24}\]")
_FROWN = pattern(r"[：；:;]（(?:[\s，。！？]|\Z)")
_TEXT_BEFORE = pattern(r"[\w”’」』》）。？！…—，、；%％\])*+\ufffc\s]\Z")
_DEEPEST = 8
"""How deep marks are nested where people write; deeper ones are looked at one by one."""
_SPAN_OF_A_QUOTE = 12
"""How many passages one quotation may run through when the marks are not written anew in each."""


class Mark(NamedTuple):
    """A quotation mark or bracket: where it stands in the prose, and the number of its passage."""

    at: int
    character: str
    passage: int


def unmatched(seed: Seed) -> Iterator[tuple[str, Mark, list[Mark]]]:
    """Yield the first mark without a partner of each pair in each passage, with the pair and its marks there."""
    text = seed.prose.text
    if all(_alternates(text, *pair) for pair in PAIRS) or _is_balanced("".join(_MARKS.findall(text))):
        return
    by_pair: dict[str, list[Mark]] = {}
    number = 0
    for match in _MARKS.finditer(text):
        if match[0] == BREAK:
            number += 1
        else:
            by_pair.setdefault(_PAIR_OF[match[0]], []).append(Mark(match.start(), match[0], number))
    for pair, marks in by_pair.items():
        reported = -1
        for mark in _without_long_quotations(seed, pair, _alone(seed, pair, marks)):
            if mark.passage != reported and _is_judged(seed, mark):
                reported = mark.passage
                first = bisect_left(marks, mark.passage, key=_passage)
                yield pair, mark, marks[first : bisect_right(marks, mark.passage, first, key=_passage)]


def _passage(mark: Mark) -> int:
    return mark.passage


def _alone(seed: Seed, pair: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks of ``pair`` that find no partner in their passage."""
    opened: list[Mark] = []
    alone: list[Mark] = []
    for at, mark in enumerate(marks):
        if at and mark.passage != marks[at - 1].passage:
            alone.extend(opened)
            opened.clear()
        if mark.character == pair[0]:
            opened.append(mark)
        elif opened:
            opened.pop()
        elif not _is_no_quote(seed, mark):
            alone.append(mark)
    return sorted([*alone, *opened])


def _alternates(text: str, opening: str, closing: str) -> bool:
    """Return whether each opening mark is followed by its closing one in its passage, before the next opens."""
    if opening not in text:
        return closing not in text
    parts = text.split(opening)
    if text.count(closing) != len(parts) - 1:
        return False
    for part in parts[1:]:
        end = part.find(closing)
        if end < 0 or part.find(BREAK, 0, end) >= 0:
            return False
    return True


def _is_balanced(marks: str) -> bool:
    """Return whether each passage's marks cancel out, innermost pairs first."""
    for _ in range(_DEEPEST):
        length = len(marks)
        for pair in PAIRS:
            marks = marks.replace(pair, "")
        if length == len(marks):
            break
    return not marks.strip(BREAK)


def _is_no_quote(seed: Seed, mark: Mark) -> bool:
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
        return not judge(seed, mark.at, _has_title)
    if mark.character == "）":
        return (
            _NUMBERING.search(before) is not None
            or _TEXT_BEFORE.search(before) is None
            or ("[" in before and "]" not in before[before.rfind("[") :])
            or ("(" in before and ")" not in before[before.rfind("(") :] and not has_han(before[before.rfind("(") :]))
        )
    return False


def _without_long_quotations(seed: Seed, pair: str, alone: list[Mark]) -> Iterator[Mark]:
    """Yield the marks of ``alone`` that no quotation of several paragraphs explains."""
    prose = seed.prose
    at = last = 0
    while at < len(alone):
        mark = alone[at]
        last = max(last, at)  # a row of openings ends where the row that begins with its second one does
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
            following = _beginning(prose.text, prose.passage_at(alone[last].at).end + 1)
            if following.startswith(pair[0]) and pair != "（）":
                at = last + 1  # the next paragraph opens anew, and closes
                continue
        yield mark
        at += 1


def _beginning(text: str, at: int) -> str:
    return text[at : at + 8].lstrip()


def _has_title(passage: str) -> bool:
    return "《" in passage


def _is_judged(seed: Seed, mark: Mark) -> bool:
    """Return whether the passage is in a language of these marks, and no description that was cut at its end."""
    passage = seed.prose.passage_at(mark.at)
    cut = passage.kind == "field" and passage.name != "title" and mark.character in "“‘「『《（"
    if mark.character == "（" and _INTERVAL.match(seed.prose.text, mark.at):
        return False  # a half-open interval: （0, 1]
    if mark.character == "（" and _FROWN.match(seed.prose.text, mark.at - 1 if mark.at else 0):
        return False
    return not cut and judge(seed, mark.at, has_han)
