"""JSON front matter with spans: the standard library's scanner, one level of bookkeeping above it."""

from __future__ import annotations

import json
import re

from seedlint.diagnostics import Span
from seedlint.seed.front_matter.nodes import (
    MAX_DEPTH,
    Field,
    Mapping,
    Node,
    Scalar,
    Sequence,
    SyntaxFault,
    TooDeepError,
)

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def parse_json(text: str, content: Span) -> tuple[Node | None, SyntaxFault | None]:
    """Return the tree of ``text[content]``, or the fault that keeps it from being read."""
    source = text[: content.end]
    try:
        start = _skip(source, content.start)
        if start == content.end:
            return None, None
        _, end = _DECODER.raw_decode(source, start)
        if _skip(source, end) != content.end:
            raise json.JSONDecodeError("Extra data", source, end)
        node, _ = _value(source, start)
    except json.JSONDecodeError as error:
        return None, SyntaxFault(error.msg, Span(min(error.pos, content.end), min(error.pos + 1, len(text))))
    except (RecursionError, TooDeepError):
        return None, SyntaxFault(str(TooDeepError()), Span(content.start, content.start))
    except ValueError:  # an integer that Python refuses to read, for the time it takes
        return None, SyntaxFault("a number has too many digits", Span(content.start, content.start))
    return node, None


def _skip(source: str, at: int) -> int:
    match = _SPACE.match(source, at)
    return match.end() if match else at


def _value(source: str, at: int, depth: int = 0) -> tuple[Node, int]:
    """Return the node at ``at`` and where it ends; the text is known to be valid."""
    if depth > MAX_DEPTH:
        raise TooDeepError
    if source[at] == "{":
        fields = []
        end = _skip(source, at + 1)
        while source[end] != "}":
            key, end = _value(source, end)
            value, end = _value(source, _skip(source, _skip(source, end) + 1), depth + 1)
            if isinstance(key, Scalar):
                fields.append(Field(key, value))
            end = _next(source, end)
        return Mapping(Span(at, end + 1), tuple(fields), flow=True), end + 1
    if source[at] == "[":
        items = []
        end = _skip(source, at + 1)
        while source[end] != "]":
            item, end = _value(source, end, depth + 1)
            items.append(item)
            end = _next(source, end)
        return Sequence(Span(at, end + 1), tuple(items), flow=True), end + 1
    if source[at] == '"':
        string, end = _DECODER.raw_decode(source, at)
        return Scalar(Span(at, end), string, "double", "json", typed=string), end
    typed, end = _DECODER.raw_decode(source, at)
    return Scalar(Span(at, end), source[at:end], "plain", "json", typed=typed), end


def _next(source: str, end: int) -> int:
    """Skip to the next item, or to the bracket that closes the collection."""
    end = _skip(source, end)
    return _skip(source, end + 1) if source[end] == "," else end
