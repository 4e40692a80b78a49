"""What the checks share: which text is Chinese, and how a change of it becomes a fix."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from seedlint import BREAK, HARD_BREAK, Fix, Safety, pattern
from seedlint_text._verbatim import label_at, touches_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from seedlint import Change, Edit, Prose, Seed

CJK = r"\u3007\u3400-\u4dbf\u4e00-\u9fff"
"""Chinese characters, to stand inside a regular expression's brackets."""

OPENING = "“‘「『《〈（【〔"
CLOSING = "”’」』》〉）】〕"
POINTS = "，。、；：？！"
"""The marks of GB/T 15834-2011 section 4 that stand in a sentence, without the paired ones."""


def members(of_class: str) -> frozenset[str]:
    """Return the characters and the ranges between the brackets of a regular expression, as triggers name them."""
    return frozenset(re.findall(r"(?s).-.|.", of_class))


_HAN = pattern(f"[{CJK}]")
_LATIN = pattern("[A-Za-z]+")
_KANA_OR_HANGUL = pattern(r"[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d\uac00-\ud7a3]")


def has_han(text: str) -> bool:
    """Return whether ``text`` holds a Chinese character."""
    return _HAN.search(text) is not None


_SMALL_WORDS = pattern(r"[a-z]\s[a-z]+\s[a-z]")


@lru_cache(maxsize=8)
def may_have_english(text: str) -> bool:
    """Return whether ``text`` may hold an English sentence: what checks of English ask first, and mostly in vain.

    Of a Chinese text few characters are ASCII, so that it costs less to leave the others out than to read them.
    """
    return _SMALL_WORDS.search(text.encode("ascii", "ignore").decode("ascii")) is not None


@lru_cache(maxsize=64)
def is_chinese_text(text: str) -> bool:
    """Return whether ``text`` is Chinese: it has Chinese characters, and few kana or Hangul beside them."""
    if _KANA_OR_HANGUL.search(text) is None:
        return has_han(text)
    return len(_KANA_OR_HANGUL.findall(text)) * 6 < len(_HAN.findall(text))


@lru_cache(maxsize=8)
def has_adjacent_points(text: str) -> bool:
    """Return whether two full-width marks stand side by side: what two checks ask first, and mostly in vain."""
    for point in POINTS[1:]:
        text = text.replace(point, POINTS[0])
    return POINTS[0] * 2 in text


@lru_cache(maxsize=4)
def _verdicts(prose: Prose) -> dict[tuple[int, object], bool]:  # noqa: ARG001 - one dictionary for each
    return {}


def judge(seed: Seed, at: int, question: Callable[[str], object]) -> bool:
    """Return whether the passage at ``at`` answers ``question``; each passage is asked once, however often it is met.

    A passage may be long and full of marks: to read it anew for each of them would take minutes.
    """
    prose = seed.prose
    passage = prose.passage_at(at)
    verdicts = _verdicts(prose)
    known = verdicts.get((passage.start, question))
    if known is None:
        known = verdicts[passage.start, question] = bool(question(prose.passage_text(passage)))
    return known


def is_chinese(seed: Seed, at: int) -> bool:
    """Return whether the post, and the passage at offset ``at`` of its prose, are Chinese."""
    return is_chinese_text(seed.prose.text) and judge(seed, at, is_chinese_text)


def is_prose(seed: Seed, at: int) -> bool:
    """Return whether the passage at ``at`` is Chinese with some Latin words, and not the other way round."""
    return judge(seed, at, _is_mostly_chinese)


def _is_mostly_chinese(text: str) -> bool:
    return len(_HAN.findall(text)) > max(2 * len(_LATIN.findall(text)), 3)


def has_japanese(text: str) -> bool:
    """Return whether ``text`` holds any kana or Hangul."""
    return _KANA_OR_HANGUL.search(text) is not None


def has_kana(seed: Seed, at: int) -> bool:
    """Return whether the passage at ``at`` holds any kana or Hangul."""
    return judge(seed, at, has_japanese)


def is_joined(seed: Seed, start: int, end: int) -> bool:
    """Return whether ``prose.text[start:end]`` stands in the file without markup or references in between."""
    span = seed.prose.span(start, end)
    return span.end - span.start == end - start


def at_line_start(text: str, at: int) -> bool:
    """Return whether nothing but white space stands before ``at`` in its line or passage."""
    before = text[max(at - 80, 0) : at].rstrip(" \t\xa0\u3000")
    return not before or before[-1] in f"\r\n{BREAK}{HARD_BREAK}"


def rewrite(
    seed: Seed, changes: Iterable[tuple[int, int, str]], title: str, safety: Safety = Safety.SAFE
) -> Fix | None:
    """Return the fix that puts new words for ranges of the prose.

    None where the file's writing forbids it, or where an address or the definition of a link hangs on it; unsafe
    where other words would stand in the title of somebody else's page.
    """
    prose = seed.prose
    text = prose.text
    edits: list[Edit] = []
    declared: list[Change] = []
    at = 0
    for at, end, new in changes:
        if touches_address(text, at) and not seed.is_html_only:
            return None
        if end - at > 1 and not seed.is_html_only and not is_joined(seed, at, end):
            return None  # Markdown marks stand in between, and would be left around nothing
        pieces = prose.edits(at, end, new)
        if pieces is None:
            return None
        label = label_at(seed, pieces[0].start)
        if label == "key":
            return None
        if label == "title" and text[at:end].isprintable() and not text[at:end].isspace() and end > at:
            safety = Safety.UNSAFE
        edits.extend(pieces)
        declared.extend(prose.changes(at, end, new))
    passage = prose.passage_at(at)
    fields = frozenset({passage.name}) if passage.kind == "field" else frozenset[str]()
    return Fix(title, tuple(edits), safety, fields=fields, changes=tuple(declared))
