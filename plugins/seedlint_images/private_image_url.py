"""The check ``private-image-url``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import Example, Finding, SeedCheck, Severity, pattern
from seedlint_images._urls import host_of, image_urls, is_private_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_SCHEME = pattern(
    r"(blob|file|cid|content|mhtml|about|webkit-fake-url|(?:chrome|moz|ms-browser)-extension):", re.IGNORECASE
)
_DRIVE = pattern(r"/?[A-Za-z]:[\\/]|\\\\[\w.-]+\\")
_HOME = pattern(
    r"~/|/(?:Users|home)/[^/]+/(?:Desktop|Documents|Downloads|Library|Pictures|桌面|文档|下载|图片)/"
    r"|/(?:private/)?var/folders/|/tmp/"
)
_WEB = pattern(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    """What is too much."""

    max_data_url: int = 8192
    """The length in characters from which a ``data:`` URL is reported."""


class PrivateImageUrl(SeedCheck[Options]):
    r"""Only the author's own machine or network can show an image.

    Such are `file:` and `blob:` URLs, paths such as `C:\Users\…` and `/Users/me/Desktop/…`, hosts such as
    `localhost` and `192.168.1.5`; and also `data:` URLs that put a whole picture into the post.

    ## Why

    The author sees the image, and nobody else does. A path shows the author's name besides. A picture inside the
    post is sent again with every page and feed, and cannot be cached or found.

    ## Options

    - `max_data_url`: the length in characters from which a `data:` URL is reported; small icons stay below.

    ## Source

    RFC 6761 (localhost), RFC 1918 (private addresses), RFC 6762 (.local), W3C File API (blob URLs).
    """

    severity = Severity.ERROR
    groups = ("privacy",)
    Options = Options
    examples = (
        Example(
            bad='<img src="file:///C:/pictures/a.jpg" alt="会谈现场">\n',
            good='<img src="/images/a.jpg" alt="会谈现场">\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images that are not on the web."""
        for image in image_urls(seed):
            url = image.url
            reason = _private_host(url) if url.startswith(("https://", "http://")) else self._reason(url)
            if reason is not None:
                yield Finding(image.span, reason)

    def _reason(self, url: str) -> str | None:
        if url[:5].lower() == "data:":
            if len(url) < self.options.max_data_url:
                return None
            return (
                f"This image is written into the post as a `data:` URL of {len(url):,} characters; put it into a file"
            )
        scheme = _SCHEME.match(url)
        if scheme is not None:
            return f"A `{scheme[1].lower()}:` URL works only in the program that made it; upload the image"
        if _DRIVE.match(url) or _HOME.match(url):
            return f"The URL {url} is a file on the author's own computer; upload the image"
        return _private_host(url) if _WEB.match(url) else None


def _private_host(url: str) -> str | None:
    host = host_of(url)
    if not host or not is_private_host(host):
        return None
    return f"Only the author's own network knows the host {host}; upload the image"
