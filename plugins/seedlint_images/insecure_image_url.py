"""The check ``insecure-image-url``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, Safety, SeedCheck, pattern, url_changes
from seedlint_images._urls import host_of, image_urls, is_private_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_HTTP = pattern("http://", re.IGNORECASE)
_PORT = pattern(r"http://[^/?#]*:[0-9]", re.IGNORECASE)


class InsecureImageUrl(SeedCheck[NoOptions]):
    """An image is loaded over `http:`.

    Hosts that only the author's machine or network knows are the business of `private-image-url`.

    ## Why

    On a page served over `https:` browsers ask for the `https:` address instead, or block the image; where the
    host has none, readers see nothing.

    ## Fix

    With `--unsafe` writes `https:` for `http:`. Whether the host answers there cannot be known offline.

    ## Source

    W3C Mixed Content, 4.1 Upgrade algorithm.
    """

    groups = ("security", "privacy")
    examples = (
        Example(
            bad='<img src="http://example.org/a.jpg" alt="会谈现场">\n',
            good='<img src="https://example.org/a.jpg" alt="会谈现场">\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images with an ``http:`` URL."""
        for image in image_urls(seed):
            if image.url[4:7] != "://" or _HTTP.match(image.url) is None:
                continue
            host = host_of(image.url)
            if not host or is_private_host(host):
                continue
            start, end = image.span
            scheme = _HTTP.search(seed.text, start, end)
            fix = None
            if scheme is not None and _PORT.match(image.url) is None:
                at = scheme.start() + 4
                fields = frozenset({image.field}) if image.field else frozenset()
                changes = url_changes(seed, image, ("", "s"))
                fix = Fix("Load it over https", (Edit(at, at, "s"),), Safety.UNSAFE, fields=fields, changes=changes)
            message = f"This image is loaded from {host} over http, which a page on https may not do"
            yield Finding(image.span, message, fix)
