"""Titles compared: what of them counts, and which differ in one character."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from seedlint import pattern

if TYPE_CHECKING:
    from collections.abc import Collection

_REMARK = pattern(r"[\[(（【［〔][^\[(（【［〔\])）】］〕]{1,8}[\])）】］〕]")
# Marks that tell one thing from another: C++ and C#, 1.5 and 15, -3 and 3.
_KEPT = pattern(r"[^\W_]|(?<=[a-z])[+#]+|(?<=[0-9])[.:/-](?=[0-9])|(?<![\w])-(?=[0-9])")
_HAN = pattern("[\u3400-\u4dbf\u4e00-\u9fff]")
# What a series changes from part to part, and what turns a sentence into its opposite.
_TELLING = frozenset(
    "零〇一二三四五六七八九十廿卄卅卌百千万两萬兩初甲乙丙丁上中下前后後首末终終左右东南西北春夏秋冬早午晚日月年新旧舊大小多少高低"
    "不没沒未无無非胜勝负負输輸赢贏升降增减減涨漲跌加买買卖賣进進出男女父母兄弟姐妹他她它我你"
)


def folded(title: str) -> str:
    """Return the letters and digits of a title, in one form, without remarks such as 【快讯】 and （图）."""
    text = unicodedata.normalize("NFKC", title).lower()
    bare = _REMARK.sub(lambda match: match[0] if any(c.isdigit() or c in _TELLING for c in match[0]) else " ", text)
    return "".join(_KEPT.findall(bare))


def width(text: str) -> int:
    """Return how long a text is: a Chinese character counts two."""
    return len(text) + len(_HAN.findall(text))


def linked_titles(titles: Collection[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return for each title another one that differs in one Chinese character, in time linear in their number.

    A title that has a character too many is another one when that is left out. Two that differ in one place are the
    same with that place left open; only titles that share a half with another need to be tried so.
    """
    halves = Counter(half for key in titles for half in _halves(key))
    found: dict[tuple[str, str], tuple[str, str]] = {}
    opened: dict[tuple[str, str], tuple[str, str]] = {}
    for key in sorted(titles):
        language, text = key
        shares_half = any(halves[half] > 1 for half in _halves(key))
        for at, character in enumerate(text):
            if not "\u3400" <= character <= "\u9fff" or character in _TELLING:
                continue
            before, after = text[:at], text[at + 1 :]
            near = [(language, before + after)]
            if shares_half:
                near.append(opened.setdefault((language, f"{before}\0{after}"), key))
            for other in near:
                if other != key and other in titles:
                    found.setdefault(key, other)
                    found.setdefault(other, key)
    return found


def _halves(key: tuple[str, str]) -> tuple[tuple[str, int, int, str], ...]:
    language, text = key
    middle = len(text) // 2
    return ((language, len(text), 0, text[:middle]), (language, len(text), 1, text[middle:]))
