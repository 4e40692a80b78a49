"""Words that a fix takes out on purpose, taken out of what was read before it, to compare the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPACE: Final = re.compile(r"[ \t\n\r\f]+")


def without(before: Sequence[str], after: Sequence[str], removed: Sequence[str]) -> tuple[str, ...]:
    """Return the blocks ``before`` without the words ``removed``, each taken out where ``after`` begins to differ.

    Words that stand in several places are gone from the one place alone. What cannot be taken out stays, and so does
    all that comes after it: then the result differs from ``after``.
    """
    left: list[str] = []
    waiting = list(reversed(removed))
    for block in before:
        rest: str | None = block
        while waiting and rest is not None and rest != _at(after, len(left)):
            shorter = _taken_out(rest, _at(after, len(left)), _SPACE.sub(" ", waiting[-1]).strip(" "))
            if shorter is None:
                break
            waiting.pop()
            rest = shorter or None
        if rest is not None:
            left.append(rest)
    if waiting:
        left.append(waiting[-1])
    return tuple(left)


def _at(blocks: Sequence[str], index: int) -> str:
    return blocks[index] if index < len(blocks) else ""


def _taken_out(block: str, wanted: str, words: str) -> str | None:
    """Return ``block`` without ``words``, taken from the last place up to the first difference from ``wanted``."""
    if block == words:
        return ""
    same = 0
    while same < min(len(block), len(wanted)) and block[same] == wanted[same]:
        same += 1
    at = block.rfind(words, 0, same + len(words))
    if at < 0:
        return None
    joined = block[:at] + block[at + len(words) :]
    return "\n".join(_SPACE.sub(" ", line).strip(" ") for line in joined.split("\n")).strip("\n")
