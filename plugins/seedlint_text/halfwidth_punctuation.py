"""The check ``halfwidth-punctuation``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import BREAK, HARD_BREAK, OPAQUE, Example, Finding, NoOptions, SeedCheck, Triggers, pattern
from seedlint_text._chinese import CJK, CLOSING, OPENING, POINTS, is_chinese, is_prose, judge, rewrite
from seedlint_text._verbatim import FORMULA, in_file_name, in_menu_path, in_url, in_wiki_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_ENDS = rf"[ \t]*(?:[\r\n{BREAK}{HARD_BREAK}]|\Z)"
_WORD = "[A-Za-z0-9][A-Za-z0-9.+#%'-]*"
# The mark comes first, its neighbours as look-arounds after it, so that the search skips by the mark.
_MARK = pattern(
    rf"[,;:!?](?:(?<=[{CJK}{CLOSING}].)(?:(?<=[!?])[!?]{{1,2}})?"
    rf"(?=[ \t]*(?:\r?\n[ \t]*)?[{CJK}{OPENING}]|{_ENDS})"
    rf"|(?<=[A-Za-z0-9%].)(?=[{CJK}])|(?<=[{CJK}].)(?=[ ]?[A-Za-z0-9]))"
)
_STOP = pattern(rf"\.(?<=[{CJK}].)(?={_ENDS}| ?[{CJK}])")
_WORDS_BEFORE = pattern(
    rf"(?:(?:\A|[\r\n{BREAK}{HARD_BREAK}])()|[{CJK}{CLOSING}{POINTS}{OPENING}][ ]?)({_WORD}(?: {_WORD}){{0,2}})\Z"
)
_WORDS_AFTER = pattern(rf"([ ]?){_WORD}(?: {_WORD}){{0,2}}(?:[ ]?[{CJK}{CLOSING}{POINTS}]|{_ENDS})")
_CODE_AFTER = pattern(rf"[{CJK}]{{0,12}}[=_(){{}}\[\]<>/\\:\"'|{OPAQUE}]")
_NUMBERING = pattern(rf"(?:\A|[\r\n{BREAK}{HARD_BREAK}])[ \t\xa0\u3000]*(?:第[ ]?[0-9]+[ ]?)?[{CJK}]{{1,4}}\Z")
_SENTENCE_ENDS = pattern(r"[了呢吧啊吗嗎嘛呀]|.(?=\. )|[^的](?=\.[我你您他她它但所因如这這那])")
_PAIR = pattern(
    rf"\((?<=[{CJK}{CLOSING}].)(?=[{CJK}{OPENING}])[^()\n{BREAK}{HARD_BREAK}{OPAQUE}]*?[{CJK}{CLOSING}？！。…]\)"
    rf"(?=[{CJK}{OPENING}{CLOSING}{POINTS}{BREAK}{HARD_BREAK}\r\n]|\Z)"
)
_HAN_AFTER = pattern(rf"[ \t]*(?:\r?\n[ \t]*)?[{CJK}{OPENING}]")
_SHORTCODE = pattern(rf":[{CJK}]{{1,6}}:")
_FULL = str.maketrans(",;:!?.()", "，；：！？。（）")


class HalfwidthPunctuation(SeedCheck[NoOptions]):
    """Half-width punctuation stands in Chinese text.

    Commas, semicolons, colons, question and exclamation marks with Chinese on both sides, or on one side and a Latin
    word or the end of the line on the other; full stops after Chinese at the end of a line or sentence; and brackets
    whose content begins and ends with Chinese. Numbers, numbering, addresses, names of files, code, formulas, wiki
    links, a program's own words in a way through its menus (`[甲] > [乙:丙]`), emoticons and English phrases are left
    alone, and so are ASCII quotation marks.

    ## Why

    Chinese punctuation fills a whole square. A half-width comma sits too tight after the character before it, and
    lines break at the wrong place.

    ## Fix

    Writes the full-width mark. Brackets are changed as a pair.

    ## Source

    GB/T 15834-2011, section 5; W3C clreq, section on punctuation marks.
    """

    groups = ("typography",)
    triggers = Triggers(characters=frozenset(",;:!?.("))
    examples = (
        Example(bad="<p>会谈结束,双方没有发表声明。</p>\n", good="<p>会谈结束，双方没有发表声明。</p>\n"),
        Example(bad="他(前任部长)没有出席会议。\n", good="他（前任部长）没有出席会议。\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each half-width mark, and each pair of half-width brackets."""
        text = seed.prose.text
        for match in _MARK.finditer(text):
            start, end = match.span()
            if match[0] == ":" and self._is_shortcode(text, start):
                continue
            if self._is_style(seed, start) and self._is_certain(seed, start, end):
                yield self._finding(seed, start, end)
        if "." in text:
            for match in _STOP.finditer(text):
                start, end = match.span()
                if self._is_style(seed, start) and is_prose(seed, start) and self._ends_a_sentence(text, start):
                    yield self._finding(seed, start, end)
        if "(" not in text:
            return
        for match in _PAIR.finditer(text):
            start, end = match.span()
            if self._is_style(seed, start):
                yield Finding(
                    seed.prose.span(start, end),
                    "Half-width brackets round Chinese text; write （ and ）",
                    rewrite(seed, [(start, start + 1, "（"), (end - 1, end, "）")], "Write full-width brackets"),
                )

    @staticmethod
    def _finding(seed: Seed, start: int, end: int) -> Finding:
        mark = seed.prose.text[start:end]
        full = mark.translate(_FULL)
        return Finding(
            seed.prose.span(start, end),
            f"Half-width “{mark}” in Chinese text; write “{full}”",
            rewrite(seed, [(start, end, full)], f"Write “{full}”"),
        )

    @staticmethod
    def _is_style(seed: Seed, at: int) -> bool:
        """Return whether the mark is the author's own, and not part of a formula, an address or a name."""
        text = seed.prose.text
        return (
            is_chinese(seed, at)
            and not in_url(text, at)
            and not in_wiki_link(text, at)
            and not in_file_name(text, at)
            and not in_menu_path(text, at)
            and not judge(seed, at, FORMULA.search)
        )

    @staticmethod
    def _is_certain(seed: Seed, start: int, end: int) -> bool:
        """Return whether the mark stands between Chinese words, or Latin ones that a Chinese sentence holds."""
        text = seed.prose.text
        before, after = text[start - 1], text[end : end + 1]
        if before.isascii():
            words = _WORDS_BEFORE.search(text, max(start - 60, 0), start)
            if words is None or not is_prose(seed, start) or _CODE_AFTER.match(text, end):
                return False
            if text[start] in "!?" and len(words[2]) == 1:
                return False  # a factorial
            if words[1] is not None or text[start] == ":":  # a label, a value, or the first words of a sentence
                return words[1] is None and words[2][0].isupper()
            return True
        if after == " " or (after.isascii() and after.isalnum()):
            words = _WORDS_AFTER.match(text, end)
            if words is not None:
                is_apart = bool(words[1]) or text[start] in ",;"
                return is_apart and text[start] != ":" and is_prose(seed, start)
            return _HAN_AFTER.match(text, end) is not None
        return not after or not after.isspace() or _HAN_AFTER.match(text, end) is not None or is_prose(seed, start)

    @staticmethod
    def _ends_a_sentence(text: str, at: int) -> bool:
        """Return whether the full stop at ``at`` is one: no dot of a name, of a numbering, or between two words."""
        if _NUMBERING.search(text, max(at - 8, 0), at):
            return False
        after = text[at + 1 : at + 2]
        return not after or (after.isspace() and after != " ") or bool(_SENTENCE_ENDS.match(text, at - 1))

    @staticmethod
    def _is_shortcode(text: str, at: int) -> bool:
        """Return whether the colon at ``at`` opens or closes an emoticon such as ``:微笑:``."""
        return any(match.start() <= at < match.end() for match in _SHORTCODE.finditer(text, max(at - 8, 0), at + 8))
