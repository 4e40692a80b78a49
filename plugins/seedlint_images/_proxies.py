"""Proxies of pictures: the well-known ones, and what WordPress.com's image service says by its parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from seedlint import pattern
from seedlint_images._urls import host_of

if TYPE_CHECKING:
    from seedlint import Inner

PROXIES = (
    "api.allorigins.win/raw?url=",
    "cdn.statically.io/img/",
    "cors-anywhere.herokuapp.com/",
    "corsproxy.io/?",
    "crossorigin.me/",
    "external-content.duckduckgo.com/iu/?u=",
    "gimg2.baidu.com/image_search/src=",
    "i0.wp.com/",
    "i1.wp.com/",
    "i2.wp.com/",
    "i3.wp.com/",
    "imageproxy.pimg.tw/resize?url=",
    "images.weserv.nl/?url=",
    "images1-focus-opensocial.googleusercontent.com/gadgets/proxy?url=",
    "pic1.xuehuaimg.com/proxy/",
    "proxy.duckduckgo.com/iu/?u=",
    "timgsa.baidu.com/timg?src=",
    "wsrv.nl/?url=",
)
"""Host and path before a picture's own URL, or the parameter that holds it."""

_PHOTON = pattern(r"i[0-3]\.wp\.com")
_UPLOAD = "/wp-content/uploads/"
"""Where a site run by WordPress keeps its own pictures, which it has the service deliver."""
_PHOTON_PARAMETERS = frozenset(
    {
        *("w", "h", "crop", "crop_offset", "resize", "fit", "lb", "ulb", "zoom", "quality", "strip", "ssl"),
        *("filter", "brightness", "contrast", "colorize", "smooth"),
    }
)


def delivers(inner: Inner) -> bool:
    """Return whether the proxy is WordPress.com's image service (Photon), which makes any size."""
    return _PHOTON.fullmatch(inner.host) is not None


def delivers_own(inner: Inner) -> bool:
    """Return whether the picture is one that a WordPress site has the service deliver."""
    return _UPLOAD in inner.url


def own_url(inner: Inner) -> str | None:
    """Return the picture's own URL, or None where that is not certain."""
    if inner.is_whole or not inner.is_certain:
        return inner.url if inner.is_certain else None
    if inner.url.startswith("ssl:"):  # weserv.nl
        return f"https://{inner.url[4:]}"
    address, _, query = inner.url.partition("?")
    asked = dict(parse_qsl(query.partition("#")[0]))
    if not delivers(inner) or host_of(f"//{address}") is None or not asked.keys() <= _PHOTON_PARAMETERS:
        return None
    return f"{'https' if asked.get('ssl') == '1' else 'http'}://{address}"
