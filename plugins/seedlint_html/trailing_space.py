"""The check ``trailing-space``."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from seedlint import RAW_TEXT, Edit, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Span, pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from seedlint import Seed

_TRAILING = pattern(r"(?<![ \t])[ \t]+(?=[\r\n])")
_VERBATIM = frozenset({"pre", "listing", *RAW_TEXT})


class TrailingSpace(SeedCheck[NoOptions]):
    """Lines of the body end with white space.

    White space that means something is left alone: in code, in `pre`, and Markdown's line breaks.

    ## Why

    Nobody sees it, and every editor that strips it makes a change that has to be reviewed.

    ## Fix

    Deletes the white space, in the whole body at once.

    ## Source

    markdownlint MD009, yamllint `trailing-spaces`, html-validate `no-trailing-whitespace`.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("whitespace",)
    examples = (Example("<p>码头</p>  \n<p>灯塔</p>\n", "<p>码头</p>\n<p>灯塔</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the first such place, with a fix for all of them."""
        text, body = seed.text, seed.body
        kept = list(seed.markdown.code)
        kept.extend(element.span for element in seed.html.find(*_VERBATIM))
        kept.extend(element.start_tag for element in seed.html.elements)
        kept.extend(comment.span for comment in seed.html.comments)
        kept = _joined(kept)
        html = _joined(seed.markdown.html_blocks)
        places = [
            Span(*match.span())
            for match in _TRAILING.finditer(text, body.start, body.end)
            if not _inside(match.start(), kept)
            and (_inside(match.start(), html) or len(match[0]) == 1 or not _ends_text(text, match.start(), body.start))
        ]
        if places:
            noun = "line ends" if len(places) == 1 else "lines end"
            fix = Fix("Delete the white space at line ends", tuple(Edit(*place, "") for place in places))
            yield Finding(places[0], f"{len(places)} {noun} with white space", fix)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans that cover the same, sorted and apart from each other."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return joined


def _inside(offset: int, joined: list[Span]) -> bool:
    index = bisect_right(joined, offset, key=_start) - 1
    return index >= 0 and offset < joined[index].end


def _start(span: Span) -> int:
    return span.start


def _ends_text(text: str, offset: int, begin: int) -> bool:
    """Return whether something visible stands before ``offset`` on its line, so that Markdown may break there."""
    return offset > begin and text[offset - 1] not in "\r\n"
