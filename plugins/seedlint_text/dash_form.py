"""The check ``dash-form``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Triggers, pattern
from seedlint_text._chinese import CJK, CLOSING, is_chinese, is_joined, judge, rewrite
from seedlint_text._verbatim import in_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_ENDS = f"{CJK}{CLOSING}，！？"
_HYPHENS = pattern(rf"(?:-{{2,4}}|－－)(?=[ ]?[{CJK}“‘「『《])")
# “-- 分隔符”, “for 循环中的 -- 也被 …”: the text speaks of the mark itself.
_NAMES = "分隔符|运算符|運算符|操作符|连字符|連字符|参数|參數|选项|選項|符号|符號|命令|注释|註釋"
_MENTION = pattern(rf"(?:[中里裡]的|[用个個]|--|－－)[ ]?\Z|(?:{_NAMES})[^，。；！？]{{0,6}}\Z")
_MENTIONED = pattern(rf"[ ]?(?:{_NAMES}|[和或、])")
_BEFORE = pattern(rf"[{_ENDS}][ ]?\Z")
_CODE = pattern(r"\+\+|\\begin\{|\\[(\[]")
# A single em dash also links places and times (北京—上海); one beside a word of grammar does not.
_SINGLE = pattern(
    rf"—(?:(?<=[了的吗呢吧啊呀，！？].)(?=[{CJK}])|(?<=[{CJK}].)(?=[这那我你他她它但却也就不而即是]))(?!—)"
)


class DashForm(SeedCheck[NoOptions]):
    """A dash in Chinese is not written as two em dashes.

    Hyphens in pairs between Chinese characters are reported, and a single em dash that can not be a link between
    two places or times. Ranges (北京—上海, 3—5月), hyphens in names and options of commands are left alone.

    ## Why

    The Chinese dash fills two squares in one stroke. A shorter one is a connecting mark, and means “to”.

    ## Fix

    Writes ——, that is, U+2014 twice, and deletes the spaces round hyphens that stood for it.

    ## Source

    GB/T 15834-2011, sections 4.10, 4.13 and 5.1; W3C clreq, section on punctuation marks.
    """

    groups = ("typography",)
    triggers = Triggers(characters=frozenset("-－—"))
    examples = (
        Example(bad="<p>他终于等到了那一天--停火的日子。</p>\n", good="<p>他终于等到了那一天——停火的日子。</p>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each dash that has another form."""
        text = seed.prose.text
        if "--" in text or "－－" in text:
            for match in _HYPHENS.finditer(text):
                start, end = match.span()
                if text[start - 1 : start] in {"-", "－"} or not _BEFORE.search(text, max(start - 2, 0), start):
                    continue
                if _MENTION.search(text, max(start - 12, 0), start) or _MENTIONED.match(text, end):
                    continue
                if text[start - 1] == " " and text[end] != " ":
                    continue  # an option of a command
                yield from self._finding(seed, start - (text[start - 1] == " "), end + (text[end] == " "))
        if text.count("—") != 2 * text.count("——"):
            for match in _SINGLE.finditer(text):
                if text[match.start() - 1] != "—":
                    yield from self._finding(seed, *match.span())

    @staticmethod
    def _finding(seed: Seed, start: int, end: int) -> Iterator[Finding]:
        prose = seed.prose
        if judge(seed, start, _CODE.search):
            return  # an operator of programming languages, or a formula
        if in_url(prose.text, start) or not is_chinese(seed, start) or not is_joined(seed, start, end):
            return
        shown = prose.text[start:end].strip()
        fix = rewrite(seed, [(start, end, "——")], "Write ——")
        yield Finding(prose.span(start, end), f"“{shown}” as a dash in Chinese; write ——", fix)
