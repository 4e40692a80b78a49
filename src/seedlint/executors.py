"""Where the map runs: in this process, or in as many as there are cores. The results are the same."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 64
"""Seeds in one task: enough to outweigh handing it over, few enough to keep all cores busy to the end."""
WORTH_IT = 400
"""Below this many seeds, starting processes costs more than it saves."""

_function: Callable[[object], object] | None = None


def default_jobs(seeds: int) -> int:
    """Return how many processes a run over ``seeds`` seeds should use."""
    return 1 if seeds < WORTH_IT else os.cpu_count() or 1


def map_chunks(function: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    """Yield ``function`` of each item, in order, computed by ``jobs`` processes.

    ``function``, the items and the results must be picklable where ``jobs`` is above 1.
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_receive, initargs=(pickle.dumps(function),)) as pool:
        for result in pool.map(_call, items, chunksize=CHUNK):
            yield cast("R", result)


def _receive(pickled: bytes) -> None:
    global _function
    _function = pickle.loads(pickled)  # noqa: S301 - bytes that this very program wrote


def _call(item: object) -> object:
    assert _function is not None  # noqa: S101 - set by the initializer before any task
    return _function(item)
