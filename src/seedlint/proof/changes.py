"""Two texts compared, where a fix has said what it changes: the rest has to be the same, and the changes to be there.

White space is looked at apart: HTML collapses it, so that a word which goes may take a space along or leave one. First
the other characters are compared: the changes are made, in their order, each where the texts begin to differ. Then the
white space between them is: it may differ where a change has some, and beside a change no more than it collapses. A
change of white space alone need not show, as what it changes may be collapsed.
All of it takes time in proportion to the texts and the changes.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EDGE: Final = "\0"
"""Stands before, between and after the blocks of a text."""

_SPACE, _LINE, _BLOCK = 1, 2, 3
_LONGEST_ROW: Final = 64
_GAP: Final = re.compile(r"[ \t\n\r\f\0]+")


class _Text(NamedTuple):
    """A text without its white space, and what stands before which of its characters."""

    solid: str
    gaps: dict[int, str]


class _Core(NamedTuple):
    """What a change changes beside white space, and whether white space before and after it belongs to it."""

    old: str
    new: str
    owns_before: bool
    owns_after: bool


class _Place(NamedTuple):
    """Where changes are made that follow each other, in the characters of both texts."""

    start: int
    end: int
    new_start: int
    new_end: int
    owns_before: bool
    owns_after: bool


def difference(before: str, after: str, changes: Sequence[tuple[str, str]]) -> tuple[int, int] | None:
    """Return where ``after`` is not ``before`` with ``changes`` made, in their order, or None where it is.

    The offsets are of ``before`` and of ``after``.
    """
    if before == after and not changes:
        return None
    old, new = _parted(before), _parted(after)
    cores, spaces = _cores(changes)
    places, found = _places(old, new, cores)
    if found is None:
        found = _gap_difference(old.gaps, new.gaps, places, spaces)
    return None if found is None else (_offset(old, found[0]), _offset(new, found[1]))


def _parted(text: str) -> _Text:
    words, gaps = _GAP.split(text), _GAP.findall(text)
    starts = accumulate(map(len, words))
    return _Text("".join(words), dict(zip(starts, gaps, strict=False)))


def _offset(text: _Text, at: int) -> int:
    return at + sum(len(gap) for place, gap in text.gaps.items() if place <= at)


def _cores(changes: Iterable[tuple[str, str]]) -> tuple[list[_Core], list[tuple[str, str]]]:
    """Return what the changes come to beside white space, and which white space they change."""
    cores: list[_Core] = []
    spaces: list[tuple[str, str]] = []
    for was, becomes in changes:
        old, new = _parted(was), _parted(becomes)
        first = _same(old.solid, 0, new.solid, 0)
        last_old, last_new = len(old.solid), len(new.solid)
        while first < min(last_old, last_new) and old.solid[last_old - 1] == new.solid[last_new - 1]:
            last_old, last_new = last_old - 1, last_new - 1
        is_core = first < max(last_old, last_new)
        if is_core:
            start, end = first in old.gaps or first in new.gaps, last_old in old.gaps or last_new in new.gaps
            cores.append(_Core(old.solid[first:last_old], new.solid[first:last_new], start, end))
        shift = last_new - last_old
        for at in sorted(old.gaps.keys() | {one - (shift if one >= last_new else 0) for one in new.gaps}):
            if not is_core or at < first or at > last_old:
                there = at + (shift if at > last_old else 0)
                gaps = old.gaps.get(at, ""), new.gaps.get(there, "")
                if gaps[0] != gaps[1]:
                    spaces.append(gaps)
    return cores, spaces


def _same(old: str, i: int, new: str, j: int) -> int:
    """Return how many characters are the same from ``i`` and ``j`` on."""
    most = min(len(old) - i, len(new) - j)
    same, step = 0, 64
    while step:
        end = min(same + step, most)
        if end > same and old[i + same : i + end] == new[j + same : j + end]:
            same, step = end, step * 2
        else:
            step //= 2
    return same


def _places(before: _Text, after: _Text, cores: Iterable[_Core]) -> tuple[list[_Place], tuple[int, int] | None]:
    """Return where the changes are made, and where the texts differ nevertheless."""
    places: list[_Place] = []
    old, new = before.solid, after.solid
    i = j = 0
    for core in cores:
        same = _same(old, i, new, j)
        if not (core.old and core.new):
            text, at, words = (old, i, core.old) if core.old else (new, j, core.new)
            found = text.rfind(words, max(at, at + same - len(words)), at + same + len(words))
            if found < 0:
                return places, (i + same, j + same)
            # What stands several times in a row may go from any place of these, if white space does not tell which.
            first = found
            while first > max(at, found - _LONGEST_ROW) and text[first - 1] == text[first - 1 + len(words)]:
                first -= 1
            told = (
                _first_told(before.gaps, after.gaps, i, j, range(first - at + 1, same + 1)) if first < found else None
            )
            if told is not None:
                found = max(text.rfind(words, first, at + told + len(words)), first)
            same = found - at
        i, j = i + same, j + same
        if not (old.startswith(core.old, i) and new.startswith(core.new, j)):
            return places, (i, j)
        place = _Place(i, i + len(core.old), j, j + len(core.new), core.owns_before, core.owns_after)
        if places and (places[-1].end, places[-1].new_end) == (i, j):
            last = places.pop()
            place = place._replace(start=last.start, new_start=last.new_start, owns_before=last.owns_before)
        places.append(place)
        i, j = place.end, place.new_end
    same = _same(old, i, new, j)
    if i + same < len(old) or j + same < len(new):
        return places, (i + same, j + same)
    return places, None


def _first_told(old: dict[int, str], new: dict[int, str], i: int, j: int, steps: range) -> int | None:
    """Return after which of ``steps`` from ``i`` and ``j`` white space first differs."""
    return next((step for step in steps if old.get(i + step) != new.get(j + step)), None)


def _gap_difference(
    old: dict[int, str], new: dict[int, str], places: Sequence[_Place], spaces: Sequence[tuple[str, str]]
) -> tuple[int, int] | None:
    """Return where white space differs that no change has, and that does not collapse beside one."""
    for place in places:
        sides = [old.get(place.start, ""), old.get(place.end, "")]
        new_sides = [new.get(place.new_start, ""), new.get(place.new_end, "")]
        if place.start < place.end and place.new_start < place.new_end:
            good = _collapses(sides[0], new_sides[0], place.owns_before) and _collapses(
                sides[1], new_sides[1], place.owns_after
            )
        else:
            here = "".join(sides if place.start < place.end else sides[:1])
            there = "".join(new_sides if place.new_start < place.new_end else new_sides[:1])
            # A tag that was shown as words, or is now, may part on the other side what nothing parted.
            parts = _rank(there if place.start < place.end else here) == _BLOCK
            good = parts or _collapses(here, there, place.owns_before or place.owns_after)
        if not good:
            return place.start, place.new_start
    waiting = iter(spaces)
    kept = dict(_apart(old, [(place.start, place.end, 0) for place in places], 0))
    shifts = [(place.new_start, place.new_end, place.end - place.new_end) for place in places]
    left = dict(_apart(new, shifts, 0))
    for at in sorted(kept.keys() | left.keys()):
        was, became = kept.get(at, ""), left.get(at, "")
        if was != became and not any(_explains(one, was, became) for one in waiting):
            last = next((place for place in reversed(places) if place.end <= at), None)
            return at, at if last is None else at - last.end + last.new_end
    return None


def _collapses(was: str, became: str, may_differ: bool) -> bool:
    # Whether a line or a block ends beside a change is for the structure to say.
    ranks = min(_rank(was), _LINE), min(_rank(became), _LINE)
    return ranks[0] == ranks[1] or (may_differ and max(ranks) <= _SPACE)


def _explains(change: tuple[str, str], was: str, became: str) -> bool:
    return max(_rank(was), _rank(became)) <= _SPACE and (bool(change[0]), bool(change[1])) == (bool(was), bool(became))


def _rank(gap: str) -> int:
    """Return how far white space parts what it stands between."""
    return _BLOCK if EDGE in gap else _LINE if "\n" in gap else _SPACE if gap else 0


def _apart(gaps: dict[int, str], places: Sequence[tuple[int, int, int]], shift: int) -> Iterator[tuple[int, str]]:
    """Yield the gaps that stand neither in nor beside a place, each moved by the shift of the place before it."""
    waiting = iter((*places, None))
    place = next(waiting)
    for at, gap in gaps.items():
        while place is not None and place[1] < at:
            shift = place[2]
            place = next(waiting)
        if place is None or at < place[0]:
            yield at + shift, gap
