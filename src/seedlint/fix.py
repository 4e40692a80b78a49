"""Fixes: applied whole, pass after pass until nothing changes, and each proved to keep what it declares. Pure."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from seedlint.diagnostics import Change, Diagnostic, Edit, Keeps, Safety
from seedlint.seed import Seed

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_PASSES = 10
"""More passes than fixes that wait for each other have ever needed; beyond it they are taken not to settle."""

Lint = Callable[[Seed], Sequence[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Applied:
    """How often a check's fix was applied to a seed."""

    check: str
    title: str
    count: int


FaultKind = Literal["unstable", "not-kept", "invalid", "unproved"]


@dataclass(frozen=True, slots=True)
class FixFault:
    """Why a seed was left as it was.

    Its fixes never settle, do not keep what they declare, or are malformed, and a check is to blame; or they are
    unproved, and no check is: the seed cannot be read by the parsers of the proof.
    """

    kind: FaultKind
    checks: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of fixing a seed; with a fault, ``seed`` is the one that was given."""

    seed: Seed
    applied: tuple[Applied, ...]
    remaining: tuple[Diagnostic, ...]
    fault: FixFault | None


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with all ``edits`` made. Raises ValueError where two overlap or one lies outside."""
    return _spliced(text, _in_order(text, edits), 0, len(text))


def _in_order(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """Return ``edits`` sorted by place. Raises ValueError where two overlap or one lies outside."""
    ordered = sorted(edits, key=_place)
    position = 0
    for edit in ordered:
        if not 0 <= edit.start <= edit.end <= len(text):
            raise ValueError(
                f"the edit [{edit.start}, {edit.end}) is outside the text, which has {len(text)} characters"
            )
        if edit.start < position:
            raise ValueError(f"the edit [{edit.start}, {edit.end}) overlaps the one before it")
        position = edit.end
    return ordered


def _spliced(text: str, ordered: Iterable[Edit], start: int, end: int) -> str:
    """Return what becomes of ``text[start:end]``, in which all edits lie."""
    parts: list[str] = []
    for edit in ordered:
        parts += (text[start : edit.start], edit.text)
        start = edit.end
    parts.append(text[start:end])
    return "".join(parts)


def fixable(diagnostic: Diagnostic, allowed: frozenset[Safety]) -> bool:
    """Return whether ``diagnostic`` has a fix that may be applied."""
    return diagnostic.fix is not None and diagnostic.fix.safety in allowed and bool(diagnostic.fix.edits)


def settle(seed: Seed, lint: Lint, allowed: frozenset[Safety], first: Sequence[Diagnostic] | None = None) -> Outcome:
    """Fix ``seed`` until nothing changes; ``first`` is what ``lint`` says of it, where that is known.

    A seed that is not UTF-8 is never fixed.
    """
    found = tuple(lint(seed) if first is None else first)
    if seed.decode_error is not None:
        return Outcome(seed, (), found, None)
    try:
        fixed, applied, remaining = _settle(seed, found, lint, allowed)
    except _FaultError as error:
        return Outcome(seed, (), found, error.fault)
    tally = tuple(Applied(*key, count) for key, count in sorted(applied.items()))
    return Outcome(fixed, tally, remaining, None)


class _FaultError(Exception):
    def __init__(self, kind: FaultKind, checks: Iterable[str], message: str) -> None:
        super().__init__(message)
        self.fault = FixFault(kind, tuple(sorted(set(checks))), message)


class _Repair(NamedTuple):
    """A fix that is to be applied, and the check it belongs to."""

    start: int
    end: int
    check: str
    title: str
    edits: tuple[Edit, ...]
    keeps: int
    fields: tuple[str, ...]
    changes: tuple[Change, ...]


def _settle(
    seed: Seed, found: tuple[Diagnostic, ...], lint: Lint, allowed: frozenset[Safety]
) -> tuple[Seed, Counter[tuple[str, str]], tuple[Diagnostic, ...]]:
    applied: Counter[tuple[str, str]] = Counter()
    passes = [(seed.digest, frozenset[str]())]
    while repairs := _chosen(seed, found, allowed):
        if len(passes) > MAX_PASSES:
            involved = passes[-1][1] | {repair.check for repair in repairs}
            raise _unstable(involved, f"after {MAX_PASSES} passes there was still something to fix")
        seed = _apply(seed, repairs)
        applied.update((repair.check, repair.title) for repair in repairs)
        passes.append((seed.digest, frozenset(repair.check for repair in repairs)))
        for index, (digest, _) in enumerate(passes[:-1]):
            if digest == seed.digest:
                raise _unstable(
                    frozenset().union(*(checks for _, checks in passes[index + 1 :])), "they undo each other"
                )
        found = tuple(lint(seed))
    return seed, applied, found


def _unstable(checks: frozenset[str], why: str) -> _FaultError:
    return _FaultError("unstable", checks, f"The fixes of {_listed(checks)} never settle: {why}")


def _chosen(seed: Seed, found: Iterable[Diagnostic], allowed: frozenset[Safety]) -> list[_Repair]:
    """Return the fixes of one pass, in order: those that neither overlap nor touch one before them."""
    candidates = {
        repair for diagnostic in found if fixable(diagnostic, allowed) for repair in _repair(seed, diagnostic)
    }
    taken: list[tuple[int, int]] = []
    chosen = []
    for repair in sorted(candidates, key=_rank):
        if not any(_touches(taken, edit) for edit in repair.edits):
            for edit in repair.edits:
                insort(taken, (edit.start, edit.end))
            chosen.append(repair)
    return _of_one_pass(seed, chosen)


def _of_one_pass(seed: Seed, repairs: list[_Repair]) -> list[_Repair]:
    """Return those of ``repairs`` that can be proved by now: what makes the front matter readable comes first.

    Until then nothing that keeps its data can be told to do so, and waits.
    """
    front_matter = seed.front_matter
    if front_matter is None:
        return repairs
    mending = [repair for repair in repairs if Keeps.FRONT_MATTER not in Keeps(repair.keeps)]
    start, end = front_matter.content
    inside = [repair for repair in repairs if start <= repair.start and repair.end <= end]
    if mending or not inside:
        return mending or repairs
    from seedlint.proof import reads_front_matter, unkept

    if reads_front_matter(seed):
        return repairs
    keep_data = Keeps.FRONT_MATTER
    unproved = {id(one) for one in inside if unkept(seed, _edited(seed, list(one.edits)), keep_data) is not None}
    return [repair for repair in repairs if id(repair) not in unproved]


def _repair(seed: Seed, diagnostic: Diagnostic) -> Iterable[_Repair]:
    """Yield the diagnostic's fix, unless it changes nothing."""
    fix = diagnostic.fix
    assert fix is not None  # noqa: S101 - fixable() has said so
    text = seed.text
    try:
        ordered = _in_order(text, fix.edits)
        "".join(edit.text for edit in ordered).encode()
    except ValueError as error:
        raise _FaultError(
            "invalid", [diagnostic.check], f"The fix of {diagnostic.check} is malformed: {error}"
        ) from error
    edits = tuple(edit for edit in ordered if text[edit.start : edit.end] != edit.text)
    if not edits:
        return
    # Only what lies between its edits is built anew: a long seed may have a fix in every line.
    start, end = edits[0].start, edits[-1].end
    if _spliced(text, edits, start, end) != text[start:end]:
        fields = tuple(sorted(fix.fields))
        yield _Repair(start, end, diagnostic.check, fix.title, edits, fix.keeps.value, fields, fix.changes)


def _touches(taken: list[tuple[int, int]], edit: Edit) -> bool:
    """Return whether ``edit`` overlaps or touches a range of ``taken``, which are sorted and apart."""
    index = bisect_left(taken, (edit.start, edit.start))
    return (index > 0 and taken[index - 1][1] >= edit.start) or (index < len(taken) and taken[index][0] <= edit.end)


def _apply(seed: Seed, repairs: list[_Repair]) -> Seed:
    """Return ``seed`` with ``repairs`` made: the ones that promise the most first, each group proved by itself."""
    from seedlint.proof import unkept

    groups: dict[tuple[int, tuple[str, ...]], list[_Repair]] = {}
    for repair in repairs:
        groups.setdefault((repair.keeps, repair.fields), []).append(repair)
    done: list[Edit] = []
    before = seed
    for keeps, fields in sorted(groups, key=lambda group: (-group[0].bit_count(), *group)):
        group = groups[keeps, fields]
        done_and_group = done + _edits(group)
        after = _edited(seed, done_and_group)
        promise = Keeps(keeps), frozenset(fields)
        fault = unkept(before, after, *promise, _changes(group))
        if fault is not None and not fault.read:
            names = {repair.check for repair in repairs}
            why = f"The fixes of {_listed(names)} cannot be proved to be safe: {fault.reason}"
            raise _FaultError("unproved", names, why)
        if fault is not None:
            culprits = {}
            for check in sorted({repair.check for repair in group}):
                own = [repair for repair in group if repair.check == check]
                alone = _edited(seed, done + _edits(own))
                if (own_fault := unkept(before, alone, *promise, _changes(own))) is not None:
                    culprits[check] = own_fault.reason
            checks = list(culprits) or sorted({repair.check for repair in group})
            reason = next(iter(culprits.values()), fault.reason)
            raise _FaultError(
                "not-kept", checks, f"The fix of {_listed(checks)} does not keep what it declares: {reason}"
            )
        before, done = after, done_and_group
    return before


def _edits(repairs: Iterable[_Repair]) -> list[Edit]:
    return [edit for repair in repairs for edit in repair.edits]


def _changes(repairs: Iterable[_Repair]) -> list[Change]:
    return sorted((change for repair in repairs for change in repair.changes), key=_at)


def _at(change: Change) -> int:
    return change.at


def _rank(repair: _Repair) -> tuple[object, ...]:
    return (*repair[:-1], repr(repair.changes) if repair.changes else "")


def _edited(seed: Seed, edits: list[Edit]) -> Seed:
    return Seed(seed.path, apply_edits(seed.text, edits).encode(), seed.site)


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _listed(checks: Iterable[str]) -> str:
    return ", ".join(sorted(checks))
