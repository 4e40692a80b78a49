"""What several checks ask of a URL."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from typing import TYPE_CHECKING

from seedlint import pattern

if TYPE_CHECKING:
    from seedlint import Image, Seed

_PRIVATE_SUFFIXES = (".local", ".localhost", ".lan", ".internal", ".intranet", ".home.arpa")
_HOST = pattern(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:\\]*)")
_TEMPLATE = pattern(r"\{[{%]|[=$]\{|<%")


@lru_cache(maxsize=2)
def image_urls(seed: Seed) -> tuple[Image, ...]:
    """Return every image URL that stands in the file, each place once; templates are left out.

    Kept for the seed at hand, since most checks ask for them.
    """
    found = {image.span: image for image in reversed(seed.images) if image.url and not _is_template(seed, image)}
    return tuple(reversed(found.values()))


def _is_template(seed: Seed, image: Image) -> bool:
    return _TEMPLATE.search(seed.text, *(image.whole if image.element is not None else image.span)) is not None


def host_of(url: str) -> str | None:
    """Return the host of an absolute or protocol-relative URL, or None."""
    match = _HOST.match(url)
    return match[1].strip("[]").lower() or None if match is not None else None


def is_private_host(host: str) -> bool:
    """Return whether only the author's own machine or network knows ``host``."""
    if host == "localhost" or host.endswith(_PRIVATE_SUFFIXES):
        return True
    if not (host[0].isdigit() or ":" in host):
        return False
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local or address.is_unspecified
