"""Where Chinese meets Latin words and digits, with a space or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from seedlint import pattern

if TYPE_CHECKING:
    import re

_UNITS = (
    "年月日号時时点點分秒刻周週个個名人位岁歲次倍元万萬亿億千百十米层層楼樓台架辆輛艘枚发發门"
    "門条條件项項届屆季期页頁章节節第天小公英吨噸度美欧"
)


class Boundary(NamedTuple):
    """Where one kind of word meets what is not ASCII. Each pattern begins with a class, by which the search can skip.

    Whether it is Chinese that it meets is asked of the few places found: the class of Chinese characters takes a
    millisecond to compile each time that it stands in a pattern.
    """

    spaced: re.Pattern[str]
    opens: re.Pattern[str]
    closes: re.Pattern[str]


def _boundary(kind: str, no_unit: str) -> Boundary:
    return Boundary(
        pattern(rf" (?:(?<=[^\x00-\x7f] )(?=[{kind}])|(?<=[{kind}] )(?=[^\x00-\x7f]))"),
        pattern(rf"[{kind}](?<=[^\x00-\x7f].){no_unit}"),
        pattern(rf"[{kind}](?=[^\x00-\x7f]){no_unit}"),
    )


LATIN = _boundary("A-Za-z", "")
DIGITS = _boundary("0-9", rf"(?![0-9.,]*[{_UNITS}])")


def spaced_places(kind: Boundary, text: str) -> list[tuple[int, int]]:
    """Return the spaces in ``text`` that stand between Chinese and this kind of word."""
    found = [match.span() for match in kind.spaced.finditer(text)]
    return [(start, end) for start, end in found if _is_han(text[start - 1]) or _is_han(text[end])]


def tight_places(kind: Boundary, text: str) -> list[tuple[int, int]]:
    """Return the places in ``text`` that have no space, as empty ranges."""
    places = [match.start() for match in kind.opens.finditer(text) if _is_han(text[match.start() - 1])]
    places += [match.end() for match in kind.closes.finditer(text) if _is_han(text[match.end()])]
    return [(at, at) for at in sorted(places)]


def _is_han(character: str) -> bool:
    """Return whether it is one of ``_chinese.CJK``."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character == "\u3007"
