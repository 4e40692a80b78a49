"""What several checks ask of a URL."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from typing import TYPE_CHECKING

from seedlint import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seedlint import Image, Seed

_PRIVATE_SUFFIXES = (".local", ".localhost", ".lan", ".internal", ".intranet", ".home.arpa")
_HOST = pattern(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:\\]*)")
_TEMPLATE = pattern(r"\{[{%]|[=$]\{|<%")


@lru_cache(maxsize=2)
def image_urls(seed: Seed) -> tuple[Image, ...]:
    """Return every image URL that stands in the file, each place once; templates are left out.

    Kept for the seed at hand, since most checks ask for them.
    """
    found = [image for image in seed.images if image.url]
    if "{" in seed.text or "%" in seed.text:
        found = [image for image in found if not _is_template(seed, image)]
    places = {image.span: image for image in reversed(found)}
    return tuple(found if len(places) == len(found) else reversed(places.values()))


@lru_cache(maxsize=2)
def images_by_host(seed: Seed) -> dict[str, list[Image]]:
    """Return the images that have a host, by it. Kept for the seed at hand."""
    found: dict[str, list[Image]] = {}
    for image in image_urls(seed):
        host = host_of(image.url) if "//" in image.url else None
        if host is not None:
            found.setdefault(host, []).append(image)
    return found


def _is_template(seed: Seed, image: Image) -> bool:
    start, end = image.whole if image.element is not None else image.span
    return _TEMPLATE.search(seed.text, start, end) is not None


def host_of(url: str) -> str | None:
    """Return the host of an absolute or protocol-relative URL, or None."""
    end = url.find("/", url.find("//") + 2)
    origin = url[:end] if end >= 0 else url
    return _host(url if "[" in origin else origin)


class Hosts:
    """Hosts, their subdomains included."""

    def __init__(self, hosts: Iterable[str]) -> None:
        self._suffixes = tuple(f".{host.lower()}" for host in hosts)

    def __contains__(self, host: str) -> bool:
        return f".{host}".endswith(self._suffixes)


@lru_cache(maxsize=256)
def _host(origin: str) -> str | None:
    match = _HOST.match(origin)
    return match[1].strip("[]").lower() or None if match is not None else None


@lru_cache(maxsize=256)
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
