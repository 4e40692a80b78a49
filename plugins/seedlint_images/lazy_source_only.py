"""The check ``lazy-source-only``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import Change, Edit, Element, Example, Finding, Fix, Keeps, SeedCheck, Severity, Triggers, pattern
from seedlint_images._markup import drop_attribute, is_template, noscript_copy, set_attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Attribute, Seed

_URL = pattern(r"[^\s{}<>\"']*[./][^\s{}<>\"']*")
_STAND_IN = pattern(
    r"\s*(?:data:image/(?:gif|png|svg)\S{0,400}"
    r"|\S*(?:blank|loading|spacer|placeholder|lazy|gr[ea]y|pixel|1x1)[^/\s]*\.(?:gif|png|svg|jpg))?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Options:
    """Where lazy-loading scripts keep the URL."""

    attributes: tuple[str, ...] = (
        "data-src",
        "data-original",
        "data-lazy-src",
        "data-actualsrc",
        "data-original-src",
        "data-lazy",
        "data-echo",
        "data-backsrc",
    )
    """The attributes, the one to prefer first."""


class LazySourceOnly(SeedCheck[Options]):
    """The URL of an image stands only where a script looks for it: `data-src` without `src`.

    The same goes for a `src` that is a stand-in, such as a grey `data:` pixel or `loading.gif`. An image with
    a `noscript` copy right after it is left alone.

    ## Why

    The script stayed behind on the site that the post was copied from. Here, and in every feed reader, the image
    is missing.

    ## Fix

    Moves the URL to `src`. Where the site has such a script, the image looks the same; `loading="lazy"` does
    in the browser what the script did.

    ## Options

    - `attributes`: the attributes that may hold the URL, the one to prefer first.

    ## Source

    HTML Standard, 4.8.3 The img element (`src`), and 3.2.6.6 (`data-*` is for a site's own scripts).
    """

    severity = Severity.ERROR
    groups = ("cms", "markup")
    Options = Options
    triggers = Triggers(tags=frozenset({"img"}))
    examples = (
        Example(
            bad='<p><img data-src="https://example.org/a.jpg" alt="会谈现场"></p>\n',
            good='<p><img src="https://example.org/a.jpg" alt="会谈现场"></p>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images that a script would have to load."""
        by_attribute = seed.html.by_attribute
        lazy_ones: dict[Element, Attribute] = {}
        for name in self.options.attributes:
            for element in by_attribute.get(name, ()):
                lazy_ones.setdefault(element, element.attribute(name))
        for element, lazy in lazy_ones.items():
            source = element.attributes.get("src")
            if element.tag != "img" or element.get("srcset") or is_template(seed, element):
                continue
            if source is not None and _STAND_IN.fullmatch(source.value) is None:
                continue
            if _URL.fullmatch(lazy.value.strip()) is None or noscript_copy(element) is not None:
                continue
            message = f"The URL of this image stands only in `{lazy.name}`, where browsers do not look"
            yield Finding(element.start_tag, message, _fix(seed, lazy, source))


def _fix(seed: Seed, lazy: Attribute, source: Attribute | None) -> Fix:
    start, url = lazy.span.start, lazy.value.strip()
    old = None if source is None else source.value.strip()
    changes = (Change(lazy.span.start if source is None else source.span.start, old, url, Keeps.URLS),)
    if source is None:
        return Fix("Move it to `src`", (Edit(start, start + len(lazy.name), "src"),), changes=changes)
    return Fix("Move it to `src`", (set_attribute(source, url), drop_attribute(seed, lazy)), changes=changes)
