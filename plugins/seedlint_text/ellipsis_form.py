"""The check ``ellipsis-form``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, pattern
from seedlint_text._chinese import CJK, CLOSING, has_adjacent_points, is_chinese, rewrite
from seedlint_text._verbatim import in_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_BEFORE = rf"[{CJK}{CLOSING}，、；：？！]"
_RUN = pattern(
    rf"\.(?<={_BEFORE}.)\.{{2,5}}(?! ?\.|[A-Za-z0-9_/\\-])"
    rf"|。(?<=[{CJK}{CLOSING}].)。{{2,}}"
    rf"|…(?<={_BEFORE}.)(?!…)(?![A-Za-z0-9])|…(?=[{CJK}])(?<=[“‘「『].)"
)


class EllipsisForm(SeedCheck[NoOptions]):
    """An ellipsis in Chinese is not written as six dots.

    Three to six full stops after a Chinese character, three or more 。, and a single … are reported. Leaders of a
    table of contents, paths, and the cut end of a description or an excerpt are left alone.

    ## Why

    The Chinese ellipsis is six dots in the middle of two squares. Full stops sit on the base line, and may be
    broken apart at the end of a line.

    ## Fix

    Writes ……, that is, U+2026 twice.

    ## Source

    GB/T 15834-2011, sections 4.11 and 5.1; W3C clreq, section on punctuation marks.
    """

    groups = ("typography",)
    examples = (
        Example(bad="<p>他沉默了很久...</p>\n", good="<p>他沉默了很久……</p>\n"),
        Example(bad="<p>他说：“我不知道…”</p>\n", good="<p>他说：“我不知道……”</p>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each ellipsis that has another form."""
        text = seed.prose.text
        if "..." not in text and "…" not in text and not (has_adjacent_points(text) and "。。。" in text):
            return
        for match in _RUN.finditer(text):
            start, end = match.span()
            if in_url(text, start) or not is_chinese(seed, start):
                continue
            passage = seed.prose.passage_at(start)
            if passage.kind == "field" and passage.name != "title" and end >= passage.end:
                continue  # a text that was cut
            yield Finding(
                seed.prose.span(start, end),
                f"“{match[0]}” in Chinese; an ellipsis is ……",
                rewrite(seed, [(start, end, "……")], "Write ……"),
            )
