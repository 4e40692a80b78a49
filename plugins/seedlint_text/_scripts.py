"""Simplified and Traditional Chinese: which of them a text is, and how OpenCC writes it in the other one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from seedlint import pattern
from seedlint_text._characters import JAPANESE, SIMPLIFIED, TRADITIONAL
from seedlint_text._chinese import CJK, is_chinese_text

if TYPE_CHECKING:
    import re

    from seedlint import Seed

_CONTEXT = 24
_RUN = pattern(f"[{CJK}]+")
SIMPLIFIED_ONLY = pattern(f"[{SIMPLIFIED}]")
TRADITIONAL_ONLY = pattern(f"[{TRADITIONAL}]")


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
    simplified, traditional = len(SIMPLIFIED_ONLY.findall(text)), len(TRADITIONAL_ONLY.findall(text))
    if simplified == traditional:
        return None
    return "hans" if simplified > traditional else "hant"


def is_japanese(run: str) -> bool:
    """Return whether the run of characters is written so in Japanese."""
    return all(character in JAPANESE for character in run)


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
