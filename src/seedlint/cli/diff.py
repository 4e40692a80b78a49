"""Unified diffs in bytes, as ``git apply`` takes them."""

from __future__ import annotations

import difflib
import re

_NO_NEWLINE = b"\n\\ No newline at end of file\n"


def unified_diff(path: str, before: bytes, after: bytes) -> bytes:
    """Return the diff of a file at ``path``. Only LF ends a line, as for git; a CR is part of its line."""
    old, new = _lines(before), _lines(after)
    names = (_quoted(f"a/{path}"), _quoted(f"b/{path}"))
    diff = difflib.unified_diff(old, new, *names, lineterm="\n")
    return b"".join(_encoded(line) for line in diff)


def _lines(data: bytes) -> list[str]:
    # Latin-1 gives each byte a character, so that any bytes come out as they went in.
    return re.findall(r"[^\n]*\n|[^\n]+\Z", data.decode("latin-1"))


def _encoded(line: str) -> bytes:
    data = line.encode("latin-1")
    return data if data.endswith(b"\n") else data + _NO_NEWLINE


def _quoted(path: str) -> str:
    """Return ``path`` as git writes it: quoted where it holds a quote, a backslash or a control character."""
    raw = path.encode("utf-8", "surrogateescape").decode("latin-1")
    if not re.search(r'["\\\x00-\x1f\x7f]', raw):
        return f"{raw}\t" if " " in raw else raw
    escaped = re.sub(r'["\\]', lambda match: f"\\{match[0]}", raw)
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\{ord(match[0]):03o}", escaped) + '"'
