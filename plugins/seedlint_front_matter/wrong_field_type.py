"""The check ``wrong-field-type``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Scalar, SeedCheck, Severity
from seedlint_front_matter._edit import in_flow
from seedlint_front_matter._schema import SchemaOptions, faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed
    from seedlint_front_matter._schema import Fault


class WrongFieldType(SeedCheck[SchemaOptions]):
    """A field has a value of another type than its schema asks for: text for a switch, one tag for a list of tags.

    ## Why

    `comments: 'false'` is a text, and switches comments on; `- C++: 入门` is not a tag but a field inside the
    list. Templates that expect a list go through a text letter by letter.

    ## Fix

    Puts a single value into a list where the schema asks for one.

    ## Options

    `schemas`: as for `missing-field`.

    ## Source

    JSON Schema Validation, section 6.1.1 "type"; Hexo, "Front-matter".
    """

    severity = Severity.ERROR
    groups = ("metadata",)
    Options = SchemaOptions
    examples = (
        Example(
            bad="---\ntitle: 会议\ndate: 2022-03-30 14:40:35\ncomments: 'false'\n---\n",
            good="---\ntitle: 会议\ndate: 2022-03-30 14:40:35\ncomments: false\n---\n",
        ),
        Example(
            bad="---\ntags: 会议\n---\n",
            good="---\ntags: [会议]\n---\n",
            options={"schemas": {"news/*": "schemas/news.json"}},
            path="news/one.md",
            files={"schemas/news.json": '{"properties": {"tags": {"type": "array", "items": {"type": "string"}}}}\n'},
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each value of a wrong type."""
        for fault in faults(seed, self.site, self.options):
            if fault.kind == "type":
                yield Finding(fault.span, fault.message, _wrap(seed, fault))


def _wrap(seed: Seed, fault: Fault) -> Fix | None:
    """Return the fix that makes a list of one value, where a list of such values is asked for."""
    node = fault.node
    if "array" not in fault.types or not isinstance(node, Scalar) or fault.path != fault.top:
        return None
    if node.data is None or node.style in {"literal", "folded"} or node.format == "json":
        return None
    text = f"[{in_flow(seed.text, node)}]" if node.format == "yaml" else f"[{seed.text[slice(*node.span)]}]"
    return Fix("Make it a list", (Edit(*node.span, text),), fields=frozenset({fault.top}))
