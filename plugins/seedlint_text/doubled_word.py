"""The check ``doubled-word``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, pattern
from seedlint_text._chinese import is_chinese, is_joined, judge, may_have_english
from seedlint_text._verbatim import FORMULA, in_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

# A class comes first, by which the search can skip; whether it is one of these words is asked of the few found.
_DOUBLED = pattern("([的是在和了们們我他她如可因通但进進](?:[果以为為过過是行们們])?)\\1")
_WORDS = frozenset(("如果", "可以", "因为", "因為", "通过", "通過", "但是", "进行", "進行")) | {
    f"{pronoun}{plural}" for pronoun in "我他她" for plural in "们們"
}
# Where each of the two belongs to a word of its own, and what is doubled on purpose.
_TWO_WORDS = {
    "的": pattern("(?<=[目有似端标標鹄鵠快美滴])的的|的的(?=[确確士哥姐卢盧])"),
    "是": pattern("(?<=[但只还還于於就总總都也要可凡若硬老正即便算像不国國])是是|是是(?=[非否])"),
    "在": pattern(
        "(?<=[现現存正实實所内內自潜潛外好旨])在在|在在(?=[线線职職校场場野世乎意位下上内內任家逃此押读讀建编編])"
    ),
    "和": pattern(
        "(?<=[总總饱飽缓緩共温溫平柔祥调調谐諧人中亲親议議暖求昭附随隨])和和"
        "|和和(?=[平谐諧气氣美睦解好声聲尚约約服蔼藹弦风風硕碩田面暖谈談歌缓緩顺順善乐樂合珅])"
    ),
    "了": pattern("(?<=[为為除明一小罢罷得不未知临臨])了了|了了(?=[解结結断斷却卻得望然无無事愿願案账賬如债債不])"),
    "我": pattern("(?<![\u4e00-\u9fff])我我|(?<=[自大小忘无無你真])我我|我我(?=[行国國军軍方省市县縣校院党黨])"),
    "他": pattern("(?<![\u4e00-\u9fff])他他|(?<=[其吉维維塔])他他|他他(?=[信人乡鄉日国國山杀殺])"),
    "她": pattern("(?<![\u4e00-\u9fff])她她"),
    "们": pattern("(?!)"),
    "們": pattern("(?!)"),
}
_ENGLISH = pattern(
    r"\b(the|an|of|and|with|from|for|by|at|we|they|are|was|were|this)[ \t]*(?:[ \t]|\r?\n)[ \t]*\1\b(?![-'’./])"
)


class DoubledWord(SeedCheck[NoOptions]):
    """A word stands twice in a row.

    Chinese: 的的, 了了, 是是, 在在, 和和, 们们, pronouns, and words of two characters such as 如果, 可以, 我们 or 通过.
    English: articles, prepositions and a few more, such as “the the”. Where each of the two belongs to a word of its
    own (目的的, 为了了解, 现在在), and what Chinese doubles on purpose (看看, 慢慢, 妈妈, 的的确确, 是是非非) is left
    alone, as are stammered pronouns at the start of a quotation, three in a row, code and formulas.

    ## Why

    The second one was left over when the sentence was rewritten. Spell checkers pass it, since each of the two is
    right.

    ## Source

    No standard: it rests on the words themselves. Vale's `repetition` and textlint's `ja-no-successive-word` do the
    same for other languages.
    """

    groups = ("typography",)
    examples = (Example(bad="<p>双方的的会谈结束。</p>\n", good="<p>双方的会谈结束。</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each doubled word."""
        text = seed.prose.text
        for match in _DOUBLED.finditer(text):
            word = match[1]
            is_word = word in _WORDS if len(word) > 1 else word in _TWO_WORDS and not _is_two_words(text, match.start())
            if is_word and is_chinese(seed, match.start()):
                yield from _finding(seed, *match.span(), word)
        if may_have_english(text):
            for match in _ENGLISH.finditer(text):
                yield from _finding(seed, *match.span(), match[1])


def _finding(seed: Seed, start: int, end: int, word: str) -> Iterator[Finding]:
    text = seed.prose.text
    if is_joined(seed, start, end) and not in_url(text, start) and not judge(seed, start, FORMULA.search):
        yield Finding(seed.prose.span(start, end), f"“{word}” stands twice in a row; keep one")


def _is_two_words(text: str, at: int) -> bool:
    """Return whether the two equal characters at ``at`` belong to two words, or are doubled on purpose."""
    character = text[at]
    if character in {text[at - 1 : at], text[at + 2 : at + 3]}:
        return True
    return _TWO_WORDS[character].search(text, max(at - 1, 0), at + 3) is not None
