"""Processes that work on tasks: results in order, a process that dies is replaced, and none outlives the run.

``concurrent.futures`` has processes, too. When one dies it does not say over which task, gives up all the others, and
waits without end where the run is interrupted while it starts them (seen on Python 3.11).
"""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

COLLECTED = 64
"""Items after which cycles that a plugin left behind are looked for."""
PIPE = 16_384
"""Bytes that a pipe takes whether or not it is read: a process that works is given its next task if that is less."""

_ours: set[Connection] = set()
"""This process's ends of the pipes, which a process that is forked must not keep open."""


class _Task(NamedTuple):
    """Items of the chunk ``number``, from the place ``first`` on. A process has died over one that is ``alone``."""

    number: int
    items: Sequence[Any]
    first: int = 0
    alone: bool = False


class _Worker:
    """A process, and the tasks that it was given and has not answered, the oldest first."""

    def __init__(self, pickled: bytes) -> None:
        theirs, self.tasks = multiprocessing.Pipe(duplex=False)
        self.results, their_results = multiprocessing.Pipe(duplex=False)
        self.given: deque[_Task] = deque()
        _ours.update((self.tasks, self.results))
        # A daemon is ended with its parent, also where that is interrupted before it knows of it.
        self.process = multiprocessing.Process(target=_work, args=(pickled, theirs, their_results), daemon=True)
        with _uninterrupted():
            self.process.start()
        theirs.close()
        their_results.close()

    def give(self, task: _Task, data: bytes) -> None:
        """Hand over a task. One that is dead already will be found so."""
        self.given.append(task)
        try:
            self.tasks.send_bytes(data)
        except OSError:
            return

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        for connection in (self.tasks, self.results):
            _ours.discard(connection)
            connection.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C waiting: a process that was just begun cannot deal with it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Workers:
    """``jobs`` processes that compute ``function``; ``died`` makes the result of an item that kills them."""

    def __init__(self, function: Callable[[Any], Any], jobs: int, died: Callable[[Any], Any]) -> None:
        self._pickled = pickle.dumps(function)
        self._jobs = jobs
        self._died = died
        self._workers: list[_Worker] = []
        self._again: deque[_Task] = deque()
        self._results: dict[int, list[Any]] = {}
        self._missing: dict[int, int] = {}

    def map(self, chunks: Iterator[Sequence[Any]], ahead: int) -> Iterator[Any]:
        """Yield the results of all items in order; at most ``ahead`` chunks are begun before the first is done."""
        done = begun = 0
        try:
            while True:
                while begun < done + ahead and (chunk := next(chunks, None)) is not None:
                    self._again.append(_Task(begun, chunk))
                    self._results[begun], self._missing[begun] = [None] * len(chunk), len(chunk)
                    begun += 1
                if done == begun:
                    return
                self._hand_out()
                self._wait()
                while done < begun and not self._missing[done]:
                    yield from self._results.pop(done)
                    done += 1
        finally:
            for worker in self._workers:
                worker.end()

    def _hand_out(self) -> None:
        """Give every process a task, and a short one more, so that it need not wait for it."""
        while len(self._workers) < min(self._jobs, len(self._again) + len(self._workers)):
            self._workers.append(_Worker(self._pickled))
        for depth in (0, 1):
            for worker in self._workers:
                if self._again and len(worker.given) == depth:
                    data = pickle.dumps(self._again[0].items)
                    if depth == 0 or (len(data) < PIPE and not self._again[0].alone and not worker.given[0].alone):
                        worker.give(self._again.popleft(), data)

    def _wait(self) -> None:
        """Take what is ready."""
        ready = wait([worker.results for worker in self._workers if worker.given])
        for worker in [worker for worker in self._workers if worker.results in ready]:
            try:
                well, results = worker.results.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if not well:
                raise results
            self._take(worker.given.popleft(), results)

    def _take(self, task: _Task, results: list[Any]) -> None:
        self._results[task.number][task.first : task.first + len(results)] = results
        self._missing[task.number] -= len(results)

    def _bury(self, worker: _Worker) -> None:
        """Go on without a process that died. Over which item of its task nobody knows, so each is tried alone."""
        self._workers.remove(worker)
        worker.end()
        task, *others = worker.given
        self._again.extendleft(reversed(others))
        if task.alone:
            self._take(task, [self._died(task.items[0])])
            return
        single = [_Task(task.number, [item], place, alone=True) for place, item in enumerate(task.items)]
        self._again.extendleft(reversed(single))


def _work(pickled: bytes, tasks: Connection, results: Connection) -> None:
    """What a process does, until nobody is there to give it tasks."""
    for connection in _ours:
        connection.close()
    gc.freeze()  # what the process began with need not be gone through again
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's Ctrl-C is sent to all; who began the run ends it
    sys.stdout = sys.stderr  # what a plugin prints is no part of a report
    function = pickle.loads(pickled)  # noqa: S301 - bytes that this very program wrote
    done = 0
    try:
        while True:
            answers = []
            for item in pickle.loads(tasks.recv_bytes()):  # noqa: S301
                if done % COLLECTED == 0:
                    gc.collect(1)
                done += 1
                try:
                    answers.append(function(item))
                except BaseException as error:
                    results.send((False, error))
                    return
            results.send((True, answers))
    except (EOFError, OSError):
        return
