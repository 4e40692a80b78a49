"""The check ``missing-lazy-loading``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Element, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Triggers
from seedlint_images._markup import is_template, pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class MissingLazyLoading(SeedCheck[NoOptions]):
    """An image after the first does not have `loading="lazy"`.

    Left alone are images that say how they are to be loaded (`loading`, `fetchpriority="high"`, a script's
    `data-src`), and `data:` URLs.

    ## Why

    A long post with many pictures loads sooner where those far below wait until they are scrolled to. Selected
    only where asked for: many themes see to it when the site is built.

    ## Fix

    Writes `loading="lazy"` before the other attributes: some browsers start loading once they have read `src`.

    ## Source

    HTML Standard, 2.5.7 Lazy loading attributes; web.dev, Browser-level image lazy loading for the web.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("performance",)
    triggers = Triggers(tags=frozenset({"img"}))
    examples = (
        Example(
            bad='<img src="a.jpg" alt="会场">\n<img src="b.jpg" alt="街头">\n',
            good='<img src="a.jpg" alt="会场">\n<img loading="lazy" src="b.jpg" alt="街头">\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images below the first that are loaded at once."""
        for element in pictures(seed)[1:]:
            if not isinstance(element, Element) or is_template(seed, element):
                continue
            attributes = element.attributes
            source = element.get("src") or ""
            if "loading" in attributes or not source.strip() or source.startswith("data:"):
                continue
            is_scripted = any("src" in name and name not in {"src", "srcset"} for name in attributes)
            if is_scripted or element.get("fetchpriority") == "high":
                continue
            at = element.start_tag.start + 1 + len(element.tag)
            fix = Fix('Write `loading="lazy"`', (Edit(at, at, ' loading="lazy"'),))
            yield Finding(element.start_tag, 'This image is below the first one and has no `loading="lazy"`', fix)
