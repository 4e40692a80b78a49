"""Front matter: found, read, and every key and value given its span. Nothing is ever written back."""

from __future__ import annotations

from seedlint.seed.front_matter.nodes import (
    Field,
    Format,
    FrontMatter,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Style,
    SyntaxFault,
)
from seedlint.seed.front_matter.plain import read_plain
from seedlint.seed.front_matter.resolve import TIMESTAMP, read_yaml11, read_yaml12
from seedlint.seed.front_matter.split import split

__all__ = [
    "TIMESTAMP",
    "Field",
    "Format",
    "FrontMatter",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Style",
    "SyntaxFault",
    "parse_front_matter",
    "read_yaml11",
    "read_yaml12",
]


def parse_front_matter(text: str) -> FrontMatter | None:
    """Return the front matter at the head of ``text``, or None where there is none.

    A block that cannot be read is returned too, with ``fault`` set.
    """
    block = split(text)
    if block is None:
        return None
    if block.format == "yaml":
        plain = read_plain(text, block.content)
        if plain is not None:
            return FrontMatter(*block, plain, None)
        from seedlint.seed.front_matter.yaml import parse_yaml as parse
    elif block.format == "toml":
        from seedlint.seed.front_matter.toml import parse_toml as parse
    else:
        from seedlint.seed.front_matter.json import parse_json as parse
    root, fault = parse(text, block.content)
    return FrontMatter(*block, root, fault)
