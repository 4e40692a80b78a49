"""Simplified and Traditional Chinese, by the tables of OpenCC: which characters belong to one of them only."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from seedlint import pattern
from seedlint_text._chinese import CJK, has_japanese, is_chinese_text

if TYPE_CHECKING:
    from seedlint import Seed

_CONTEXT = 24
_RUN = pattern(f"[{CJK}]+")
# Characters that OpenCC simplifies, but that China's table of 2013 (通用规范汉字表) has as standard, most of them for
# names, or that both scripts use in some senses.
_BOTH = frozenset("喆堃淼昇甯邨陞犇夥仝迺祕囍乾藉瞭摺著麽徵鍾於薑鬱闆剋讎餘覈碁脩濬沖衝托託鬥淩")
_BOTH_SIMPLIFIED = frozenset("着台里后面只干群峰床秘裡糊痴猪并冲洒雇抛")


@lru_cache(maxsize=1)
def simplified_only() -> re.Pattern[str]:
    """Return the pattern of a character that only Simplified Chinese has."""
    to_traditional = _table("STCharacters")
    variants = _forms(_table("HKVariants")) | _forms(_table("TWVariants"))
    shared = _forms(to_traditional) | _table("TSCharacters").keys() | variants | _BOTH_SIMPLIFIED
    return _any_of(to_traditional.keys() - shared)


@lru_cache(maxsize=1)
def traditional_only() -> re.Pattern[str]:
    """Return the pattern of a character that only Traditional Chinese has."""
    to_simplified = _table("TSCharacters")
    return _any_of(to_simplified.keys() - _forms(to_simplified) - _table("STCharacters").keys() - _BOTH)


@lru_cache(maxsize=1)
def _japanese_forms() -> frozenset[str]:
    """Return the characters that Japan simplified by itself, some of them as China did later."""
    return frozenset(_forms(_table("JPVariants")))


@lru_cache(maxsize=4)
def _converter(name: str) -> Any:
    """Return OpenCC's converter of this name. Slow to make, so only a finding asks for one."""
    from opencc import OpenCC  # type: ignore[import-untyped]

    return OpenCC(name)


def script_of(seed: Seed) -> Literal["hans", "hant"] | None:
    """Return the site's script, or else the one that the post is mostly written in."""
    if seed.site.script is not None:
        return "hans" if seed.site.script == "zh-Hans" else "hant"
    return _script_of_text(seed.prose.text)


@lru_cache(maxsize=8)
def _script_of_text(text: str) -> Literal["hans", "hant"] | None:
    if not is_chinese_text(text):
        return None
    simplified, traditional = len(simplified_only().findall(text)), len(traditional_only().findall(text))
    if simplified == traditional:
        return None
    return "hans" if simplified > traditional else "hant"


@lru_cache(maxsize=4)
def _table(name: str) -> dict[str, list[str]]:
    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        return {}
    lines = (Path(spec.origin).parent / "dictionary" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    # Without the characters beyond the BMP: they are rare, and make a class of a regular expression slow.
    return {key: forms.split() for key, forms in pairs if len(key) == 1 and key <= "\uffff"}


def _forms(table: dict[str, list[str]]) -> set[str]:
    return {form for forms in table.values() for form in forms}


def _any_of(characters: set[str]) -> re.Pattern[str]:
    """Return a class of the characters in the first plane: with one beyond it, `re` is a hundred times as slow."""
    first_plane = "".join(sorted(character for character in characters if character <= "\uffff"))
    return re.compile(f"[{first_plane}]" if first_plane else r"(?!)")


def is_japanese(text: str, start: int, end: int) -> bool:
    """Return whether the run is written so in Japanese, in a post that has some Japanese words."""
    return has_japanese(text) and all(character in _japanese_forms() for character in text[start:end])


def end_of_run(text: str, start: int, other: re.Pattern[str]) -> int:
    """Return where the run ends: characters that both scripts have may stand within it, two at a time."""
    end = start + 1
    while (match := other.search(text, end, end + 3)) is not None and _RUN.fullmatch(text, end, match.end()):
        end = match.end()
    return end


def converted(text: str, start: int, end: int, name: str) -> str | None:
    """Return the run in the other script, converted together with the words around it."""
    left = start
    while left > max(start - _CONTEXT, 0) and _RUN.match(text[left - 1]):
        left -= 1
    match = _RUN.match(text, end, end + _CONTEXT)
    right = match.end() if match else end
    whole: str = _converter(name).convert(text[left:right])
    return whole[start - left : end - left] if len(whole) == right - left else None
