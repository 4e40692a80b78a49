"""Probes: one question per distinct key in the whole run, a limit per host, three verdicts."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from seedlint.check import ProbeCheck


class State(Enum):
    """What a probe learnt. ``UNKNOWN`` (a time-out, 429, 5xx) is shown, but never fails a run."""

    OK = "ok"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one question. ``detail`` is JSON-able and belongs to the check that asked."""

    state: State
    detail: Mapping[str, object] = field(default_factory=dict)


class Limits(NamedTuple):
    """How hard the network may be used."""

    total: int = 64
    per_host: int = 6
    seconds: float = 30.0
    """For one probe, from its turn to its answer."""


class Network:
    """What a probe is given: its turn. Checks bring their own client."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._hosts: dict[str, asyncio.Semaphore] = {}

    def turn(self, host: str) -> AbstractAsyncContextManager[None]:
        """Wait for a turn at ``host``; use as ``async with network.turn(host):``."""
        return self._hosts.setdefault(host, asyncio.Semaphore(self.limits.per_host))


Question = tuple[str, str]
"""The name of a check, and a key of its."""


def ask(
    questions: Iterable[Question], checks: Mapping[str, ProbeCheck[Any]], limits: Limits | None = None
) -> dict[Question, Verdict | BaseException]:
    """Return the verdict on every distinct question, or what the check raised over it."""
    return asyncio.run(_ask(sorted(set(questions)), checks, limits or Limits()))


async def _ask(
    questions: list[Question], checks: Mapping[str, ProbeCheck[Any]], limits: Limits
) -> dict[Question, Verdict | BaseException]:
    network = Network(limits)
    total = asyncio.Semaphore(limits.total)

    async def answer(question: Question) -> Verdict | BaseException:
        name, key = question
        async with total:
            try:
                return await asyncio.wait_for(checks[name].probe(key, network), limits.seconds)
            except TimeoutError:
                return Verdict(State.UNKNOWN, {"reason": f"no answer within {limits.seconds:g} seconds"})
            except (asyncio.CancelledError, KeyboardInterrupt):
                raise
            except BaseException as error:
                return error

    return dict(zip(questions, await asyncio.gather(*map(answer, questions)), strict=True))
