"""What the front matter holds, field by field, as each reader of its format sees it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from seedlint.proof.yaml import read_yaml11, read_yaml12

_BRACKET: Final = re.compile(r"[\[\]{}]")
_MAX_DEPTH: Final = 200


class FieldName(NamedTuple):
    """The name of a field, and its type: ``1`` is not ``"1"``."""

    text: str
    kind: str


def fields(block: str, read: Callable[[str], object]) -> dict[FieldName, str] | None:
    """Return the fingerprint of each top-level field as ``read`` sees it, or None where it cannot read the block."""
    import warnings

    if _is_too_deep(block):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # ruamel.yaml on anchors used twice
            data = read(block)
        fingerprints: dict[int, str] = {}
        if isinstance(data, dict):
            return {
                FieldName(str(key), type(key).__name__): _fingerprint(value, fingerprints)
                for key, value in data.items()
            }
        return {} if data is None else {FieldName("", ""): _fingerprint(data, fingerprints)}
    except Exception:  # hostile input fails parsers in many ways, and all of them mean "unreadable"
        return None


def _is_too_deep(block: str) -> bool:
    """Return whether brackets nest deeper than any front matter's do; parsers take quadratic time over those."""
    depth = 0
    for bracket in _BRACKET.finditer(block):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > _MAX_DEPTH:
            return True
    return False


def _fingerprint(value: object, known: dict[int, str]) -> str:
    """Return a short string that is equal for equal data; each shared part of a web of aliases is read once."""
    if not isinstance(value, (dict, list, tuple, set)):
        return f"{type(value).__name__} {value!r}"
    if id(value) in known:
        return known[id(value)]
    known[id(value)] = "itself"
    if isinstance(value, dict):
        parts = sorted(f"{_fingerprint(key, {})}: {_fingerprint(inner, known)}" for key, inner in value.items())
    else:
        parts = [_fingerprint(inner, known) for inner in value]
        if isinstance(value, set):
            parts.sort()
    import hashlib

    name = f"{type(value).__name__} {len(parts)} {hashlib.sha256(repr(parts).encode('utf-8', 'replace')).hexdigest()}"
    known[id(value)] = name
    return name


def _read_toml(block: str) -> object:
    import tomllib

    return tomllib.loads(block)


def _read_json(block: str) -> object:
    from frontmatter.default_handlers import JSONHandler

    text = block.strip()
    return JSONHandler().load(text if text.startswith("{") else f"{{{text}}}")


def _read_nothing(_: str) -> object:
    return None


READERS: Final[dict[str | None, tuple[Callable[[str], object], Callable[[str], object]]]] = {
    None: (_read_nothing, _read_nothing),
    "yaml": (read_yaml11, read_yaml12),
    "unclosed": (read_yaml11, read_yaml12),
    "bare": (read_yaml11, read_yaml12),
    "toml": (_read_toml, _read_toml),
    "json": (_read_json, _read_json),
}
