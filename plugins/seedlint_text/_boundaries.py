"""Where Chinese meets Latin words and digits, with a space or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from seedlint import pattern
from seedlint_text._chinese import CJK

if TYPE_CHECKING:
    import re

_UNITS = (
    "年月日号時时点點分秒刻周週个個名人位岁歲次倍元万萬亿億千百十米层層楼樓台架辆輛艘枚发發门"
    "門条條件项項届屆季期页頁章节節第天小公英吨噸度美欧"
)


class Boundary(NamedTuple):
    """Where one kind of word meets Chinese. Each pattern begins with a class, by which the search can skip.

    ``near`` finds all that ``spaced`` does and more, and is compiled in a tenth of the time.
    """

    near: re.Pattern[str]
    spaced: re.Pattern[str]
    opens: re.Pattern[str]
    closes: re.Pattern[str]


def _boundary(kind: str, no_unit: str) -> Boundary:
    return Boundary(
        pattern(rf" (?:(?<=[^\x00-\x7f] )(?=[{kind}])|(?<=[{kind}] )(?=[^\x00-\x7f]))"),
        pattern(rf" (?:(?<=[{CJK}] )(?=[{kind}])|(?<=[{kind}] )(?=[{CJK}]))"),
        pattern(rf"[{kind}](?<=[{CJK}].){no_unit}"),
        pattern(rf"[{kind}](?=[{CJK}]){no_unit}"),
    )


LATIN = _boundary("A-Za-z", "")
DIGITS = _boundary("0-9", rf"(?![0-9.,]*[{_UNITS}])")


def tight_places(kind: Boundary, text: str) -> list[tuple[int, int]]:
    """Return the places in ``text`` that have no space, as empty ranges."""
    places = [match.start() for match in kind.opens.finditer(text)]
    places += [match.end() for match in kind.closes.finditer(text)]
    return [(at, at) for at in sorted(places)]
