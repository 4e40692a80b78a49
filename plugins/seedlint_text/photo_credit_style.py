"""The check ``photo-credit-style``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from seedlint import BREAK, HARD_BREAK, Example, Finding, Related, Safety, SeedCheck, Severity, Triggers, pattern
from seedlint_text._chinese import is_chinese, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_LONGEST = 100
_FORM = (
    r"(?P<form>[图圖](?:片)?(?:自(?!己|己的|动|動|行|治)|[来來][自源][：:]?|源(?:自|[：:])?|取自|据)"
    r"|(?:[视視][频頻])?截(?:[图圖])?(?:自|[来來]自)|(?:[视視][频頻]|[报報]道|[网網][页頁])截[图圖](?![：:自]))"
)
_NEWLINE = f"{BREAK}{HARD_BREAK}"
_CREDIT = pattern(
    rf"(?:(?<=[ \t\xa0\u3000（(。|/{_NEWLINE}])|\A){_FORM}[ \t]*(?P<source>[^，。；！？（(）) \t{_NEWLINE}]{{0,20}})"
    rf"(?:[（(][^（()）]{{1,8}}[）)])?[^，。；！？{_NEWLINE}]{{0,6}}[）)]?\s*\Z"
)
_PICTURE, _SCREEN = "图", "截"
_MARKS = ("图", "圖", "截")


class _Credit(NamedTuple):
    start: int
    end: int
    form: str
    has_source: bool


@dataclass(frozen=True, slots=True)
class PhotoCreditStyleOptions:
    """How alike credits have to be."""

    screenshots: bool = False
    """Whether 截自 and 视频截图 count as another way of writing 图自, and not as a kind of picture of its own."""


class PhotoCreditStyle(SeedCheck[PhotoCreditStyleOptions]):
    """The credits of a post's pictures are written in several ways.

    Such as 图自某社 and 图片来源：某社, at the end of captions and short paragraphs. Screenshots (截自某社, 视频截图)
    are compared with each other only, unless the option says otherwise.

    ## Why

    Credits are what the owner of a picture looks for. One form can be found, and checked, in every post.

    ## Fix

    With `--unsafe` writes the form that most credits of the post have, where both name a source.

    ## Options

    `screenshots = true` takes 截自 and 视频截图 for other ways of writing 图自, and asks for one form of them all.

    ## Source

    No standard says which form: that one text keeps to one is a rule of house style.
    """

    severity = Severity.INFO
    recommended = False
    Options = PhotoCreditStyleOptions
    groups = ("typography",)
    triggers = Triggers(characters=frozenset(_MARKS))
    examples = (
        Example(
            "<p>码头 图自海港网</p>\n<p>灯塔 图自海港网</p>\n<p>客轮 图源：北岸社</p>\n",
            "<p>码头 图自海港网</p>\n<p>灯塔 图自海港网</p>\n<p>客轮 图自北岸社</p>\n",
        ),
        Example(
            "<p>码头 图自海港网</p>\n<p>客轮 截自北岸社</p>\n",
            "<p>码头 图自海港网</p>\n<p>客轮 图自北岸社</p>\n",
            options={"screenshots": True},
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each credit that is written in another way than most."""
        found = list(_credits(seed))
        kinds = ("",) if self.options.screenshots else (_PICTURE, _SCREEN)
        for kind in kinds:
            alike = [credit for credit in found if not kind or _kind(credit.form) == kind]
            forms = Counter(credit.form for credit in alike)
            if len(forms) < 2:
                continue
            usual, count = forms.most_common(1)[0]
            is_sure = count * 2 > len(alike) and count > 1
            first = next(credit for credit in alike if credit.form == usual)
            for credit in alike:
                if credit.form != usual:
                    sure = is_sure and credit.has_source and first.has_source and _kind(usual) == _kind(credit.form)
                    yield _finding(seed, credit, first, sure)


def _credits(seed: Seed) -> Iterator[_Credit]:
    """Yield the credits at the end of captions and of short paragraphs."""
    prose = seed.prose
    for passage in prose.passages:
        if passage.kind not in {"caption", "paragraph"} or passage.end - passage.start > _LONGEST:
            continue
        words = prose.passage_text(passage)
        match = _CREDIT.search(words) if any(mark in words for mark in _MARKS) else None
        if match is not None and is_chinese(seed, passage.start):
            start, end = (passage.start + at for at in match.span("form"))
            yield _Credit(start, end, match["form"].replace(":", "："), bool(match["source"]))


def _kind(form: str) -> str:
    return _SCREEN if "截" in form else _PICTURE


def _finding(seed: Seed, credit: _Credit, first: _Credit, sure: bool) -> Finding:
    changes = [(credit.start, credit.end, first.form)]
    fix = rewrite(seed, changes, f"Write {first.form}", Safety.UNSAFE) if sure else None
    return Finding(
        seed.prose.span(credit.start, credit.end),
        f"This credit is written with “{credit.form}”, another one with “{first.form}”",
        fix,
        (Related(seed.prose.span(first.start, first.end), "the other credit"),),
    )
