"""The check ``event-handler``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Change, Example, Finding, Fix, Keeps, NoOptions, Safety, SeedCheck, Severity
from seedlint_html._markup import delete_attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_LOADED = frozenset({"audio", "iframe", "img", "source", "video"})
"""What may need its handlers: an ``onerror`` that loads another picture, an ``onload`` that shows it."""
_URLS = ("action", "data", "formaction", "href", "src", "xlink:href")


class EventHandler(SeedCheck[NoOptions]):
    """An element carries script in an `on…` attribute, or in a `javascript:` URL.

    Elements that the site's own components bind (`@click`, `v-on:`) are not meant, and of links like
    `<a href="javascript:;">` the check `empty-link` speaks.

    ## Why

    Script that came with a feed runs on the site's readers, with the site's rights.

    ## Fix

    Deletes the attribute. `onerror` and `onload` of an image or a film go only with `--unsafe`: they may load
    another picture in place of one that is missing.

    ## Source

    HTML Standard, 8.1.8.1 (event handlers); OWASP Cross Site Scripting Prevention Cheat Sheet.
    """

    severity = Severity.ERROR
    groups = ("security",)
    examples = (
        Example(
            '<img src="a.jpg" alt="码头" onclick="zoom(this)">\n',
            '<img src="a.jpg" alt="码头">\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each handler attribute, and each URL that is script."""
        for name, elements in seed.html.by_attribute.items():
            if name.startswith("on") and name.isalpha() and len(name) > 3:
                for element in elements:
                    attribute = element.attribute(name)
                    if attribute.value_span is None:
                        continue
                    needed = name in {"onerror", "onload"} and element.tag in _LOADED
                    safety = Safety.UNSAFE if needed else Safety.SAFE
                    fix = Fix(f"Delete `{name}`", (delete_attribute(seed, attribute),), safety)
                    yield Finding(attribute.span, f"`{name}` runs script in the reader's page", fix)
        for name in _URLS:
            for element in seed.html.by_attribute.get(name, ()):
                url = element.values[name].strip().lower()
                if url.startswith("javascript:") and (element.tag, name) != ("a", "href"):
                    attribute = element.attribute(name)
                    gone = Change(attribute.span.start, attribute.value.strip(), None, Keeps.URLS)
                    fix = Fix(f"Delete `{name}`", (delete_attribute(seed, attribute),), changes=(gone,))
                    yield Finding(attribute.span, f"`{name}` runs script in the reader's page", fix)
