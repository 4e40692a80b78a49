"""What of a post is HTML: the documents that the validators of HTML are given."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from oracles.trees import Post
from seedlint.seed import Seed

_NOT_BLANK = re.compile(r"\S")
_TEMPLATE = re.compile(
    r"\{%-?\s*(codeblock|highlight|raw)\b.*?\{%-?\s*end\1\s*-?%\}|\{%[^\n]*?%\}|\{\{[<%][^\n]*?[>%]\}\}", re.DOTALL
)
"""Tags of templates, and code between them: what looks like HTML in them is none, and no validator knows it."""
_MARKDOWN = MarkdownIt("commonmark", {"html": True, "xhtmlOut": False}).enable(["table", "strikethrough"])


class Documents(NamedTuple):
    """The HTML of a post. ``in_place`` begins at ``offset`` in the file, and each of its characters stands there.

    Of a body that is HTML throughout both are that body. Of Markdown, ``in_place`` has its HTML blocks and inline tags
    with all else blanked, and ``shown`` is what it is rendered as, the HTML that readers are sent.
    """

    offset: int
    in_place: str
    shown: str


@functools.cache
def documents(post: Post) -> Documents | None:
    """Return the HTML of a post; None where its file is not UTF-8."""
    seed = Seed(f"{post.folder}/{post.name}", post.path.read_bytes())
    if seed.decode_error is not None:
        return None
    # A validator that counts CRLF once, or takes a lone CR for no newline, would be off by one a line.
    body = seed.text[seed.body.start :].replace("\r\n", " \n").replace("\r", "\n")
    body = _TEMPLATE.sub(lambda template: _NOT_BLANK.sub(" ", template[0]), body)
    return Documents(seed.body.start, *((body, body) if seed.is_html_only else _of_markdown(body)))


@functools.cache
def _of_markdown(body: str) -> tuple[str, str]:
    environment: dict[str, object] = {}
    tokens = _MARKDOWN.parse(body, environment)
    lines = body.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    kept = list(_NOT_BLANK.sub(" ", body))
    for token in tokens:
        if token.map is None:
            continue
        at, end = starts[token.map[0]], starts[token.map[1]]
        for piece, is_html in _pieces(token):
            found = body.find(piece, at, end)
            if found < 0:
                continue  # its characters are written as references or escapes
            at = found + len(piece)
            if is_html:
                kept[found:at] = piece
    in_place = "".join(kept)
    # Most Markdown has no HTML: one document for all of it.
    return in_place if "<" in in_place else "", _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, environment)


def _pieces(token: Token) -> Iterator[tuple[str, bool]]:
    """Yield the lines of what is HTML, and of what only looks like it, in their order."""
    if token.type == "html_block":
        yield from ((line, True) for line in token.content.split("\n") if line)
    for child in token.children or ():
        if child.type in {"html_inline", "code_inline"}:
            yield from ((line, child.type == "html_inline") for line in child.content.split("\n") if line)
