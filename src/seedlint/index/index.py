"""What a run asks of what is known from earlier runs, and what it adds to that."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from struct import error as StructError  # noqa: N812 - an exception, though its module gives it a small name
from typing import TypeVar

from seedlint.discover import Row
from seedlint.engine import UNREADABLE, SeedReport
from seedlint.faults import INTERNAL_ERROR
from seedlint.index.folder import HAS_FACTS, HAS_RESULT, REPORTED, WALKED, Folder, pack, unpack
from seedlint.index.inputs import GRAIN, Inputs, Stamp, is_settled, status_of
from seedlint.index.results import decode_report, encode_report
from seedlint.index.store import Change, Store, UnusableError
from seedlint.index.task import UNKNOWN, Judged, Status, Task

T = TypeVar("T")

FOLDER, FOUND, FACTS, SCOPE = "folder", "found", "facts", "scope"
_BATCH = 8_000_000
"""Bytes of findings that are held back before they are written."""
_NEVER = frozenset({INTERNAL_ERROR, UNREADABLE})
"""What may be otherwise the next time, though the seed is the same."""


class Index:
    """One run's view. Any method raises ``UnusableError``. ``started`` is when the run began, in nanoseconds."""

    def __init__(self, store: Store, started: int) -> None:
        self.store = store
        self.moved: dict[str, tuple[bytes, bytes]] = {}
        """The facts of the seeds whose facts are not what they were: before and now."""
        self.concluded: list[Change] | None = None
        """What changes in what the corpus checks concluded; None where that is not known of all seeds."""
        self.is_complete = True
        """Whether all that this run found can be kept."""
        self._settled = started - GRAIN
        self._inputs = Inputs(started)
        self._packed: dict[str, bytes] | None = None
        self._folders: dict[str, Folder] = {}
        self._walks: dict[str, tuple[bytes, list[str]]] = {}
        self._new: dict[str, dict[str, tuple[Row, tuple[Stamp, ...]] | None]] = {}
        self._pending: list[Change] = []
        self._size = 0
        self._writable = True
        self._examined: set[str] = set()

    @property
    def packed(self) -> Mapping[str, bytes]:
        """All folders that are known, as they are kept."""
        if self._packed is None:
            self._packed = dict(self.store.all(FOLDER))
        return self._packed

    def rows(self, folder: str, rules: bytes) -> Mapping[str, Row]:
        """Return the seeds that a walk found in ``folder`` by the same rules."""
        known = self.folder(folder) if folder in self.packed else Folder()
        if known.rules != rules:
            return {}
        if all(row[5] & WALKED for row in known.rows.values()):
            return known.rows
        return {name: row for name, row in known.rows.items() if row.flags & WALKED}

    def walked(self, folder: str, rules: bytes, names: list[str]) -> None:
        """Take note of the seeds that a walk finds in ``folder``."""
        self._walks[folder] = (rules, names)

    def folder(self, name: str) -> Folder:
        """Return what is known of a folder. A seed whose inputs have changed is as good as unknown."""
        if name not in self._folders:
            packed = self._packed.get(name) if self._packed is not None else self.store.get(FOLDER, name)
            found = Folder() if packed is None else decoded(unpack, packed)
            if found.sets:
                holds = [True, *(all(map(self._inputs.holds, stamps)) for stamps in found.sets)]
                if not all(holds):
                    found = found._replace(rows={name: row for name, row in found.rows.items() if holds[row.inputs]})
            self._folders[name] = found
        return self._folders[name]

    def row(self, name: str) -> Row | None:
        """Return what is known of the seed ``name``, whether or not its file is as it was."""
        folder, file = _split(name)
        return self.folder(folder).rows.get(file)

    def recall(self, path: str, name: str, row: Row | None, *, report: bool) -> SeedReport | Task:
        """Return what is known of the seed ``name``, or the task to look at it. ``row`` is what a walk recognised.

        Facts are not part of it: ``facts`` reads them.
        """
        if row is not None and row[5] & (REPORTED | HAS_RESULT) == REPORTED:
            return SeedReport(name, ())  # nearly always
        known = row if row is not None else self.row(name)
        if known is None or (report and not known.flags & REPORTED):
            return Task(path, name, report, _status(path))
        found = self._found(name, known) if report else b""
        status = known[:4] if row is not None else _status(path)
        if found is None:
            return Task(path, name, report, status)
        if known[:4] != status or status == UNKNOWN:
            return Task(path, name, report, status, known.digest)
        return _read(found, name)

    def learn(self, task: Task, judged: Judged) -> SeedReport:
        """Take note of what came of a task, and return its report."""
        folder, file = _split(task.name)
        old = self.row(task.name)
        status = task.status if is_settled(task.status, self._settled) else UNKNOWN
        new = self._new.setdefault(folder, {})
        report = judged.report
        if report is None:
            found = self._found(task.name, old) if old is not None and task.report else b""
            if old is None or found is None:
                raise UnusableError("has changed")
            new[file] = (Row(*status, *old[4:]), self.folder(folder).inputs(old))
            return _read(found, task.name)
        self._examined.add(task.name)
        facts = json.dumps(report.facts).encode() if report.facts else b""
        self._move(task.name, facts)
        stamps = self._inputs.stamps(report.inputs)
        if not judged.digest or stamps is None or any(item.diagnostic.check in _NEVER for item in report.found):
            new[file] = None
            self.is_complete = False
            return report
        flags = (old.flags & WALKED if old is not None else 0) | (REPORTED if task.report else 0)
        if report.found or report.targets:
            flags |= HAS_RESULT
            self._put(FOUND, task.name, judged.digest + encode_report(report))
        if facts:
            flags |= HAS_FACTS
            self._put(FACTS, task.name, judged.digest + facts)
        new[file] = (Row(*status, judged.digest, flags), stamps)
        return report

    def facts(self, reports: Iterable[SeedReport]) -> Iterator[tuple[str, bytes]]:
        """Yield the seeds of this run that have facts, with these as they are kept."""
        kept = dict(self.store.all(FACTS)) if self.packed else {}
        for report in reports:
            if report.facts:
                yield report.path, json.dumps(report.facts).encode()
            elif report.path not in self._examined and (row := self.row(report.path)) and row.flags & HAS_FACTS:
                packed = kept.get(report.path, b"")
                if packed[:16] != row.digest:
                    raise UnusableError("has changed")
                yield report.path, packed[16:]

    def kept_facts(self, name: str) -> bytes:
        """Return the facts of a seed that had some and has not changed."""
        packed = self.store.get(FACTS, name)
        if packed is None:
            raise UnusableError("has changed")
        return packed[16:]

    def gone(self) -> Iterator[str]:
        """Yield the seeds that walks did not find any more."""
        for folder in self._vanished():
            for name in self.folder(folder).packed:
                yield _join(folder, name)
        for folder, (_, names) in self._walks.items():
            if folder in self.packed and (len(names) < len(self.folder(folder).packed) or folder in self._new):
                there = {*names, *self._new.get(folder, ())}
                for name in self.folder(folder).packed:
                    if name not in there:
                        yield _join(folder, name)

    def is_whole(self, seeds: int) -> bool:
        """Return whether the ``seeds`` of this run are all that there are: walks found them, and left out no folder."""
        unseen = set(self.packed).difference(self._walks, self._vanished())
        return not unseen and seeds == sum(len(names) for _, names in self._walks.values())

    def save(self) -> None:
        """Write which seeds there are and what their files look like, where that has changed."""
        gone = list(self.gone()) if self._packed else []
        self._pending += [(kind, name, None) for name in gone for kind in (FOUND, FACTS)]
        changes = list(self._changes())
        folders = dict(self._packed or {})
        for _, folder, packed in changes:
            if packed is None:
                folders.pop(folder, None)
            else:
                folders[folder] = packed
        if self.concluded is not None and (changes or self.concluded):
            changes += [*self.concluded, (SCOPE, ".", scope(folders))]
        self._write([*self._pending, *changes])

    def _flush(self) -> None:
        """Write findings that are held back. What was concluded before is of other facts then."""
        self._write([*self._pending, (SCOPE, ".", None)])
        self._pending, self._size = [], 0

    def _write(self, changes: list[Change]) -> None:
        """Write ``changes``; nothing any more once another run has written, or nothing can be."""
        if self._writable and changes:
            try:
                self._writable = self.store.write(changes)
            except UnusableError:  # a full disk, say: what this run found, it found
                self._writable = False

    def _changes(self) -> Iterator[Change]:
        changed = {folder for folder, new in self._new.items() if new}
        for folder, (rules, names) in self._walks.items():
            known = self.folder(folder)
            if len(names) != len(known.packed) or (known.rules != rules and names):
                changed.add(folder)
        for folder in sorted(changed):
            yield FOLDER, folder, self._packed_anew(folder)
        for folder in self._vanished():
            yield FOLDER, folder, None

    def _packed_anew(self, folder: str) -> bytes | None:
        known, new = self.folder(folder), self._new.get(folder, {})
        rules, names = self._walks.get(folder, (known.rules, list(known.rows)))
        walked = frozenset(names) if folder in self._walks else frozenset()
        rows: dict[str, tuple[Row, tuple[Stamp, ...]]] = {}
        for name in sorted({*names, *new}):
            old = known.rows.get(name)
            found = new[name] if name in new else None if old is None else (old, known.inputs(old))
            if found is not None:
                row, stamps = found
                flags = (
                    row.flags | WALKED
                    if name in walked
                    else row.flags & ~WALKED
                    if folder in self._walks
                    else row.flags
                )
                rows[name] = (row._replace(flags=flags), stamps)
        return pack(rules, rows) if rows else None

    def _vanished(self) -> Iterator[str]:
        """Yield the folders that are no more: below one that was walked, and not found by that."""
        for folder in self._packed or ():
            above = folder
            while above and above not in self._walks:
                above = "" if above == "." else above.rpartition("/")[0] or ("" if folder.startswith("/") else ".")
            if above and above != folder:
                yield folder

    def _move(self, name: str, facts: bytes) -> None:
        """Take note of what the facts of an examined seed were, if they are others now."""
        folder, file = _split(name)
        row = self.folder(folder).packed.get(file)
        packed = self.store.get(FACTS, name) if self.packed else None
        # Facts that no row speaks of were left by a run that was killed.
        before = packed[16:] if packed is not None and row is not None and row.flags & HAS_FACTS else b""
        if before != facts:
            self.moved[name] = (before, facts)
        if packed is not None:
            self._pending.append((FACTS, name, None))  # until they are put

    def _found(self, name: str, row: Row) -> bytes | None:
        """Return the findings that ``row`` knows of; None where another run has written of other content."""
        if not row.flags & HAS_RESULT:
            return b""
        packed = self.store.get(FOUND, name)
        return packed[16:] if packed is not None and packed[:16] == row.digest else None

    def _put(self, kind: str, name: str, value: bytes) -> None:
        self._pending.append((kind, name, value))
        self._size += len(value)
        if self._size > _BATCH:
            self._flush()


def decoded(decode: Callable[[bytes], T], data: bytes) -> T:
    """Return what ``decode`` makes of ``data``. Raises ``UnusableError`` for what was not written here."""
    try:
        return decode(data)
    except (ValueError, TypeError, KeyError, IndexError, StructError, RecursionError) as error:
        raise UnusableError(f"is damaged: {error}", damaged=True) from error


def _read(found: bytes, name: str) -> SeedReport:
    return decoded(lambda data: decode_report(data, name), found) if found else SeedReport(name, ())


def _status(path: str) -> Status:
    try:
        return status_of(os.stat(path))  # noqa: PTH116 - half the time of Path.stat
    except OSError:
        return UNKNOWN


def _split(name: str) -> tuple[str, str]:
    folder, slash, file = name.rpartition("/")
    return folder or ("/" if slash else "."), file


def _join(folder: str, file: str) -> str:
    return file if folder == "." else f"{folder.rstrip('/')}/{file}"


def scope(folders: Mapping[str, bytes]) -> bytes:
    """Return a digest of all seeds that are known."""
    digest = blake2b(digest_size=16)
    for folder in sorted(folders):
        digest.update(folder.encode("utf-8", "surrogatepass") + b"\0" + blake2b(folders[folder]).digest())
    return digest.digest()
