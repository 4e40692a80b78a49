"""The check ``non-nfc-text``."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Triggers, pattern
from seedlint_text._chinese import judge, members, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_RADICALS = "\u2e80-\u2fd5"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u3099\u309a"
_JAMO = "\u1161-\u1175"
_COMPATIBLE = "\uf900-\ufaff\U0002f800-\U0002fa1f\u2126\u212a\u212b"
_RADICAL = pattern(f"[{_RADICALS}]")
_COMPOSABLE = pattern(rf"\w[{_MARKS}]+|[\u1100-\u1112][{_JAMO}][\u11a8-\u11c2]?|[{_COMPATIBLE}]")
_ABOUT_CODES = pattern(
    r"[Uu]\+[0-9A-Fa-f]{4}|[Uu]nicode|码点|碼點|字符|字元|[Cc]ode ?point|\bNF[CD]\b|[组組]合[字用]|重音"
)
_ABOUT_RADICALS = pattern("部首|偏旁|字根|[Rr]adical")
# Unicode's EquivalentUnifiedIdeograph.txt, for the radicals that have no compatibility decomposition.
_SUPPLEMENT = dict(
    zip(
        "⺠⺟⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⻑",
        "民母西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟長",
        strict=True,
    )
)


class NonNfcText(SeedCheck[NoOptions]):
    """Text is not in Unicode's normal form C, or a radical stands for a character.

    Letters with separate accents, compatibility ideographs, Kangxi radicals (⼈ U+2F08 for 人) and the supplementary
    radicals. Passages about radicals, and about characters and
    their codes, are left alone.

    ## Why

    Such text looks right and is found by no search, link or comparison. It comes from PDF files (radicals) and from
    file names of macOS (separate accents).

    ## Fix

    Writes the normal character. There is no fix for a radical without an equivalent.

    ## Source

    Unicode Standard Annex 15 (normalization forms); W3C Character Model, string matching; Unicode's
    EquivalentUnifiedIdeograph.txt.
    """

    groups = ("whitespace",)
    triggers = Triggers(characters=members(_RADICALS + _MARKS + _JAMO + _COMPATIBLE))
    examples = (
        Example(bad="<p>\u2f08\u2f26的权利</p>\n", good="<p>人子的权利</p>\n"),
        Example(bad="<p>cafe\u0301</p>\n", good="<p>café</p>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each character that has another normal form."""
        prose = seed.prose
        text = prose.text
        if not unicodedata.is_normalized("NFC", text):
            for match in _COMPOSABLE.finditer(text):
                normal = unicodedata.normalize("NFC", match[0])
                if normal != match[0] and not judge(seed, match.start(), _ABOUT_CODES.search):
                    code = " ".join(f"U+{ord(character):04X}" for character in match[0])
                    yield self._finding(seed, match.span(), normal, f"“{match[0]}” ({code}) is not in normal form C")
        for match in _RADICAL.finditer(text):
            if judge(seed, match.start(), _ABOUT_RADICALS.search):
                continue
            normal = _SUPPLEMENT.get(match[0]) or unicodedata.normalize("NFKC", match[0])
            message = f"“{match[0]}” (U+{ord(match[0]):04X}) is a radical, not a character"
            yield self._finding(seed, match.span(), normal, message)

    @staticmethod
    def _finding(seed: Seed, place: tuple[int, int], normal: str, message: str) -> Finding:
        start, end = place
        if normal == seed.prose.text[start:end]:
            return Finding(seed.prose.span(start, end), message)
        fix = rewrite(seed, [(start, end, normal)], f"Write “{normal}”")
        return Finding(seed.prose.span(start, end), f"{message}; write “{normal}”", fix)
