"""The check ``stand-in-image``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seedlint import Example, Finding, SeedCheck
from seedlint_images._urls import Hosts, images_by_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


@dataclass(frozen=True, slots=True)
class Options:
    """Which hosts hand out stand-ins."""

    hosts: tuple[str, ...] = (
        "dummyimage.com",
        "fakeimg.pl",
        "loremflickr.com",
        "lorempixel.com",
        "picsum.photos",
        "placebear.com",
        "placehold.co",
        "placehold.it",
        "placeholder.com",
        "placeimg.com",
        "placekitten.com",
        "source.unsplash.com",
        "unsplash.it",
    )
    """Hosts, their subdomains included."""


class StandInImage(SeedCheck[Options]):
    """An image is a stand-in: a random picture of picsum.photos, a grey box of placehold.co.

    Looked at are the images of the body and the image fields of the front matter.

    ## Why

    The picture has nothing to do with the post, and many are another one at each visit. Some programs put one
    in where a post has no picture; a post without one is better. Several such services have closed, so that
    readers see a broken image.

    ## Options

    - `hosts`: the hosts that hand out stand-ins, their subdomains included; replaces the built-in list.

    ## Source

    The services' own pages; Unsplash, Changelog (`source.unsplash.com` closed in June 2024).
    """

    groups = ("metadata",)
    Options = Options
    examples = (
        Example(
            bad="---\ntitle: 会谈结束\nthumbnail: https://picsum.photos/400/300?random=7\n---\n",
            good="---\ntitle: 会谈结束\n---\n",
        ),
    )

    @cached_property
    def _hosts(self) -> Hosts:
        return Hosts(self.options.hosts)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images from hosts of stand-ins."""
        for host, images in images_by_host(seed).items():
            if host not in self._hosts:
                continue
            for image in images:
                message = f"The host {host} hands out stand-ins, which have nothing to do with the post"
                yield Finding(image.span, message)
