"""The check ``dangling-reference``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from seedlint import HEADINGS, Example, Finding, NoOptions, SeedCheck, Triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

_REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "for", "headers", "list")
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

    ## Source

    HTML Standard, 3.2.6; WAI-ARIA 1.2, 8.5 (ID references).
    """

    groups = ("accessibility", "markup")
    triggers = Triggers(attributes=frozenset({*_REFERENCES, "href"}))
    examples = (
        Example(
            '<figure aria-describedby="c"><img src="a.jpg" alt="码头"></figure>\n',
            '<figure aria-describedby="c"><img src="a.jpg" alt="码头"><figcaption id="c">夜景</figcaption></figure>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each reference to an id that does not exist."""
        by_attribute = seed.html.by_attribute
        ids = {element.get("id") for element in by_attribute.get("id", ())}
        for name in _REFERENCES:
            for element in by_attribute.get(name, ()):
                if name == "for" and element.tag not in {"label", "output"}:
                    continue
                for reference in (element.get(name) or "").split():
                    if reference not in ids:
                        yield Finding(element.attribute(name).span, f"No element here has the id `{reference}`")
        yield from _dangling_links(seed)


def _dangling_links(seed: Seed) -> Iterator[Finding]:
    links = [link for link in seed.html.find("a") if len(link.values.get("href", "").strip()) > 1]
    links = [link for link in links if link.values["href"].lstrip().startswith("#")]
    if len(links) < 2 or not seed.is_html_only:
        return
    if any("id" not in heading.values for heading in seed.html.find(*HEADINGS)):
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
