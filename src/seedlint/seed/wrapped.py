"""URLs inside URLs: what a link wrapper or an image proxy leads to, and the edit that writes a URL in its place."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote_to_bytes

from seedlint.diagnostics import Edit
from seedlint.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from seedlint.seed.assets import Image, Link

_PARTS = pattern(r"(?:https?:)?//([^/?#\\]*)(/[^?#]*)?(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_WHOLE = pattern(r"(https?:)/{1,2}(?=[^/?#@]+\.[^/?#@.]|localhost\b)", re.IGNORECASE)
_ENCODED = pattern(r"https?%(?:25)*3a", re.IGNORECASE)
_LONE_PERCENT = pattern(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "!#$%&'()*+,-./:;=?@_~[]"
"""What may stand in a URL as it is, beside letters and digits: https://url.spec.whatwg.org/#url-code-points"""
_REFERENCE = pattern(r"&(?=#?[A-Za-z0-9]+;)")
_DEEPEST = 5
_SCHEME_LENGTH = 40
"""How much of a URL to look at for its scheme, encoded up to ``_DEEPEST`` times."""


class Inner(NamedTuple):
    """What a URL wraps: ``host`` is the wrapper's, ``url`` what it leads to, a whole URL or one without its scheme.

    ``is_certain`` is False where the wrapper was given a URL that is not encoded, so that nobody can say where it ends.
    """

    host: str
    url: str
    is_certain: bool

    @property
    def is_whole(self) -> bool:
        """Whether ``url`` has its scheme and a host."""
        return _WHOLE.match(self.url) is not None


class _Wrapper(NamedTuple):
    path: str
    parameter: str | None
    to_ampersand: bool


class Wrappers:
    """Addresses that lead to another one, which they hold.

    ``host/path?name=`` takes it from a parameter, ``host/path`` from all that follows, and
    ``host/path=`` from what follows up to the next ``&``.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_host: dict[str, list[_Wrapper]] = {}
        for entry in entries:
            host, slash, rest = entry.partition("/")
            path, question, name = rest.partition("?")
            parameter = name.removesuffix("=") if question else None
            wrapper = _Wrapper(f"{slash}{path}", parameter, path.endswith("="))
            self._by_host.setdefault(host.lower(), []).append(wrapper)

    @property
    def hosts(self) -> Container[str]:
        """The wrappers' hosts."""
        return self._by_host

    def unwrap(self, url: str) -> Inner | None:
        """Return what ``url`` leads to, wrappers inside wrappers opened too, or None where it wraps nothing."""
        found: Inner | None = None
        for _ in range(_DEEPEST):
            inner = self._once(url)
            if inner is None:
                break
            url = inner.url
            found = inner if found is None else Inner(found.host, url, found.is_certain and inner.is_certain)
        return found

    def _once(self, url: str) -> Inner | None:
        start = url.find("//") + 2
        end = url.find("/", start)
        wrappers = self._by_host.get((url[start:end] if end > 0 else url[start:].partition("?")[0]).lower())
        parts = _PARTS.match(url) if wrappers else None
        if wrappers is None or parts is None:
            return None
        host, path, query, fragment = parts[1].lower(), parts[2] or "/", parts[3] or "", parts[4]
        for wrapper in wrappers:
            if wrapper.parameter is not None:
                if path.rstrip("/") != wrapper.path.rstrip("/"):
                    continue
                value, follows = _parameter(query, wrapper.parameter)
            elif path.startswith(wrapper.path):
                value = url[url.index(wrapper.path, start) + len(wrapper.path) :].partition("#")[0]
                follows = False
                if wrapper.to_ampersand:
                    value = value.partition("&")[0]
            else:
                continue
            if value:
                return _inner(host, value, follows, fragment, encoded=bool(wrapper.parameter))
        return None


def _parameter(query: str, name: str) -> tuple[str, bool]:
    """Return the value of a parameter, and whether others follow it; an empty ``name`` means all of the query."""
    if not name:
        return query, False
    parts = query.split("&")
    for index, part in enumerate(parts):
        key, _, value = part.partition("=")
        if key == name:
            return value, index + 1 < len(parts)
    return "", False


def _inner(host: str, value: str, follows: bool, fragment: str | None, *, encoded: bool) -> Inner:
    is_raw = _WHOLE.match(value) is not None
    is_certain = True
    data = value.encode()
    if encoded or _ENCODED.match(value):
        # Of a URL that was put in as it was, nobody knows whether what follows belongs to it; "+" may mean a space.
        is_certain = not (is_raw and "?" in value and follows) and "+" not in value
        for _ in range(_DEEPEST):
            data = unquote_to_bytes(data)
            if _ENCODED.match(data[:_SCHEME_LENGTH].decode("latin-1")) is None:
                break
    url = _LONE_PERCENT.sub("%25", quote(data, safe=_SAFE))
    url = _WHOLE.sub(lambda match: f"{match[1]}//", url, count=1) if _WHOLE.match(url) else url
    return Inner(host, f"{url}#{fragment}" if fragment and "#" not in url else url, is_certain)


def url_edit(text: str, asset: Image | Link, url: str) -> Edit | None:
    """Return the edit that puts ``url`` in the place of an image's or a link's, escaped as that place asks for.

    None where that cannot be done: in ``<https://example.org/>``, which is text as well, and where ``url`` has
    characters that a URL may not hold.
    """
    if quote(url, safe=_SAFE) != url or not url:
        return None
    start, end = asset.span
    if asset.origin in {"img", "a"} and asset.element is not None:
        attribute = asset.element.attribute("src" if asset.origin == "img" else "href")
        if attribute.value_span is None:
            return None
        quoted = "" if attribute.quote else '"'
        return Edit(start, end, f"{quoted}{html.escape(url)}{quoted}")
    if asset.origin == "markdown":
        return _markdown_edit(text, asset, url)
    if text[start:end] != asset.url:
        return None  # written with escapes
    if asset.origin == "srcset":
        return Edit(start, end, html.escape(url)) if not url.endswith(",") else None
    is_quoted = text[end : end + 1] in {"'", '"'}
    if "'" in url or (not is_quoted and (url.endswith(":") or not {",", "[", "]"}.isdisjoint(url))):
        return None
    return Edit(start, end, url)


def _markdown_edit(text: str, asset: Image | Link, url: str) -> Edit | None:
    (start, end), whole = asset.span, asset.whole
    if (start, end) == whole or start == whole.start + 1:
        return None
    written = _REFERENCE.sub("&amp;", url)
    if text[start - 1] != "<":
        written = written.replace("(", "\\(").replace(")", "\\)")
    return Edit(start, end, written)
