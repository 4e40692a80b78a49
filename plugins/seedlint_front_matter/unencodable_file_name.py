"""The check ``unencodable-file-name``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Scalar, SeedCheck, Severity, Span, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_SPECIAL = pattern(r"(?:%[0-9A-Fa-f]{2})+|[%#?]")
_WHY = {
    "%": "a `%` that begins no escape; Hexo cannot make an address of it and leaves the post out",
    "#": "a `#`, where its address is cut off: what follows counts as a place on the page",
    "?": "a `?`, where its address is cut off: what follows counts as a query",
}


class UnencodableFileName(SeedCheck[NoOptions]):
    """The name of the file cannot be part of an address: it has a bare `%`, a `#` or a `?`.

    With the profile `hexo`, which makes a post's address of the path below `_posts` or `source` and escapes what
    browsers want escaped, but neither these three nor what looks like an escape. A post whose `permalink` says
    another address is left alone. Jekyll and Hugo escape them.

    ## Why

    Names are often made of titles, and those speak of 80%. Hexo reads the `%` as the beginning of an escape, finds
    none, and leaves the post out; a link with a bare `#` or `?` leads to a page that is not there.

    ## Source

    hexojs/hexo-util, lib/encode_url.ts (`encodeURI(decodeURI(…))`); ECMAScript, `decodeURI` and `encodeURI`; RFC 3986,
    sections 2.1 (percent-encoding), 3.4 (query) and 3.5 (fragment).
    """

    severity = Severity.ERROR
    groups = ("metadata",)
    examples = (
        Example(
            bad="---\ntitle: 客轮票价八折\npermalink:\n---\n",
            good="---\ntitle: 客轮票价八折\npermalink: ticket-sale/\n---\n",
            path="source/_posts/客轮票价80%.md",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield one finding, for the first such character."""
        name = _published(seed.path)
        if self.site.profile != "hexo" or _SPECIAL.search(name) is None:
            return
        front_matter = seed.front_matter
        permalink = front_matter.get("permalink") if front_matter is not None else None
        if permalink is not None and isinstance(permalink.value, Scalar) and permalink.value.value.strip():
            return
        bad = next((match[0] for match in _SPECIAL.finditer(name) if not _is_escape(match[0])), None)
        if bad is not None:
            span = front_matter.opening if front_matter is not None else Span(0, 0)
            yield Finding(span, f"The name of the file has {_WHY[bad[0]]}; rename it, or say its `permalink`")


def _published(path: str) -> str:
    """Return the part of a path that becomes part of the address."""
    for folder in ("_posts/", "source/"):
        _, found, below = path.rpartition(folder)
        if found:
            return below
    return path.rpartition("/")[2]


def _is_escape(text: str) -> bool:
    """Return whether ``text`` is escapes of whole characters."""
    try:
        return text[0] == "%" and bytes.fromhex(text.replace("%", "")).decode() != ""
    except ValueError:
        return False
