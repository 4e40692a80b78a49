"""The Chinese text of a post, block by block, as parsers read it that seedlint's checks do not use."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import frontmatter
from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from markdown_it import MarkdownIt

from oracles.readers import block
from oracles.trees import Post

EDGE = "\ufdd0"
"""Stands where a tag within a block stood; no character of a text."""
_BLOCK = re.compile(
    r"address|article|aside|blockquote|br|center|d[dlt]|details|div|fig(caption|ure)|footer|form|h[1-6]|header|hr|li|main|"
    r"nav|[ou]l|p|section|summary|t(able|body|d|foot|h|head|r)"
)
_UNSEEN = {"script", "style", "template", "pre", "textarea", "title"}
_CODE = {"code", "kbd", "samp", "var"}
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_CHINESE = re.compile(r"[㐀-鿿]")
_OTHER = re.compile(r"[぀-ヿ가-힯]")
_WRAP = re.compile(r"(?<=[^\x00-\u024f])[ \t]*\r?\n[ \t]*|[ \t]*\r?\n[ \t]*(?=[^\x00-\u024f])")
"""A line that is wrapped beside Chinese: CSS Text 4, 4.1.2, makes no space of it."""
_SPACE = re.compile(r"[ \t\n\r\f]+")
_TEMPLATE = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)


@functools.cache
def blocks(post: Post) -> tuple[str, ...]:
    """Return the blocks of a post that are Chinese, with ``EDGE`` for each tag in them, and ``Code`` for code."""
    text = post.text
    if text is None:
        return ()
    try:
        parsed = frontmatter.loads(text.lstrip("\ufeff \t\r\n"))
        body, title = parsed.content, parsed.get("title")
        if not parsed.metadata and (found := block(text)) is not None:  # TOML, JSON, or Hexo's form
            body = text[found.start + len(found.source) :].partition("\n")[2]
    except Exception:  # front matter that cannot be read is for other oracles
        return ()
    body = _TEMPLATE.sub("Code", body)
    html = body if post.name.endswith(".html") else _MARKDOWN.render(body)
    found = [str(title)] if isinstance(title, str) else []
    found += "".join(_pieces(BeautifulSoup(html, "html.parser"))).split("\0")
    stripped = (_SPACE.sub(" ", _WRAP.sub("", block)).strip(" ") for block in found)
    return tuple(block for block in stripped if len(_CHINESE.findall(block)) >= 4 and not _OTHER.search(block))


def _pieces(node: PageElement) -> Iterator[str]:
    if isinstance(node, NavigableString):
        if type(node) is NavigableString:
            yield str(node)
        return
    if not isinstance(node, Tag) or node.name in _UNSEEN:
        return
    if node.name in _CODE:
        yield "Code"
        return
    edge = "\0" if _BLOCK.fullmatch(node.name) else EDGE
    yield edge
    for child in node.children:
        yield from _pieces(child)
    yield edge
