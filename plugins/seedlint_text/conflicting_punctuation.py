"""The check ``conflicting-punctuation``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Safety, SeedCheck, pattern
from seedlint_text._chinese import CJK, CLOSING, has_adjacent_points, is_chinese, is_joined, judge, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_PAIR = pattern(
    rf"([，。、；：])(?<=[{CJK}{CLOSING}A-Za-z0-9%].)(?!\1)[，。、；：？！](?![，。、；：？！])|[？！](?<=[{CJK}].)。(?!。)"
)
_ABOUT_MARKS = pattern("标点|標點|逗号|逗號|句号|句號|顿号|頓號|分号|分號")
_MOUTHS = frozenset("（）()")
_STRENGTH = "、，：；。！？"


class ConflictingPunctuation(SeedCheck[NoOptions]):
    """Two different punctuation marks stand where there can be only one.

    Such as ，。 or ；。 or ？。. Passages that talk about punctuation are left alone, and so is a comma after a
    question or exclamation mark, which may belong to a title or a brand, and a face such as ：）.

    ## Why

    One of them was left over when words were moved or deleted. A reader stumbles, and wonders what is missing.

    ## Fix

    With `--unsafe` keeps the stronger of the two. Which one was meant, only the author knows.

    ## Source

    GB/T 15834-2011, section 4: each mark stands for one kind of pause.
    """

    groups = ("typography",)
    examples = (Example(bad="<p>双方同意继续会谈，。</p>\n", good="<p>双方同意继续会谈。</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each pair of different marks."""
        prose = seed.prose
        if not has_adjacent_points(prose.text):
            return
        for match in _PAIR.finditer(prose.text):
            start, end = match.span()
            if (
                not is_joined(seed, start, end)
                or not is_chinese(seed, start)
                or (match[0][1] in "：；" and prose.text[end : end + 1] in _MOUTHS)
                or judge(seed, start, _ABOUT_MARKS.search)
            ):
                continue
            kept = max(match[0], key=_STRENGTH.index)
            yield Finding(
                prose.span(start, end),
                f"“{match[0]}”: two marks in a place for one; keep one of them",
                rewrite(seed, [(start, end, kept)], f"Keep “{kept}”", Safety.UNSAFE),
            )
