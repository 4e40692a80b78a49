"""The check ``trailing-space``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import RAW_TEXT, Edit, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Span, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_TRAILING = pattern(r"(?<![ \t])[ \t]+(?=[\r\n])")
_VERBATIM = frozenset({"pre", "listing", *RAW_TEXT})


class TrailingSpace(SeedCheck[NoOptions]):
    """Lines of the body end with white space.

    White space that means something is left alone: in code, in `pre`, and Markdown's line breaks.

    ## Why

    Nobody sees it, and every editor that strips it makes a change that has to be reviewed.

    ## Fix

    Deletes it, in the whole body at once.

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
        html = seed.markdown.html_blocks
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


def _inside(offset: int, spans: list[Span] | tuple[Span, ...]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _ends_text(text: str, offset: int, begin: int) -> bool:
    """Return whether something visible stands before ``offset`` on its line, so that Markdown may break there."""
    return offset > begin and text[offset - 1] not in "\r\n"
