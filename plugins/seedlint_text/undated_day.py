"""The check ``undated-day``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Scalar, SeedCheck, Severity, Triggers, pattern
from seedlint_text._chinese import is_chinese
from seedlint_text._verbatim import in_url

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from seedlint import Seed

_DAY = pattern(r"(?<![0-9年./-])(1[0-2]|0?[1-9])月(3[01]|[12][0-9]|0?[1-9])[日号號]")
_YEAR = pattern(r"[0-9〇零一二三四五六七八九]{2,4} ?年|(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")
# Words that say which year is meant, or that it is every year.
_KNOWN = pattern(r"[今去明前后後当當同次翌本上每近]年|年[初中底末]|[历歷][史]|[节節](?!目)|纪念日|紀念日|生日|星座|一年|年度|[农農][历曆]|[阴陰]历")
_ISO = pattern(r"([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})")
_RFC = pattern(r"([0-9]{1,2})[ -](Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[ -]([12][0-9]{3})")
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_FAR = 120
"""So many days from the post's date, and more, the year before and the year itself are nearly as far."""


class UndatedDay(SeedCheck[NoOptions]):
    """A day such as 9月5日 has no year, and lies far from the post's date.

    At least 120 days before and after it, so that a reader cannot know which year is meant. Left alone where a year, or
    a word such as 去年 or 当年, stands before it in the post or in its paragraph, and where it is a yearly day.

    ## Why

    News is read for years. A reader in April cannot tell whether 9月5日 was last year or is still to come.

    ## Source

    GB/T 15835-2011, section 4.1: dates; the style books of news agencies ask for the year where it is not the current
    one.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("dates",)
    triggers = Triggers(characters=frozenset("月"), fields=frozenset({"date"}))
    examples = (
        Example(
            "---\ndate: 2022-03-30T06:40:35Z\n---\n<p>客轮9月5日靠岸。</p>\n",
            "---\ndate: 2022-03-30T06:40:35Z\n---\n<p>客轮2021年9月5日靠岸。</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such day."""
        text = seed.prose.text
        if "月" not in text or (posted := _posted(seed)) is None:
            return
        known = _YEAR.search(text)
        limit = len(text) if known is None else known.start()
        for match in _DAY.finditer(text, 0, limit):
            start, end = match.span()
            passage = seed.prose.passage_at(start)
            if (
                not _is_far(posted, match)
                or passage.end > limit
                or _KNOWN.search(text, 0, passage.end)
                or not is_chinese(seed, start)
                or in_url(text, start)
            ):
                continue
            yield Finding(
                seed.prose.span(start, end),
                f"“{match[0]}” has no year, and the post is of {posted.isoformat()}; write which year is meant",
            )


def _posted(seed: Seed) -> date | None:
    """Return the day that the front matter dates the post."""
    field = seed.front_matter.get("date") if seed.front_matter is not None else None
    if field is None or not isinstance(field.value, Scalar):
        return None
    value = field.value.value
    try:
        if match := _ISO.search(value):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _RFC.search(value):
            return date(int(match[3]), _MONTHS.index(match[2]) // 3 + 1, int(match[1]))
    except ValueError:
        return None
    return None


def _is_far(posted: date, match: re.Match[str]) -> bool:
    """Return whether the day is far from the date in the year before, the same and the one after."""
    try:
        days = [date(posted.year + shift, int(match[1]), int(match[2])) for shift in (-1, 0, 1)]
    except ValueError:
        return False
    return all(abs((day - posted).days) >= _FAR for day in days)
