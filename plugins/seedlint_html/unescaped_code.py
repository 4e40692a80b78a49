"""The check ``unescaped-code``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from seedlint import Edit, Example, Finding, Fix, Keeps, NoOptions, Safety, SeedCheck, Severity, Span, Triggers, pattern
from seedlint_html._standard import ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

_TAG = pattern(r"<(?:!--.*?-->|[!?/]?([a-zA-Z][^\s<>/]*)[^<>]*(>?))", 16)
_END = pattern(r"</(?:pre|code)\b", 2)
_NAME = pattern(r"[a-z][a-z0-9]*")
_DOCUMENT = frozenset({"html", "head", "body", "title", "meta", "link", "base"})
"""Elements of a document's frame: in the middle of a text they can only be meant as code."""
_EDITORS = frozenset({"mdspan", "mpchecktext", "mpcpm", "o:p"})
"""What editors leave in code, and nobody wrote: WeChat's, Word's, Medium's."""
_MARKUP = frozenset(
    "a abbr b big br button center cite code del dfn div em font hr i img ins kbd li mark nobr ol p q s samp small span "
    "strike strong sub sup table tbody td th thead tr tt u ul var wbr".split()
)
"""What highlighters and editors really put in code."""


class UnescapedCode(SeedCheck[NoOptions]):
    """Code that is not escaped stands in `pre` or `code`: `<dependency>`, `List<User>`, `<stdio.h>`.

    Reported where no highlighter and no editor can have meant it as markup: names that HTML does not have, and the
    frame of a document (`<html>`, `<?xml … ?>`). The elements that highlighters use are markup.

    ## Why

    Browsers take it for tags: the reader of the code sees gaps in place of it.

    ## Fix

    With `--unsafe` writes `&lt;` and `&gt;` for its brackets, and touches nothing else. Not where other elements stand
    in the same code, of which nobody can tell whether they are code or markup.

    ## Source

    HTML Standard, 4.4.3 and 4.5.15 (`pre`, `code`: code has to be escaped) and 13.2.5.6 (what begins a tag).
    """

    severity = Severity.ERROR
    groups = ("markup",)
    triggers = Triggers(tags=frozenset({"code", "pre"}))
    examples = (
        Example(
            "<pre><code>List<User> users;</code></pre>\n", "<pre><code>List&lt;User&gt; users;</code></pre>\n"
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the first such tag of each `pre` or `code`, with a fix for all of them."""
        done = seed.body.start
        for element in seed.html.find("code", "pre"):
            start = element.content.start
            if start < done:
                continue
            end = done = _end(seed, element)
            code = _read(seed, start, end)
            if code.tags:
                first, last = code.tags[0], code.tags[-1]
                count = f"{len(code.tags)} tags" if len(code.tags) > 1 else "A tag"
                message = f"{count} of this code would be shown as nothing; write `&lt;` for a bare `<`"
                fix = Fix("Escape the code", code.edits, Safety.UNSAFE, Keeps.FRONT_MATTER)
                yield Finding(first, message, fix if code.is_sure and last.end <= end else None)


class _Code(NamedTuple):
    """The tags that are code, how to escape them, and whether all others are surely markup."""

    tags: list[Span]
    edits: tuple[Edit, ...]
    is_sure: bool


def _end(seed: Seed, element: Element) -> int:
    """Return where the code ends as it is written: a tree that takes code for tags may see another end."""
    wanted = f"</{element.tag}"
    match = next(
        (one for one in _END.finditer(seed.text, element.content.start) if one[0].lower() == wanted), None
    )
    return match.start() if match is not None else element.content.end


def _read(seed: Seed, start: int, end: int) -> _Code:
    shadow, shift = seed.markdown.shadow, seed.body.start
    tags: list[Span] = []
    edits: list[Edit] = []
    is_sure = True
    for match in _TAG.finditer(shadow, start - shift, end - shift):
        name = match[1]
        if name is None:
            continue  # a comment: some highlighter's, or code
        first, last = match.start() + shift, match.end() + shift
        if _is_code(match[0], name):
            tags.append(Span(first, last))
            edits.append(Edit(first, first + 1, "&lt;"))
            if match[2]:
                edits.append(Edit(last - 1, last, "&gt;"))
        elif name.lower() not in _MARKUP:
            is_sure = False
    return _Code(tags, tuple(edits), is_sure)


def _is_code(tag: str, name: str) -> bool:
    if tag[1] in "!?":
        return True
    lower = name.lower()
    if "-" in name or lower in _EDITORS:
        return False
    return lower in _DOCUMENT or lower not in ELEMENTS or not tag.endswith(">")
