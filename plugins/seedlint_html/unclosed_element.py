"""The check ``unclosed-element``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint import VOID, Edit, Example, Finding, Fix, Keeps, NoOptions, Safety, SeedCheck, Severity, pattern
from seedlint_html._ends import closing
from seedlint_html._markup import Surroundings, deletion
from seedlint_html._standard import ELEMENTS, words
from seedlint_html._strays import Strays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Comment, Element, Seed

_OPTIONAL = words("p li dt dd rt rp option optgroup thead tbody tfoot tr td th caption colgroup html head body rb rtc")
"""HTML Standard, 13.1.2.4, and of ruby what was there once: elements whose end tag may be left out."""
_NEVER_CLOSED = VOID | words("basefont bgsound frame isindex keygen nextid param plaintext spacer")
_CODE = frozenset({"pre", "code"})
_CLOSED = ELEMENTS - _OPTIONAL - _NEVER_CLOSED
"""What has to be closed."""
_CLOSABLE = _CLOSED | VOID | {"p", "li"}
_OF_PAGES = frozenset({"html", "head", "body"})
"""What has an end tag in a seed that is a whole page, and only there."""
_PAGE_TAG = pattern(r"<(html|head|body)\b", re.IGNORECASE)
_BREAK_BEFORE = pattern(r"<br[ \t]*/?>\Z", re.IGNORECASE)
_BREAK_LENGTH = len("<br      />")
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

    All that follows becomes part of the element: a whole page in bold, or inside a link. Browsers make a line break of
    `</br>`, so `<br></br>` is two of them.

    ## Fix

    With `--unsafe` deletes an end tag that closes nothing, where all parsers pass over it: no element of its name is
    still open, and no block of Markdown begins or ends with it. Closes an inline element where browsers end it too, at
    the end of the block or before the next link, if no reader sees a difference; where else an end tag is missing is
    for a person to say. Of `</br>` makes the one line break that was meant.

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
                message = f"This `{element.tag}` is never closed{_why(seed, element)}"
                yield Finding(element.start_tag, message, closing(seed, element))
        begun = {match[1].lower() for match in map(_PAGE_TAG.match, (one.raw for one in tree.dropped)) if match}
        strays = Strays(seed)
        closable = _CLOSABLE | (_OF_PAGES - begun)
        for dropped in tree.dropped:
            match = _END_TAG.match(dropped.raw)
            if match is not None and match[1].lower() in closable:
                parent = dropped.parent
                if parent.tag not in _CODE and not code.hold(parent):
                    tag = match[1].lower()
                    if tag == "br":
                        yield _line_break(seed, dropped)
                    else:
                        yield Finding(dropped.span, f"This end tag closes no `{tag}`", strays.deletion(dropped, tag))


def _line_break(seed: Seed, dropped: Comment) -> Finding:
    """Return what to say of `</br>`, the one end tag that browsers make something of."""
    start, end = dropped.span
    if _BREAK_BEFORE.search(seed.text, max(start - _BREAK_LENGTH, 0), start):
        fix = deletion("Delete it", seed, (Edit(start, end, ""),), Safety.UNSAFE, Keeps.ALL)
        return Finding(dropped.span, "`br` has no end tag: browsers make a second line break of it", fix)
    fix = Fix("Write `<br>`", (Edit(start, end, "<br>"),), Safety.UNSAFE, Keeps.FRONT_MATTER | Keeps.URLS)
    return Finding(dropped.span, "A line break is written `<br>`; only browsers read an end tag as one", fix)
