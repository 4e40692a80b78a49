"""The check ``number-style``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, NoOptions, Related, Safety, SeedCheck, Severity, Triggers, pattern
from seedlint_text._chinese import is_chinese, rewrite
from seedlint_text._verbatim import in_url

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from seedlint import Seed

# What is counted or measured: a number before one of these is a quantity, and no year, code or telephone number.
_COUNTED = (
    r"(?:多|余|餘)?(?:名|人(?!民币)|位(?!数|數|于|於)|[个個家元辆輛架艘枚套户戶所册冊亩畝吨噸例头頭株台臺桶件座栋棟张張艇匹]"
    r"|美元|欧元|歐元|日元|英镑|卢布|平方|立方|公[里顷頃斤尺吨]|[千毫]米|米(?!格)|海里|英里|亿|万(?!维))"
)
# 9万5千 is one number, and 3-5千 a range.
_MIXED = pattern(
    rf"(?<![0-9.,\-–—~～万萬亿億千])[1-9](?:千(?!克|米|瓦|伏|兆|赫|卡|帕|焦|字|分|里|[万萬])|百(?!分|帕|[万萬])){_COUNTED}"
)
_PLAIN = pattern(rf"(?<![0-9.,A-Za-z\-–—~～])[1-9][0-9]{{3,}}{_COUNTED}")
_GROUPED = pattern(rf"(?<![0-9.,A-Za-z])[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?![0-9,]){_COUNTED}")
_UNGROUPED = pattern(rf"(?<![0-9.,A-Za-z\-–—~～第])[1-9][0-9]{{4,11}}(?=[^0-9.,]){_COUNTED}")
_POWERS = {"千": 1000, "百": 100}


class NumberStyle(SeedCheck[NoOptions]):
    """Numbers of one post are written in two ways.

    Reported are 4千 and 3百 where the post also writes 4000, and a number of five or more digits without commas where
    the post has 12,345. Only quantities, with a measure word after them: years, codes and telephone numbers are left
    alone, and units such as 千克 and 百分点.

    ## Why

    A reader compares numbers by their length. 4千 beside 4600 has to be read twice.

    ## Fix

    With `--unsafe` writes the digits out, or the commas, where most of the post's long numbers have them.

    ## Source

    GB/T 15835-2011, section 5.1: besides digits, only 万 and 亿 are used; the form is the same throughout a text.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("typography",)
    triggers = Triggers(characters=frozenset("千百,"))
    examples = (
        Example(
            "<p>仓库有4千平方米，码头有4600平方米。</p>\n",
            "<p>仓库有4000平方米，码头有4600平方米。</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each number that is written in another way than the post's others."""
        text = seed.prose.text
        if "千" in text or "百" in text:
            mixed, plain = _matches(seed, _MIXED), _matches(seed, _PLAIN)
            for match in mixed if plain else ():
                start = match.start()
                digits = str(int(text[start]) * _POWERS[text[start + 1]])
                fix = rewrite(seed, [(start, start + 2, digits)], f"Write {digits}", Safety.UNSAFE)
                yield _finding(seed, start, start + 2, digits, plain[0], fix)
        if "," in text and (grouped := _matches(seed, _GROUPED)):
            ungrouped = _matches(seed, _UNGROUPED)
            for match in ungrouped:
                start = match.start()
                digits = match[0][: len(match[0]) - len(match[0].lstrip("0123456789"))]
                commas = f"{int(digits):,}"
                fix = None
                if len(grouped) > len(ungrouped):
                    fix = rewrite(seed, [(start, start + len(digits), commas)], f"Write {commas}", Safety.UNSAFE)
                yield _finding(seed, start, start + len(digits), commas, grouped[0], fix)


def _matches(seed: Seed, numbers: re.Pattern[str]) -> list[re.Match[str]]:
    """Return the ``numbers`` in Chinese text that no address holds."""
    text = seed.prose.text
    return [
        match for match in numbers.finditer(text) if is_chinese(seed, match.start()) and not in_url(text, match.start())
    ]


def _finding(seed: Seed, start: int, end: int, better: str, other: re.Match[str], fix: Fix | None) -> Finding:
    prose = seed.prose
    message = f"“{prose.text[start:end]}” is written in another way than “{other[0]}”; write {better}"
    return Finding(
        prose.span(start, end), message, fix, (Related(prose.span(*other.span()), "the other way of writing"),)
    )
