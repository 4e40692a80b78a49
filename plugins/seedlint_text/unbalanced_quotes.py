"""The check ``unbalanced-quotes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Related, SeedCheck, Severity
from seedlint_text._pairs import unmatched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed
    from seedlint_text._pairs import Mark

_SHORT = 30
"""How far apart two marks are that are taken for a pair which is the wrong way round."""


class UnbalancedQuotes(SeedCheck[NoOptions]):
    """A quotation mark or bracket has no partner.

    Looks at “”, ‘’, 「」, 『』, 《》 and （） in each passage that has Chinese characters. Apostrophes and inches,
    list numbers such as 1）, emoticons, half-open intervals, arrows such as 更多》, quotations that open anew in
    each paragraph, and quotations that run through several paragraphs are left alone.

    ## Why

    A reader can not tell where the quotation ends and who speaks. Often some words were lost together with the mark.

    ## Source

    GB/T 15834-2011, sections 4.8, 4.9 and 4.15.
    """

    severity = Severity.ERROR
    groups = ("typography",)
    examples = (
        Example(
            bad="<p>他说：“会谈将继续。双方已经同意。</p>\n",
            good="<p>他说：“会谈将继续。”双方已经同意。</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield a finding for each pair that is unbalanced in a passage, with both places that may be wrong."""
        for pair, mark, marks in unmatched(seed):
            yield _finding(seed, pair, mark, marks)


def _finding(seed: Seed, pair: str, mark: Mark, marks: list[Mark]) -> Finding:
    prose = seed.prose
    passage = prose.passage_at(mark.at)
    same = [other for other in marks if other.at != mark.at]
    is_open = mark.character == pair[0]
    missing = pair[1] if is_open else pair[0]
    if is_open:
        partner = next((o.at for o in same if o.at > mark.at and o.character == pair[0]), passage.end)
        half = prose.text.find(")", mark.at, partner)
    else:
        partner = max((o.at + 1 for o in same if o.at < mark.at), default=passage.start)
        half = prose.text.rfind("(", partner, mark.at)
    near = f"{missing} may be missing {'before' if is_open else 'after'} here"
    place = prose.span(partner, partner)
    if pair == "（）" and half >= 0:
        near, place = "its partner may be this half-width bracket", prose.span(half, half + 1)
    related = (Related(prose.span(mark.at, mark.at + 1), f"{mark.character} may not belong here"), Related(place, near))
    shown = prose.text[max(passage.start, mark.at - 6) : min(passage.end, mark.at + 7)].strip()
    message = f"{mark.character} without {missing} in “{shown}”"
    turned = _turned_round(prose.text, pair, mark, same)
    if turned is not None:
        shown = prose.text[min(turned, mark.at) : max(turned, mark.at) + 1]
        message = f"Quotation marks the wrong way round in “{shown}”; write {pair[0]} before and {pair[1]} after"
    elif pair == "（）" and half >= 0:
        message = f"{mark.character} with a half-width bracket as its partner in “{shown}”; write {missing}"
    return Finding(prose.span(mark.at, mark.at + 1), message, related=related)


def _turned_round(text: str, pair: str, mark: Mark, same: list[Mark]) -> int | None:
    """Return where the partner of the closing ``mark`` stands, if it begins a quotation or ends one that ” begins."""
    if mark.character != pair[1] or pair == "（）":
        return None
    after = next((other.at for other in same if other.at > mark.at), None)
    if after is not None and text[after] == pair[0] and after - mark.at <= _SHORT:
        return after
    before = max((other.at for other in same if other.at < mark.at), default=None)
    if before is not None and text[before] == pair[1] and mark.at - before <= _SHORT:
        return before if text[before - 1 : before].isalnum() and text[before - 1].isascii() else None
    return None
