"""Runs checks: a map over seeds, then a reduce over what the map found. Pure but for reading files.

A check that raises costs its own result on that seed and is named; everything else is still reported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from seedlint import suppress
from seedlint.check import Check, CorpusCheck, ProbeCheck, SeedCheck, Site, Target, Triggers
from seedlint.diagnostics import Diagnostic, Fact, Related, Severity, Span
from seedlint.faults import CORE, INTERNAL_ERROR, crash, diagnose, internal_error, misplaced, said
from seedlint.pattern import pattern
from seedlint.seed import Input, Seed
from seedlint.seed.source import Position

if TYPE_CHECKING:
    from seedlint.probe import Verdict

UNREADABLE = "unreadable-seed"


class ActiveCheck(NamedTuple):
    """A check as this run uses it: an instance, whose it is, and how grave its findings are."""

    check: Check[Any]
    plugin: str
    version: str
    severity: Severity

    @property
    def name(self) -> str:
        """The check's name."""
        return self.check.name


class Located(NamedTuple):
    """A diagnostic with what a report shows of its place. ``line`` is the source line it starts on."""

    diagnostic: Diagnostic
    start: Position
    end: Position
    excerpt: str
    line: str
    related: tuple[tuple[Position, Position], ...]


class SeedReport(NamedTuple):
    """What the map found in one seed."""

    path: str
    found: tuple[Located, ...]
    facts: tuple[tuple[str, object], ...] = ()
    """(check, data) pairs for the corpus checks."""
    targets: tuple[tuple[str, Target], ...] = ()
    """(check, target) pairs for the probe checks."""
    inputs: tuple[Input, ...] = ()
    """What beside the seed this depends on."""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run: what every reporter is given. Sorted; the same whatever the number of jobs."""

    found: tuple[Located, ...]
    seeds: int
    crashed: bool

    def count(self, severity: Severity) -> int:
        """Return how many findings have ``severity``."""
        return sum(located.diagnostic.severity is severity for located in self.found)


class Suite:
    """The checks of a run, arranged so that a seed that cannot offend costs next to nothing. Picklable."""

    def __init__(
        self,
        checks: Iterable[ActiveCheck],
        *,
        known: Iterable[str] | None = (),
        site: Site | None = None,
        strict: bool = False,
    ) -> None:
        """Arrange ``checks``.

        ``known`` are the names that a suppression may mention, None where that cannot be told; ``strict`` lets a
        check's exception through.
        """
        ordered = tuple(sorted(checks, key=_name))
        self.site = site if site is not None else Site()
        self.strict = strict
        self.active = frozenset(active.name for active in ordered)
        self.known = None if known is None else self.active | frozenset(known)
        self.seed_checks = tuple((a, a.check) for a in ordered if isinstance(a.check, SeedCheck))
        self.corpus_checks = tuple((a, a.check) for a in ordered if isinstance(a.check, CorpusCheck))
        self.probe_checks = tuple((a, a.check) for a in ordered if isinstance(a.check, ProbeCheck))
        self.seed_names = frozenset(active.name for active, _ in self.seed_checks)
        self._plan = tuple(pair for pair in self.seed_checks if not pair[1].undecodable)
        triggers = [check.triggers for _, check in self._plan]
        self._always = frozenset(number for number, trigger in enumerate(triggers) if trigger == Triggers())
        self._tags = _index(trigger.tags for trigger in triggers)
        self._attributes = _index(trigger.attributes for trigger in triggers)
        self._fields = _index(trigger.fields for trigger in triggers)
        self._source = _index(trigger.source for trigger in triggers)
        self._characters = _index(trigger.characters for trigger in triggers)
        characters = "".join(c if len(c) == 3 else re.escape(c) for c in sorted(self._characters))
        self._character = pattern(f"[{characters}]" if characters else "(?!)")
        self._ranges = [(name[0], name[2], name) for name in self._characters if len(name) == 3]

    def candidates(self, seed: Seed) -> Sequence[tuple[ActiveCheck, SeedCheck[Any]]]:
        """Return the checks whose triggers ``seed`` pulls, in the order of their names."""
        if seed.decode_error is not None:
            return [pair for pair in self.seed_checks if pair[1].undecodable]
        wanted = set(self._always)
        text, html = seed.text, seed.html
        fields = [] if seed.front_matter is None else [field.name for field in seed.front_matter]
        pulled: tuple[tuple[dict[str, frozenset[int]], Iterable[str]], ...] = (
            (self._tags, html.by_tag),
            (self._attributes, html.by_attribute),
            (self._fields, fields),
            (self._source, [character for character in self._source if character in text]),
            (self._characters, self._found_characters(seed.prose.text)),
        )
        for index, names in pulled:
            for name in names:
                if name in index:
                    wanted |= index[name]
        plan = self._plan
        return [plan[number] for number in sorted(wanted)]

    def _found_characters(self, text: str) -> Iterator[str]:
        """Yield the characters in ``text``, and the ranges that hold one, that are triggers."""
        for character in frozenset(self._character.findall(text)):
            yield character
            for first, last, name in self._ranges:
                if first <= character <= last:
                    yield name


def _index(triggers: Iterable[frozenset[str]]) -> dict[str, frozenset[int]]:
    """Return the numbers of the checks that each name or character makes run."""
    found: dict[str, set[int]] = {}
    for number, names in enumerate(triggers):
        for name in names:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _name(active: ActiveCheck) -> str:
    return active.name


def lint(seed: Seed, suite: Suite, ignored: frozenset[str] = frozenset()) -> list[Diagnostic]:
    """Return what the suite's seed checks and the suppressions make of ``seed``, sorted.

    ``ignored`` are the checks that the configuration turns off for this seed.
    """
    found: list[Diagnostic] = []
    try:
        candidates = suite.candidates(seed)
    except Exception as error:  # the model cannot take this seed: the others are still checked
        if suite.strict:
            raise
        return [internal_error(seed.path, f"seedlint cannot read this seed: {said(error)}")]
    for active, check in candidates:
        if ignored and active.name in ignored:
            continue
        try:
            found.extend([diagnose(finding, active, seed.path) for finding in check.check(seed)])
        except BaseException as error:
            if suite.strict:
                raise
            found.append(crash(active, seed.path, error))
    found = suppress.apply(seed, found, suite.known, suite.seed_names - ignored)
    found.sort(key=_sort_key)
    return found


def _sort_key(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    return diagnostic.sort_key


def locate(seed: Seed, diagnostic: Diagnostic) -> Located:
    """Return ``diagnostic`` with the place that a report shows; one that lies outside of the seed says so instead."""
    text = seed.text
    start, end = diagnostic.span
    if end > len(text):
        return locate(seed, misplaced(diagnostic, len(text)))
    number, line_start, line_end = seed.lines.around(start)
    return Located(
        diagnostic,
        Position(number, start - line_start + 1),
        Position(number, end - line_start + 1) if end <= line_end else seed.position(end),
        text[start:end],
        text[line_start:line_end],
        tuple(_place(related, seed) for related in diagnostic.related) if diagnostic.related else (),
    )


def _place(related: Related, seed: Seed) -> tuple[Position, Position]:
    if related.path not in {None, seed.path}:
        return (Position(1, 1), Position(1, 1))
    return (seed.position(related.span.start), seed.position(related.span.end))


def examine(seed: Seed, suite: Suite, ignored: frozenset[str] = frozenset(), *, report: bool = True) -> SeedReport:
    """Map one seed: its findings (if it is in report scope), its facts, its targets."""
    found = tuple(locate(seed, diagnostic) for diagnostic in lint(seed, suite, ignored)) if report else ()
    facts: list[tuple[str, object]] = []
    targets: list[tuple[str, Target]] = []
    crashes: list[Located] = []
    if seed.decode_error is None:
        for active, check in suite.corpus_checks:
            try:
                data = _plain(check.collect(seed))
            except BaseException as error:
                if suite.strict:
                    raise
                crashes.append(locate(seed, crash(active, seed.path, error)))
            else:
                if data is not None:
                    facts.append((active.name, data))
        for active, probe in suite.probe_checks if report else ():
            try:
                targets.extend((active.name, target) for target in probe.targets(seed))
            except BaseException as error:
                if suite.strict:
                    raise
                crashes.append(locate(seed, crash(active, seed.path, error)))
    return SeedReport(seed.path, (*found, *crashes), tuple(facts), tuple(targets), tuple(sorted(seed.inputs)))


def _plain(data: object) -> object:
    """Return the facts of a seed as JSON has them: what is kept from an earlier run is no other than what is new."""
    return data if data is None or type(data) is str else json.loads(json.dumps(data))


def conclude(reports: Iterable[SeedReport], suite: Suite) -> list[Diagnostic]:
    """Reduce the facts of all seeds; order-free, since each check sees its facts sorted by path."""
    facts: dict[str, list[Fact]] = {}
    for report in reports:
        for name, data in report.facts:
            facts.setdefault(name, []).append(Fact(report.path, data))
    found: list[Diagnostic] = []
    for active, check in suite.corpus_checks:
        gathered = sorted(facts.get(active.name, ()), key=lambda fact: fact.path)
        try:
            found.extend(diagnose(finding, active, finding.path or "") for finding in check.conclude(gathered))
        except BaseException as error:
            if suite.strict:
                raise
            found.append(crash(active, "", error))
    return found


def judge(active: ActiveCheck, check: ProbeCheck[Any], path: str, target: Target, verdict: Verdict) -> list[Diagnostic]:
    """Return what a probe check makes of ``verdict`` at ``target``."""
    try:
        return [diagnose(finding, active, path) for finding in check.judge(target, verdict)]
    except BaseException as error:
        return [crash(active, path, error)]


def read_seed(path: Path, name: str, site: Site) -> Seed | Diagnostic:
    """Read the file at ``path`` as the seed ``name``, or return the diagnostic that says why not."""
    try:
        return Seed(name, path.read_bytes(), site)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}"
        return Diagnostic(name, UNREADABLE, CORE, Severity.ERROR, Span(0, 0), message)


def unread(diagnostic: Diagnostic) -> Located:
    """Return a diagnostic about a seed whose text is not at hand."""
    return Located(diagnostic, Position(1, 1), Position(1, 1), "", "", ())


def merge(located: Sequence[Located], seeds: int, *, crashed: bool = False) -> Report:
    """Return the report of a run, sorted; ``crashed`` says that a plugin failed before any seed was looked at."""
    ordered = tuple(sorted(located, key=lambda item: item.diagnostic.sort_key))
    return Report(ordered, seeds, crashed or any(item.diagnostic.check == INTERNAL_ERROR for item in ordered))
