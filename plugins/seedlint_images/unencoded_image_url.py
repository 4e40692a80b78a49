"""The check ``unencoded-image-url``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from seedlint import Edit, Example, Finding, Fix, SeedCheck, pattern
from seedlint_images._urls import image_urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Image, Seed

_RAW = pattern('[ "<>]')
_RAW_OR_FOREIGN = pattern('[ "<>]|[^\x00-\x7f]')
_AUTHORITY = pattern(r"(?:https?:)?//[^/?#\\]*", re.IGNORECASE)
_SCHEME = pattern(r"(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    """What is reported."""

    non_ascii: bool = False
    """Whether characters beyond ASCII, such as Chinese file names, are reported too."""


class UnencodedImageUrl(SeedCheck[Options]):
    """An image URL holds characters that a URL may not hold: spaces, quotes, `<` and `>`.

    Chinese characters are allowed by the URL Standard and are reported only where `non_ascii` is set.

    ## Why

    Browsers put such a URL right; feed readers, social networks and `srcset` do not, and cut it off at the space.

    ## Fix

    Writes each such character as browsers send it: percent-encoded UTF-8. What is encoded already, and the host,
    stay as they are.

    ## Options

    - `non_ascii`: report characters beyond ASCII too, for programs that know only RFC 3986.

    ## Source

    URL Standard, 4.3 URL writing, and 1.3 Percent-encoded bytes; RFC 3986, section 2.
    """

    groups = ("markup",)
    Options = Options
    examples = (
        Example(
            bad='<img src="/images/peace talks.jpg" alt="会谈现场">\n',
            good='<img src="/images/peace%20talks.jpg" alt="会谈现场">\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield image URLs that are not valid as they stand."""
        wanted = _RAW_OR_FOREIGN if self.options.non_ascii else _RAW
        images = image_urls(seed)
        if wanted.search("\n".join([image.url for image in images])) is None:
            return
        for image in images:
            if wanted.search(image.url) is None or _SCHEME.match(image.url) is not None or "{" in image.url:
                continue
            if image.origin == "markdown" and not self.options.non_ascii:  # `<a b.png>`: the renderer encodes it
                continue
            authority = _AUTHORITY.match(image.url)
            host_end = authority.end() if authority is not None else 0
            raw = [match for match in wanted.finditer(image.url) if match.start() >= host_end]
            if not raw:
                continue
            shown = "a space" if raw[0][0] == " " else raw[0][0]
            message = f"The URL {image.url} holds {shown}, which a URL may not hold as it is"
            yield Finding(image.span, message, _fix(seed, image, raw))


def _fix(seed: Seed, image: Image, raw: list[re.Match[str]]) -> Fix | None:
    start, end = image.span
    at = seed.text.find(image.url, start, end)
    if at < 0 or (image.origin == "markdown" and seed.text[start - 1] != "<" and any(one[0] == " " for one in raw)):
        return None  # written with character references or escapes
    if image.origin == "field" and raw[0].start() == 0 and seed.text[start - 1] not in "'\"":
        return None  # a plain YAML value must not begin with %
    edits = tuple(Edit(at + one.start(), at + one.end(), quote(one[0])) for one in raw)
    fields = frozenset({image.field}) if image.field else frozenset()
    return Fix("Percent-encode the URL", _joined(edits), fields=fields)


def _joined(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Join edits that touch each other."""
    joined: list[Edit] = []
    for edit in edits:
        if joined and joined[-1].end == edit.start:
            joined[-1] = Edit(joined[-1].start, edit.end, joined[-1].text + edit.text)
        else:
            joined.append(edit)
    return tuple(joined)
