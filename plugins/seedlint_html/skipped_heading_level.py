"""The check ``skipped-heading-level``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from seedlint import HEADINGS, Edit, Example, Finding, Fix, Keeps, NoOptions, Safety, SeedCheck, Span, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

_KEEPS = Keeps.ALL & ~Keeps.STRUCTURE
_ATX = pattern(r"(#+)(?:[ \t].*?(?<![#\\])(?<=[ \t])(#+)$)?")


class _Heading(NamedTuple):
    """A heading of HTML, which has an element, or of Markdown."""

    span: Span
    level: int
    element: Element | None = None


class SkippedHeadingLevel(SeedCheck[NoOptions]):
    """A heading is more than one level below the heading before it.

    The first heading may have any level: themes differ in what they give to the title.

    ## Why

    Screen readers and tables of contents show a level that is missing.

    ## Fix

    With `--unsafe` raises the heading so far that no level is skipped, and what stands below it and beside it with it:
    the outline keeps its shape.

    ## Source

    WCAG 2.2, technique G141; markdownlint MD001, html-validate `heading-level`.
    """

    groups = ("accessibility", "markup")
    recommended = False
    examples = (Example("<h2>一</h2>\n<h4>二</h4>\n", "<h2>一</h2>\n<h3>二</h3>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each heading that skips a level."""
        headings = [_Heading(one.start_tag, int(one.tag[1]), one) for one in seed.html.find(*HEADINGS)]
        headings.extend(
            _Heading(Span(span.start, span.start + len(seed.text[span.start : span.end].rstrip())), level)
            for level, span in seed.markdown.headings
        )
        headings.sort(key=lambda heading: heading.span)
        skipping = [at for at, (one, next_) in enumerate(pairwise(headings), 1) if next_.level > one.level + 1]
        fixes = _fixes(seed, headings) if skipping else {}
        for at in skipping:
            span, level, _ = headings[at]
            before = headings[at - 1].level
            yield Finding(span, f"`h{level}` follows `h{before}`; `h{before + 1}` is skipped", fixes.get(at))


def _fixes(seed: Seed, headings: list[_Heading]) -> dict[int, Fix]:
    """Return the fix of each heading that has to be raised; those below the same heading that stays go together.

    A heading stands below the nearest one before it that has a lower number, and it gets the next number: so all
    headings stand below the same ones as before.
    """
    above: list[tuple[int, int, int]] = []
    """The headings that the present one stands below: the level, the level to be, and the nearest one that stays."""
    together: dict[int, list[tuple[int, int]]] = {}
    for at, (_, level, _) in enumerate(headings):
        while above and above[-1][0] >= level:
            above.pop()
        _, parent, stays = above[-1] if above else (0, level - 1, at)
        raised = parent + 1
        if raised != level:
            together.setdefault(stays, []).append((at, raised))
        above.append((level, raised, at if raised == level else stays))
    fixes: dict[int, Fix] = {}
    for group in together.values():
        edits = [_edits(seed, headings[at], level) for at, level in group]
        if all(edits):
            fix = Fix("Raise the heading", tuple(edit for some in edits for edit in some), Safety.UNSAFE, _KEEPS)
            fixes.update((at, fix) for at, _ in group)
    return fixes


def _edits(seed: Seed, heading: _Heading, level: int) -> tuple[Edit, ...]:
    """Return the edits that give a heading another level, or none where it is not written as one expects."""
    (start, end), now, element = heading
    if element is None:
        match = _ATX.match(seed.text, start, end)
        if match is None or len(match[1]) != now:
            return ()
        ends = [match.end(1)] + ([match.end(2)] if match[2] and len(match[2]) == now else [])
        return tuple(Edit(one - (now - level), one, "") for one in ends)
    if element.end_tag is None:
        return ()
    places = (start + 2, element.end_tag.start + 3)
    return tuple(Edit(place, place + 1, str(level)) for place in places)
