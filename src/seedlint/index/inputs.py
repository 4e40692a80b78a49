"""What a check read beside its seed, and whether it is still the same."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from seedlint.index.task import UNKNOWN, Status
from seedlint.seed import Input

GRAIN = 2_000_000_000
"""Nanoseconds within which two changes of a file may leave it with one time: FAT counts in two seconds."""


class Stamp(NamedTuple):
    """An input as it was: the status it had, and a digest of what counts of it."""

    path: str
    suffixes: tuple[str, ...]
    status: Status
    digest: bytes


class Inputs:
    """The inputs as they are, each looked at once in a run that began at ``started`` (nanoseconds)."""

    def __init__(self, started: int) -> None:
        self._settled = started - GRAIN
        self._status: dict[str, os.stat_result | None] = {}
        self._digests: dict[Input, bytes | None] = {}

    def holds(self, stamp: Stamp) -> bool:
        """Return whether the input is as it was when ``stamp`` was made."""
        now = self._look(stamp.path)
        if now is not None and stamp.status == status_of(now):
            return True
        return stamp.digest == self._digest(Input(stamp.path, stamp.suffixes))

    def stamps(self, inputs: Iterable[Input]) -> tuple[Stamp, ...] | None:
        """Return the inputs as they are; None where one may have changed since the run began, or cannot be told."""
        found = []
        for one in inputs:
            now = self._look(one.path)
            digest = self._digest(one) if self._is_settled(one.path, now) else None
            if digest is None:
                return None
            found.append(Stamp(one.path, one.suffixes, UNKNOWN if now is None else status_of(now), digest))
        return tuple(found)

    def _look(self, path: str) -> os.stat_result | None:
        if path not in self._status:
            try:
                self._status[path] = os.stat(path)  # noqa: PTH116 - half the time of Path.stat
            except (OSError, ValueError):
                self._status[path] = None
        return self._status[path]

    def _is_settled(self, path: str, now: os.stat_result | None) -> bool:
        """Return whether nothing has happened at ``path`` since the run began: its parent knows of what is gone."""
        while now is None:
            parent = os.path.dirname(path)  # noqa: PTH120
            if parent == path:
                return False
            path, now = parent, self._look(parent)
        return is_settled(status_of(now), self._settled)

    def _digest(self, one: Input) -> bytes | None:
        if one not in self._digests:
            self._digests[one] = self._compute(one)
        return self._digests[one]

    def _compute(self, one: Input) -> bytes | None:
        """Return a digest of what counts, None for what cannot be read or has no end, such as a pipe."""
        now = self._look(one.path)
        if now is None:
            return b""
        try:
            if S_ISREG(now.st_mode):
                with open(one.path, "rb") as file:  # noqa: PTH123
                    data = b"f" + file.read()
            elif S_ISDIR(now.st_mode):
                names = sorted(name for name in os.listdir(one.path) if _counts(name, one.suffixes))  # noqa: PTH208
                data = b"d" + "/".join(names).encode("utf-8", "surrogatepass")
            else:
                return None
        except OSError:
            return None
        return blake2b(data, digest_size=16).digest()


def _counts(name: str, suffixes: tuple[str, ...]) -> bool:
    return not suffixes or name.lower().endswith(suffixes)


def status_of(found: os.stat_result) -> Status:
    """Return what tells a file from what it was: also the time of its last renaming, which no tool can set back."""
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino & 0xFFFF_FFFF_FFFF_FFFF)


def is_settled(status: Status, since: int) -> bool:
    """Return whether a file with this status was last changed before ``since``.

    One that was read within a tick of its clock may have changed after that, and look as it did: what git calls racy.
    """
    return status[0] < since and status[1] < since
