"""The check ``uppercase-tag``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import VOID, Edit, Element, Example, Finding, Fix, NoOptions, SeedCheck, Severity, pattern
from seedlint_html._markup import Surroundings
from seedlint_html._standard import ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_UPPERCASE = pattern(r"</?[A-Z][A-Z1-6]*[\s/>]|<[a-z][^<>]*\s[A-Z]{2,}[\s=>]")
_MAY_STAY_OPEN = VOID | {"p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead"}


class UppercaseTag(SeedCheck[NoOptions]):
    """A tag or attribute is written in capitals: `<BR>`, `<P ALIGN="center">`.

    Names with a capital at the head only (`<Button>`) are a site's components, and left alone.

    ## Why

    XHTML and style sheets for XML know only the small letters, and one spelling is found in one search.

    ## Fix

    Writes small letters.

    ## Source

    html-validate `element-case` and `attr-case`; XHTML 1.0, 4.2.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("markup",)
    examples = (Example('<P ALIGN="center">码头<BR></P>\n', '<p align="center">码头<br></p>\n'),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each element with a name or an attribute in capitals."""
        if _UPPERCASE.search(seed.text, seed.body.start) is None:
            return
        code = Surroundings.of("pre", "code", "svg", "math")
        for element in seed.html.elements:
            if element.tag not in ELEMENTS or element.tag in {"svg", "math"}:
                continue
            edits = tuple(_edits(seed, element))
            if edits and not code.hold(element):
                span = element.start_tag if edits[0].start < element.content.start else element.end_tag
                fix = Fix("Write small letters", edits)
                yield Finding(span or element.start_tag, f"`{element.tag}` is written in capitals", fix)


def _edits(seed: Seed, element: Element) -> Iterator[Edit]:
    text, start, length = seed.text, element.start_tag.start + 1, len(element.tag)
    if not element.is_closed and element.tag not in _MAY_STAY_OPEN:
        return  # List<A> is code
    places = [start] if element.end_tag is None else [start, element.end_tag.start + 2]
    for at in places[:1]:
        if text[at : at + length].isupper():
            yield Edit(at, at + length, element.tag)
    for attribute in element.all_attributes if element.values else ():
        at, end = attribute.span.start, attribute.span.start + len(attribute.name)
        if end - at > 1 and text[at:end].isupper() and text[at:end].isalpha():
            yield Edit(at, end, attribute.name)
    for at in places[1:]:
        if text[at : at + length].isupper():
            yield Edit(at, at + length, element.tag)
