"""The check ``unknown-markup``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import Example, Finding, SeedCheck, Span, pattern
from seedlint_html._guesses import Guesses
from seedlint_html._markup import Surroundings
from seedlint_html._standard import (
    ARIA,
    ATTRIBUTES,
    ELEMENTS,
    GLOBAL_ATTRIBUTES,
    OBSOLETE_ATTRIBUTES,
    OBSOLETE_ELEMENTS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed, Site

_NAME = pattern(r"[a-z][a-z0-9]*")
"""Names with other characters are custom elements (`a-b`), Word's (`o:p`), or no names at all."""
_OTHERS = ("on", "webkit", "moz")
"""How the names begin that are browsers' own, or a matter of `event-handler`."""
_PLACES = ("pre", "code", "svg", "math", "object")
"""Where other rules hold: code, and elements that are not HTML's."""


@dataclass(frozen=True, slots=True)
class UnknownOptions:
    """Names that a site's own theme or plugins know."""

    elements: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    foreign_attributes: bool = False


class UnknownMarkup(SeedCheck[UnknownOptions]):
    """An element that HTML never had, such as `<strnog>` or a bare `List<String>`, or a misspelt attribute.

    Obsolete names are not meant (see `obsolete-element` and `obsolete-attribute`), nor custom elements (with a
    hyphen), components of a site (`<Badge />`), what a framework binds (`v-if`, `@click`), empty marks such as
    `<excerpt/>`, SVG and MathML. Of what stands in `pre` and `code`, `unescaped-code` speaks.

    ## Why

    Browsers pass over what they do not know: the picture stays away, the link leads nowhere, and of a bare
    `List<String>` in a sentence the reader sees `List`.

    ## Options

    `elements` and `attributes`: names that the site's own theme or plugins know. `foreign_attributes`: whether to
    report attributes too that resemble none of HTML.

    ## Source

    HTML Standard, indices of elements and attributes; WAI-ARIA 1.3; HTML+RDFa 1.1.
    """

    groups = ("markup",)
    Options = UnknownOptions
    examples = (
        Example('<p><a herf="https://example.com/">码头</a></p>\n', '<p><a href="https://example.com/">码头</a></p>\n'),
        Example("<p><strnog>码头</strnog></p>\n", "<p><strong>码头</strong></p>\n"),
    )

    def __init__(self, options: UnknownOptions, site: Site) -> None:
        super().__init__(options, site)
        self._elements = ELEMENTS.union(options.elements)
        self._attributes = GLOBAL_ATTRIBUTES | OBSOLETE_ATTRIBUTES | ARIA | frozenset(options.attributes)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each unknown element, and each unknown attribute of a known one."""
        tree = seed.html
        guesses = Guesses()
        other = Surroundings.of(*_PLACES)
        for tag in [tag for tag in tree.by_tag if tag not in self._elements]:
            for element in tree.by_tag[tag] if _NAME.fullmatch(tag) else ():
                if not other.hold(element) and not _is_component(seed, element):
                    if element.is_closed or element.values:
                        hint = guesses.of(tag, ELEMENTS - OBSOLETE_ELEMENTS)
                    else:
                        hint = ", and the reader sees nothing here; write `&lt;` for a bare `<`"
                    yield Finding(_name_span(element), f"HTML has no element `{tag}`{hint}")
        for name in [name for name in tree.by_attribute if name not in self._attributes]:
            if not _NAME.fullmatch(name.removeprefix("aria-")) or name.startswith(_OTHERS):
                continue
            for element in tree.by_attribute[name]:
                own = ATTRIBUTES.get(element.tag)
                if own is None or name in own or element.tag in _PLACES or other.hold(element):
                    continue
                near = guesses.of(name, own | GLOBAL_ATTRIBUTES | ARIA)
                if not near and not self.options.foreign_attributes:
                    continue
                start = element.attribute(name).span.start
                span = Span(start, start + len(name))
                if seed.text[slice(*span)] in {name, name.upper()}:  # `className` is a component's
                    yield Finding(span, f"`{element.tag}` has no attribute `{name}`{near}")


def _is_component(seed: Seed, element: Element) -> bool:
    """Return whether this is a part of the site's own, or a mark that hides nothing from the reader."""
    start, end = element.start_tag
    if not element.is_closed and seed.text[end - 2] != "/":
        return False
    name = seed.text[start + 1 : start + 1 + len(element.tag)]
    has_case = not name.islower() and not name.isupper()
    return has_case or not element.inner.strip() or any(not key.isalpha() for key in element.values)


def _name_span(element: Element) -> Span:
    at = element.start_tag.start + 1
    return Span(at, at + len(element.tag))
