"""Path patterns, as in ``include``, ``exclude`` and ``per_file_ignores``.

``*`` and ``?`` stay within a name, ``**`` crosses folders. A pattern without a slash is matched against
the name at any depth, one with a slash against the whole path below the root.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from seedlint.pattern import pattern

if TYPE_CHECKING:
    from seedlint.config.model import Config

_TOKEN = re.compile(r"(?P<folders>\*\*/)|(?P<any>\*\*)|(?P<name>\*)|(?P<one>\?)|\[(?P<not>[!^]?)(?P<set>\]?[^\]]*)\]")
_NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=64)
def compile_patterns(patterns: tuple[str, ...], *, folders: bool, ignore_case: bool = False) -> re.Pattern[str]:
    """Return one regular expression to ``fullmatch`` a path with.

    With ``folders`` a pattern that matches a folder matches all that is in it.
    """
    regex = "|".join(f"(?:{_translate(glob, folders)})" for glob in patterns) or r"(?!)"
    return pattern(regex, re.DOTALL | (re.IGNORECASE if ignore_case else 0))


def _translate(glob: str, folders: bool) -> str:
    glob = glob.removeprefix("./")
    is_folder = glob.endswith("/")
    glob = glob.rstrip("/")
    parts = ["" if "/" in glob else "(?:.*/)?"]
    glob = glob.removeprefix("/")
    at = 0
    for token in _TOKEN.finditer(glob):
        parts.append(re.escape(glob[at : token.start()]))
        at = token.end()
        if token["folders"]:
            parts.append("(?:.*/)?")
        elif token["any"]:
            parts.append(".*")
        elif token["name"]:
            parts.append("[^/]*")
        elif token["one"]:
            parts.append("[^/]")
        else:
            characters = re.sub(r"([\\\[\]^&|~])", r"\\\1", token["set"])
            parts.append(f"(?!/)[{'^' if token['not'] else ''}{characters}]")
    parts.append(re.escape(glob[at:]))
    if is_folder:
        parts.append("/.*")
    elif folders:
        parts.append("(?:/.*)?")
    return "".join(parts)


def is_pattern(text: str) -> str | None:
    """Return what keeps ``text`` from being a pattern, or None."""
    if not text.strip("/ "):
        return "is empty"
    try:
        re.compile(_translate(text, folders=True))
    except re.error as error:
        return f"is no pattern: {error}"
    return None


def ignored_for(config: Config, path: str) -> frozenset[str]:
    """Return what ``per_file_ignores`` turns off for the seed ``path``."""
    if not config.per_file_ignores:
        return _NOTHING
    found = _NOTHING
    for glob, names in _compiled(config.per_file_ignores):
        if glob.fullmatch(path):
            found |= names
    return found


@lru_cache(maxsize=8)
def _compiled(ignores: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    return tuple((compile_patterns((glob,), folders=True), frozenset(names)) for glob, names in ignores)
