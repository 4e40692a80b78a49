"""The check ``mixed-script``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Safety, SeedCheck, pattern
from seedlint_text._chinese import CJK, has_japanese, rewrite
from seedlint_text._leftovers import is_meant
from seedlint_text._scripts import SIMPLIFIED_ONLY, TRADITIONAL_ONLY, converted, end_of_run, is_japanese, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_HAN = pattern(f"[{CJK}]")
_LETTER = pattern("[A-Za-z]")
_MOST_LETTERS = 9
"""A post with more Latin letters than this for each Chinese character is not Chinese, but may quote a word of it."""
_CONVERTERS = {None: "s2t", "zh-Hant-TW": "s2tw", "zh-Hant-HK": "s2hk"}


def _is_foreign(text: str) -> bool:
    return len(_LETTER.findall(text)) > _MOST_LETTERS * len(_HAN.findall(text))


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
        if house is None and (len(other.findall(text)) * 4 > len(own.findall(text)) or _is_foreign(text)):
            return
        beside_japanese = script == "hant" and has_japanese(text)
        end = -1
        for match in other.finditer(text):
            start = match.start()
            if start < end:
                continue
            end = end_of_run(text, start, other)
            if is_meant(seed, start, own, other):
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
