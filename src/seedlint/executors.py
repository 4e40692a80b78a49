"""Where the map runs: in this process, or in as many as there are cores. The results are the same."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 64
"""Seeds in one task at most, and of which garbage is collected: enough to outweigh handing it over."""
CHUNK_BYTES = 512 * 1024
"""Bytes in one task, a single seed aside: few enough to keep all cores busy to the end, also where some are long."""
WORTH_IT = 400
"""Below this many seeds, starting processes costs more than it saves."""
AHEAD = 4
"""Tasks for each process that wait, or whose results do: memory does not grow with the number of seeds."""


def default_jobs(seeds: int) -> int:
    """Return how many processes a run over ``seeds`` seeds should use: one for each core that it may use."""
    if seeds < WORTH_IT:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_chunks(
    function: Callable[[T], R],
    items: Sequence[T],
    jobs: int,
    died: Callable[[T], R],
    size: Callable[[T], int] | None = None,
) -> Iterator[R]:
    """Yield ``function`` of each item, in order, computed by ``jobs`` processes.

    ``function``, the items and the results must be picklable where ``jobs`` is above 1. ``died`` makes the result of
    an item over which a process died twice. ``size`` tells the bytes of an item.
    """
    if jobs > 1:
        from seedlint.workers import Workers

        yield from cast("Iterator[R]", Workers(function, jobs, died).map(_chunks(items, size), AHEAD * jobs))
        return
    with rare_collections():
        for number, item in enumerate(items):
            if number % CHUNK == 0:
                gc.collect(1)
            yield function(item)


def _chunks(items: Sequence[T], size: Callable[[T], int] | None) -> Iterator[list[T]]:
    """Yield the items in runs of at most ``CHUNK``, or ``CHUNK_BYTES``."""
    chunk: list[T] = []
    room = CHUNK_BYTES
    for item in items:
        needs = 0 if size is None else size(item)
        if chunk and (len(chunk) == CHUNK or needs > room):
            yield chunk
            chunk, room = [], CHUNK_BYTES
        chunk.append(item)
        room -= needs
    if chunk:
        yield chunk


@contextmanager
def rare_collections() -> Iterator[None]:
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
