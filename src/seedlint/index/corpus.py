"""The corpus checks, concluded over what has changed and what that matters to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import groupby

from seedlint.diagnostics import Diagnostic
from seedlint.engine import SeedReport, Suite, conclude
from seedlint.faults import INTERNAL_ERROR
from seedlint.index.index import FACTS, SCOPE, Index, decoded, scope
from seedlint.index.results import decode_diagnostics, encode_diagnostics
from seedlint.index.store import Change

_CONCLUDED, _KEY = "concluded", "key"
_MANY = 0.1
"""The part of all seeds from which on it is quicker to begin anew."""


def reduce(index: Index, suite: Suite, reports: Sequence[SeedReport]) -> list[Diagnostic]:
    """Return what the corpus checks conclude over all seeds of this run: what ``conclude`` would.

    What was concluded before is of use where it was over all seeds that are known, as this run's is.
    """
    if not suite.corpus_checks:
        return []
    is_whole = index.is_whole(len(reports))
    if is_whole and index.store.get(SCOPE, ".") == scope(index.packed):
        moved = {**index.moved, **_gone(index)}
        if not moved:
            index.concluded = [] if index.is_complete else None
            return _concluded_before(index)
        found = _local(index, suite, moved) if len(moved) < _MANY * len(reports) else None
        if found is not None:
            return found
    return _all(index, suite, reports, keep=is_whole)


def _gone(index: Index) -> dict[str, tuple[bytes, bytes]]:
    """Return the seeds that had facts and are no more, with these."""
    kept = ((name, index.store.get(FACTS, name)) for name in index.gone())
    return {name: (packed[16:], b"") for name, packed in kept if packed is not None}


def _all(index: Index, suite: Suite, reports: Sequence[SeedReport], *, keep: bool) -> list[Diagnostic]:
    """Conclude over all seeds."""
    packed = dict(index.facts(reports))
    found = conclude([_report(name, data) for name, data in packed.items()], suite)
    if keep and index.is_complete and not any(one.check == INTERNAL_ERROR for one in found):
        index.concluded = [(_CONCLUDED, "", None), (_KEY, "", None), *_kept(found)]
        whose: dict[str, list[str]] = {}
        for name, data in packed.items():
            for key in _keys(suite, data) or ():
                whose.setdefault(key, []).append(name)
        index.concluded += [(_KEY, key, _names(names)) for key, names in whose.items()]
    return found


def _local(index: Index, suite: Suite, moved: dict[str, tuple[bytes, bytes]]) -> list[Diagnostic] | None:
    """Conclude over the seeds that changes matter to; None where they matter to all, or a check fails."""
    touched: dict[str, set[str]] = {}
    for name, (before, now) in moved.items():
        old, new = _keys(suite, before), _keys(suite, now)
        if old is None or new is None:
            return None
        for key in old | new:
            members = touched.setdefault(key, _members(index, key))
            if key in new:
                members.add(name)
            else:
                members.discard(name)
    judged = {*moved, *(name for members in touched.values() for name in members)}
    facts = {name: moved[name][1] if name in moved else index.kept_facts(name) for name in judged}
    around: set[str] = set()
    for data in facts.values():
        for key in _keys(suite, data) or ():
            around |= touched[key] if key in touched else _members(index, key)
    facts |= {name: index.kept_facts(name) for name in around - judged}
    found = conclude([_report(name, data) for name, data in sorted(facts.items()) if data], suite)
    if any(one.check == INTERNAL_ERROR for one in found):
        return None
    anew = [one for one in found if one.path in judged]
    if index.is_complete:
        index.concluded = [(_CONCLUDED, name, None) for name in judged]
        index.concluded += _kept(anew)
        index.concluded += [(_KEY, key, _names(members)) for key, members in touched.items()]
    return [*(one for one in _concluded_before(index) if one.path not in judged), *anew]


def _concluded_before(index: Index) -> list[Diagnostic]:
    return [one for _, data in index.store.all(_CONCLUDED) for one in decoded(decode_diagnostics, data)]


def _keys(suite: Suite, data: bytes) -> set[str] | None:
    """Return the keys of a seed's facts, None where a check has none."""
    found: set[str] = set()
    checks = {active.name: check for active, check in suite.corpus_checks}
    for name, one in json.loads(data) if data else ():
        keys = checks[name].keys(one)
        if keys is None:
            return None
        found |= {blake2b(f"{name} {key}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() for key in keys}
    return found


def _members(index: Index, key: str) -> set[str]:
    data = index.store.get(_KEY, key)
    return set() if data is None else set(json.loads(data))


def _names(names: Iterable[str]) -> bytes | None:
    ordered = sorted(names)
    return json.dumps(ordered).encode() if ordered else None


def _report(name: str, data: bytes) -> SeedReport:
    return SeedReport(name, (), tuple((check, one) for check, one in json.loads(data)))


def _kept(found: Iterable[Diagnostic]) -> list[Change]:
    ordered = sorted(found, key=lambda one: one.path)
    return [(_CONCLUDED, path, encode_diagnostics(group)) for path, group in groupby(ordered, key=lambda one: one.path)]
