"""The check ``non-string-field``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import (
    TIMESTAMP,
    Edit,
    Example,
    Finding,
    Fix,
    Mapping,
    NoOptions,
    Safety,
    Scalar,
    SeedCheck,
    read_yaml11,
    read_yaml12,
)
from seedlint_front_matter._edit import is_alias, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Node, Seed

_WORDS = frozenset(
    form
    for word in ("yes", "no", "on", "off", "true", "false", "null")
    for form in (word, word.capitalize(), word.upper())
)
_BEGINS = frozenset("~0123456789+-.[{")
"""How other names begin that may be no text; lists and tables come with their brackets."""
_TEXTS = frozenset({"!!str", "!", "tag:yaml.org,2002:str"})


class NonStringField(SeedCheck[NoOptions]):
    """The name of a field is no text to YAML: `yes`, `null`, `404`, a date, a list.

    Numbers below the top level, as in a table of years, are data and left alone, and so is what only YAML 1.1 takes
    for true or false there.

    ## Why

    Names are looked up as text. `no:` is the field false to Jekyll and Python and the field “no” to Hexo, so a theme
    finds it with one of them; a date as a name becomes whatever the engine prints dates as.

    ## Fix

    With `--unsafe` quotes the name. What reads the field today may ask for the number or the truth value.

    ## Source

    YAML 1.2.2, section 10.3.2, and YAML 1.1 types (https://yaml.org/type/bool.html): both apply to keys, too; JSON has
    only text for keys.
    """

    groups = ("metadata",)
    examples = (
        Example(bad="---\ntitle: 找不到页面\n404: true\n---\n", good="---\ntitle: 找不到页面\n'404': true\n---\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such name."""
        front_matter = seed.front_matter
        if front_matter is None or front_matter.format != "yaml":
            return
        for key, value in front_matter.fields:
            name = key.value
            if name[:1] in _BEGINS or name in _WORDS:
                yield from _judge(seed, key, None)
            if isinstance(value, Scalar):
                continue
            if isinstance(value, Mapping) or not all(type(item) is Scalar for item in value.items):
                yield from _search(seed, value, name)


def _search(seed: Seed, node: Node, top: str) -> Iterator[Finding]:
    """Yield the names below the top-level field ``top``."""
    if isinstance(node, Mapping):
        for key, value in node.fields:
            yield from _judge(seed, key, top)
            if not isinstance(value, Scalar):
                yield from _search(seed, value, top)
    elif not isinstance(node, Scalar):
        for item in node.items:
            if not isinstance(item, Scalar):
                yield from _search(seed, item, top)


def _judge(seed: Seed, key: Scalar, top: str | None) -> Iterator[Finding]:
    """Yield the name ``key`` where it is no text; ``top`` is the field it is in, None at the top level."""
    name = key.value
    if key.style != "plain" or key.tag in _TEXTS or is_alias(key):
        return
    source = seed.text[key.span.start : key.span.end]
    if source[:1] in {"[", "{"}:
        if not source.startswith(("{{", "{%")) and seed.text[key.span.start - 1] != "{":  # the value of a template
            yield Finding(key.span, "A list or a table stands where the name of a field belongs")
        return
    if name[:1] not in _BEGINS and name not in _WORDS:
        return
    new, old = read_yaml12(name), read_yaml11(name)
    kinds = [_named(value) for value in ((old, new) if top is None else (new,)) if not isinstance(value, str)]
    if not kinds and TIMESTAMP.match(name):
        kinds = ["a date"]  # one that does not exist
    if not kinds or (top is not None and isinstance(new, (int, float)) and not isinstance(new, bool)):
        return
    who = "YAML" if isinstance(old, str) == isinstance(new, str) else "YAML 1.1"
    fix = Fix(
        "Quote the name",
        (Edit(*key.span, quoted(name)),),
        Safety.UNSAFE,
        fields=frozenset({name, str(old), str(new)} if top is None else {top}),
    )
    yield Finding(key.span, f"The name `{name}` is {kinds[0]} to {who}, not text; quote it", fix)


def _named(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "a number" if isinstance(value, (int, float)) else "a date"
