"""The check ``invalid-field-url``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from seedlint import Edit, Example, Finding, Fix, Safety, Scalar, SeedCheck, Severity, pattern
from seedlint_front_matter._edit import is_alias
from seedlint_front_matter._url_fields import ORIGIN_FIELDS, is_fine, texts, url_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_HTTP = pattern(r"https?://([^/?#]*)", re.IGNORECASE)
_RAW = pattern('[ "<>]')
_REST = pattern(r"[!-~]+(?: [!-~]+)*\Z")


@dataclass(frozen=True, slots=True)
class Options:
    """Where URLs stand beside the site's image fields."""

    fields: tuple[str, ...] = ORIGIN_FIELDS
    """The fields that link to a page; what does not look like a URL there is left alone."""


class InvalidFieldUrl(SeedCheck[Options]):
    """A URL in the front matter cannot work.

    What a script wrote for want of a value (`undefined`), a scheme that is missing or misspelt (`example.org/a.jpg`,
    `http:/…`), an encoding that has no end (`%E4%B`), `&amp;` as in HTML, a page where an image belongs. Of the URLs of
    images, `…/undefined` is reported by `missing-src`, a space by `unencoded-image-url`, `//` by
    `protocol-relative-url`, a path without a file by `missing-image-file`.

    ## Why

    Themes put these values into links and images as they are, and nobody sees in the text that they are dead.

    ## Fix

    Percent-encodes spaces, quotation marks, `<` and `>`. With `--unsafe` writes `&` for `&amp;`, which a theme may
    want. What else was meant has to be looked up.

    ## Options

    `fields`: the fields that link to a page; a value that does not look like a URL is no concern of this check. The
    image fields are those of the site.

    ## Source

    URL Standard, 4.3 URL writing; RFC 3986, section 2.1.
    """

    severity = Severity.ERROR
    groups = ("metadata",)
    Options = Options
    examples = (
        Example(
            bad="---\nheadimg: http:/example.org/a.jpg\n---\n",
            good="---\nheadimg: http://example.org/a.jpg\n---\n",
        ),
        Example(
            bad="---\nsource_url: https://example.org/peace talks.html\n---\n",
            good="---\nsource_url: https://example.org/peace%20talks.html\n---\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such URL."""
        front_matter = seed.front_matter
        if front_matter is None:
            return
        kinds = self._is_image
        for field in front_matter.fields:
            name = field.key.value
            is_image = kinds.get(name)
            if is_image is None:
                continue
            if isinstance(field.value, Scalar) and is_fine(field.value.value, is_image=is_image):
                continue
            for node in texts(field.value):
                url = node.value.strip()
                if is_fine(url, is_image=is_image) or is_alias(node) or url[:5].lower() == "data:":
                    continue
                fault = url_fault(url, is_image=is_image)
                if fault is not None:
                    yield Finding(node.span, f"`{name}`: {fault}")
                elif (found := _encoding(seed, name, node, url, is_image=is_image)) is not None:
                    yield found

    @cached_property
    def _is_image(self) -> dict[str, bool]:
        """The fields that hold URLs: True for those of images."""
        return dict.fromkeys(self.options.fields, False) | dict.fromkeys(self.site.image_fields, True)


def _encoding(seed: Seed, name: str, node: Scalar, url: str, *, is_image: bool) -> Finding | None:
    http = _HTTP.match(url)
    if http is None or (not is_image and "://" in url[http.end() :] and " " in url):
        return None
    start, end = node.inner
    at = seed.text.find(url, start, end)
    fields = frozenset({name})
    if "&amp;" in url:
        edits = tuple(Edit(at + m.start(), at + m.end(), "&") for m in re.finditer("&amp;", url)) if at >= 0 else ()
        fix = Fix("Write `&`", edits, Safety.UNSAFE, fields=fields) if edits else None
        return Finding(node.span, f"`{name}`: `&amp;` stands for `&` in HTML only", fix)
    if is_image or _RAW.search(url) is None or " " in http[1] or not _REST.match(url):
        return None
    raw = _RAW.search(url, http.end())
    if raw is None or not re.search(r"[./]", url[raw.end() :]):
        return None  # a text that begins with a URL
    encoded = Edit(at, at + len(url), _RAW.sub(lambda match: quote(match[0]), url))
    fix = Fix("Percent-encode the URL", (encoded,), fields=fields) if at >= 0 else None
    return Finding(node.span, f"`{name}`: {url} holds a character that a URL may not hold as it is", fix)
