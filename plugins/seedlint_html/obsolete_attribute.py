"""The check ``obsolete-attribute``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from seedlint import Attribute, Edit, Element, Example, Finding, Fix, NoOptions, SeedCheck, Span, Triggers, pattern
from seedlint_html._markup import delete_attribute, per_start_tag
from seedlint_html._obsolete import BLOCKS, INSTEAD, OBSOLETE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_NO_ID = pattern(r"\A\Z|[ \t\r\n\f]")
_MOVED_BY_ALIGN = BLOCKS | {"table", "ul", "ol", "figure"}
_ALIGNMENTS = frozenset({"left", "right", "center", "justify"})


class ObsoleteAttribute(SeedCheck[NoOptions]):
    """An attribute that HTML no longer has, such as `align`.

    ## Why

    Validators reject it, and a style sheet cannot be told to see it differently on small screens.

    ## Fix

    `align` on paragraphs, headings and `div` becomes `style="text-align:…"`, which looks the same. `name` on a link
    becomes its `id`, where the body is HTML throughout: of Markdown's headings the site makes ids of its own.

    ## Source

    HTML Standard, 16.2 (non-conforming features) and 15.3.3 (what `align` means to a browser).
    """

    groups = ("markup",)
    triggers = Triggers(attributes=frozenset(OBSOLETE))
    examples = (Example('<p align="center">码头</p>\n', '<p style="text-align:center">码头</p>\n'),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such attribute on an element that has lost it."""
        by_attribute, text = seed.html.by_attribute, seed.text
        places: Counter[str] | None = None
        for name in by_attribute.keys() & OBSOLETE.keys():
            tags = OBSOLETE[name]
            for element in by_attribute[name]:
                if element.tag not in tags:
                    continue
                start, end = element.start_tag
                fault = _judged(seed, element, name, text[start:end])
                fix = None
                # Where it moves blocks too, it is left: text-align does not move them.
                if fault.edits and not any(child.tag in _MOVED_BY_ALIGN for child in element.elements):
                    edits = [Edit(first + start, last + start, new) for first, last, new in fault.edits]
                    fix = Fix("Write it as a style", tuple(edits))
                elif name == "name":
                    places = _places(seed) if places is None else places
                    fix = _as_id(seed, element, places)
                yield Finding(Span(fault.start + start, fault.end + start), fault.message, fix)


def _places(seed: Seed) -> Counter[str]:
    """Return the places that a link can lead to, each with how many elements make it."""
    by_attribute = seed.html.by_attribute
    places = Counter(element.values["id"] for element in by_attribute.get("id", ()))
    places.update(element.values["name"] for element in by_attribute.get("name", ()) if element.tag == "a")
    return places


def _as_id(seed: Seed, element: Element, places: Counter[str]) -> Fix | None:
    """Return the fix that makes an anchor's name its id; none where another element has that id, or may get it."""
    name = element.attribute("name")
    if element.values.get("id") == name.value:
        return Fix("Delete it: the `id` says the same", (delete_attribute(seed, name),))
    if (
        element.tag != "a"
        or not seed.is_html_only
        or "id" in element.values
        or places[name.value] > 1
        or _NO_ID.search(name.value)
    ):
        return None
    return Fix("Make it an `id`", (Edit(name.span.start, name.span.start + len(name.name), "id"),))


class _Fault(NamedTuple):
    """Where a start tag has such an attribute, and how to write it; all offsets count from its ``<``."""

    start: int
    end: int
    message: str
    edits: tuple[tuple[int, int, str], ...]


def _fault(seed: Seed, element: Element, name: str) -> _Fault:
    at = element.start_tag.start
    attribute = element.attribute(name)
    edits = tuple((start - at, end - at, new) for start, end, new in _edits(seed, element, attribute))
    message = f"`{name}` on `{element.tag}` is obsolete{INSTEAD.get(name, '; use CSS')}"
    return _Fault(attribute.span.start - at, attribute.span.end - at, message, edits)


_judged = per_start_tag(_fault)


def _edits(seed: Seed, element: Element, attribute: Attribute) -> tuple[Edit, ...]:
    value = attribute.value.strip().lower()
    if attribute.name != "align" or element.tag not in BLOCKS or value not in _ALIGNMENTS:
        return ()
    declaration = f"text-align:{value}"
    if "style" not in element.values:
        return (Edit(*attribute.span, f'style="{declaration}"'),)
    style = element.attribute("style")
    if style.value_span is None or not style.quote or "text-align" in style.value.lower():
        return ()
    at = style.value_span.end
    separator = "" if style.value.rstrip().endswith(";") or not style.value.strip() else ";"
    return (delete_attribute(seed, attribute), Edit(at, at, separator + declaration))
