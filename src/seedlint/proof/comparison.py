"""Two readings compared: whether what a fix declares is kept, and where not, the first difference."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from seedlint.diagnostics import Keeps
from seedlint.proof.reading import Reading
from seedlint.proof.removal import without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seedlint.seed import Seed

HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")


_BODY: Final = Keeps.VISIBLE_TEXT | Keeps.URLS | Keeps.STRUCTURE


class Unkept(NamedTuple):
    """Why ``after`` is not taken for the same as ``before``."""

    reason: str
    read: bool
    """Whether both could be read: then they differ, and otherwise nobody knows."""


def unkept(
    before: Seed,
    after: Seed,
    keeps: Keeps,
    fields: frozenset[str] = frozenset(),
    removed: Sequence[str] = (),
) -> Unkept | None:
    """Return what of ``keeps`` is not the same in ``after``, or None where all of it is.

    ``fields`` names the top-level front-matter fields that may differ; ``removed`` are the words that must be gone from
    the visible text, in their order.
    """
    old, new = _reading(before), _reading(after)
    if Keeps.FRONT_MATTER in keeps and (fault := _front_matter_fault(old, new, fields)):
        return Unkept(fault, read=True)
    if old.body == new.body or not keeps & _BODY:
        return None
    if unreadable := old.unreadable or new.unreadable:
        return Unkept(unreadable, read=False)
    fault = _body_fault(old, new, keeps, removed)
    return None if fault is None else Unkept(fault, read=True)


def _body_fault(old: Reading, new: Reading, keeps: Keeps, removed: Sequence[str]) -> str | None:
    if Keeps.VISIBLE_TEXT in keeps:
        left = without(old.visible_text, new.visible_text, removed) if removed else old.visible_text
        if left != new.visible_text:
            return _difference("the visible text", left, new.visible_text)
    if Keeps.URLS in keeps and old.urls != new.urls:
        return _difference("the links and images", old.urls, new.urls)
    if Keeps.STRUCTURE in keeps and old.structure != new.structure:
        return _difference("the elements", old.structure, new.structure)
    return None


def _reading(seed: Seed) -> Reading:
    return _cached_reading(seed.text, seed.path.lower().endswith(HTML_SUFFIXES))


# What is "after" for one group of fixes is "before" for the next.
_cached_reading = lru_cache(maxsize=4)(Reading)


def _front_matter_fault(old: Reading, new: Reading, fields: frozenset[str]) -> str | None:
    if (old.format, old.block) == (new.format, new.block):
        return None
    compared = False
    for before, after in zip(old.front_matter, new.front_matter, strict=True):
        if before is None:
            continue  # a fix may make readable what was not; what was readable is for the other reader to say
        if after is None:
            return "the front matter could no longer be read"
        compared = True
        for name in sorted((before.keys() | after.keys()) - fields):
            if before.get(name) != after.get(name):
                was, became = before.get(name, "nothing"), after.get(name, "nothing")
                return f"the front-matter field “{name}” was {_shown(was)} and became {_shown(became)}"
    if not compared and old.block != new.block:
        return _difference("front matter that cannot be read", old.block.splitlines(), new.block.splitlines())
    return None


def _shown(fingerprint: str) -> str:
    kind, _, value = fingerprint.partition(" ")
    if kind in {"dict", "list", "tuple", "set"}:
        return f"one {kind}"
    return _short(value or fingerprint)


def _difference(what: str, before: Sequence[object], after: Sequence[object]) -> str:
    """Say where two sequences first differ."""
    at = 0
    while at < len(before) and at < len(after) and before[at] == after[at]:
        at += 1
    was, became = _words(before, at), _words(after, at)
    same = 0
    while same < len(was) and same < len(became) and was[same] == became[same]:
        same += 1
    start = max(0, same - 12)
    return f"{what}: {_short(was[start:])} became {_short(became[start:])}"


def _words(items: Sequence[object], at: int) -> str:
    if at >= len(items):
        return ""
    item = items[at]
    if isinstance(item, tuple):
        return f"<{item[1]}> at depth {item[0]}" if isinstance(item[0], int) else f"{item[0]} {item[1]}"
    return str(item)


def _short(text: str) -> str:
    if not text:
        return "nothing"
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return f"“{shown}”".replace("\n", "⏎")
