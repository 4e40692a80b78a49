"""Where the map runs: in this process, or in as many as there are cores. The results are the same."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 64
"""Seeds in one task: enough to outweigh handing it over, few enough to keep all cores busy to the end."""
WORTH_IT = 400
"""Below this many seeds, starting processes costs more than it saves."""

MANY = 3
"""Processes that died before all that is left is gone through one by one: most of it would die again."""

_function: Callable[[object], object] | None = None
_done = 0


def default_jobs(seeds: int) -> int:
    """Return how many processes a run over ``seeds`` seeds should use."""
    return 1 if seeds < WORTH_IT else os.cpu_count() or 1


def map_chunks(
    function: Callable[[T], R], items: Sequence[T], jobs: int, died: Callable[[T], R] | None = None
) -> Iterator[R]:
    """Yield ``function`` of each item, in order, computed by ``jobs`` processes.

    ``function``, the items and the results must be picklable where ``jobs`` is above 1. ``died`` makes the result of
    an item over which a process died; without it the exception of the standard library is let through.
    """
    if jobs <= 1:
        with _rare_collections():
            for number, item in enumerate(items):
                if number % CHUNK == 0:
                    gc.collect(1)
                yield function(item)
        return
    import pickle
    from concurrent.futures.process import BrokenProcessPool

    pickled = pickle.dumps(function)
    done = deaths = 0
    alone = False
    while done < len(items):
        # Which item a process died over nobody says, so those that it may be are gone through again one by one.
        some = items[done:] if not alone or deaths >= MANY else items[done : done + jobs * CHUNK]
        try:
            for result in _in_processes(pickled, some, 1 if alone else jobs, 1 if alone else CHUNK):
                done += 1
                yield cast("R", result)
            alone = False
        except BrokenProcessPool:
            if died is None:
                raise
            if alone:
                deaths += 1
                yield died(items[done])
                done += 1
            alone = not alone or deaths >= MANY


def _in_processes(pickled: bytes, items: Sequence[object], jobs: int, chunk: int) -> Iterator[object]:
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_receive, initargs=(pickled,)) as pool:
        yield from pool.map(_call, items, chunksize=chunk)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Keep the garbage collector from running on its own.

    Seeds leave no cycles behind; those of a plugin are looked for once in every chunk. Left to itself the collector
    goes through all findings again and again: measured over 1,000 posts, a third of the time of a run.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _receive(pickled: bytes) -> None:
    import pickle

    global _function
    gc.freeze()  # what the process began with need not be gone through again
    gc.disable()
    sys.stdout = sys.stderr  # what a plugin prints is no part of a report
    _function = pickle.loads(pickled)  # noqa: S301 - bytes that this very program wrote


def _call(item: object) -> object:
    global _done
    assert _function is not None  # noqa: S101 - set by the initializer before any task
    if _done % CHUNK == 0:
        gc.collect(1)
    _done += 1
    return _function(item)
