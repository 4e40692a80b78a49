"""The check ``mixed-quote-styles``."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from seedlint import BREAK, Example, Finding, NoOptions, Safety, SeedCheck, Triggers, pattern
from seedlint_text._chinese import CJK, has_kana, is_chinese, rewrite
from seedlint_text._verbatim import label_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_OUTER = pattern(rf"“[^“”{BREAK}]*+”|「[^「」{BREAK}]*+」")
_HAN = pattern(f"[{CJK}]")
_LATIN = pattern("[A-Za-z]+")
_QUOTED_LINE = pattern(r"\s*>")
_SEVERAL = 4
"""How many times as many pairs of the one kind there must be before those of the other are slips."""


class MixedQuoteStyles(SeedCheck[NoOptions]):
    """A quotation has 「」 where the rest of the post has “”, or the other way round.

    Only where the post has a clear habit: four times as many of the one kind. Quotations inside quotations,
    block quotations, titles of pages of other sites, quotations that are not mostly Chinese, and Japanese are left
    alone, and so is a post that has many of both, which then mean two things.

    ## Why

    A reader asks what the other marks mean, and they mean nothing: the paragraph came from another report or another
    keyboard.

    ## Fix

    With `--unsafe` writes the marks that the rest has. There is no fix where other marks stand inside.

    ## Source

    GB/T 15834-2011, section 4.8.3: “” in horizontal text; Taiwan's manual of punctuation (2008): 「」.
    """

    recommended = False
    groups = ("typography",)
    triggers = Triggers(characters=frozenset("「"))
    examples = (
        Example(
            bad="<p>他说“可以”，她说“不行”，你说“未必”，我说“再谈”，大家说「好吧」。</p>\n",
            good="<p>他说“可以”，她说“不行”，你说“未必”，我说“再谈”，大家说“好吧”。</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the outer quotations whose marks are not those of the rest."""
        text = seed.prose.text
        if "“" not in text:
            return
        curly, corner = list[tuple[int, int]](), list[tuple[int, int]]()
        for match in _OUTER.finditer(text):
            quoted, at = match[0], match.start()
            if len(_HAN.findall(quoted)) <= 2 * len(_LATIN.findall(quoted)):
                continue
            if is_chinese(seed, at) and not has_kana(seed, at):
                (curly if quoted[0] == "“" else corner).append(match.span())
        if len(curly) >= _SEVERAL * len(corner):
            slips, new = corner, "“”"
        elif len(corner) >= _SEVERAL * len(curly):
            slips, new = curly, "「」"
        else:
            return
        quotations = _block_quotations(seed) if slips else []
        for start, end in slips:
            span = seed.prose.span(start, end)
            if _is_someone_elses(seed, span.start, quotations):
                continue
            marks = text[start] + text[end - 1]
            changes = [(start, start + 1, new[0]), (end - 1, end, new[1])]
            fix = rewrite(seed, changes, f"Write {new[0]} and {new[1]}", Safety.UNSAFE)
            is_plain = not any(mark in text[start + 1 : end - 1] for mark in "“”‘’「」『』")
            message = f"Quotation marks {marks}, where the rest of the post has {new}"
            yield Finding(span, message, fix if is_plain else None)


def _block_quotations(seed: Seed) -> list[tuple[int, int]]:
    """Return the content of the outermost closed ``blockquote`` elements, in order: hostile posts have thousands."""
    found: list[tuple[int, int]] = []
    for element in seed.html.by_tag.get("blockquote", ()):
        if element.end_tag is not None and (not found or element.end_tag.start > found[-1][1]):
            found.append((element.start_tag.end, element.end_tag.start))
    return found


def _is_someone_elses(seed: Seed, at: int, quotations: list[tuple[int, int]]) -> bool:
    """Return whether offset ``at`` of the file stands in a block quotation or in the title of another site's page."""
    if label_at(seed, at) == "title":
        return True
    if not seed.is_html_only:
        _, start, _ = seed.lines.around(at)
        if _QUOTED_LINE.match(seed.text, start):
            return True
    index = bisect_right(quotations, (at, len(seed.text))) - 1
    return index >= 0 and at < quotations[index][1]
