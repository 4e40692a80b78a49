"""The tree of a front-matter block: scalars, sequences, mappings, each with its exact span."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from seedlint.diagnostics import Span
from seedlint.seed.front_matter.resolve import read_yaml12

if TYPE_CHECKING:
    from collections.abc import Iterator

Format = Literal["yaml", "toml", "json"]
Style = Literal["plain", "single", "double", "literal", "folded"]

MAX_DEPTH = 100
"""Deeper nesting than any front matter has; bounds the work on hostile input, and how deep a check must go."""


class TooDeepError(Exception):
    """A block nests deeper than ``MAX_DEPTH``."""

    def __init__(self) -> None:
        super().__init__(f"nested deeper than {MAX_DEPTH} levels")


class Scalar(NamedTuple):
    """One value. ``span`` includes the quotes; ``value`` is the text after unquoting and unescaping."""

    span: Span
    value: str
    style: Style
    format: Format = "yaml"
    tag: str | None = None
    """An explicit YAML tag such as ``!!str``, or an alias's ``*name``."""
    typed: object = None
    """The value as TOML or JSON reads it."""

    @property
    def data(self) -> object:
        """The value as the site generator reads it: YAML 1.2 core with timestamps, TOML or JSON."""
        if self.format != "yaml":
            return self.typed
        if self.style != "plain" or (self.tag is not None and self.tag in {"!!str", "!", "tag:yaml.org,2002:str"}):
            return self.value
        return read_yaml12(self.value)

    @property
    def inner(self) -> Span:
        """The span without the quotes of a quoted scalar."""
        start, end = self.span
        if self.style in {"single", "double"} and end - start >= 2:
            return Span(start + 1, end - 1)
        return self.span


class Sequence(NamedTuple):
    """A list. ``flow`` is True for ``[a, b]``."""

    span: Span
    items: tuple[Node, ...]
    flow: bool = False

    @property
    def data(self) -> list[object]:
        """The items' data."""
        return [item.data for item in self.items]


class Mapping(NamedTuple):
    """Keys and values in file order, repeated keys included. ``flow`` is True for ``{a: b}``."""

    span: Span
    fields: tuple[Field, ...]
    flow: bool = False

    @property
    def data(self) -> dict[str, object]:
        """The values by key; of repeated keys the last one counts."""
        return {field.name: field.value.data for field in self.fields}


class Field(NamedTuple):
    """A key with its value."""

    key: Scalar
    value: Node

    @property
    def name(self) -> str:
        """The key's text."""
        return self.key.value

    @property
    def span(self) -> Span:
        """From the key's start to the value's end."""
        return Span(self.key.span.start, max(self.key.span.end, self.value.span.end))


Node = Scalar | Sequence | Mapping


class SyntaxFault(NamedTuple):
    """Why a block cannot be read, and where."""

    message: str
    span: Span


@dataclass(frozen=True)
class FrontMatter:
    """A front-matter block.

    ``span`` runs from the opening delimiter to the end of the closing delimiter's line, newline
    included; ``content`` is what stands between the delimiters' lines. ``opening`` is empty where a
    block starts without a delimiter, as Hexo allows; ``closing`` is None where the block is never
    closed. ``root`` is None where the block is empty or cannot be read; then ``fault`` says why.
    """

    format: Format
    span: Span
    opening: Span
    content: Span
    closing: Span | None
    root: Node | None
    fault: SyntaxFault | None

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The top-level fields in file order, repeated ones included."""
        return self.root.fields if isinstance(self.root, Mapping) else ()

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    def get(self, name: str) -> Field | None:
        """Return the top-level field ``name`` (the last, where it is repeated)."""
        return self._by_name.get(name)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    @cached_property
    def data(self) -> dict[str, object]:
        """The block as the site generator reads it; empty where it cannot be read."""
        return self.root.data if isinstance(self.root, Mapping) else {}
