"""TOML front matter: values from tomllib, spans from tree-sitter's grammar."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from seedlint.diagnostics import Span
from seedlint.seed.front_matter.nodes import (
    MAX_DEPTH,
    Field,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Style,
    SyntaxFault,
    TooDeepError,
)

if TYPE_CHECKING:
    from tree_sitter import Node as Syntax
    from tree_sitter import Parser

_PLACE = re.compile(
    r"(?P<message>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)\Z", re.DOTALL
)
_STYLES: dict[str, Style] = {"'": "single", '"': "double"}


@cache
def _parser() -> Parser:
    import tree_sitter
    import tree_sitter_toml

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))


def parse_toml(text: str, content: Span) -> tuple[Node | None, SyntaxFault | None]:
    """Return the tree of ``text[content]``, or the fault that keeps it from being read."""
    source = text[content.start : content.end]
    # tomllib takes only LF; a space before it keeps the length, and so the places it names.
    readable = source.replace("\r\n", " \n").replace("\r", "\n")
    try:
        tomllib.loads(readable)
    except tomllib.TOMLDecodeError as error:
        return None, _fault(str(error), readable, content)
    except ValueError:  # an integer that Python refuses to read, for the time it takes
        return None, SyntaxFault("a number has too many digits", Span(content.start, content.start))
    except RecursionError:
        return None, SyntaxFault(str(TooDeepError()), Span(content.start, content.start))
    data = readable.encode()
    reader = _Reader(text, data, content.start)
    try:
        return reader.document(_parser().parse(data).root_node, content), None
    except TooDeepError as error:
        return None, SyntaxFault(str(error), Span(content.start, content.start))


def _fault(message: str, source: str, content: Span) -> SyntaxFault:
    match = _PLACE.match(message)
    if match is None:
        return SyntaxFault(message, Span(content.start, content.start))
    if match["line"] is None:
        return SyntaxFault(match["message"], Span(content.end, content.end))
    lines = source.split("\n")
    line = int(match["line"])
    at = content.start + sum(len(before) + 1 for before in lines[: line - 1]) + int(match["column"]) - 1
    return SyntaxFault(match["message"], Span(at, min(at + 1, content.end)))


class _Reader:
    """Turns tree-sitter's nodes, in bytes, into ours, in code points of the file."""

    def __init__(self, text: str, data: bytes, shift: int) -> None:
        self._text = text
        self._data = data
        self._shift = shift
        # How many characters begin before each byte.
        self._offsets = list(accumulate((byte & 0xC0 != 0x80 for byte in data), initial=0))

    def document(self, root: Syntax, content: Span) -> Mapping:
        fields: list[Field] = []
        for child in root.named_children:
            if child.type == "pair":
                fields.append(self._pair(child))
            elif child.type in {"table", "table_array_element"}:
                fields.append(self._table(child))
        return Mapping(content, tuple(fields))

    def _table(self, node: Syntax) -> Field:
        key, *pairs = (child for child in node.named_children if child.type != "comment")
        table = Mapping(self._span(node), tuple(self._pair(pair) for pair in pairs))
        if node.type == "table_array_element":
            return Field(self._key(key), Sequence(table.span, (table,)))
        return Field(self._key(key), table)

    def _pair(self, node: Syntax, depth: int = 0) -> Field:
        key, value = (child for child in node.named_children if child.type != "comment")
        return Field(self._key(key), self._value(value, depth))

    def _key(self, node: Syntax) -> Scalar:
        raw = self._raw(node)
        if node.type == "quoted_key":
            (name,) = tomllib.loads(f"{raw} = 0")
            return Scalar(self._span(node), name, _STYLES[raw[0]], "toml", typed=name)
        return Scalar(self._span(node), raw, "plain", "toml", typed=raw)

    def _value(self, node: Syntax, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise TooDeepError
        span = self._span(node)
        if node.type == "array":
            items = (item for item in node.named_children if item.type != "comment")
            return Sequence(span, tuple(self._value(item, depth + 1) for item in items), True)
        if node.type == "inline_table":
            pairs = (pair for pair in node.named_children if pair.type == "pair")
            return Mapping(span, tuple(self._pair(pair, depth + 1) for pair in pairs), True)
        raw = self._raw(node)
        written = self._text[span.start : span.end].replace("\r\n", "\n").replace("\r", "\n")
        typed: object = tomllib.loads(f"v = {written}")["v"]
        value = typed if isinstance(typed, str) else raw
        style: Style = "literal" if raw[:3] in {'"""', "'''"} else _STYLES.get(raw[0], "plain")
        return Scalar(span, value, style, "toml", typed=typed)

    def _raw(self, node: Syntax) -> str:
        return self._data[node.start_byte : node.end_byte].decode()

    def _span(self, node: Syntax) -> Span:
        return Span(self._shift + self._offsets[node.start_byte], self._shift + self._offsets[node.end_byte])
