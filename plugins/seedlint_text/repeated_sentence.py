"""The check ``repeated-sentence``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from seedlint import BREAK, HARD_BREAK, OPAQUE, Example, Finding, NoOptions, Related, SeedCheck, pattern
from seedlint_text._chinese import CJK, is_chinese
from seedlint_text._repeats import SHORTEST, is_paragraph, repeated_passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_FEWEST_HAN = 15
_HAN = pattern(f"[{CJK}]")
_REFER = "[参參][阅閱考见見照]"
_FORMULA = pattern(rf"\A【|[请請]{_REFER}|[可]{_REFER}|[详詳][见見]|[详詳][细細]?[情信資资讯訊息].{{0,6}}{_REFER}")
_ENDS = f"！？{BREAK}{HARD_BREAK}"


class RepeatedSentence(SeedCheck[NoOptions]):
    """A long sentence stands in the post twice.

    Sentences of at least 30 characters in Chinese paragraphs. Titles, descriptions, headings, captions, lists,
    tables, sentences with code or a DocFX include in
    them, heads such as 【本报讯】, references such as 详情请参阅 …, and what is said
    three times or more (a formula of the house) are left alone, as are paragraphs that `repeated-paragraph` reports.

    ## Why

    When a post is put together from several reports, each brings the same sentence. A reader thinks that they lost
    their place.

    ## Source

    No standard: it rests on the words themselves, which stand twice.
    """

    examples = (
        Example(
            bad=(
                "<p>会谈结束。作为会议的东道主，该国将继续为双方的接触和谈判提供一切必要的便利。</p>\n"
                "<p>团长再次表示感谢。作为会议的东道主，该国将继续为双方的接触和谈判提供一切必要的便利。</p>\n"
            ),
            good=(
                "<p>会谈结束。作为会议的东道主，该国将继续为双方的接触和谈判提供一切必要的便利。</p>\n"
                "<p>团长再次表示感谢。</p>\n"
            ),
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each sentence that was said before, with the place of the first."""
        prose = seed.prose
        text = prose.text
        divided = text
        for end in _ENDS:
            divided = divided.replace(end, "。")
        long = [part.strip() for part in divided.split("。") if len(part) >= SHORTEST]
        long = [part for part in long if len(part) >= SHORTEST]
        if len(set(long)) == len(long):
            return
        reported = {passage.start for pair in repeated_passages(seed) for passage in pair}
        counts = Counter(long)
        first: dict[str, tuple[int, int]] = {}
        at = 0
        for part in long:
            start = text.index(part, at)
            at = start + len(part)
            if counts[part] != 2 or OPAQUE in part or "[!INCLUDE" in part or len(_HAN.findall(part)) < _FEWEST_HAN:
                continue
            if _FORMULA.search(part):
                continue
            passage = prose.passage_at(start)
            if passage.start in reported or not is_paragraph(seed, passage) or not is_chinese(seed, start):
                continue
            place = first.setdefault(part, (start, at))
            if place != (start, at):
                yield Finding(
                    prose.span(start, at),
                    f"The sentence “{part[:14]}…” was said before",
                    related=(Related(prose.span(*place), "here it stands first"),),
                )
