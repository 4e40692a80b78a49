"""Paths to the seeds they stand for.

A folder stands for what ``include`` names in it, without hidden files and folders and without what git
ignores. A file stands for itself. What ``exclude`` names is left out in either case, since hooks and
editors name files that nobody has chosen.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from seedlint.config.patterns import compile_patterns

if TYPE_CHECKING:
    from seedlint.config import Config

GITIGNORE = ".gitignore"
_POSIX_CLASSES = (
    ("[:alpha:]", "a-zA-Z"),
    ("[:digit:]", "0-9"),
    ("[:alnum:]", "0-9a-zA-Z"),
    ("[:lower:]", "a-z"),
    ("[:upper:]", "A-Z"),
    ("[:xdigit:]", "0-9a-fA-F"),
    ("[:space:]", " \t"),
)
"""The classes that git's patterns have and those of ``pathspec`` have not."""


class DiscoverError(Exception):
    """A path cannot be looked at; the message says which and why."""


class Row(NamedTuple):
    """What a run knew of a seed: the status that its file had, and what was found in it then."""

    mtime: int
    ctime: int
    size: int
    inode: int
    digest: bytes
    flags: int = 0
    inputs: int = 0


class Remembered(Protocol):
    """What an earlier run knew of the folders that it walked."""

    def rows(self, folder: str, rules: bytes) -> Mapping[str, Row]:
        """Return by name the seeds that a walk found in ``folder``, ``rules`` being a digest of what was ignored."""

    def walked(self, folder: str, rules: bytes, names: list[str]) -> None:
        """Take note of the seeds that a walk finds in ``folder``."""


class _Nothing:
    """No earlier run."""

    def rows(self, folder: str, rules: bytes) -> Mapping[str, Row]:
        """Return nothing."""
        del folder, rules
        return {}

    def walked(self, folder: str, rules: bytes, names: list[str]) -> None:
        """Do nothing."""


def discover(paths: Sequence[Path], config: Config, *, use_gitignore: bool = True) -> list[Path]:
    """Return the seeds that ``paths`` stand for: absolute, sorted, each once.

    Raises ``DiscoverError`` for a path that does not exist, or a folder that cannot be listed.
    """
    return [Path(name) for name, _ in survey(paths, config, use_gitignore=use_gitignore)]


def survey(
    paths: Sequence[Path], config: Config, *, use_gitignore: bool = True, remembered: Remembered | None = None
) -> list[tuple[str, Row | None]]:
    """Return what ``discover`` does, each seed with what is ``remembered`` of it, None where its file changed since.

    A seed that is remembered and has not changed costs little more than its ``stat``.
    """
    walk = _Walk(config, use_gitignore, remembered if remembered is not None else _Nothing())
    found: dict[str, Row | None] = {}
    for path in paths:
        absolute = os.path.abspath(path)  # noqa: PTH100 - Path.absolute() keeps '..'
        if os.path.isdir(absolute):
            walk.folder(absolute, found)
        elif os.path.isfile(absolute):
            if not walk.is_excluded(absolute):
                found.setdefault(absolute, None)
        elif os.path.exists(absolute):
            raise DiscoverError(f"{path}: is no ordinary file; - reads standard input")
        else:
            raise DiscoverError(f"{path}: no such file or folder")
    return sorted(found.items())  # no two of one path, so that rows are never compared


def relative(path: Path, config: Config) -> str:
    """Return the name of the seed at ``path``: below the root with forward slashes, else the absolute path."""
    return seed_name(os.path.abspath(path), str(config.root))  # noqa: PTH100


def seed_name(absolute: str, root: str) -> str:
    """Return what ``relative`` does, for a path that is absolute and normal."""
    prefix = root if root.endswith(os.sep) else root + os.sep
    name = absolute.removeprefix(prefix) if absolute != root else "."
    return name if os.sep == "/" else name.replace(os.sep, "/")


_AROUND = "ps_d"
"""The group of a rule of ``pathspec`` that matches the slash behind a folder: before the end of a path it says that
the rule speaks of a folder around it, which the walk has judged already."""


class _Rule(NamedTuple):
    """One line of a ``.gitignore``: whether it ignores or takes back, and whether it speaks of folders only."""

    ignores: bool
    folders_only: bool
    path: re.Pattern[str]


class _Ignores(NamedTuple):
    """The rules of one ``.gitignore``, and the folder they are relative to."""

    folder: str
    rules: tuple[_Rule, ...]
    data: bytes


class _Walk:
    """Walks folders by one configuration."""

    def __init__(self, config: Config, use_gitignore: bool, remembered: Remembered) -> None:
        self._remembered = remembered
        self._root = str(config.root)
        self._include = compile_patterns(config.include, folders=False, ignore_case=True)
        self._exclude = compile_patterns(config.exclude, folders=True)
        self._use_gitignore = use_gitignore

    def is_excluded(self, path: str) -> bool:
        """Return whether ``exclude`` names the file or folder at ``path``, or a folder around it."""
        return self._exclude.fullmatch(seed_name(path, self._root)) is not None

    def folder(self, path: str, found: dict[str, Row | None]) -> None:
        """Add the seeds in a folder that was named to ``found``."""
        if self.is_excluded(path):
            return
        ignores = tuple(self._ignores_around(path)) if self._use_gitignore else ()
        if _is_ignored(path, ignores, folder=True):
            ignores = ()  # it was named: what holds for it as a whole is overruled
        self._below(path, ignores, found)

    def _below(self, path: str, ignores: tuple[_Ignores, ...], found: dict[str, Row | None]) -> None:
        left = [(path, ignores, self._digest(ignores))]
        while left:
            folder, ignores, rules = left.pop()
            try:
                with os.scandir(folder) as listing:
                    entries = list(listing)
            except OSError as error:
                raise DiscoverError(f"{folder}: cannot be listed: {error.strerror or error}") from error
            names = [entry.name for entry in entries]
            if self._use_gitignore and GITIGNORE in names:
                ignores = (*ignores, *_read_ignores(folder))
                rules = self._digest(ignores)
            whose = seed_name(folder, self._root)
            row_of = self._remembered.rows(whose, rules).get
            seeds = []
            for name, entry in zip(names, entries, strict=True):
                row = row_of(name)
                if row is not None and _is_as_it_was(entry, row):
                    seeds.append(name)
                    found[entry.path] = row
                elif name.startswith("."):
                    continue
                elif entry.is_dir(follow_symlinks=False):
                    if not self.is_excluded(entry.path) and not _is_ignored(entry.path, ignores, folder=True):
                        left.append((entry.path, ignores, rules))
                elif self._is_seed(entry) and not _is_ignored(entry.path, ignores, folder=False):
                    seeds.append(name)
                    found[entry.path] = None
            self._remembered.walked(whose, rules, seeds)

    def _digest(self, ignores: tuple[_Ignores, ...]) -> bytes:
        """Return a digest of what is ignored, the same wherever the project lies."""
        if not ignores:
            return bytes(16)
        from hashlib import blake2b

        what = [(seed_name(ignore.folder, self._root), ignore.data) for ignore in ignores]
        return blake2b(repr(what).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def _is_seed(self, entry: os.DirEntry[str]) -> bool:
        name = seed_name(entry.path, self._root)
        if not self._include.fullmatch(name) or self._exclude.fullmatch(name) or not _is_file(entry):
            return False
        if not entry.is_symlink():
            return True
        return os.path.realpath(entry.path).startswith(os.path.realpath(self._root) + os.sep)

    def _ignores_around(self, folder: str) -> Iterator[_Ignores]:
        """Yield what the folders around ``folder`` ignore, outermost first, within its git repository."""
        around: list[str] = []
        for parent in (Path(folder), *Path(folder).parents):
            if str(parent) != folder:
                around.append(str(parent))
            if os.path.exists(parent / ".git"):
                yield from _read_ignores(str(parent), os.path.join(".git", "info", "exclude"))  # noqa: PTH118
                for outer in reversed(around):
                    yield from _read_ignores(outer)
                return
        if folder.startswith(self._root + os.sep):
            for outer in reversed(around):
                if outer == self._root or outer.startswith(self._root + os.sep):
                    yield from _read_ignores(outer)


def _read_ignores(folder: str, file: str = GITIGNORE) -> tuple[_Ignores, ...]:
    try:
        data = Path(folder, file).read_bytes()
    except OSError:
        return ()
    rules = _rules(data)
    return (_Ignores(folder, rules, data),) if rules else ()


@lru_cache(maxsize=256)
def _rules(data: bytes) -> tuple[_Rule, ...]:
    """Return the rules of a ``.gitignore``; a line that is no pattern matches nothing, as for git."""
    lines = data.decode("utf-8-sig", "surrogateescape").splitlines()
    wanted = [line for line in lines if line.strip() and not line.startswith("#")]
    if not wanted:
        return ()
    from pathspec import GitIgnoreSpec

    rules = []
    for line in wanted:
        for name, members in _POSIX_CLASSES:
            line = line.replace(name, members)
        try:
            patterns = GitIgnoreSpec.from_lines([line]).patterns
        except (ValueError, re.error):
            continue
        rules += [
            _Rule(bool(one.include), line.rstrip().endswith("/"), one.regex)
            for one in patterns
            if one.regex is not None
        ]
    return tuple(rules)


def _is_ignored(path: str, ignores: tuple[_Ignores, ...], *, folder: bool) -> bool:
    """Return what the last rule that matches says, those of inner folders last, as git does."""
    for ignore in reversed(ignores):
        name = seed_name(path, ignore.folder)
        for rule in reversed(ignore.rules):
            text = f"{name}/" if folder and rule.folders_only else name
            match = rule.path.match(text)
            if match is not None and not (match.end() < len(text) and match.groupdict().get(_AROUND)):
                return rule.ignores
    return False


def _is_as_it_was(entry: os.DirEntry[str], row: Row) -> bool:
    """Return whether ``entry`` is the file that ``row`` was made of: never a link, which may lead elsewhere since."""
    try:
        now = entry.stat(follow_symlinks=False)
    except OSError:  # gone since it was listed
        return False
    return now.st_mtime_ns == row[0] and now.st_ctime_ns == row[1] and now.st_size == row[2] and now.st_ino == row[3]


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False
