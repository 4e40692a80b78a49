"""The check ``parse-error``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Severity, Span, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_CODE = frozenset({"pre", "code"})
"""Where `unescaped-code` says what is wrong: words of code are no attributes."""
_TAG = pattern(r"</?[A-Za-z][^\s>]*")
# By the names of the HTML Standard, 13.2.2. Left out: what other checks report, and what bare code causes.
_MESSAGES = {
    "eof-in-tag": "This tag is never finished: no `>` follows before the end of the seed",
    "eof-in-comment": "This comment is never closed",
    "nested-comment": "A comment begins inside a comment",
    "incorrectly-closed-comment": "A comment is closed by `--!>` instead of `-->`",
    "abrupt-closing-of-empty-comment": "A comment is closed before it begins",
    "missing-whitespace-between-attributes": "White space is missing between two attributes",
    "unexpected-equals-sign-before-attribute-name": "An attribute begins with `=`",
    "missing-attribute-value": "An attribute has `=` but no value",
    "end-tag-with-attributes": "An end tag has attributes",
    "missing-end-tag-name": "An end tag has no name: `</>`",
    "null-character-reference": "`&#0;` is no character",
    "surrogate-character-reference": "A reference to half of a character",
    "character-reference-outside-unicode-range": "A reference beyond the last character",
}


class ParseError(SeedCheck[NoOptions]):
    """A tag or a comment is written so that browsers have to guess.

    ## Why

    They guess alike, but the next tool in the chain does not, and loses an attribute or a paragraph.

    ## Source

    HTML Standard, 13.2.2 (parse errors), found by turbohtml's tokenizer.
    """

    severity = Severity.ERROR
    groups = ("markup",)
    examples = (
        Example('<img src="a.jpg" alt="码头" src="b.jpg">\n', '<img src="a.jpg" alt="码头">\n'),
        Example('<p><img src="a.jpg"alt="码头"></p>\n', '<p><img src="a.jpg" alt="码头"></p>\n'),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield repeated attributes, and the tokenizer's errors where tags do not simply nest."""
        tree = seed.html
        for element in tree.elements:
            if not element.values or not element.repeats_attributes or element.inside(_CODE):
                continue
            names = set()
            for attribute in element.all_attributes:
                if attribute.name in names:
                    yield Finding(attribute.span, f"A second `{attribute.name}`; browsers ignore it")
                names.add(attribute.name)
        for error in () if tree.is_balanced else tree.errors:
            message = _MESSAGES.get(error.code)
            if message is not None:
                yield Finding(_unfinished_tag(seed) if error.code == "eof-in-tag" else error.span, message)


def _unfinished_tag(seed: Seed) -> Span:
    """Return the beginning of the tag that goes on to the end of the seed: that is where it has to be finished."""
    start = max((dropped.span.start for dropped in seed.html.dropped), default=seed.body.end)
    match = _TAG.match(seed.text, start)
    return Span(*match.span()) if match is not None else Span(seed.body.end, seed.body.end)
