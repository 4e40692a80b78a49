"""HTML to elements by BeautifulSoup on html.parser, with the optional end tags of WHATWG HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html.entities import html5
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``."""
    return frozenset(text.split())


# Optional end tags (WHATWG 13.1.2.4), which html.parser does not know: a start tag of the first kind
# ends an open element of the second, up to the nearest element of the third.
_CLOSES_P: Final = words(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p pre search section summary table ul xmp"
)
_IMPLIED_ENDS: Final = (
    (_CLOSES_P, words("p"), words("button td th caption object template")),
    (words("li"), words("li"), words("ul ol menu dir")),
    (words("dd dt"), words("dd dt"), words("dl")),
    (words("rt rp"), words("rt rp"), words("ruby")),
    (words("option optgroup"), words("option"), words("select datalist")),
    (words("td th tr tbody tfoot"), words("td th"), words("table")),
    (words("tr tbody tfoot"), words("tr"), words("table")),
    (words("tbody tfoot"), words("thead tbody tfoot"), words("table")),
)
_TAG_OPENING: Final = re.compile(r"<[A-Za-z/!?]")
_ATTRIBUTE_VALUE: Final = re.compile(r"""=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)""")
_UNENDED: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]*)(?![A-Za-z0-9;])")
_CDATA: Final = re.compile(r"<!\[CDATA\[[^>]*>?")
_REFERENCE: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]*)(?![A-Za-z0-9;])(=?)")


@lru_cache(maxsize=1)
def html_parser() -> Callable[[str], BeautifulSoup]:
    """Return what makes elements of HTML."""
    from bs4 import BeautifulSoup
    from bs4.builder._htmlparser import HTMLParserTreeBuilder

    class Soup(BeautifulSoup):
        def handle_starttag(self, name: str, *args: Any, **kwargs: Any) -> Tag | None:
            for starts, ends, scope in _IMPLIED_ENDS:
                if name in starts and any(self.open_tag_counter.get(end) for end in ends):
                    self._end_implied(ends, scope)
            return super().handle_starttag(name, *args, **kwargs)

        def _end_implied(self, ends: frozenset[str], scope: frozenset[str]) -> None:
            for tag in reversed(self.tagStack):
                if tag.name in ends:
                    self.endData()
                    self._popToTag(tag.name)
                    return
                if tag.name in scope:
                    return

    def make(html: str) -> BeautifulSoup:
        # WHATWG 13.2.5 drops a tag that the end of the file cuts off; html.parser takes quadratic time over many.
        if unfinished := _TAG_OPENING.search(html, html.rfind(">") + 1):
            html = html[: unfinished.start()]
        if "<![CDATA[" in html:  # WHATWG 13.2.5.42: outside of SVG a comment that ends with the next >
            html = _CDATA.sub("<!---->", html)
        html = _ATTRIBUTE_VALUE.sub(_literal_ampersands, html)
        html = _UNENDED.sub(_literal_ampersand, html)
        return Soup(html, builder=HTMLParserTreeBuilder(on_duplicate_attribute="ignore"))

    return make


def _literal_ampersands(value: re.Match[str]) -> str:
    """Spell out in an attribute's value the ampersands that begin no character reference.

    In ``?a=1&copy=2`` HTML sees no reference (WHATWG 13.2.5.73), but html.parser does.
    """
    text = value.group()
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda match: match.group() if _is_reference(match) else f"&amp;{match.group()[1:]}", text)


def _literal_ampersand(reference: re.Match[str]) -> str:
    """Spell out an ampersand before a name that is no reference without its semicolon, but is one to BeautifulSoup."""
    name = reference.group(1)
    return f"&amp;{name}" if name not in html5 and f"{name};" in html5 else reference.group()


def _is_reference(match: re.Match[str]) -> bool:
    return not match.group(2) and match.group(1) in html5


def walk(soup: BeautifulSoup) -> Iterator[tuple[int, Any, bool]]:
    """Yield each node with its depth, and each element once more where it ends (True); however deep they nest."""
    stack: list[tuple[Any, Iterator[Any]]] = [(soup, iter(soup.contents))]
    while stack:
        parent, nodes = stack[-1]
        node = next(nodes, None)
        if node is None:
            stack.pop()
            if stack:
                yield len(stack) - 1, parent, True
            continue
        yield len(stack) - 1, node, False
        if getattr(node, "contents", None) is not None:
            stack.append((node, iter(node.contents)))
