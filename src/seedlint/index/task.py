"""What the map is given and what it returns, with an index and without."""

from __future__ import annotations

from typing import NamedTuple

from seedlint.engine import SeedReport

Status = tuple[int, int, int, int]
"""When a file was last changed, when that or its name or its rights were, in nanoseconds, its size and its inode."""
UNKNOWN: Status = (0, 0, 0, 0)


class Task(NamedTuple):
    """A seed to look at: its file's status before it is read, and the digest that it had when it was last examined."""

    path: str
    name: str
    report: bool
    status: Status = UNKNOWN
    digest: bytes = b""


class Judged(NamedTuple):
    """What came of a task: the digest of the seed, and its report, None where the digest is what it was."""

    digest: bytes
    report: SeedReport | None
