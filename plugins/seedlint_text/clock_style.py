"""The check ``clock-style``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, NoOptions, Related, Safety, SeedCheck, Severity, Triggers, pattern
from seedlint_text._chinese import is_chinese, rewrite
from seedlint_text._verbatim import in_url

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from seedlint import Seed

_OF_DAY = (
    r"(?:凌晨|清晨|早上|早晨|上午|中午|正午|下午|傍晚|晚上|晚间|晚間|当晚|當晚|深夜|午夜|夜里|夜裡|[今昨日][早晚]|日)"
)
_HOUR = r"(?:1[0-9]|2[0-4]|0?[0-9])"
_MINUTE = r"[0-5]?[0-9]分(?!钟|鐘|之)"
# A clock time has a word of the day before it, or its minutes after it; 3点 alone may be three points, 3时 a stretch.
_MINUTES = rf"许|許|左右|{_MINUTE}"
_POINT = pattern(
    rf"(?:{_OF_DAY} ?{_HOUR}[点點]|(?<![0-9.:：第]){_HOUR}[点點](?=钟|鐘|半|{_MINUTES}))(?!建议|建議|意见|意見)"
)
_TIME = pattern(
    rf"(?:{_OF_DAY} ?{_HOUR}[时時]|(?<![0-9.:：第])(?<![用历歷耗][时時]){_HOUR}[时時](?={_MINUTES}))"
    r"(?![间間区區代候差期])"
)
_SPEECH = pattern(r"[“「][^“”「」\u2029]{0,400}\Z")
_FAR = 400


class ClockStyle(SeedCheck[NoOptions]):
    """Clock times of one post are written with 点 and with 时.

    Only what is surely a clock time: with a word of the day before it (上午10点) or minutes after it (10时30分).
    Quoted speech is left alone.

    ## Why

    A reader takes 下午3点 and 15时 for two kinds of statement. One post should have one form: 时 is that of written
    reports, 点 that of speech.

    ## Fix

    The one to write instead is only shown, as the hour may have to change with it.

    ## Source

    GB/T 15835-2011, section 4.1.1 and its examples (上午8时, 15时40分): one form throughout.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("dates",)
    triggers = Triggers(characters=frozenset("点點"))
    examples = (
        Example(
            "<p>客轮上午9时30分出发，下午3点靠岸。</p>\n",
            "<p>客轮上午9时30分出发，下午3时靠岸。</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the clock times of the form that the post has less often."""
        text = seed.prose.text
        if "时" not in text and "時" not in text:
            return
        points, times = _matches(seed, _POINT), _matches(seed, _TIME)
        if not points or not times:
            return
        fewer, more = (points, times) if len(points) <= len(times) else (times, points)
        prose = seed.prose
        for match in fewer:
            start, end = match.span()
            other = more[0]
            yield Finding(
                prose.span(start, end),
                f"The clock time “{match[0]}” is written in another way than “{other[0]}”",
                _suggestion(seed, end, other[0][-1]),
                (Related(prose.span(*other.span()), "the other way of writing"),),
            )


def _matches(seed: Seed, times: re.Pattern[str]) -> list[re.Match[str]]:
    text = seed.prose.text
    return [
        match
        for match in times.finditer(text)
        if is_chinese(seed, match.start())
        and not in_url(text, match.start())
        and _SPEECH.search(text, max(match.start() - _FAR, 0), match.start()) is None
    ]


def _suggestion(seed: Seed, end: int, mark: str) -> Fix | None:
    after = seed.prose.text[end : end + 1]
    if after == "半":
        return None
    stop = end + 1 if after in {"钟", "鐘"} else end
    return rewrite(seed, [(end - 1, stop, mark)], f"Write {mark}", Safety.MANUAL)
