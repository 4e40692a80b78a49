"""What concerns the whole run, after the map: corpus checks, and the network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from seedlint import suppress
from seedlint.cli.project import printing_aside
from seedlint.config import Config, ignored_for
from seedlint.diagnostics import Diagnostic
from seedlint.engine import (
    Located,
    SeedReport,
    Suite,
    judge,
    locate,
    read_seed,
    unread,
)
from seedlint.faults import INTERNAL_ERROR, crash
from seedlint.seed import Seed


class Whole(NamedTuple):
    """The run as a whole. ``seeds`` are those that stand in no file, such as standard input."""

    config: Config
    suite: Suite
    seeds: Mapping[str, Seed]

    @printing_aside()
    def reduce(self, reports: Sequence[SeedReport], found: Iterable[Diagnostic]) -> list[Located]:
        """Return what the corpus checks say of ``reports``, of all that they have ``found``."""
        wanted = {report.path for report in reports}
        return self._locate(d for d in found if d.path in wanted or d.check == INTERNAL_ERROR)

    @printing_aside()
    def probe(self, reports: Sequence[SeedReport]) -> list[Located]:
        """Ask the network what the probe checks want to know, each thing once, and judge the answers."""
        from seedlint.probe import ask

        checks = {active.name: check for active, check in self.suite.probe_checks}
        actives = {active.name: active for active, _ in self.suite.probe_checks}
        answers = ask(((name, target.key) for report in reports for name, target in report.targets), checks)
        found: list[Diagnostic] = []
        for report in reports:
            for name, target in report.targets:
                answer = answers[name, target.key]
                if isinstance(answer, BaseException):
                    found.append(crash(actives[name], report.path, answer))
                else:
                    found.extend(judge(actives[name], checks[name], report.path, target, answer))
        return self._locate(found)

    def _locate(self, found: Iterable[Diagnostic]) -> list[Located]:
        """Place findings in their seeds, and drop those that are suppressed or ignored there."""
        located: list[Located] = []
        for path, group in groupby(sorted(found, key=lambda d: d.sort_key), key=lambda d: d.path):
            diagnostics = [d for d in group if d.check not in ignored_for(self.config, path)]
            seed = self.seeds.get(path) or read_seed(self.config.root / path, path, self.suite.site)
            if isinstance(seed, Diagnostic):
                located.extend(unread(diagnostic) for diagnostic in diagnostics)
                continue
            kept = suppress.apply(seed, diagnostics, self.suite.known, frozenset())
            located.extend(locate(seed, diagnostic) for diagnostic in kept if diagnostic in diagnostics)
        return located
