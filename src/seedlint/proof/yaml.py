"""YAML by PyYAML's own parser (version 1.1) and by ruamel.yaml (1.2): leniently, and in bounded time."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, TypeVar

_TAB: Final = re.compile(r"(?<=[^\s]) *\t[ \t]*")

_ValueT = TypeVar("_ValueT")


def _despite_oddities(read: Callable[[str], object]) -> Callable[[str], object]:
    """Return a reader of YAML that also takes tabs and byte-order marks between tokens, as libyaml and js-yaml do."""

    def read_despite_oddities(block: str) -> object:
        try:
            return read(block)
        except Exception:
            plainer = _TAB.sub(" ", block.replace("\ufeff", ""))
            if plainer == block:
                raise
            return read(plainer)

    return read_despite_oddities


@_despite_oddities
def read_yaml11(block: str) -> object:
    """Return the data of a block by PyYAML, behind python-frontmatter."""
    from frontmatter.default_handlers import YAMLHandler

    return YAMLHandler().load(block, Loader=_yaml11_loader())


@_despite_oddities
def read_yaml12(block: str) -> object:
    """Return the data of a block by ruamel.yaml."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _yaml12_constructor()
    return yaml.load(block)


def _or_text(construct: Callable[[Any, Any], _ValueT]) -> Callable[[Any, Any], _ValueT | str]:
    """Return ``construct`` with the source for what it cannot make, such as the date ``2017-09-99``."""

    def construct_leniently(loader: Any, node: Any) -> _ValueT | str:
        try:
            return construct(loader, node)
        except (ValueError, OverflowError):
            return str(node.value)

    return construct_leniently


def _tagged(loader: Any, node: Any) -> tuple[str, object]:
    """Make a value of a tag that nobody knows: the tag and what it is on."""
    if isinstance(node.value, str):
        return node.tag, node.value
    if node.id == "mapping":
        return node.tag, loader.construct_mapping(node, deep=True)
    return node.tag, loader.construct_sequence(node, deep=True)


def _keep_merges(_: Any, __: Any) -> Any:
    """Leave ``<<`` a key like others: merging aliases of aliases takes exponential time."""


@lru_cache(maxsize=1)
def _yaml11_loader() -> type[Any]:
    # PyYAML's own parser, not libyaml's: the checks use that, and it overruns the stack on hostile depth.
    from yaml import SafeLoader

    class Loader(SafeLoader):
        flatten_mapping = _keep_merges  # type: ignore[assignment]

    _teach(Loader, SafeLoader)
    return Loader


@lru_cache(maxsize=1)
def _yaml12_constructor() -> type[Any]:
    from ruamel.yaml.constructor import SafeConstructor

    class Constructor(SafeConstructor):
        flatten_mapping = _keep_merges  # type: ignore[assignment]

        def check_mapping_key(self, *_: Any) -> bool:
            return True  # the last of equal keys counts, as for PyYAML; what forbids them is a check's to say

    _teach(Constructor, SafeConstructor)
    return Constructor


def _teach(loader: Any, base: Any) -> None:
    prefix = "tag:yaml.org,2002:"
    for name in ("int", "float", "timestamp", "bool", "binary"):
        loader.add_constructor(prefix + name, _or_text(base.yaml_constructors[prefix + name]))
    for name in ("merge", "value"):
        loader.add_constructor(prefix + name, base.yaml_constructors[prefix + "str"])
    loader.add_constructor(None, _tagged)
