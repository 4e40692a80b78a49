"""The only module that writes a seed: whole or not at all, and only over what was read."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
import time
from functools import cache
from pathlib import Path

# No suffix of seeds, so that what a killed run leaves behind is never taken for one.
_PREFIX, _SUFFIX = ".seedlint-", ".tmp"
_LEFT_BEHIND = 600
"""Seconds after which a temporary file, which is needed for milliseconds, has been left behind by a killed run."""


class WriteRefused(Exception):  # noqa: N818 - it names what happened
    """A seed was not written, and is as it was; the message says why, ``path`` which."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def replace(path: Path, before: bytes, after: bytes, root: Path) -> None:
    """Make ``after`` the content of ``path``, which held ``before`` when it was read.

    The new content is written beside the file and then put in its place in one step, so that whoever
    looks, even after a crash, finds either the old file or the new one. A link inside ``root`` stays a link and
    its target is written; what lies outside ``root``, however it is reached, never is. Where another run has
    made it ``after`` in the meantime, nothing is left to do.
    Raises ``WriteRefused``.
    """
    try:
        _replace(path, before, after, root)
    except OSError as error:
        raise WriteRefused(path, f"could not be written: {error.strerror or error}") from error


def _replace(path: Path, before: bytes, after: bytes, root: Path) -> None:
    target = _target(path, root)
    status = target.stat()
    if not stat.S_ISREG(status.st_mode):
        raise WriteRefused(path, "is not a regular file")
    if not os.access(target, os.W_OK):
        raise WriteRefused(path, "is read-only")
    if target.read_bytes() == after:
        return
    _remove_left_behind(target.parent)
    descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(after)
            file.flush()
            _copy_owner_and_mode(temporary, status)
            os.fsync(file.fileno())
        now = target.read_bytes()
        if _target(path, root) != target or now not in {before, after}:
            raise WriteRefused(path, "changed after it was read; run again")
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _target(path: Path, root: Path) -> Path:
    """Return the file that ``path`` leads to, links followed, which must lie in ``root``."""
    try:
        target = path.resolve(strict=True)
    except FileNotFoundError:
        raise WriteRefused(path, "is no longer there") from None
    except RuntimeError:  # a loop of links, before Python 3.13
        raise WriteRefused(path, "is a link that leads to itself") from None
    if not target.is_relative_to(root.resolve()):
        raise WriteRefused(path, f"leads out of the project, to {target}; it is not written through a link")
    return target


@cache
def _remove_left_behind(folder: Path) -> None:
    """Remove, once in a run, the temporary files that killed runs have left in ``folder``; not those of one at work."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if time.time() - path.lstat().st_mtime > _LEFT_BEHIND:
                path.unlink()


def _copy_owner_and_mode(temporary: Path, status: os.stat_result) -> None:
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):  # only root may give files away
            os.chown(temporary, status.st_uid, status.st_gid)
    temporary.chmod(stat.S_IMODE(status.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets folders be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
