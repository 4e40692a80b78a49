"""Gathers the spellings of one name, and chooses the one to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from seedlint_names._model import model

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seedlint_names._context import Spelling
    from seedlint_names._evidence import Evidence
    from seedlint_names._ledger import Ledger
    from seedlint_names._pairs import Variants


class Slip(NamedTuple):
    """A spelling to change: with what it is compared, and what to write if that is plain."""

    spelling: Spelling
    other: Spelling
    write: str | None
    reason: str


def slips(pairs: Iterable[Variants], ledger: Ledger, region: str) -> list[Slip]:
    """Return one slip for each spelling but the best of its group."""
    groups: list[list[Variants]] = []
    for pair in pairs:
        if pair.rare.written in ledger.spellings and pair.common.written in ledger.spellings:
            continue  # the ledger knows both: as two names, or it asks for one of them by itself
        linked = [group for group in groups if any({*_written(pair)} & {*_written(other)} for other in group)]
        groups = [group for group in groups if group not in linked] + [[pair, *(one for g in linked for one in g)]]
    return [slip for group in groups for slip in _of_group(group, ledger, region)]


def _written(pair: Variants) -> tuple[str, str]:
    return pair.rare.written, pair.common.written


def _of_group(group: list[Variants], ledger: Ledger, region: str) -> list[Slip]:
    spellings = {spelling.written: spelling for pair in group for spelling in (pair.rare, pair.common)}
    ordered = sorted(spellings.values(), key=lambda spelling: (-len(spelling.places), spelling.places))
    listed = next((name for name in map(ledger.spellings.get, spellings) if name is not None), None)
    write = listed.spelling(region) if listed is not None else None
    best = spellings.get(write or "", ordered[0])
    if write is None and len(best.places) > len(ordered[1].places):
        write = best.written
    found = []
    for spelling in ordered:
        if spelling is best:
            continue
        link = max((pair for pair in group if spelling.written in _written(pair)), key=lambda pair: pair.score)
        other = link.common if link.rare.written == spelling.written else link.rare
        if other.written != best.written and len(spelling.places) >= len(other.places):
            other = best
        found.append(Slip(spelling, other, write, reason(link.evidence, link.rare.text, link.common.text)))
    return found


def reason(evidence: Iterable[Evidence], one: str, other: str) -> str:
    """Return in words why the two are thought to be one name."""
    said = [item.words for item in sorted(evidence, key=lambda item: -item.weight) if item.weight > 0]
    return "; ".join([*said, _likeness(one, other)])


def _likeness(one: str, other: str) -> str:
    if sorted(one) == sorted(other):
        return "the same characters in another order"
    first, second = model().latin(one), model().latin(other)
    if first is not None and first == second:
        return f"both stand for {first.letters.capitalize()}"
    return "they sound alike"
