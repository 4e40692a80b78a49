"""The file of the index: SQLite, which lets several runs read and write at once.

Every value is sealed with a digest of itself, its key and the fingerprint, so that what is damaged, misplaced or
somebody else's is not believed. Any fault is an ``UnusableError``: the run then does without.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

FILE = "index.db"
TAG = "CACHEDIR.TAG"
_IGNORE = ".gitignore"
_MARK = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder holds what seedlint found in earlier runs. It can be deleted at any time.\n"
    "# For information about cache directory tags, see https://bford.info/cachedir/\n"
)
_KEPT = 8
"""How many fingerprints are kept: those of an editor, a hook and a full run differ."""
_PATIENCE = 2.0
"""Seconds to wait for another run that writes."""
_TABLES = {
    "run": "CREATE TABLE run (print BLOB PRIMARY KEY, version INTEGER, used INTEGER) WITHOUT ROWID",
    "entry": "CREATE TABLE entry (print BLOB, kind TEXT, name BLOB, value BLOB, PRIMARY KEY (print, kind, name))"
    " WITHOUT ROWID",
}
_GET = "SELECT value FROM entry WHERE print = ? AND kind = ? AND name = ?"
_ALL = "SELECT name, value FROM entry WHERE print = ? AND kind = ?"
_PUT = "REPLACE INTO entry VALUES (?, ?, ?, ?)"
_DROP = "DELETE FROM entry WHERE print = ? AND kind = ? AND name = ?"
_DROP_ALL = "DELETE FROM entry WHERE print = ? AND kind = ?"

Change = tuple[str, str, bytes | None]
"""Kind, name and value of an entry; None deletes it, and all of the kind where the name is empty."""


class UnusableError(Exception):
    """The index cannot be used; the message says why. One that is ``damaged`` is best deleted."""

    def __init__(self, reason: str, *, damaged: bool = False) -> None:
        super().__init__(reason)
        self.damaged = damaged


class Store:
    """Sealed values by kind and name, under one fingerprint. Any method raises ``UnusableError``."""

    def __init__(self, folder: Path, fingerprint: bytes) -> None:
        self._print = fingerprint
        _prepare(folder)
        self._connection = _connect(folder / FILE)
        with _faults():
            self._connection.execute("BEGIN")  # all that is read before the first write is of one moment
            self._version = self._find_version()

    def get(self, kind: str, name: str) -> bytes | None:
        """Return a value, or None where there is none."""
        key = _encoded(name)
        with _faults():
            found = self._connection.execute(_GET, (self._print, kind, key)).fetchone()
            return None if found is None else self._opened(kind, key, found[0])

    def all(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Yield all values of a kind with their names."""
        with _faults():
            for key, value in self._connection.execute(_ALL, (self._print, kind)):
                opened = self._opened(kind, key, value)
                yield key.decode("utf-8", "surrogatepass"), opened

    def write(self, changes: Iterable[Change]) -> bool:
        """Write values, all or none, and return whether they are written.

        They are not where another run has written since this one began to read: what that found this one does not know.
        """
        with _faults():
            connection = self._connection
            if connection.in_transaction:
                connection.execute("COMMIT")
            connection.execute("BEGIN IMMEDIATE")
            try:
                if self._find_version() != self._version:
                    connection.execute("ROLLBACK")
                    return False
                for change in changes:
                    self._change(change)
                used = (self._print, self._version + 1, time.time_ns())
                connection.execute("REPLACE INTO run VALUES (?, ?, ?)", used)
                self._forget_others()
                connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            self._version += 1
        return True

    def close(self) -> None:
        """Close the file."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def _find_version(self) -> int:
        query = "SELECT version FROM run WHERE print = ?"
        found = self._connection.execute(query, (self._print,)).fetchone()
        return found[0] if found is not None else 0

    def _change(self, change: Change) -> None:
        kind, name, value = change
        key = _encoded(name)
        if value is not None:
            self._connection.execute(_PUT, (self._print, kind, key, self._seal(kind, key, value) + value))
        elif name:
            self._connection.execute(_DROP, (self._print, kind, key))
        else:
            self._connection.execute(_DROP_ALL, (self._print, kind))

    def _forget_others(self) -> None:
        old = self._connection.execute("SELECT print FROM run ORDER BY used DESC, print LIMIT -1 OFFSET ?", (_KEPT,))
        for row in old.fetchall():
            self._connection.execute("DELETE FROM entry WHERE print = ?", row)
            self._connection.execute("DELETE FROM run WHERE print = ?", row)

    def _seal(self, kind: str, key: bytes, value: bytes) -> bytes:
        seal = blake2b(kind.encode() + b"\0" + key + b"\0", digest_size=16, key=self._print)
        seal.update(value)
        return seal.digest()

    def _opened(self, kind: str, key: bytes, sealed: bytes) -> bytes:
        if sealed[:16] != self._seal(kind, key, sealed[16:]):
            raise UnusableError("is damaged", damaged=True)
        return sealed[16:]


def discard(folder: Path) -> None:
    """Delete the index in ``folder``, where the folder is seedlint's own."""
    with contextlib.suppress(OSError, ValueError):
        if not folder.is_symlink() and _is_ours(folder):
            for path in _files(folder):
                path.unlink(missing_ok=True)


@contextlib.contextmanager
def _faults() -> Iterator[None]:
    """Turn what SQLite, or a value of another type than is written here, raises into an ``UnusableError``."""
    try:
        yield
    except (sqlite3.Error, sqlite3.Warning, TypeError, ValueError, AttributeError, OverflowError) as error:
        # What the system refuses, for want of room or rights, is an OperationalError: the file is as good as before.
        damaged = not isinstance(error, sqlite3.OperationalError)
        raise UnusableError(f"cannot be used: {error}", damaged=damaged) from error


def _encoded(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def _prepare(folder: Path) -> None:
    """Make the folder, which says to tools and to git what it is. One that holds something else is left alone."""
    try:
        if folder.is_symlink() or any(path.is_symlink() for path in _files(folder)):
            raise UnusableError("is a link, which may lead anywhere")
        folder.mkdir(parents=True, exist_ok=True)
        if _is_ours(folder):
            return
        there = os.listdir(folder)  # noqa: PTH208
        begun = TAG not in there or _MARK.startswith((folder / TAG).read_text(encoding="utf-8"))
        if not begun or not {TAG, _IGNORE}.issuperset(there):
            raise UnusableError("holds something else")
        (folder / _IGNORE).write_text("*\n", encoding="utf-8")
        (folder / TAG).write_text(_MARK, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise UnusableError(f"cannot be used: {error}") from error


def _is_ours(folder: Path) -> bool:
    return (folder / TAG).is_file() and (folder / TAG).read_text(encoding="utf-8", errors="replace") == _MARK


def _connect(path: Path) -> sqlite3.Connection:
    connection = None
    try:
        with _faults():
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            _agree(connection)
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    return connection


def _agree(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none. Raises ``UnusableError`` for a file that has others."""
    if not _schema(connection):
        connection.execute("BEGIN IMMEDIATE")
        if not _schema(connection):  # no other run was quicker
            for sql in _TABLES.values():
                connection.execute(sql)
        connection.execute("COMMIT")
    if _schema(connection) != _TABLES:
        raise UnusableError("has other tables", damaged=True)


def _schema(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


def _files(folder: Path) -> list[Path]:
    """Return the files of the index, those first that are worth nothing without the last."""
    return [folder / f"{FILE}{suffix}" for suffix in ("-wal", "-shm", "")]
