"""The check ``editor-tail``."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import (
    INLINE,
    Edit,
    Element,
    Example,
    Finding,
    Fix,
    Keeps,
    Safety,
    SeedCheck,
    Severity,
    Span,
    Triggers,
    pattern,
)
from seedlint_html._markup import deletion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_LAST = 5
"""How many passages at the end of the body may be such lines."""
_LONGEST = 120
_LONGEST_SOURCE = 600
"""With its markup."""
_BLOCKS = frozenset({"p", "div", "section", "center"})
_NOT_IN = frozenset({"li", "dd", "td", "th", "blockquote", "figure", "figcaption", "aside"})
_OTHER_NAME = (
    r"[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}|[A-Za-z][A-Za-z0-9_.@-]{1,39}|[0-9]{2,6}"
    r"|[（(][^（()）]{1,12}[)）]"
)


def _names(longest: int) -> str:
    name = rf"(?:[\u4e00-\u9fff]{{2,{longest}}}|{_OTHER_NAME})"
    return rf"{name}(?:[、，,/_ ]{{1,2}}{name}){{0,4}}"


_CHIEF = r"(?:责任编辑|責任編輯|责编|責編|责任校对|责校)"
_ROLE = r"(?:(?:本文|网络|网站|值班|新媒体|实习)?(?:编辑|編輯)|校对|校對|审核|審核|审校|排版|监制|監製|主编|值班主任|签发|编审)"
_STAFF = rf"(?:{_CHIEF} ?(?:[：:丨|/]|(?= [^ ]))(?: ?{_names(4)})?|{_ROLE} ?[：:丨|/] ?{_names(3)})"
_END = r"[-—–=─~·*●■◆▼ ]*(?:THE[ ]?)?(?:END|End)[-—–=─~·*●■◆▼ .。]*|[（(【]?(?:全文)?[完终終][）)】]|[（(]?全文完[）)]?"
_PORTAL = (
    r"返回搜狐[，,][ ]*查看更多|点击(?:这里|下方|图片)?(?:进入|查看)[^。！？]{0,16}专题[^。！？]{0,8}"
    r"|(?:点击)?(?:左下角|下方)?[“「]?阅读原文[”」]?(?:[，,]?(?:查看|了解)(?:更多|全文)[^。！？]{0,8})?|举报[/／]反馈|发布于[：:][\u4e00-\u9fff]{2,6}"
)
_FOLLOW = (
    r"[^。！？，：]{0,10}(?:[长長]按|[识識][别別]|扫码|掃碼|扫描|掃描|扫一扫)[^。！？]{0,24}"
    r"(?:关注|關注|订阅|訂閱|[进進加]群|公众号|公眾號|下载客户端|下载APP)[^。！？]{0,16}[。！!~～]?"
)
_LINE = rf"{_STAFF}(?:[；;|｜丨/ ]{{1,3}}{_STAFF}){{0,6}}|(?:{_PORTAL})(?: ?{_STAFF})?"
_TAIL = pattern(rf"[\[【（(]?(?:{_LINE})[\]】）)]?|{_END}|{_FOLLOW}")
_AFTER_TEXT = pattern(rf"(?<=[。！？”」…]) ?([（(](?:[完终終]|{_STAFF})[）)]|返回搜狐[，,] ?查看更多)\Z")
_HARMLESS = INLINE | {"br", "img"}
_CLOSING = "）)>"
_BREAK = pattern(r"<[bB][rR]\b[^<>]*>")
_TAG = pattern(r"<[^<>]*>")
_KEEPS = Keeps.FRONT_MATTER | Keeps.VISIBLE_TEXT | Keeps.URLS


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

    ## Source

    Seen in real posts: what is printed under the text by a CMS comes along in the feed.
    """

    severity = Severity.INFO
    groups = ("cms",)
    Options = EditorTailOptions
    triggers = Triggers(tags=_BLOCKS)
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
        blocks = sorted((block for tag in _BLOCKS for block in by_tag.get(tag, ())[-_LAST:]), key=_start)
        for index, block in enumerate(blocks[-_LAST:], 1 - min(len(blocks), _LAST)):
            start, end = block.content
            if end - start > _LONGEST_SOURCE and not (index == 0 and seed.text[start:end].rstrip()[-1:] in _CLOSING):
                continue
            lines = _lines(block.inner)
            if not lines or any(word in line for line in lines for word in self.options.keep):
                continue
            if all(len(line) <= _LONGEST and _TAIL.fullmatch(line) for line in lines):
                inner = list(block.inner_elements)
                if all(element.tag in _HARMLESS for element in inner) and not block.inside(_NOT_IN):
                    message = f"“{lines[0]}” belongs to the site that the text came from"
                    yield Finding(_trimmed(seed, block), message, _fix(seed, block, inner, lines))
            elif index == 0 and (match := _AFTER_TEXT.search(lines[-1])) and not block.inside(_NOT_IN):
                at = seed.text.rfind(match[1], start, end)
                if at >= 0:
                    message = f"“{match[1]}” at the end of the text belongs to the site that it came from"
                    yield Finding(Span(at, at + len(match[1])), message)


def _start(block: Element) -> int:
    return block.start_tag.start


def _lines(inner: str) -> list[str]:
    """Return the text of a block, line by line as ``<br>`` parts it, without blank lines."""
    lines = (" ".join(_TAG.sub("", html.unescape(line)).split()) for line in _BREAK.split(inner))
    return [line for line in lines if line]


def _trimmed(seed: Seed, block: Element) -> Span:
    start, end = block.content
    inner = seed.text[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()))


def _fix(seed: Seed, block: Element, inner: list[Element], lines: list[str]) -> Fix | None:
    if not block.is_closed or any(element.tag == "img" for element in inner):
        return None
    keeps = _KEEPS & ~Keeps.URLS if any(element.tag == "a" for element in inner) else _KEEPS
    fix = deletion("Delete the paragraph", seed, (Edit(*block.span, ""),), Safety.UNSAFE, keeps)
    return fix and fix._replace(removes=tuple(lines))
