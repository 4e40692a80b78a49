"""The check ``unclosed-element``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint import VOID, Example, Finding, NoOptions, SeedCheck, Severity, pattern
from seedlint_html._markup import Surroundings
from seedlint_html._strays import Strays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

# HTML Standard, 13.1.2.4: elements whose end tag may be left out.
_OPTIONAL = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "rt",
        "rp",
        "option",
        "optgroup",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "colgroup",
        "col",
        "html",
        "head",
        "body",
    ]
)
_KNOWN = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "address",
        "applet",
        "article",
        "aside",
        "audio",
        "b",
        "big",
        "blockquote",
        "button",
        "canvas",
        "center",
        "cite",
        "code",
        "data",
        "datalist",
        "del",
        "details",
        "dfn",
        "dialog",
        "dir",
        "div",
        "dl",
        "em",
        "fieldset",
        "figcaption",
        "figure",
        "font",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "i",
        "iframe",
        "ins",
        "kbd",
        "label",
        "legend",
        "main",
        "map",
        "mark",
        "marquee",
        "menu",
        "meter",
        "nav",
        "nobr",
        "noscript",
        "object",
        "ol",
        "output",
        "picture",
        "pre",
        "progress",
        "q",
        "ruby",
        "s",
        "samp",
        "script",
        "search",
        "section",
        "select",
        "small",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "svg",
        "table",
        "template",
        "textarea",
        "time",
        "title",
        "tt",
        "u",
        "ul",
        "var",
        "video",
    ]
)
_CODE = frozenset({"pre", "code"})
_CLOSED = _KNOWN - _OPTIONAL - VOID
"""What has to be closed."""
_CLOSABLE = _KNOWN | VOID | {"p", "li"}
_OF_PAGES = frozenset({"html", "head", "body"})
"""What has an end tag in a seed that is a whole page, and only there."""
_PAGE_TAG = pattern(r"<(html|head|body)\b", re.IGNORECASE)
_END_TAG = pattern(r"</\s*([a-zA-Z][^\s>/]*)")


def _why(seed: Seed, element: Element) -> str:
    start, end = element.start_tag
    quoted = seed.text[start - 1 : start] == "`" == seed.text[end : end + 1]
    return ": in an HTML block backticks make no code" if quoted else ""


class UnclosedElement(SeedCheck[NoOptions]):
    """An element is never closed, or an end tag closes nothing.

    End tags that HTML lets one leave out (`p`, `li`, `td`) are not missed, and nothing is said of
    names that HTML does not know, nor of what stands in code, where `List<User>` is no tag.

    ## Why

    All that follows becomes part of the element: a whole page in bold, or inside a link.

    ## Fix

    With `--unsafe` deletes an end tag that closes nothing, where all parsers pass over it: no element of its name is
    still open, and no block of Markdown begins or ends with it. Where an end tag is missing is for a person to say.

    ## Source

    HTML Standard, 13.1.2 (elements) and 13.2.6 (tree construction).
    """

    severity = Severity.ERROR
    groups = ("markup",)
    examples = (
        Example("<div><strong>码头</div>\n", "<div><strong>码头</strong></div>\n"),
        Example("<div>码头</b></div>\n", "<div>码头</div>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield unclosed elements at their start tags, stray end tags where they stand."""
        tree = seed.html
        if tree.is_balanced:
            return
        code, foreign = Surroundings.of(*_CODE), Surroundings.of("svg", "math")
        for element in tree.elements:
            if (
                not element.is_closed
                and element.tag in _CLOSED
                and (element.tag in _CODE or not code.hold(element))
                and not (seed.text[element.start_tag.end - 2] == "/" and foreign.hold(element))
            ):
                yield Finding(element.start_tag, f"This `{element.tag}` is never closed{_why(seed, element)}")
        begun = {match[1].lower() for match in map(_PAGE_TAG.match, (one.raw for one in tree.dropped)) if match}
        strays = Strays(seed)
        closable = _CLOSABLE | (_OF_PAGES - begun)
        for dropped in tree.dropped:
            match = _END_TAG.match(dropped.raw)
            if match is not None and match[1].lower() in closable:
                parent = dropped.parent
                if parent.tag not in _CODE and not code.hold(parent):
                    tag = match[1].lower()
                    yield Finding(dropped.span, f"This end tag closes no `{tag}`", strays.deletion(dropped, tag))
