"""The check ``editor-tail``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import (
    INLINE,
    Change,
    Element,
    Example,
    Finding,
    Fix,
    Safety,
    SeedCheck,
    Severity,
    Span,
    Triggers,
    lost_with,
)
from seedlint_html._markup import deletion_of
from seedlint_html._tails import AFTER_TEXT, LONGEST, TAIL, lines_of, may_hold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_LAST = 5
_BLOCKS = frozenset({"p", "div", "section", "center"})
_NOT_IN = frozenset({"li", "dd", "td", "th", "blockquote", "figure", "figcaption", "aside"})
_HARMLESS = INLINE | {"br", "img"}


@dataclass(frozen=True, slots=True)
class EditorTailOptions:
    """Which tails belong to the site."""

    keep: tuple[str, ...] = ()
    """Words, such as the names of the site's own editors: a line that holds one of them stays."""


class EditorTail(SeedCheck[EditorTailOptions]):
    """The body ends with lines for the readers of the site that it came from.

    The staff of its newsroom (责任编辑：…), a sign of the end (（完）, - THE END -), a way back to the portal
    (返回搜狐，查看更多, 点击进入专题) and calls to scan a code. Only in HTML, as feeds bring it, and in the last five
    paragraphs; credits of authors and sources are left alone, and what is written in Markdown.

    ## Why

    The names, the buttons and the codes mean nothing here, and the reader has to find out.

    ## Fix

    With `--unsafe` deletes the paragraph, where it holds nothing but such lines.

    ## Options

    `keep` holds words, such as the names of the site's own editors: lines with one of them are left alone.

    ## Source

    《互联网新闻信息服务管理规定》 (2017), article 15: who reprints news names its source, author and editor, so news
    sites end each text with an editor of their own. The other lines are what portals print under any article.
    """

    severity = Severity.INFO
    groups = ("cms",)
    Options = EditorTailOptions
    triggers = Triggers(characters=frozenset("编編辑輯责責校审審监監签排完终終E狐阅举扫掃按识識布专"))
    examples = (
        Example("<p>客轮昨晚靠岸。</p>\n<p>责任编辑：林舟</p>\n", "<p>客轮昨晚靠岸。</p>\n"),
        Example(
            "<p>客轮昨晚靠岸。</p>\n<p>编辑：林舟</p>\n<p>- THE END -</p>\n",
            "<p>客轮昨晚靠岸。</p>\n<p>编辑：林舟</p>\n",
            options={"keep": ["林舟"]},
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such line or paragraph of them."""
        by_tag = seed.html.by_tag
        for tag in _BLOCKS & by_tag.keys():
            blocks = by_tag[tag][-_LAST:]
            for block in blocks:
                is_last = tag == "p" and block is blocks[-1]
                if may_hold(seed.text, *block.content, is_last):
                    yield from self._judge(seed, block, is_last)

    def _judge(self, seed: Seed, block: Element, is_last: bool) -> Iterator[Finding]:
        lines = lines_of(block.inner)
        if not lines or block.inside(_NOT_IN) or any(word in line for line in lines for word in self.options.keep):
            return
        if all(len(line) <= LONGEST and TAIL.fullmatch(line) for line in lines):
            inner = list(block.inner_elements)
            if all(element.tag in _HARMLESS for element in inner):
                message = f"“{lines[0]}” belongs to the site that the text came from"
                yield Finding(_trimmed(seed, block), message, _fix(seed, block, inner, lines))
        elif is_last and (match := AFTER_TEXT.search(lines[-1], max(len(lines[-1]) - LONGEST, 0))):
            start, end = block.content
            if (at := seed.text.rfind(match[1], start, end)) >= 0:
                message = f"“{match[1]}” at the end of the text belongs to the site that it came from"
                yield Finding(Span(at, at + len(match[1])), message)


def _trimmed(seed: Seed, block: Element) -> Span:
    start, end = block.content
    inner = seed.text[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()))


def _fix(seed: Seed, block: Element, inner: list[Element], lines: list[str]) -> Fix | None:
    if not block.is_closed or any(element.tag == "img" for element in inner):
        return None
    fix = deletion_of("Delete the paragraph", seed, block, Safety.UNSAFE)
    words = tuple(Change(block.span.start, line, None) for line in lines)
    return fix and fix._replace(changes=words + lost_with(seed, block.span))
