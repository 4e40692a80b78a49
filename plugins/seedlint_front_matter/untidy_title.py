"""The check ``untidy-title``."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from seedlint import (
    Edit,
    Example,
    Finding,
    Fix,
    NoOptions,
    Safety,
    Scalar,
    SeedCheck,
    Severity,
    Span,
    Triggers,
    pattern,
)
from seedlint_front_matter._edit import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_KANA = pattern("[\u3041-\u3096\u30a1-\u30fa]")
# Most titles have nothing of the kind, and never need the pattern that says which of these count.
_SUSPECT = pattern(r"\A[ \t\u3000\xa0]|[ \t\u3000\xa0](?:\Z|[ \t\u3000\xa0])|[&_]|[。，；、][ \t]*\Z")
_FAULTS = pattern(
    r"(?P<edge>\A[ \t\u3000\xa0]+|[ \t\u3000\xa0]+\Z)"
    r"|(?P<run>(?<=\S)[ \t\xa0\u3000]{2,}(?=\S))"
    r"|(?P<entity>&(?:nbsp|quot|apos|ldquo|rdquo|lsquo|rsquo|hellip|mdash|middot|#(?!38;|60;|62;)\d{2,6});)"
    rf"|(?P<end>(?<=[{_HAN}])[。，；、](?=[ \t]*\Z))"
    rf"|(?P<mark>(?<=[{_HAN}”）])_+(?=[{_HAN}“（]|\Z)|\A_+(?=[{_HAN}“（])|(?<=[{_HAN}”）] )_+(?= [{_HAN}“（]))"
)
# Each fault has one of these, and most titles have none.
_ANY = pattern(r"[ \t\u3000\xa0&_。，；、]")
_SAYS = {
    "edge": "White space at the edge of the title",
    "run": "Several spaces in a row in the title",
    "entity": "An HTML entity stands in the title, where it is not decoded",
    "end": "A title should not end with a comma or a full stop",
    "mark": "“_” stands for a mark that the title lost, such as “：” or “？”",
}


class UntidyTitle(SeedCheck[NoOptions]):
    """The title has spaces at its edges or in a row, an HTML entity, a full stop at its end, or a “_” for a lost mark.

    A single space between Chinese words is how headlines separate their parts, and is not reported.

    ## Why

    Titles show in lists, feeds, search results and the browser's tab, where nothing hides such leftovers.
    Scrapers write “_” for marks that file names cannot hold.

    ## Fix

    With `--unsafe` deletes or decodes it, which changes the title. What a “_” stood for has to be looked up.

    ## Source

    GB/T 15834-2011: a full stop ends a sentence, and a headline is none; lint-md and Vale have like rules.
    """

    severity = Severity.INFO
    groups = ("metadata", "typography")
    triggers = Triggers(fields=frozenset({"title"}))
    examples = (
        Example(bad="---\ntitle: '代表团  抵达 '\n---\n", good="---\ntitle: '代表团 抵达'\n---\n"),
        Example(bad="---\ntitle: 会议昨天闭幕。\n---\n", good="---\ntitle: 会议昨天闭幕\n---\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each blemish of the title."""
        field = seed.front_matter.get("title") if seed.front_matter is not None else None
        if field is None or not isinstance(field.value, Scalar) or not _ANY.search(field.value.value):
            return
        if not isinstance(field.value.data, str):
            return
        node = field.value
        if _SUSPECT.search(node.value) is None:
            return
        start, end = node.inner
        exact = seed.text[start:end] == node.value
        for match in _FAULTS.finditer(node.value):
            kind = match.lastgroup or ""
            if kind == "end" and (_KANA.search(node.value) or re.search("[。，；、]", node.value[: match.start()])):
                continue  # Japanese, or a title of whole sentences
            span = Span(start + match.start(), start + match.end()) if exact else node.span
            new = {"run": " ", "entity": html.unescape(match[0])}.get(kind, "")
            fix = None
            if exact and kind != "mark" and match[0] != node.value and not (set(new) & set("\"'\\#:\n[]{}&<>")):
                fields = frozenset({"title"})
                fix = Fix("Tidy the title", (Edit(*span, new),), Safety.UNSAFE, fields=fields)
            elif kind == "entity" and exact and node.style == "plain" and node.format == "yaml":
                whole = quoted(html.unescape(node.value))
                fix = Fix("Decode the title", (Edit(*node.span, whole),), Safety.UNSAFE, fields=frozenset({"title"}))
            yield Finding(span, _SAYS[kind], fix)
