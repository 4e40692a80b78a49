"""Two readings compared: whether what a fix declares is kept, and where not, the first difference."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from seedlint.diagnostics import Keeps
from seedlint.proof.attributes import MARK, quoted
from seedlint.proof.changes import EDGE, difference
from seedlint.proof.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from seedlint.diagnostics import Change
    from seedlint.seed import Seed

HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")


_EDGES: Final = re.compile(f"[{EDGE}{MARK}]")
_BODY: Final = Keeps.ALL & ~Keeps.FRONT_MATTER


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
    changes: Sequence[Change] = (),
) -> Unkept | None:
    """Return what of ``keeps`` is not the same in ``after``, or None where all of it is.

    ``fields`` names the top-level front-matter fields that may differ; ``changes`` are what must differ in the body, in
    their order.
    """
    old, new = _reading(before), _reading(after)
    if Keeps.FRONT_MATTER in keeps and (fault := _front_matter_fault(old, new, fields)):
        return Unkept(fault, read=True)
    if old.body == new.body or not keeps & _BODY:
        return None
    if unreadable := old.unreadable or new.unreadable:
        return Unkept(unreadable, read=False)
    fault = _body_fault(old, new, keeps, changes)
    return None if fault is None else Unkept(fault, read=True)


def reads_front_matter(seed: Seed) -> bool:
    """Return whether a reader that no check uses can tell what the front matter says."""
    return any(data is not None for data in _reading(seed).front_matter)


def _body_fault(old: Reading, new: Reading, keeps: Keeps, changes: Sequence[Change]) -> str | None:
    if Keeps.VISIBLE_TEXT in keeps:
        told = [(one.old or "", one.new or "") for one in changes if one.of is Keeps.VISIBLE_TEXT]
        if (places := difference(old.visible_text, new.visible_text, told)) is not None:
            return _texts("the visible text", old.visible_text, new.visible_text, places)
    if Keeps.LABELS in keeps:
        told = _listed(changes, Keeps.LABELS, str)
        if (places := difference(old.labels, new.labels, told)) is not None:
            return _texts("what attributes say", old.labels, new.labels, places)
    if Keeps.URLS in keeps:
        told = _listed(changes, Keeps.URLS, quoted)
        if (places := difference(old.urls, new.urls, told)) is not None:
            return _texts("the links and images", old.urls, new.urls, places)
        if len(old.holders) == len(new.holders) and old.holders != new.holders:
            return _difference("the links and images", old.holders, new.holders)
    if Keeps.STRUCTURE in keeps and old.structure != new.structure:
        return _difference("the elements", old.structure, new.structure)
    return None


def _listed(changes: Iterable[Change], of: Keeps, read: Callable[[str], str]) -> list[tuple[str, str]]:
    """Return the changes of a kind as they show in a list of values; what comes or goes does so with its mark."""
    told = []
    for change in changes:
        if change.of is of:
            mark = MARK if change.old is None or change.new is None else ""
            old, new = (f"{mark}{read(value)}" if value is not None else "" for value in (change.old, change.new))
            told.append((old, new))
    return told


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
        for name in sorted(before.keys() | after.keys()):
            if name.text not in fields and before.get(name) != after.get(name):
                was, became = before.get(name, "nothing"), after.get(name, "nothing")
                return f"the front-matter field “{name.text}” was {_shown(was)} and became {_shown(became)}"
    if not compared and old.block != new.block:
        return _difference("front matter that cannot be read", old.block.splitlines(), new.block.splitlines())
    return None


def _shown(fingerprint: str) -> str:
    kind, _, value = fingerprint.partition(" ")
    if kind in {"dict", "list", "tuple", "set"}:
        return f"one {kind}"
    return _short(value or fingerprint)


def _texts(what: str, before: str, after: str, places: tuple[int, int]) -> str:
    """Say what stands in two texts where they differ."""
    was, became = (_around(text, at) for text, at in zip((before, after), places, strict=True))
    return f"{what}: {_short(was)} became {_short(became)}"


def _around(text: str, at: int) -> str:
    """Return what stands at an offset, with a little of what comes before it in its block."""
    while text[at : at + 1] in (EDGE, MARK):
        at += 1
    start = max(at - 12, text.rfind(EDGE, 0, at) + 1, text.rfind(MARK, 0, at) + 1)
    return _EDGES.split(text[start : at + 41], maxsplit=1)[0]


def _difference(what: str, before: Sequence[object], after: Sequence[object]) -> str:
    """Say where two sequences first differ."""
    at = 0
    while at < len(before) and at < len(after) and before[at] == after[at]:
        at += 1
    return f"{what}: {_short(_words(before, at))} became {_short(_words(after, at))}"


def _words(items: Sequence[object], at: int) -> str:
    if at >= len(items):
        return ""
    item = items[at]
    return f"<{item[1]}> at depth {item[0]}" if isinstance(item, tuple) else str(item)


def _short(text: str) -> str:
    if not text:
        return "nothing"
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return f"“{shown}”".replace("\n", "⏎")
