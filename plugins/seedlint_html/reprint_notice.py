"""The check ``reprint-notice``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import BREAK, HARD_BREAK, Example, Finding, NoOptions, SeedCheck, Triggers, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Passage, Seed

_LONGEST = 150
"""A longer passage is an article about such notices, or somebody's terms of use."""
_LAST = 4
_FIRST = 2
"""In how many passages at the end and the beginning of the body a notice may stand."""
_FORBIDS = pattern(
    r"(?:不得|不能|禁止|[严嚴]禁|[谢謝][绝絕]|[请請]勿|切勿|不[许許])"
    r"(?:[^。！？；]{0,12}[、或和，])?"
    r"(?:擅自|[随隨]意|任意|私自|非法|一切|任何|以任何(?:形式|方式)|二次|全文|商[业業]|[进進]行|[复複][制製]|、|及|和|或)*[转轉][载載]"
)
# What makes it a word about this very text, and no news about other people's.
_OF_THIS = pattern(
    r"本(?:文|稿|作品|内容|內容|[篇组組]|[报報]|[网網]|站|刊|[专專]|微信|公[众眾]|[账帳]?[号號])|原[创創]|[独獨]家|版[权權]|著作[权權]"
    r"|\A\W*(?:[声聲]明|注|[严嚴]禁|禁止|[谢謝][绝絕]|[请請]勿|未[经經])|[转轉][载載][请請須须]|首[发發]|侵[权權]必究|非授[权權]"
)
_NEWS = pattern(r"[“”「」]|[规規]定|[法刑]院|[认認][为為]|[表指]示|指出|[称稱]|[报報][道導]|要求|[判]决|[条條]例|《")


class ReprintNotice(SeedCheck[NoOptions]):
    """The text says of itself that it must not be reprinted.

    Such as 未经授权，不得转载. Only short paragraphs at the beginning and the end of the body that speak of this text;
    news about such notices is left alone.

    ## Why

    Whoever wrote the text reserved the right to publish it. A person should look whether the site may have it, before
    a lawyer does. It is the text that may have to go, and not the notice: so there is no fix.

    ## Source

    Copyright law of China, article 35, paragraph 2: newspapers may reprint what others published, unless its author
    declared that it must not be reprinted.
    """

    groups = ("metadata",)
    triggers = Triggers(characters=frozenset("载載"))
    examples = (
        Example(
            "<p>客轮昨晚靠岸。</p>\n<p>本文系海港网独家稿件，未经授权，不得转载。</p>\n",
            "<p>客轮昨晚靠岸。</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each notice."""
        prose = seed.prose
        text = prose.text
        if "转载" not in text and "轉載" not in text:
            return
        body = [passage for passage in prose.passages if passage.kind not in {"field", "attribute", "heading"}]
        for index, passage in enumerate(body):
            if _FIRST <= index < len(body) - _LAST or passage.end - passage.start > _LONGEST:
                continue
            words = prose.passage_text(passage)
            match = _FORBIDS.search(words)
            if match is not None and _OF_THIS.search(words) and not _NEWS.search(words):
                yield Finding(
                    prose.span(*_line(words, passage, match.start())),
                    "The text says that it must not be reprinted; make sure that the site may have it",
                )


def _line(words: str, passage: Passage, at: int) -> tuple[int, int]:
    """Return the line of the passage that has ``at`` in it, without the blanks around."""
    start = words.rfind(HARD_BREAK, 0, at) + 1
    end = words.find(HARD_BREAK, at)
    line = words[start : end if end >= 0 else len(words)].rstrip(f" \t\r\n\xa0\u3000{BREAK}")
    indent = len(line) - len(line.lstrip())
    return passage.start + start + indent, passage.start + start + len(line)
