"""The check ``missing-full-stop``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import HARD_BREAK, Example, Finding, SeedCheck, Severity, pattern
from seedlint_text._chinese import CJK, is_chinese
from seedlint_text._repeats import is_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Passage, Seed


@dataclass(frozen=True, slots=True)
class ParagraphOptions:
    """How long, in characters, a paragraph is that must end with a mark."""

    shortest: int = 60


_STOPPED = pattern(r"[。！？…][”’」』）]*\s*\Z")
_OPEN_ENDED = pattern(rf"[{CJK}](?=\s*\Z)")
_AT_END = 8
"""How many characters at the end of a paragraph are looked at: the mark, closing quotation marks and blanks."""
_STOPS = "。！？；…—"
_SHORTEST_SENTENCE = 10
_CREDIT = pattern(
    r"[\s/|@：]|本[报報台臺网網社][记記]者|[来來]源[于於]|[转轉][载載][于於自]|[图圖][自片]|供[图圖]|截[图圖]|[译譯摄攝编編]\Z"
)
_LEADS_ON = pattern(
    r"如下|例如|比如|[参參][见見考阅閱]|(?:即|是|[为為]|包括|包含|有|如|[说說]|[与與和及或])\Z|[(（][^)）]*+\Z"
)
_BLOCK_FOLLOWS = pattern(
    r"(?:[*_~](?! )|\s|</[a-z0-9]+>|<br ?/?>)*+(?:```|~~~|\[?!|\{[{%]|[-*+•·] |\d+[.、)）]|[|$>]"
    r"|[一二三四五六七八九十]、|<(?:pre|code|img|figure|picture|video|iframe|[uod]l|table|div|blockquote|script)\b|[，。；：、）”」])"
)
_LINE_GOES_ON = pattern(r"(?:[*_~ \t]|</[a-z0-9]+>|<br ?/?>)*+[^\s]")


class MissingFullStop(SeedCheck[ParagraphOptions]):
    """A long paragraph ends without a full stop.

    Only a paragraph of several sentences that ends in a Chinese character, in a post that ends three times as many
    paragraphs with a mark. Captions, headings, items of lists, cells of tables, credits and signatures, short last
    sentences, verses, and paragraphs before a list, code, an image or a formula are left alone.

    ## Why

    A reader wonders whether the end of the paragraph was lost. Often it was: feeds cut texts, and so do hands.

    ## Options

    `shortest`: paragraphs of fewer characters are left alone.

    ## Source

    GB/T 15834-2011, section 4.1: the full stop ends a statement.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("typography",)
    Options = ParagraphOptions
    examples = (
        Example(
            bad="<p>会谈结束了。</p>\n<p>双方离开。</p>\n<p>记者来了。</p>\n<p>他们走了。记者随后也离开了会场大楼</p>\n",
            good="<p>会谈结束了。</p>\n<p>双方离开。</p>\n<p>记者来了。</p>\n<p>他们走了。记者随后也离开了会场大楼。</p>\n",
            options={"shortest": 5},
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each paragraph that ends without a mark."""
        prose = seed.prose
        stopped = 0
        open_ended: list[tuple[Passage, int]] = []
        for passage in prose.passages:
            if passage.kind != "paragraph" or passage.end - passage.start < self.options.shortest:
                continue
            tail = max(passage.end - _AT_END, passage.start)
            if _STOPPED.search(prose.text, tail, passage.end):
                stopped += 1
            elif (last := _OPEN_ENDED.search(prose.text, tail, passage.end)) is not None:
                open_ended.append((passage, last.end()))
        if stopped < 3 * len(open_ended):
            return
        for passage, end in open_ended:
            if is_paragraph(seed, passage) and is_chinese(seed, passage.start) and _is_cut(seed, passage.start, end):
                yield Finding(prose.span(end - 1, end), "No full stop at the end of the paragraph")


def _is_cut(seed: Seed, start: int, end: int) -> bool:
    """Return whether the paragraph ends in a sentence, and nothing that its last words lead to follows."""
    words = seed.prose.text[start:end]
    sentence = words[max(words.rfind(stop) for stop in _STOPS) + 1 :].strip()
    if HARD_BREAK in words or len(sentence) == len(words.strip()) or len(sentence) < _SHORTEST_SENTENCE:
        return False
    if _CREDIT.search(sentence) or _LEADS_ON.search(sentence):
        return False
    at = seed.prose.span(end - 1, end).end
    rest = seed.text[at : at + 200]
    return not _LINE_GOES_ON.match(rest.partition("\n")[0]) and not _BLOCK_FOLLOWS.match(rest)
