"""The check ``ambiguous-scalar``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import (
    TIMESTAMP,
    Edit,
    Example,
    Finding,
    Fix,
    NoOptions,
    Safety,
    Scalar,
    SeedCheck,
    pattern,
    read_yaml11,
    read_yaml12,
)
from seedlint_front_matter._edit import is_alias, quoted, scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

# What YAML 1.1 and 1.2 can differ on; plain integers and decimals they read alike.
_MAYBE = pattern(
    r"(?:yes|no|on|off|Yes|No|On|Off|YES|NO|ON|OFF)\Z"
    r"|[-+]?(?:0[0-9_]|0b[01]|0o[0-7]|\.?[0-9][0-9_.]*(?:[_:]|[eE][-+0-9]))[0-9A-Fa-f_.:eE+-]*\Z"
)
_BEGINS = frozenset("yYnNoO0123456789+-.")
"""How a value begins that ``_MAYBE`` can match."""
_SWITCHES = frozenset({"comments", "draft", "published", "toc", "top", "hidden", "copyright", "mathjax", "headless"})
_TRUE = frozenset({"yes", "on"})


class AmbiguousScalar(SeedCheck[NoOptions]):
    """A value without quotation marks means one thing in YAML 1.1 and another in YAML 1.2.

    ## Why

    Jekyll and Python read `no` as false, `12:30:45` as 45045 and `0777` as 511; Hexo reads two texts and the
    number 777. The same post changes with the tool that reads it.

    ## Fix

    Quotes the value where that is what the site's engine reads anyway. Where the engine reads a number or a switch,
    writes a clear spelling of it if there is one (`comments: false`); with `--unsafe` also where the engine sees it
    differently today.

    ## Source

    YAML 1.1 types (https://yaml.org/type/); YAML 1.2.2, section 10.3; yamllint `truthy` and `octal-values`.
    """

    groups = ("metadata",)
    examples = (
        Example(bad="---\ntitle: 会议\nlength: 12:30:45\n---\n", good="---\ntitle: 会议\nlength: '12:30:45'\n---\n"),
        Example(bad="---\ncomments: no\n---\n", good="---\ncomments: false\n---\n", site={"profile": "jekyll"}),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such value."""
        front_matter = seed.front_matter
        if front_matter is None or front_matter.format != "yaml":
            return
        for field in front_matter.fields:
            top = field.value
            for node in (top,) if isinstance(top, Scalar) else scalars(top):
                value = node.value
                if value[:1] not in _BEGINS or node.style != "plain" or not _MAYBE.match(value):
                    continue
                if node.tag is not None or is_alias(node):
                    continue
                if TIMESTAMP.match(value):
                    continue
                new, old = read_yaml12(value), read_yaml11(value)
                if type(new) is not type(old) or new != old:
                    message = f"`{value}` is {_named(old)} to YAML 1.1 and {_named(new)} to YAML 1.2; make it clear"
                    engine = old if self.site.profile == "jekyll" else new
                    yield Finding(node.span, message, _fix(field.name, node, engine, top=node is top))


def _fix(name: str, node: Scalar, engine: object, *, top: bool) -> Fix | None:
    text = None
    safety = Safety.SAFE
    if node.value.isalpha() and (isinstance(engine, bool) or (top and name in _SWITCHES)):
        text = "true" if node.value.lower() in _TRUE else "false"
        safety = Safety.SAFE if isinstance(engine, bool) else Safety.UNSAFE
    elif isinstance(engine, str):
        text = quoted(node.value)
    elif isinstance(engine, int):
        text = str(engine)
    if text is None:
        return None
    return Fix(f"Write {text}", (Edit(*node.span, text),), safety, fields=frozenset({name}))


def _named(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "text" if isinstance(value, str) else f"the number {value}"
