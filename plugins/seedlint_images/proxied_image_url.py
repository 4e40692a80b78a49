"""The check ``proxied-image-url``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, Inner, Safety, SeedCheck, Wrappers, pattern, url_changes, url_edit
from seedlint_images._proxies import PROXIES, delivers, delivers_own, own_url
from seedlint_images._urls import images_by_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Image, Seed

_AT_THE_ROOT = pattern(r"(?:https?:)?//[^/?#]+/(?=https?:/{1,2}[^/?#@]+\.)", re.IGNORECASE)
_ARCHIVE = pattern(r"(?:\A|\.)archive\.[a-z]+\Z")
_SCHEME_LENGTH = len("https:/")


@dataclass(frozen=True, slots=True)
class Options:
    """Which addresses only pass a picture on."""

    proxies: tuple[str, ...] = PROXIES
    """Host and path before the picture's own URL, or the parameter that holds it."""


class ProxiedImageUrl(SeedCheck[Options]):
    """An image is loaded through a proxy of someone else's: `https://proxy.example/https://example.org/a.jpg`.

    Reported are the proxies that are listed, and any host whose path begins with another whole URL. Pictures of a
    WordPress site that it has WordPress.com deliver (`i0.wp.com/example.org/wp-content/uploads/a.jpg`) are left alone.

    ## Why

    A program put the proxy there to get around a refusal or a missing `https:`. When the proxy goes, or counts
    too many visits, all its pictures go with it. It learns who reads the post, and shows an old picture after the
    owner has changed or withdrawn it.

    ## Fix

    With `--unsafe` writes the picture's own URL, where the proxy's holds all of it. Whether its host answers over
    `https:` and to other sites' readers cannot be known offline: that may have been what the proxy was for.
    WordPress.com's image service says by `ssl=1` whether the scheme is `https:`; a size that it was asked for goes,
    so the picture may be larger.

    ## Options

    - `proxies`: host and path before the picture's own URL (`i0.wp.com/`), or the parameter that holds it
      (`images.weserv.nl/?url=`); replaces the built-in list.

    ## Source

    Jetpack, Photon API (`ssl`, `resize`); Automattic's photon, README (for sites on WordPress.com and with Jetpack
    only, and no promise that it will go on working for others); weserv.nl, API reference (`url`);
    cors-anywhere, README (its public server is a demonstration with a limit).
    """

    groups = ("privacy",)
    Options = Options
    examples = (
        Example(
            bad='<img src="https://proxy.example/https://example.org/a.jpg?v=2" alt="会谈现场">\n',
            good='<img src="https://example.org/a.jpg?v=2" alt="会谈现场">\n',
        ),
    )

    @cached_property
    def _wrappers(self) -> Wrappers:
        return Wrappers(self.options.proxies)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images whose URL stands in another one."""
        for image, inner in self._found(seed):
            is_sized = delivers(inner)
            if is_sized and (image.origin == "srcset" or delivers_own(inner)):
                continue  # of a srcset the service makes each size; src is reported
            url = own_url(inner)
            fix = None
            if url is not None and not (is_sized and image.element is not None and "srcset" in image.element.values):
                fix = _fix(seed, image, url)
            yield Finding(image.span, f"This image is loaded through {inner.host} from {url or inner.url}", fix)

    def _found(self, seed: Seed) -> Iterator[tuple[Image, Inner]]:
        proxies = self._wrappers.hosts
        for host, images in images_by_host(seed).items():
            is_proxy = host in proxies
            for image in images:
                if is_proxy or image.url.find(":/", _SCHEME_LENGTH) > 0:
                    inner = self._inner(host, image.url)
                    if inner is not None:
                        yield image, inner

    def _inner(self, host: str, url: str) -> Inner | None:
        inner = self._wrappers.unwrap(url)
        if inner is not None:
            return inner if "." in inner.url.partition("?")[0] else None
        is_whole = _AT_THE_ROOT.match(url) is not None and _ARCHIVE.search(host) is None
        return Wrappers((f"{host}/",)).unwrap(url) if is_whole else None


def _fix(seed: Seed, image: Image, url: str) -> Fix | None:
    edit = url_edit(seed.text, image, url)
    if edit is None:
        return None
    fields = frozenset({image.field}) if image.field else frozenset()
    changes = url_changes(seed, image, (image.url, url))
    return Fix("Load it from its own host", (edit,), Safety.UNSAFE, fields=fields, changes=changes)
