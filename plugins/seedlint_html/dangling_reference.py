"""The check ``dangling-reference``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from seedlint import HEADINGS, Edit, Example, Finding, Fix, NoOptions, Safety, SeedCheck, Triggers
from seedlint_html._markup import delete_attribute
from seedlint_html._references import REFERENCES
from seedlint_html._scripts import is_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

_MADE_ELSEWHERE = (
    "fn",
    "footnote",
    "cite",
    "ref",
    "toc",
    "top",
    "comment",
    "respond",
    "more",
    "disqus",
    ":~:",
    "!",
    "/",
)
"""Beginnings of ids that a theme or a generator makes, and of fragments that name no element."""


class DanglingReference(SeedCheck[NoOptions]):
    """An attribute refers to an `id` that no element of the body has.

    Links to `#place` are looked at where the body is HTML throughout, none of its headings is left without an
    `id` for a generator to fill in, and another such link finds its place.

    ## Why

    A screen reader announces a description that is not there.

    ## Fix

    With `--unsafe` deletes the reference, and the attribute if nothing is left in it. Not of links: their place may
    be one that the theme or the generator makes, and otherwise a person knows where it went. Nor where a script of the
    post itself, or a heading to which the generator gives an id, may be what is meant.

    ## Source

    HTML Standard, 3.2.6; WAI-ARIA 1.2, 8.5 (ID references).
    """

    groups = ("accessibility", "markup")
    triggers = Triggers(attributes=frozenset({*REFERENCES, "href"}))
    examples = (
        Example(
            '<figure aria-describedby="c"><img src="a.jpg" alt="码头"></figure>\n',
            '<figure><img src="a.jpg" alt="码头"></figure>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each reference to an id that does not exist."""
        by_attribute = seed.html.by_attribute
        ids = {element.get("id") for element in by_attribute.get("id", ())}
        all_written = all(map(is_foreign, seed.html.find("script"))) and not _has_made_ids(seed)
        for name in REFERENCES:
            for element in by_attribute.get(name, ()):
                if name == "for" and element.tag not in {"label", "output"}:
                    continue
                missing = [reference for reference in (element.get(name) or "").split() if reference not in ids]
                fix = _fix(seed, element, name, missing) if missing and all_written else None
                for reference in missing:
                    span = element.attribute(name).span
                    yield Finding(span, f"No element here has the id `{reference}`", fix)
        yield from _dangling_links(seed)


def _fix(seed: Seed, element: Element, name: str, missing: list[str]) -> Fix | None:
    """Return the fix that deletes all that is missing from an attribute."""
    attribute = element.attribute(name)
    span = attribute.value_span
    if (
        span is None
        or seed.text[span.start : span.end] != attribute.value
        or "{" in attribute.value
        or element.repeats_attributes
        or any(reference.lower().startswith(_MADE_ELSEWHERE) for reference in missing)
    ):
        return None
    left = [reference for reference in attribute.value.split() if reference not in missing]
    if left:
        return Fix("Delete the reference", (Edit(*span, " ".join(left)),), Safety.UNSAFE)
    return Fix(f"Delete `{name}`", (delete_attribute(seed, attribute),), Safety.UNSAFE)


def _has_made_ids(seed: Seed) -> bool:
    """Return whether there is a heading to which a generator gives an id."""
    return bool(seed.markdown.headings) or any("id" not in heading.values for heading in seed.html.find(*HEADINGS))


def _dangling_links(seed: Seed) -> Iterator[Finding]:
    links = [link for link in seed.html.find("a") if len(link.values.get("href", "").strip()) > 1]
    links = [link for link in links if link.values["href"].lstrip().startswith("#")]
    if len(links) < 2 or not seed.is_html_only:
        return
    if _has_made_ids(seed):
        return
    by_attribute = seed.html.by_attribute
    places = {element.values[name] for name in ("id", "name") for element in by_attribute.get(name, ())}
    missing = [link for link in links if _place(link) not in places]
    if len(missing) == len(links):
        return
    for link in missing:
        if not _place(link).lower().startswith(_MADE_ELSEWHERE):
            yield Finding(link.attribute("href").span, f"No element here has the id `{_place(link)}`")


def _place(link: Element) -> str:
    return unquote(link.values["href"].strip()[1:])
