"""The check ``inconsistent-field-quotes``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from seedlint import Edit, Example, Finding, Fix, Scalar, SeedCheck, Severity, pattern, read_yaml11, read_yaml12
from seedlint_front_matter._edit import scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

# Quotes, escapes and line breaks mean different things between the two marks; other controls need an escape.
_SPECIAL = pattern("[\x00-\x1f\x7f-\x9f\"'\\\\\ufeff\u2028\u2029]")
# What no reader of YAML takes for anything but text, also between brackets.
_PLAIN = pattern(r"(?!-|\.\.\.)[^\W_][^\x00-\x1f\x7f-\x9f\"'\\#:,\[\]{}&*!|>%@`?=<\xa0\ufeff\u2028\u2029]*(?<!\s)\Z")
_MAYBE_DATA = frozenset("yYnNoOtTfF0123456789")
"""How a bare value begins that may be a number, a switch or nothing, beside those that ``_PLAIN`` refuses."""
_NAMES = {"single": "'…'", "double": '"…"'}


@dataclass(frozen=True, slots=True)
class Options:
    """Which marks are wanted."""

    style: Literal["consistent", "single", "double", "plain"] = "consistent"
    """``consistent`` takes those that most values of the post have; ``plain`` wants none where none are needed."""


class InconsistentFieldQuotes(SeedCheck[Options]):
    """Some values of the front matter stand between `'…'` and others between `"…"`.

    Values that need the marks they have are left alone: an apostrophe, a quotation mark or an escape inside. Whether a
    value is quoted at all is nobody's business unless `style` is `plain`.

    ## Why

    The two marks have different rules for what is between them, so whoever edits the block has to look twice; and a
    post written by another tool shows in every diff.

    ## Fix

    Writes the other marks, or none. The value is the same to YAML 1.1 and YAML 1.2.

    ## Options

    `style`: `consistent` for those that most values of the post have (the first one's, where there are as many of
    both), `single`, `double`, or `plain` for no marks where none are needed.

    ## Source

    yamllint `quoted-strings`; Prettier `singleQuote`.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("metadata",)
    Options = Options
    examples = (
        Example(
            bad="---\ntitle: '会议'\nauthor: '周砚秋'\nlang: \"zh\"\n---\n",
            good="---\ntitle: '会议'\nauthor: '周砚秋'\nlang: 'zh'\n---\n",
        ),
        Example(bad="---\ntitle: '会议'\n---\n", good="---\ntitle: 会议\n---\n", options={"style": "plain"}),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each value with the wrong marks."""
        front_matter = seed.front_matter
        if front_matter is None or front_matter.format != "yaml" or front_matter.root is None:
            return
        text = seed.text
        nodes = [node for node in scalars(front_matter.root) if node.style in _NAMES and node.tag is None]
        style = self.options.style
        if style == "plain":
            for node in nodes:
                if _needs_none(text, node):
                    fix = Fix("Take the quotation marks away", (Edit(*node.span, node.value),))
                    yield Finding(node.span, "This value needs no quotation marks", fix)
            return
        free = [node for node in nodes if _is_free(text, node)]
        if style == "consistent":
            kinds = [node.style for node in free]
            if len(set(kinds)) < 2:
                return
            single = kinds.count("single")
            style = "single" if single > len(kinds) - single else "double"
            if single * 2 == len(kinds):
                style = "single" if kinds[0] == "single" else "double"
        mark = "'" if style == "single" else '"'
        for node in free:
            if node.style != style:
                start, end = node.span
                fix = Fix(f"Write {_NAMES[style]}", (Edit(start, end, f"{mark}{node.value}{mark}"),))
                yield Finding(node.span, f"Quoted with {_NAMES[node.style]}, where {_NAMES[style]} is the rule", fix)


def _is_free(text: str, node: Scalar) -> bool:
    """Return whether the value means the same between either marks."""
    start, end = node.inner
    return end - start == len(node.value) and _SPECIAL.search(text, start, end) is None


def _needs_none(text: str, node: Scalar) -> bool:
    """Return whether the value, written bare, is the same text to both versions of YAML."""
    start, end = node.inner
    if not _PLAIN.match(node.value) or text[start:end] != node.value or "  " in node.value:
        return False
    if node.value[0] not in _MAYBE_DATA:
        return True
    return isinstance(read_yaml12(node.value), str) and isinstance(read_yaml11(node.value), str)
