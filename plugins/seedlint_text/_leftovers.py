"""Which characters of the other script are a slip, and which were meant."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from seedlint import pattern
from seedlint_text._chinese import CJK, has_kana, is_chinese, judge
from seedlint_text._scripts import SIMPLIFIED_ONLY, TRADITIONAL_ONLY
from seedlint_text._verbatim import link_text_at

if TYPE_CHECKING:
    import re

    from seedlint import Seed

_SENTENCE = 30
_POINT = pattern("[，。；：？！]")
_TAG = pattern(rf"#[{CJK}A-Za-z0-9]*\Z")
_QUOTED = pattern(r"《[^《》\u2029]*》|「[^「」\u2029]*」|『[^『』\u2029]*』|“[^“”\u2029]*”|又双叒叕")
_ABOUT_SCRIPTS = pattern("[简簡繁]体字?|[简簡繁]體字?|正體|日[语語文]|汉字|漢字|[异異]体|異體")
_LATIN_NAME = pattern(rf"[{CJK}]{{0,5}} [A-Z][A-Za-z]")
_HAN = pattern(f"[{CJK}]")
_NAME = 20
"""How long the name of a person or a house may be."""
_TITLE = 3
"""More characters of the other script than this, and none of the post's, make a link's text the title of a page."""


def _is_rather_simplified(passage: str) -> bool:
    return len(SIMPLIFIED_ONLY.findall(passage)) > 2


def _is_rather_traditional(passage: str) -> bool:
    return len(TRADITIONAL_ONLY.findall(passage)) > 2


@lru_cache(maxsize=4)
def _quotations(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTED.finditer(text)]


def is_meant(seed: Seed, start: int, own: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Return whether what stands at ``start`` in the ``other`` script is quoted, a name, or in a text of its own."""
    passage = seed.prose.passage_at(start)
    if not is_chinese(seed, start) or has_kana(seed, start) or judge(seed, start, _ABOUT_SCRIPTS.search):
        return True
    if seed.site.script is None and (
        (
            not judge(seed, start, own.search)
            and judge(seed, start, _is_rather_simplified if other is SIMPLIFIED_ONLY else _is_rather_traditional)
        )
        or (
            passage.kind == "paragraph"
            and passage.end - passage.start < _SENTENCE
            and not judge(seed, start, _POINT.search)
        )
    ):
        return True
    if seed.site.script is None and _is_name(seed, start, own, other):
        return True
    if _TAG.search(seed.prose.text, max(start - 16, 0), start):
        return True
    quoted = _quotations(seed.prose.text)
    index = bisect_right(quoted, (start, len(seed.prose.text))) - 1
    return index >= 0 and start < quoted[index][1]


def _is_name(seed: Seed, start: int, own: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Return whether the characters are a name, as its bearer writes it: 端傳媒 Initium Media, a link's text."""
    text = seed.prose.text
    left = start
    while left > max(start - 5, 0) and _HAN.match(text[left - 1]):
        left -= 1
    beside = _LATIN_NAME.match(text, start)
    if beside is not None and not _HAN.match(text[left - 1 : left]) and own.search(text, left, beside.end()) is None:
        return True
    linked = link_text_at(seed, seed.prose.span(start, start + 1).start)
    if not linked or own.search(linked) is not None:
        return False
    if len(linked) < _NAME or len(other.findall(linked)) > _TITLE:
        return True
    return linked == seed.prose.passage_text(seed.prose.passage_at(start)).strip()
