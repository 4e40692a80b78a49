"""The check ``mixed-script``."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Safety, SeedCheck, pattern
from seedlint_text._chinese import CJK, has_japanese, has_kana, is_chinese, judge, rewrite
from seedlint_text._scripts import SIMPLIFIED_ONLY, TRADITIONAL_ONLY, converted, end_of_run, is_japanese, script_of
from seedlint_text._verbatim import link_text_at

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from seedlint import Seed

_SENTENCE = 30
_POINT = pattern("[，。；：？！]")
_TAG = pattern(rf"#[{CJK}A-Za-z0-9]*\Z")
_QUOTED = pattern(r"《[^《》\u2029]*》|「[^「」\u2029]*」|『[^『』\u2029]*』|“[^“”\u2029]*”|又双叒叕")
_ABOUT_SCRIPTS = pattern("[简簡繁]体字?|[简簡繁]體字?|正體|日[语語文]|汉字|漢字|[异異]体|異體")
_LATIN_NAME = pattern(rf"[{CJK}]{{0,5}} [A-Z][A-Za-z]")
_HAN = pattern(f"[{CJK}]")
_LEAST_HAN = 0.1
"""How much of a post is Chinese at least: one in English may quote a word of Chinese or Japanese."""
_NAME = 20
"""How long the name of a person or a house may be."""
_TITLE = 3
"""More characters of the other script than this, and none of the post's, make a link's text the title of a page."""
_CONVERTERS = {None: "s2t", "zh-Hant-TW": "s2tw", "zh-Hant-HK": "s2hk"}


def _is_rather_simplified(passage: str) -> bool:
    return len(SIMPLIFIED_ONLY.findall(passage)) > 2


def _is_rather_traditional(passage: str) -> bool:
    return len(TRADITIONAL_ONLY.findall(passage)) > 2


@lru_cache(maxsize=4)
def _quotations(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTED.finditer(text)]


class MixedScript(SeedCheck[NoOptions]):
    """Traditional characters stand in Simplified text, or Simplified ones in Traditional text.

    The site's script decides; where it has none, the script of most of the post does, if at least four in five of
    the characters that tell are in it. Characters that both scripts use (后, 里, 台, 面, 只, 干, 著, 瞭) never count.
    Titles and quotations in the other script, hash tags, passages with kana, and passages about scripts are left
    alone; unless the site has a script, also passages wholly in the other one, short lines that are no sentences
    (bylines, names of sources), texts of links that are short, all of their passage, or a title in the other script,
    names with their Latin form after them, and posts in another language.

    ## Why

    A leftover of conversion, or of text that was pasted. Readers stumble, and search in one script misses it.

    ## Fix

    With `--unsafe` converts the run of characters with OpenCC, in the light of the words around it.

    ## Source

    The tables of OpenCC; 通用规范汉字表 (2013), appendix 1; W3C clreq, section on Simplified and Traditional Chinese.
    """

    examples = (
        Example(
            bad="<p>这场会谈结束时，双方都没有发表声明，记者们在门外等了两个小时，仍然不知道結果。</p>\n",
            good="<p>这场会谈结束时，双方都没有发表声明，记者们在门外等了两个小时，仍然不知道结果。</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each run of characters of the other script."""
        prose = seed.prose
        text = prose.text
        house = self.site.script
        foreign = TRADITIONAL_ONLY if house in {None, "zh-Hans"} else SIMPLIFIED_ONLY
        if foreign.search(text) is None:
            return
        script = script_of(seed)
        if script is None:
            return
        own, other = SIMPLIFIED_ONLY, TRADITIONAL_ONLY
        if script == "hant":
            own, other = other, own
        if house is None and (
            len(other.findall(text)) * 4 > len(own.findall(text)) or len(_HAN.findall(text)) < len(text) * _LEAST_HAN
        ):
            return
        beside_japanese = script == "hant" and has_japanese(text)
        end = -1
        for match in other.finditer(text):
            start = match.start()
            if start < end:
                continue
            end = end_of_run(text, start, other)
            if self._is_meant(seed, start, own, other):
                continue
            if beside_japanese and is_japanese(text[start:end]):
                continue
            changed = converted(text, start, end, "t2s" if script == "hans" else _CONVERTERS[house])
            named = "Traditional" if script == "hans" else "Simplified"
            message = (
                f"{named} characters “{text[start:end]}” in {'Simplified' if script == 'hans' else 'Traditional'} text"
            )
            if changed == text[start:end]:
                continue  # OpenCC knows a word that is written so in both: 哪吒
            if changed is None or other.search(changed):
                yield Finding(prose.span(start, end), message)
                continue
            fix = rewrite(seed, [(start, end, changed)], f"Write “{changed}”", Safety.UNSAFE)
            yield Finding(prose.span(start, end), f"{message}; write “{changed}”", fix)

    def _is_meant(self, seed: Seed, start: int, own: re.Pattern[str], other: re.Pattern[str]) -> bool:
        passage = seed.prose.passage_at(start)
        if not is_chinese(seed, start) or has_kana(seed, start) or judge(seed, start, _ABOUT_SCRIPTS.search):
            return True
        if self.site.script is None and (
            (
                not judge(seed, start, own.search)
                and judge(seed, start, _is_rather_simplified if other is SIMPLIFIED_ONLY else _is_rather_traditional)
            )
            or (
                passage.kind == "paragraph"
                and passage.end - passage.start < _SENTENCE
                and not judge(seed, start, _POINT.search)
            )
        ):
            return True
        if self.site.script is None and self._is_name(seed, start, own, other):
            return True
        if _TAG.search(seed.prose.text, max(start - 16, 0), start):
            return True
        quoted = _quotations(seed.prose.text)
        index = bisect_right(quoted, (start, len(seed.prose.text))) - 1
        return index >= 0 and start < quoted[index][1]

    @staticmethod
    def _is_name(seed: Seed, start: int, own: re.Pattern[str], other: re.Pattern[str]) -> bool:
        """Return whether the characters are a name, as its bearer writes it: 端傳媒 Initium Media, a link's text."""
        text = seed.prose.text
        left = start
        while left > max(start - 5, 0) and _HAN.match(text[left - 1]):
            left -= 1
        beside = _LATIN_NAME.match(text, start)
        if (
            beside is not None
            and not _HAN.match(text[left - 1 : left])
            and own.search(text, left, beside.end()) is None
        ):
            return True
        linked = link_text_at(seed, seed.prose.span(start, start + 1).start)
        if not linked or own.search(linked) is not None:
            return False
        if len(linked) < _NAME or len(other.findall(linked)) > _TITLE:
            return True
        return linked == seed.prose.passage_text(seed.prose.passage_at(start)).strip()
