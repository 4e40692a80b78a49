"""The whole plugin surface: two hooks, both called once, to learn what a plugin offers.

Nothing is dispatched through pluggy for each seed. A hook's body is a table of contents: import the
check modules inside it, so that one bad import costs one plugin and start-up stays fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seedlint.check import Check
    from seedlint.report import Reporter

hookspec = pluggy.HookspecMarker("seedlint")
hookimpl = pluggy.HookimplMarker("seedlint")


@hookspec
def seedlint_checks() -> Iterable[type[Check[object]]]:
    """Yield check classes: subclasses of ``SeedCheck``, ``CorpusCheck`` or ``ProbeCheck``."""
    return ()


@hookspec
def seedlint_reporters() -> Iterable[type[Reporter]]:
    """Yield output formats: subclasses of ``seedlint.report.Reporter``."""
    return ()
