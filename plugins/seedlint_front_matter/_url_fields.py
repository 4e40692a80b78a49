"""Which fields hold URLs, the texts in them, and why they cannot work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint import Scalar, Sequence, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Node

_NO_PATH = pattern(r"(?:https?://[^/?#]+/)?(?:undefined|\[object(?: |%20)Object\])/?\Z")
_SCHEME = pattern(r"(?!https?://[^/])h{0,2}t{1,3}ps?(?:[:：;]{1,2}/+|//)", re.IGNORECASE)
_TWICE = pattern(r"https?://https?[:/]+", re.IGNORECASE)
_BARE = pattern(
    r"(?:www\.[\w-]+\.[\w-]+|(?:[a-z0-9-]+\.)+(?:com|cn|net|org|io|cc|tv|info|top|xyz|hk|tw|jp))(?::[0-9]+)?/",
    re.IGNORECASE,
)
_HTTP = pattern(r"https?://([^/?#]*)", re.IGNORECASE)
_HOST = pattern(r"[^\s，。、；：！（）<>\"'\\^`{|}]+\Z")
# Nearly all are such.
_FINE = pattern(r"https?://[\w.-]+\.[a-z]+/(?:[!#$'-;=?-~]|%[0-9A-Fa-f]{2}|&(?!amp;))*\Z")
_FILES = frozenset({".jpg", ".png", ".gif", "jpeg", "webp"})
_PERCENT = pattern(r"%(?![0-9A-Fa-f]{2})")
_NO_IMAGE = pattern(
    r"\.(?:s?html?|md|pdf|docx?|zip|mp[34]|m4[av]|mov|avi)(?:[?#].*)?\Z|\Ahttps?://[^/?#]+/?\Z", re.IGNORECASE
)

ORIGIN_FIELDS = (
    "from",
    "source",
    "source_url",
    "sourceUrl",
    "sourceURL",
    "source_link",
    "sourceLink",
    "original",
    "original_url",
    "originalUrl",
    "originalURL",
    "original_link",
    "originalLink",
    "originallink",
    "canonical",
    "canonical_url",
    "canonicalUrl",
    "canonicalURL",
    "archivelink",
    "external_url",
    "link",
    "redirect_to",
    "reference",
    "via",
)
"""Where posts say from where they were taken."""


def texts(node: Node) -> Iterator[Scalar]:
    """Yield a text or the texts of a list, without those that are templates."""
    for one in (node,) if isinstance(node, Scalar) else node.items if isinstance(node, Sequence) else ():
        if isinstance(one, Scalar) and one.value and isinstance(one.data, str):
            value = one.value
            if "{" not in value and "<%" not in value:
                yield one


def is_fine(url: str, *, is_image: bool) -> bool:
    """Return whether there is nothing to say of ``url``: a quick test."""
    if _FINE.match(url) is None:
        return False
    return url.partition("?")[0][-4:] in _FILES if is_image else "undefined" not in url


def url_fault(url: str, *, is_image: bool) -> str | None:
    """Return why ``url`` cannot work, or None; what is no URL at all is none of its business."""
    return (_image_fault(url) if is_image else _page_fault(url)) or _fault(url)


def _image_fault(url: str) -> str | None:
    return f"{url} is not the address of an image" if _NO_IMAGE.search(url) else None


def _page_fault(url: str) -> str | None:
    return f"the script that wrote “{url}” had no value for it" if _NO_PATH.match(url) else None


def _fault(url: str) -> str | None:
    if _SCHEME.match(url):
        return f"{url} begins with a misspelt `https://`"
    if _TWICE.match(url):
        return f"{url} begins with two schemes"
    if _BARE.match(url):
        return f"{url} has no `https://` before it, so it is a path of this site"
    http = _HTTP.match(url)
    if http is None:
        return None
    if http.end() == len(url.rstrip()) and " " in http[1].strip():
        return None  # a text that begins with a URL
    if _HOST.match(http[1]) is None and not _HOST.match(http[1].partition(" ")[0]):
        return f"{url} names no host" if not http[1] else f"{url} has a character in its host that none may have"
    if _PERCENT.search(url, http.end()):
        return f"{url} has a `%` that no two hexadecimal digits follow"
    return None
