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

_CLOCK = pattern(r"[0-9]{1,2}[点點时時]")
# A clock time has a word of the day before it, or its minutes after it; 3点 alone may be three points, 3时 a stretch.
_OF_DAY = pattern(
    r"(?:凌晨|清晨|早上|早晨|上午|中午|正午|下午|傍晚|晚上|晚[间間]|[当當]晚|深夜|午夜|夜[里裡]|[今昨日][早晚]|日) ?\Z"
)
_LAST_HOUR = 24
_NO_CLOCK_BEFORE = frozenset("0123456789.:：第")
_STRETCH = ("用时", "用時", "历时", "歷時", "耗时", "耗時")
_MINUTES = pattern(r"许|許|左右|[0-5]?[0-9]分(?!钟|鐘|之)|(?<=[点點])[钟鐘半]")
_OTHER_WORD = pattern(r"(?<=[点點])[建意][议議见見]|(?<=[时時])[间間区區代候差期]")
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

    Only shown: the one to write instead. The hour may have to change with it.

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
        points: list[re.Match[str]] = []
        times: list[re.Match[str]] = []
        for match in _CLOCK.finditer(text):
            if _is_clock(text, match) and is_chinese(seed, match.start()) and not in_url(text, match.start()):
                (points if match[0][-1] in "点點" else times).append(match)
        if not points or not times:
            return
        fewer, more = (points, times) if len(points) <= len(times) else (times, points)
        prose = seed.prose
        other = more[0]
        for match in fewer:
            yield Finding(
                prose.span(*match.span()),
                f"The clock time “{match[0]}” is written in another way than “{other[0]}”",
                _suggestion(seed, match.end(), other[0][-1]),
                (Related(prose.span(*other.span()), "the other way of writing"),),
            )


def _is_clock(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if int(match[0][:-1]) > _LAST_HOUR or _OTHER_WORD.match(text, end):
        return False
    if not _OF_DAY.search(text, max(start - 4, 0), start):
        before = text[max(start - 2, 0) : start]
        if before[-1:] in _NO_CLOCK_BEFORE or before in _STRETCH or not _MINUTES.match(text, end):
            return False
    return _SPEECH.search(text, max(start - _FAR, 0), start) is None


def _suggestion(seed: Seed, end: int, mark: str) -> Fix | None:
    after = seed.prose.text[end : end + 1]
    if after == "半":
        return None
    stop = end + 1 if after in {"钟", "鐘"} else end
    return rewrite(seed, [(end - 1, stop, mark)], f"Write {mark}", Safety.MANUAL)
