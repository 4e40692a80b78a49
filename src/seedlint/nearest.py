"""The name that was probably meant, for error messages. rapidfuzz is imported when a name is wrong."""

from __future__ import annotations

from collections.abc import Iterable

_LIKELY = 70.0
"""Similarity in percent below which a suggestion puzzles more than it helps."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the one of ``known`` that ``name`` most resembles, or None where none is near."""
    from rapidfuzz import fuzz, process

    spelt = {candidate: candidate.lower().replace("_", "-") for candidate in sorted(known)}
    found = process.extractOne(name.lower().replace("_", "-"), spelt, scorer=fuzz.ratio, score_cutoff=_LIKELY)
    return None if found is None else str(found[2])


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return ``; did you mean …?``, or nothing, to be appended to a message."""
    found = nearest(name, known)
    return f"; did you mean {found}?" if found else ""
