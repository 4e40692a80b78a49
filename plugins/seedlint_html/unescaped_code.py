"""The check ``unescaped-code``."""

from __future__ import annotations

import html
from collections import Counter
from typing import TYPE_CHECKING

from seedlint import (
    Change,
    Edit,
    Example,
    Finding,
    Fix,
    Keeps,
    NoOptions,
    Safety,
    SeedCheck,
    Severity,
    Span,
    Triggers,
    pattern,
)
from seedlint_html._code_tags import is_code
from seedlint_html._standard import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

_TAG = pattern(r"<!--.*?-->|<[!?][^<>]*>?|</?([a-zA-Z][^\s<>/]*)[^<>]*>?", 16)
_CLOSED = pattern(r"</([^\s<>/]+)")
_END = pattern(r"</(?:pre|code)\b", 2)
_KEEPS = Keeps.FRONT_MATTER | Keeps.VISIBLE_TEXT
_DRAWING = pattern(r"<(?:svg|math)\b[^<>]*>.*?</(?:svg|math)\s*>", 18)  # its elements are not HTML's
_VOID = frozenset({"br", "wbr"})
_HIGHLIGHTING = words(
    "a abbr b big br cite code del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup tt u "
    "var wbr"
)
"""What highlighters and editors really put in code. Of the rest (`div`, `li`, `td`) nobody can tell."""


class UnescapedCode(SeedCheck[NoOptions]):
    """Code that is not escaped stands in `pre` or `code`: `<dependency>`, `List<User>`, `<stdio.h>`.

    Reported where no highlighter and no editor can have meant it as markup: names that HTML does not have, the frame
    of a document (`<html>`, `<?xml … ?>`), attributes of JSX or Vue, and in `code` forms, headings and scripts.

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
        Example("<pre><code>List<User> users;</code></pre>\n", "<pre><code>List&lt;User&gt; users;</code></pre>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the first such tag of each `pre` or `code`, with a fix for all of them."""
        done = seed.body.start
        for element in seed.html.find("code", "pre"):
            start = element.content.start
            if start < done:
                continue
            end = done = _end(seed, element)
            tags, edits, changes = _read(seed, start, end, element.tag == "code")
            if tags:
                count = f"{len(tags)} tags" if len(tags) > 1 else "A tag"
                message = f"{count} of this code would be shown as nothing; write `&lt;` for a bare `<`"
                fix = Fix("Escape the code", edits, Safety.UNSAFE, _KEEPS, changes=changes) if edits else None
                yield Finding(tags[0], message, fix)


def _end(seed: Seed, element: Element) -> int:
    """Return where the code ends as it is written: a tree that takes code for tags may see another end."""
    wanted = f"</{element.tag}"
    for match in _END.finditer(seed.text, element.content.start):
        if match[0].lower() == wanted:
            return match.start()
    return element.content.end


def _read(seed: Seed, start: int, end: int, in_code: bool) -> tuple[list[Span], tuple[Edit, ...], tuple[Change, ...]]:
    """Return the tags that are certainly code, the edits that escape them, and the words that these bring to light.

    No edits where there are tags that may be code as well.
    """
    shadow, shift = seed.markdown.shadow, seed.body.start
    code = _DRAWING.sub(lambda drawn: "<svg>".ljust(len(drawn[0])), shadow[start - shift : end - shift])
    lower = code.lower()
    in_code = in_code or lower.lstrip().startswith("<code")
    tags: list[Span] = []
    edits: list[Edit] = []
    changes: list[Change] = []
    is_sure = "</>" not in code
    left: Counter[str] = Counter()
    closed = set(_CLOSED.findall(lower))
    for match in _TAG.finditer(code):
        tag, first, last = match[0], match.start() + start, match.end() + start
        name = (match[1] or "").lower()
        if is_code(tag, name, closed, in_code):
            tags.append(Span(first, last))
        elif name:
            is_sure = is_sure and name in _HIGHLIGHTING
            left[name] += tag[1] == "/" or -1
            continue
        changes.append(Change(first, None, html.unescape(tag)))
        edits.append(Edit(first, first + 1, "&lt;"))  # a comment is code where others are
        if tag[-1] == ">":
            edits.append(Edit(last - 1, last, "&gt;"))
    is_sure = is_sure and not any(count for name, count in left.items() if name not in _VOID)
    return tags, tuple(edits) if is_sure else (), tuple(changes)
