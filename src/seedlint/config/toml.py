"""Plain values written as TOML, for pages and for ``seedlint config show``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from enum import Enum

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WIDTH = 100


def key(name: str) -> str:
    """Return ``name`` as a key, in quotation marks where it needs them."""
    return name if _BARE.fullmatch(name) else inline(name)


def inline(value: object) -> str:
    """Return ``value`` on one line. TOML has no null: leave such a key out."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return inline(value.value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, (tuple, list, frozenset)):
        return f"[{', '.join(map(inline, _items(value)))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key(name)} = {inline(item)}' for name, item in value.items())}}}"
    return str(value)


def assignment(name: str, value: object) -> str:
    """Return ``name = value``, a long list over several lines, and a comment for what is not set."""
    if value is None:
        return f"# {name} is not set"
    line = f"{key(name)} = {inline(value)}"
    if len(line) <= _WIDTH or not isinstance(value, (tuple, list, frozenset)):
        return line
    lines = [f"{key(name)} = ["]
    row = "   "
    for item in map(inline, _items(value)):
        if len(row) + len(item) >= _WIDTH and row.strip():
            lines.append(row)
            row = "   "
        row += f" {item},"
    return "\n".join((*lines, row, "]"))


def _items(value: tuple[object, ...] | list[object] | frozenset[object]) -> list[object]:
    return sorted(value, key=str) if isinstance(value, frozenset) else list(value)
