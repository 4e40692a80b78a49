"""The check ``repeated-paragraph``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Related, SeedCheck
from seedlint_text._repeats import end_parallel_sections, repeated_passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class RepeatedParagraph(SeedCheck[NoOptions]):
    """A paragraph says word for word what another one says, or begins with.

    Paragraphs with a full stop, of at least 30 Chinese characters or 160 letters. Titles, descriptions, headings,
    captions, lists, tables, paragraphs with code or pictures in them, what stands in the post three times or more (a
    formula of the house), and what ends two sections of the same form, after the same item, are left alone.

    ## Why

    Text that was pasted twice, or an early draft of a paragraph that stayed beside the final one.

    ## Source

    No standard: it rests on the words themselves, which stand twice.
    """

    examples = (
        Example(
            bad=(
                "<p>代表团团长在会后对记者说，双方已经同意在下周继续举行会谈，讨论停火。</p>\n<p>外界反应不一。</p>\n"
                "<p>代表团团长在会后对记者说，双方已经同意在下周继续举行会谈，讨论停火。地点尚未确定。</p>\n"
            ),
            good=(
                "<p>外界反应不一。</p>\n<p>代表团团长在会后对记者说，双方已经同意在下周继续举行会谈，讨论停火。地点尚未确定。</p>\n"
            ),
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each paragraph that is said again, with the place of the other."""
        prose = seed.prose
        for passage, other in repeated_passages(seed):
            if end_parallel_sections(seed, passage, other):
                continue
            text, whole = (prose.passage_text(one).strip() for one in (passage, other))
            start = prose.text.index(text, passage.start)
            again = prose.text.index(whole, other.start)
            shown = text if len(text) <= 16 else f"{text[:15]}…"
            how = "stands in the post twice" if text == whole else "is the beginning of another paragraph"
            yield Finding(
                prose.span(start, start + len(text)),
                f"The paragraph “{shown}” {how}",
                related=(Related(prose.span(again, again + len(whole)), "the other paragraph"),),
            )
