"""The seeds of a folder, packed into one value: a run over unchanged seeds reads little else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from struct import Struct
from typing import NamedTuple

from seedlint.discover import Row
from seedlint.index.inputs import Stamp

WALKED, REPORTED, HAS_RESULT, HAS_FACTS = 1, 2, 4, 8
"""A walk finds the seed; its findings were looked for, not only its facts; there are findings, facts."""

_HEAD = Struct("<16sII")
_ROW = Struct("<qqqQ16sHI")


class Folder(NamedTuple):
    """What is known of the seeds of one folder. ``sets`` are the inputs that rows refer to by number, from 1."""

    rules: bytes = bytes(16)
    rows: Mapping[str, Row] = {}
    sets: tuple[tuple[Stamp, ...], ...] = ()
    packed: Mapping[str, Row] = {}
    """All that were packed, also those whose inputs have changed since."""

    def inputs(self, row: Row) -> tuple[Stamp, ...]:
        """Return what ``row`` depends on."""
        return self.sets[row.inputs - 1] if row.inputs else ()


def pack(rules: bytes, rows: Mapping[str, tuple[Row, tuple[Stamp, ...]]]) -> bytes:
    """Return one value for the seeds of a folder with their inputs."""
    numbers: dict[tuple[Stamp, ...], int] = {(): 0}
    packed = b"".join(_ROW.pack(*row[:6], numbers.setdefault(stamps, len(numbers))) for row, stamps in rows.values())
    names = "/".join(rows).encode("utf-8", "surrogatepass")
    sets = [[(path, suffixes, status, digest.hex()) for path, suffixes, status, digest in one] for one in numbers]
    tail = json.dumps(sets[1:]).encode() if len(sets) > 1 else b""
    return _HEAD.pack(rules, len(rows), len(names)) + names + packed + tail


def unpack(data: bytes) -> Folder:
    """Return what ``pack`` packed."""
    rules, count, length = _HEAD.unpack_from(data)
    at = _HEAD.size + length
    end = at + count * _ROW.size
    names = data[_HEAD.size : at].decode("utf-8", "surrogatepass").split("/") if count else []
    rows = dict(zip(names, map(Row._make, _ROW.iter_unpack(data[at:end])), strict=True))
    tail = json.loads(data[end:]) if len(data) > end else []
    sets = tuple(
        tuple(
            Stamp(path, tuple(suffixes), _status(*status), bytes.fromhex(digest))
            for path, suffixes, status, digest in one
        )
        for one in tail
    )
    return Folder(rules, rows, sets, rows)


def _status(mtime: int, ctime: int, size: int, inode: int) -> tuple[int, int, int, int]:
    return (mtime, ctime, size, inode)
