"""The check ``repeated-sentence``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint import BREAK, HARD_BREAK, OPAQUE, Example, Finding, NoOptions, Related, SeedCheck
from seedlint_text._chinese import is_chinese
from seedlint_text._repeats import repeated_passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_SHORTEST = 25
_END = re.compile(f"[。！？{BREAK}{HARD_BREAK}]")
_NOT_PARAGRAPHS = frozenset({"li", "td", "th", "dt", "dd", "option", "summary"})


class RepeatedSentence(SeedCheck[NoOptions]):
    """A long sentence stands in the post twice.

    Sentences of at least 25 characters in Chinese paragraphs. Titles, descriptions, headings, captions, lists,
    tables, and sentences with code in them are left alone, as are paragraphs that ``repeated-paragraph`` reports.

    ## Why

    When a post is put together from several reports, each brings the same sentence. A reader thinks that they lost
    their place.

    ## Source

    Seen in real posts: the same quotation stands in the lead and again in the section about it.
    """

    examples = (
        Example(
            bad=(
                "<p>会谈结束。作为会议的东道主，该国将继续为双方的接触提供一切必要的便利。</p>\n"
                "<p>团长再次表示感谢。作为会议的东道主，该国将继续为双方的接触提供一切必要的便利。</p>\n"
            ),
            good=(
                "<p>会谈结束。作为会议的东道主，该国将继续为双方的接触提供一切必要的便利。</p>\n"
                "<p>团长再次表示感谢。</p>\n"
            ),
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each sentence that was said before, with the place of the first."""
        prose = seed.prose
        text = prose.text
        long = [part for part in map(str.strip, _END.split(text)) if len(part) >= _SHORTEST]
        if len(set(long)) == len(long):
            return
        reported = {passage.start for pair in repeated_passages(prose) for passage in pair}
        first: dict[str, tuple[int, int]] = {}
        at = 0
        for part in long:
            start = text.index(part, at)
            at = start + len(part)
            passage = prose.passage_at(start)
            if passage.kind != "paragraph" or passage.name in _NOT_PARAGRAPHS or passage.start in reported:
                continue
            if OPAQUE in part or not is_chinese(seed, start):
                continue
            place = first.setdefault(part, (start, at))
            if place != (start, at):
                yield Finding(
                    prose.span(start, at),
                    f"The sentence “{part[:14]}…” was said before",
                    related=(Related(prose.span(*place), "here it stands first"),),
                )
