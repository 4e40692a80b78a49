"""What makes another name of a spelling, however alike the two sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seedlint_names._model import Model

_WEAK = frozenset("尔夫姆特斯德克利里")
_MEN_AND_WOMEN = frozenset(
    ("夫娃", "夫娜", "基娅", "基娜", "斯娅", "奥娅", "奥娜", "尔娜", "特塔", "尔拉", "克卡", "斯莎", "斯萨", "德达",
     "恩娜", "诺娜", "森斯")
)  # fmt: skip
"""Endings of a man's and a woman's name, or of two names: 扎哈罗夫 and 扎哈罗娃, 史蒂文森 and 史蒂文斯."""
_ENDINGS = (
    "维奇", "斯基", "耶夫", "诺夫", "洛夫", "亚诺", "莉娜", "德斯", "森", "斯坦", "维尔", "格勒", "格斯",
    "德拉", "夫策",
)  # fmt: skip
"""What is added to a name to make another one of it: 米哈伊尔 and 米哈伊洛夫, 罗德里戈 and 罗德里格斯."""
_MARKS = tuple("新南北东西中上下")
"""What tells one of two places of a name from the other: 泽西 and 新泽西."""


def vetoed(one: str, other: str, known: Model) -> bool:
    """Return whether the two are a name and a longer one, a man and a woman, or two places told apart by a word."""
    short, long = sorted((one, other), key=len)
    if short in long:
        rest = long.replace(short, "", 1)
        is_clipped = len(rest) == 1 and rest in _WEAK and long.startswith(short)
        return not is_clipped or known.is_known(short)
    if len(one) != len(other):
        if any(long.endswith(ending) and not short.endswith(ending[-1]) for ending in _ENDINGS):
            return True
        return long[0] in _MARKS and len(long) > 3 and short[0] not in _MARKS
    if one[:-1] == other[:-1]:
        return not _MEN_AND_WOMEN.isdisjoint((one[-1] + other[-1], other[-1] + one[-1]))
    return one[1:] == other[1:] and one[0] in _MARKS and other[0] in _MARKS
