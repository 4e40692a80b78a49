"""The check ``repeated-punctuation``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Safety, SeedCheck, pattern
from seedlint_text._chinese import CJK, CLOSING, has_adjacent_points, is_chinese, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_RUN = pattern(rf"([，。、；：])(?<=[{CJK}{CLOSING}A-Za-z0-9%].)\1+|[？！](?<![？！].)(?:！{{3,}}|？{{3,}})")


class RepeatedPunctuation(SeedCheck[NoOptions]):
    """The same punctuation mark is written twice in a row.

    Question and exclamation marks may be doubled or tripled for emphasis; only four and more are reported. Three
    or more 。 are an ellipsis, which the check `ellipsis-form` reports.

    ## Why

    A doubled comma or full stop is a slip of the keyboard, or what is left when words between two were deleted.

    ## Fix

    Keeps one of two; with `--unsafe` one of several, and three question or exclamation marks.

    ## Source

    GB/T 15834-2011, sections 4.2 and 4.3: at most three may stand together; sections 4.1, 4.4 to 4.7.
    """

    groups = ("typography",)
    examples = (Example(bad="<p>会谈结束，，双方离开。。</p>\n", good="<p>会谈结束，双方离开。</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each run of one mark that is too long."""
        text = seed.prose.text
        if not has_adjacent_points(text):
            return
        for match in _RUN.finditer(text):
            start, end = match.span()
            run = match[0]
            if run.startswith("。。。") or not is_chinese(seed, start):
                continue
            if run[0] in "？！":
                if run[0] != run[1]:
                    continue
                message, kept, safety = (
                    f"{len(run)} marks “{run[0]}” in a row; three are the most",
                    run[:3],
                    Safety.UNSAFE,
                )
            else:
                message, kept = f"“{run[0]}” repeated", run[0]
                safety = Safety.SAFE if len(run) == 2 else Safety.UNSAFE
            yield Finding(
                seed.prose.span(start, end), message, rewrite(seed, [(start, end, kept)], f"Write “{kept}”", safety)
            )
