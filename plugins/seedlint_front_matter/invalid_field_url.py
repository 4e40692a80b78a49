"""The check ``invalid-field-url``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from seedlint import Edit, Example, Finding, Fix, Safety, SeedCheck, Severity, pattern
from seedlint_front_matter._edit import is_alias
from seedlint_front_matter._url_fields import ORIGIN_FIELDS, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Scalar, Seed

_NOTHING = pattern(r"(?:.*/)?(?:undefined|NaN|null|None|\[object(?: |%20)Object\])/?(?:[?#].*)?\Z")
_NO_PATH = pattern(r"(?:https?://[^/?#]+/)?(?:undefined|\[object(?: |%20)Object\])/?\Z")
_SCHEME = pattern(r"(?!https?://[^/])h{0,2}t{1,3}ps?(?:[:：;]{1,2}/+|//)", re.IGNORECASE)
_TWICE = pattern(r"https?://https?[:/]+", re.IGNORECASE)
_BARE = pattern(
    r"(?:www\.[\w-]+\.[\w-]+|(?:[a-z0-9-]+\.)+(?:com|cn|net|org|io|cc|tv|info|top|xyz|hk|tw|jp))(?::[0-9]+)?/",
    re.IGNORECASE,
)
_HTTP = pattern(r"https?://([^/?#]*)", re.IGNORECASE)
_HOST = pattern(r"[^\s，。、；：！（）<>\"'\\^`{|}]+\Z")
_PERCENT = pattern(r"%(?![0-9A-Fa-f]{2})")
_NO_IMAGE = pattern(
    r"\.(?:s?html?|md|pdf|docx?|zip|mp[34]|m4[av]|mov|avi)(?:[?#].*)?\Z|\Ahttps?://[^/?#]+/?\Z", re.IGNORECASE
)
_RAW = pattern('[ "<>]')
_REST = pattern(r"[!-~]+(?: [!-~]+)*\Z")


@dataclass(frozen=True, slots=True)
class Options:
    """Where URLs stand beside the site's image fields."""

    fields: tuple[str, ...] = ORIGIN_FIELDS
    """The fields that link to a page; what does not look like a URL there is left alone."""


class InvalidFieldUrl(SeedCheck[Options]):
    """A URL in the front matter cannot work.

    What a script wrote for want of a value (`…/undefined`), a scheme that is missing or misspelt (`example.org/a.jpg`,
    `http:/…`), an encoding that has no end (`%E4%B`), `&amp;` as in HTML, a page where an image belongs. Spaces and the
    like in the URLs of images are reported by `unencoded-image-url`, `//` by `protocol-relative-url`, paths without a
    file by `missing-image-file`.

    ## Why

    Themes put these values into links and images as they are, and nobody sees in the text that they are dead.

    ## Fix

    Percent-encodes spaces, quotation marks, `<` and `>`. `&` is written for `&amp;` (unsafe: a theme may want it). What
    else was meant has to be looked up.

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
            bad="---\nheadimg: https://example.org/undefined\n---\n",
            good="---\nheadimg: https://example.org/a.jpg\n---\n",
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
        images = frozenset(self.site.image_fields)
        wanted = [
            field.name for field in front_matter.fields if field.name in images or field.name in self.options.fields
        ]
        for name, node in values(front_matter, dict.fromkeys(wanted)):
            url = node.value.strip()
            if not is_alias(node) and url[:5].lower() != "data:":
                message = _image_fault(url) if name in images else _page_fault(url)
                message = message or _fault(url)
                if message is not None:
                    yield Finding(node.span, f"`{name}`: {message}")
                elif (found := _encoding(seed, name, node, url, is_image=name in images)) is not None:
                    yield found


def _image_fault(url: str) -> str | None:
    if _NOTHING.match(url):
        return f"the script that wrote “{url}” had no value for it"
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
    raw = list(_RAW.finditer(url, http.end()))
    if not raw or not re.search(r"[./]", url[raw[0].end() :]):
        return None  # a text that begins with a URL
    edits = tuple(Edit(at + m.start(), at + m.end(), quote(m[0])) for m in raw) if at >= 0 else ()
    joined = (Edit(at, at + len(url), "".join(quote(c) if _RAW.match(c) else c for c in url)),) if edits else ()
    fix = Fix("Percent-encode the URL", joined, fields=fields) if joined else None
    return Finding(node.span, f"`{name}`: {url} holds a character that a URL may not hold as it is", fix)
