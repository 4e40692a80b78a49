"""Where two spellings differ only by a neighbouring word that was taken for part of the name: 罗森伯格|夫人."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint_names._model import model

if TYPE_CHECKING:
    from seedlint_names._context import Spelling

_KINDS = frozenset("河江湖海山岛島州省市县縣郡")
_MANY_NEIGHBOURS = 3
"""What so many different characters stand beside is a name, or a word, by itself."""


def are_neighbours(text: str, one: Spelling, other: Spelling) -> bool:
    """Return whether what tells the two apart is likely not of the name."""
    if any(_is_part(text, spelling) for spelling in (one, other)):
        return True
    if one.text in other.text or other.text in one.text:
        return _is_clipped_place(text, *sorted((one, other), key=lambda spelling: len(spelling.text)))
    if _differ_by_neighbours(text, one.written, other.written):
        return True
    if one.text[-1] != other.text[-1] and any(_is_cut_behind(text, spelling) for spelling in (one, other)):
        return True
    return one.text[0] != other.text[0] and any(_is_cut_before(text, spelling) for spelling in (one, other))


def is_cut(text: str, spelling: Spelling) -> bool:
    """Return whether the spelling took in a neighbour, or is part of a longer name."""
    return _is_part(text, spelling) or _is_cut_behind(text, spelling) or _is_cut_before(text, spelling)


def _is_part(text: str, spelling: Spelling) -> bool:
    """Return whether the spelling is, wherever it stands, part of a longer name that is known."""
    size = len(spelling.written)
    return all(
        any(
            model().is_known(text[at - before : at + size + behind].translate(model().simplified))
            for before, behind in ((1, 0), (2, 0), (0, 1))
            if before <= at
        )
        for at in spelling.places
    )


def _is_clipped_place(text: str, short: Spelling, long: Spelling) -> bool:
    """Return whether the longer one took in a neighbour, or the shorter one is a river or the like: 顿涅茨河."""
    kinds = {text[at + len(short.written) : at + len(short.written) + 1] for at in short.places}
    return _is_cut_behind(text, long) or kinds <= _KINDS


def _differ_by_neighbours(text: str, one: str, other: str) -> bool:
    """Return whether what they share is a word by itself, beside which many other characters stand."""
    size, shared = max(((len(part), part) for part in _parts(one) if part in other), default=(0, ""))
    if size < max(2, max(len(one), len(other)) - 2):
        return False
    fewest = _MANY_NEIGHBOURS + (size == 2)
    differ_behind = not (one.endswith(shared) and other.endswith(shared))
    if differ_behind and _neighbours(text, f"{shared}([\u4e00-\u9fff])") >= fewest:
        return True
    differ_before = not (one.startswith(shared) and other.startswith(shared))
    return differ_before and _neighbours(text, f"([\u4e00-\u9fff]){shared}") >= fewest


def _parts(name: str) -> list[str]:
    return [name[start:end] for start in range(len(name)) for end in range(start + 1, len(name) + 1)]


def _neighbours(text: str, regex: str) -> int:
    return len(set(re.findall(regex, text)))


def _is_cut_behind(text: str, spelling: Spelling) -> bool:
    """Return whether the last character is, wherever the name stands, also the first one of a word."""
    size = len(spelling.written)
    return all(_is_word(text, at + size - 1) for at in spelling.places)


def _is_cut_before(text: str, spelling: Spelling) -> bool:
    """Return whether the first character is, wherever the name stands, also the last one of a word."""
    return all(_is_word(text, at - 1) for at in spelling.places)


def _is_word(text: str, at: int) -> bool:
    word = text[max(at, 0) : at + 2].translate(model().simplified)
    return len(word) == 2 and model().makes_word(*word)
