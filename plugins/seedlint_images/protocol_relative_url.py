"""The check ``protocol-relative-url``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, SeedCheck, pattern, url_changes
from seedlint_images._urls import image_urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Image, Link, Seed

_HOST = pattern(r"//(?:[\w-]+\.)+[A-Za-z]{2,}(?::[0-9]+)?(?:[/?#]|\Z)")


class ProtocolRelativeUrl(SeedCheck[NoOptions]):
    """The URL of an image or a link begins with `//`.

    ## Why

    What such a URL means depends on the page that it stands in. In a feed, an e-mail or a page opened from disk
    it means nothing, and social networks do not accept it as a post's cover. Everything on the web has `https:`
    by now, so there is nothing left to gain.

    ## Fix

    Writes `https:` before it: what it has meant on every page served over https. Where no host follows the two
    slashes (`//images/a.png`), one of them is a slip, and which URL was meant is for a person to say.

    ## Source

    URL Standard, 4.3 (scheme-relative special URL strings).
    """

    groups = ("markup",)
    examples = (
        Example(
            bad='<img src="//example.org/a.jpg" alt="会谈现场">\n',
            good='<img src="https://example.org/a.jpg" alt="会谈现场">\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield URLs without a scheme that name a host."""
        seen = set()
        assets: list[Image | Link] = [one for one in image_urls(seed) if one.url.startswith("//")]
        assets += [one for one in seed.links if one.url.startswith("//")]
        for asset in assets:
            if asset.span in seen:
                continue
            seen.add(asset.span)
            if "{" in asset.url:
                continue
            start, end = asset.span
            at = seed.text.find("//", start, end)
            if _HOST.match(asset.url) is None or at < 0:
                yield Finding(asset.span, f"The URL {asset.url} names no host after its two slashes")
                continue
            field = getattr(asset, "field", None)
            fields = frozenset({field}) if field else frozenset()
            edits = (Edit(at, at, "https:"),)
            changes = url_changes(seed, asset, ("", "https:"))
            fix = Fix("Write `https:` before it", edits, fields=fields, changes=changes)
            message = "This URL has no scheme, so it means nothing in a feed or an e-mail; write `https:` before it"
            yield Finding(asset.span, message, fix)
