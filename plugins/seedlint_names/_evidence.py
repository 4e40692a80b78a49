"""What speaks for or against two spellings being of one name, in words for an editor."""

from __future__ import annotations

from typing import NamedTuple

from seedlint import pattern
from seedlint_names._context import Context, Spelling, context
from seedlint_names._model import model
from seedlint_names._similarity import similarity

_END = pattern("[。！？；\n\u2028\u2029]")
_LIST = pattern(r"[、和与與及跟同或向对對]|以及|[，,]\s*")
_ALSO = pattern("又[译譯稱称名]|或[译譯]|亦[译譯]|也[译譯]|[译譯]作|[译譯]為|译为|即|[误誤]作|[误誤]写|[误誤]寫")
_LONG_NAME = 4
_MOST = 12
"""Of a name that is in a text more often the first ones will do."""


class Evidence(NamedTuple):
    """Something that speaks for one name, or against it if ``weight`` is below zero."""

    weight: float
    words: str


def evidence(text: str, one: Spelling, other: Spelling) -> list[Evidence]:
    """Return what ``text`` says of two spellings."""
    found = compare(context(text, one), context(text, other))
    return [*found, *both_known(one.text, other.text), *_sentences(text, one, other), *_counts(one, other)]


def compare(one: Context, other: Context) -> list[Evidence]:
    """Return what it says that the two stand in these contexts."""
    return [*_full_names(one, other), *_originals(one, other), *_offices(one, other)]


def both_known(one: str, other: str) -> list[Evidence]:
    """Return what it says that lists of names have both."""
    if model().is_known(one) and model().is_known(other):
        return [Evidence(-1.5, "both are known as names")]
    return []


def _full_names(one: Context, other: Context) -> list[Evidence]:
    """Compare what is before the spellings in full names, and what follows."""
    found = []
    if one.given and other.given:
        same = max((_same_name(a, b) for a in one.given for b in other.given), key=len)
        if same:
            found.append(Evidence(5.0, f"both come after {same}"))
        elif not any(_alike(a, b) for a in one.given for b in other.given):
            found.append(Evidence(-12.0, "each has a given name of its own"))
    if one.family and other.family:
        same = max((_common_start(a, b) for a in one.family for b in other.family), key=len)
        if len(same) >= 2:
            found.append(Evidence(1.5, f"both come before {same}"))
        elif not any(_alike(a, b) for a in one.family for b in other.family):
            found.append(Evidence(-8.0, "each has a family name of its own"))
    elif bool(one.family) != bool(other.family):
        weight = -5.0 if one.given or other.given else -2.0
        found.append(Evidence(weight, "one is a given name, the other is none"))
    return found


def _same_name(one: str, other: str) -> str:
    """Return the name that both end with; each may begin with other words."""
    same = _common_end(one, other)
    if len(same) < 2:
        return ""
    rests = one[: len(one) - len(same)], other[: len(other) - len(same)]
    within = all(rest and rest[-1] in model().letters for rest in rests)
    return "" if within and len(same) < _LONG_NAME else same


def _alike(one: str, other: str) -> bool:
    """Return whether two words end in names that sound alike; each may begin with more than a name."""
    one, other = one.translate(model().simplified), other.translate(model().simplified)
    if one[-1] == other[-1] or one[0] == other[0] or one in other or other in one:
        return True
    return any(
        similarity(one[-first:], other[-second:]) > 0
        for first in range(2, len(one) + 1)
        for second in range(2, len(other) + 1)
        if abs(first - second) < 2
    )


def _common_end(one: str, other: str) -> str:
    size = 0
    while size < min(len(one), len(other)) and one[-size - 1] == other[-size - 1]:
        size += 1
    return one[len(one) - size :]


def _common_start(one: str, other: str) -> str:
    return _common_end(one[::-1], other[::-1])[::-1]


def _originals(one: Context, other: Context) -> list[Evidence]:
    if not one.originals or not other.originals:
        return []
    best = max(
        ((original_likeness(a, b), a, b) for a in one.originals for b in other.originals), key=lambda found: found[0]
    )
    alike, first, second = best
    if alike >= 0.85:
        return [Evidence(10.0, f"both are glossed as {first}")]
    return [Evidence(-10.0, f"one is glossed as {first}, the other as {second}")] if alike < 0.6 else []


def original_likeness(one: str, other: str) -> float:
    """Return how alike two names in Latin letters are, from 0 to 1: their last words, if their first are alike."""
    from rapidfuzz.fuzz import ratio

    first, second = one.lower().split(), other.lower().split()
    if min(len(first), len(second)) > 1 and first[0][0] != second[0][0]:
        return 0.0
    return ratio(first[-1], second[-1]) / 100


def _offices(one: Context, other: Context) -> list[Evidence]:
    """Compare the offices before the spellings, and the titles and kinds behind them."""
    best = max((_common_end(a, b) for a in one.offices for b in other.offices), key=len, default="")
    if len(best) >= 2:
        weight = min(3.6, 0.6 * len(best)) + (1.0 if len(best) >= 5 else 0.0)
        return [Evidence(weight, f"both come after {best}")]
    kinds = [kind for kind in one.kinds if kind in other.kinds]
    return [Evidence(1.5, f"both come before {kinds[0]}")] if kinds else []


def _sentences(text: str, one: Spelling, other: Spelling) -> list[Evidence]:
    """Two persons are named in one sentence, one person hardly by two spellings."""
    together = 0
    for start in one.places[:_MOST]:
        for second in other.places[:_MOST]:
            first, last = sorted((start + len(one.written), second + len(other.written)))
            left, right = min(start, second), max(start, second)
            between = text[first:right] if first <= right else ""
            if right - left > 200 or _END.search(between) is not None:
                continue
            if _ALSO.search(text, left, min(last, right + 12)) is not None:
                continue
            if _LIST.fullmatch(between) is not None:
                return [Evidence(-12.0, "the two stand side by side")]
            together += 1
    if not together:
        return []
    return [Evidence(-4.0 if together == 1 else -6.0, "both are in one sentence")]


def _counts(one: Spelling, other: Spelling) -> list[Evidence]:
    few, many = sorted((len(one.places), len(other.places)))
    if many >= 3 * few:
        return [Evidence(1.0, f"one is there {few} {'time' if few == 1 else 'times'}, the other {many}")]
    return [Evidence(-1.5, "both are there often")] if few >= 4 else []
