"""The ledger: a TOML file that says how the site writes names.

Every fault in it is a ``ConfigError`` that names the file and the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from stat import S_ISREG
from typing import Any

from seedlint import ConfigError, pattern

REGIONS = frozenset({"zh-CN", "zh-HK", "zh-MO", "zh-MY", "zh-SG", "zh-TW"})

_KEYS = frozenset({"canonical", "variants", "original", "note"})
_HEADING = pattern(r"^[ \t]*\[\[[ \t]*(?:name|\"name\"|'name')[ \t]*\]\]", re.MULTILINE)
_DEEP = pattern(r"(?:[\[{][^\[\]{}\"']*){50}")
_LONG_NUMBER = pattern(r"[0-9_]{4000}")
_AT_LINE = pattern(r" \(at line ([0-9]+), column [0-9]+\)| \(at end of document\)")


@dataclass(frozen=True, slots=True)
class Name:
    """One entry. ``canonical`` is the spelling by region; one for all regions stands under the empty string."""

    canonical: dict[str, str]
    variants: tuple[str, ...]
    note: str = ""
    original: str = ""
    """The name in the letters of its own language, or in Latin ones."""

    def spelling(self, region: str) -> str | None:
        """Return how ``region`` writes the name, or None where the ledger does not say."""
        return self.canonical.get(region) or self.canonical.get("")


@dataclass(frozen=True, eq=False)
class Ledger:
    """All entries. Compared by identity, so that what is made of a ledger can be cached under it."""

    names: tuple[Name, ...]

    @cached_property
    def spellings(self) -> dict[str, Name]:
        """The entry of each spelling, canonical or variant."""
        return {spelling: name for name in self.names for spelling in (*name.variants, *name.canonical.values())}


_EMPTY = Ledger(())
_known: dict[str, tuple[tuple[int, int], Ledger]] = {}
"""The ledgers that this process has read, by path, each with the time and size of the file it was made of."""


def read_ledger(path: str, *, optional: bool) -> Ledger:
    """Return the ledger at ``path``, read anew if the file changed; an empty one where an optional one is not there.

    Raises ``ConfigError``.
    """
    try:
        status = Path(path).stat()
        if not S_ISREG(status.st_mode):  # a pipe would be waited for without end
            raise ConfigError(f"{path}: is no file")
        stamp = (status.st_mtime_ns, status.st_size)
        if path in _known and _known[path][0] == stamp:
            return _known[path][1]
        data = Path(path).read_bytes()
    except FileNotFoundError as error:
        if not optional:
            raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
        stamp, ledger = (0, 0), _EMPTY
    except (OSError, ValueError) as error:  # a path with a NUL is a ValueError
        raise ConfigError(f"{path}: cannot be read: {getattr(error, 'strerror', error)}") from error
    else:
        ledger = Ledger(parse_ledger(_decoded(data, path), path))
    _known[path] = (stamp, ledger)
    return ledger


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: is not UTF-8: {error.reason} at byte {error.start}") from error


def known_ledger(path: str) -> Ledger:
    """Return the ledger at ``path`` as this process read it first, without a look at the disk."""
    found = _known.get(path)
    return found[1] if found is not None else read_ledger(path, optional=True)


def parse_ledger(text: str, path: str) -> tuple[Name, ...]:
    """Return the entries of a ledger's text. Raises ``ConfigError``."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = at[1] if at is not None and at[1] else str(text.rstrip().count("\n") + 1)
        raise ConfigError(f"{path}:{line}: is not TOML: {_AT_LINE.sub('', str(error))}") from error
    except RecursionError as error:
        raise ConfigError(f"{path}:{_line_of(text, _DEEP)}: is nested too deeply") from error
    except (
        ValueError
    ) as error:  # Python refuses to read it: https://docs.python.org/3/library/stdtypes.html#int-max-str-digits
        raise ConfigError(f"{path}:{_line_of(text, _LONG_NUMBER)}: has a number of too many digits") from error
    return _Reader(text, path).read(data)


def _line_of(text: str, what: re.Pattern[str]) -> int:
    """Return the line on which ``what`` is first found in ``text``, 1 where it is not."""
    match = what.search(text)
    return 1 if match is None else text.count("\n", 0, match.start()) + 1


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._text = text
        self._lines: list[int] = []
        line, at = 1, 0
        for match in _HEADING.finditer(text):
            line += text.count("\n", at, match.start())
            at = match.start()
            self._lines.append(line)

    def read(self, data: dict[str, Any]) -> tuple[Name, ...]:
        unknown = sorted(set(data) - {"name"})
        if unknown:
            line = self._line(unknown[0])
            raise ConfigError(f"{self._path}:{line}: has the unknown key {unknown[0]!r}; each name is a table [[name]]")
        entries = data.get("name", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            line = self._line("name")
            raise ConfigError(f"{self._path}:{line}: 'name' is not a list of tables; write [[name]] with two brackets")
        names = tuple(self._entry(index, entry) for index, entry in enumerate(entries))
        self._compare(names)
        return names

    def _line(self, key: str) -> int:
        """Return the line on which the top-level key or table ``key`` is first written."""
        return _line_of(self._text, re.compile(rf"^[ \t\[]*[\"']?{re.escape(key)}(?![\w-])", re.MULTILINE))

    def _fault(self, index: int, message: str) -> ConfigError:
        line = self._lines[index] if index < len(self._lines) else 1
        return ConfigError(f"{self._path}:{line}: name number {index + 1} {message}")

    def _entry(self, index: int, entry: dict[str, Any]) -> Name:
        unknown = sorted(set(entry) - _KEYS)
        if unknown:
            known = ", ".join(sorted(_KEYS))
            raise self._fault(index, f"has the unknown key {unknown[0]!r}; known are {known}")
        canonical = entry.get("canonical")
        if isinstance(canonical, str):
            canonical = {"": canonical}
        if not isinstance(canonical, dict) or not canonical or not all(map(_is_name, canonical.values())):
            raise self._fault(index, "needs 'canonical': a spelling, or a table of spellings by region")
        for region in canonical:
            if region and region not in REGIONS:
                raise self._fault(index, f"has the unknown region {region!r}; known are {', '.join(sorted(REGIONS))}")
        variants = entry.get("variants", [])
        if not isinstance(variants, list) or not all(map(_is_name, variants)):
            raise self._fault(index, "has 'variants' that are not a list of spellings")
        note, original = entry.get("note", ""), entry.get("original", "")
        for key, value in (("note", note), ("original", original)):
            if not isinstance(value, str):
                raise self._fault(index, f"has {'an' if key == 'original' else 'a'} {key!r} that is not a text")
        return Name(dict(canonical), tuple(dict.fromkeys(variants)), note, original)

    def _compare(self, names: tuple[Name, ...]) -> None:
        """Refuse a variant of which it is not plain what to write for it."""
        canonical = {spelling: index for index, name in enumerate(names) for spelling in name.canonical.values()}
        seen: dict[str, int] = {}
        for index, name in enumerate(names):
            for variant in name.variants:
                if name.canonical.get("") == variant:
                    raise self._fault(index, f"lists its canonical spelling {variant!r} as a variant")
                if canonical.get(variant, index) != index:
                    raise self._fault(
                        index, f"lists {variant!r}, which is canonical for name number {canonical[variant] + 1}"
                    )
                if seen.setdefault(variant, index) != index:
                    raise self._fault(index, f"lists {variant!r}, a variant of name number {seen[variant] + 1} too")


def _is_name(value: object) -> bool:
    return isinstance(value, str) and len(value) > 1 and value == value.strip() and value.isprintable()
