"""The check ``empty-field``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, Safety, Scalar, SeedCheck, Sequence
from seedlint_front_matter._edit import removal
from seedlint_front_matter._schema import SchemaOptions, faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Field, Seed


class EmptyField(SeedCheck[SchemaOptions]):
    """A field, or an item of a list, has a name and no value: `description:`, `tags: ['']`.

    `null`, `~`, `[]` and `{}` say on purpose that there is nothing. What the schema does not allow to be empty is
    reported by `wrong-field-type` and `invalid-field-value`. Scaffolds leave such lines behind and most engines pass
    over them, so this check runs only where it is selected.

    ## Why

    Nobody can tell whether the value was forgotten. A theme that asks whether there is a description finds one, and
    writes an empty one; an empty item becomes a tag without a name.

    ## Fix

    Only shown: the line can be deleted, or the value be written.

    ## Options

    `schemas`: as for `missing-field`.

    ## Source

    yamllint `empty-values`.
    """

    recommended = False
    groups = ("metadata",)
    Options = SchemaOptions
    examples = (
        Example(
            bad="---\ntitle: 会议\ndescription:\ntags: [会议]\n---\n",
            good="---\ntitle: 会议\ntags: [会议]\n---\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each empty value at the top level or in a list there."""
        front_matter = seed.front_matter
        if front_matter is None:
            return
        known: frozenset[int] | None = None
        for field in front_matter.fields:
            value = field.value
            for node in (value,) if isinstance(value, Scalar) else value.items if isinstance(value, Sequence) else ():
                if not isinstance(node, Scalar) or not _is_empty(node):
                    continue
                if known is None:
                    known = frozenset(fault.span.start for fault in faults(seed, self.site, self.options))
                if known.isdisjoint({node.span.start, field.key.span.start}):
                    yield self._finding(seed, field, node)

    def _finding(self, seed: Seed, field: Field, node: Scalar) -> Finding:
        if node is not field.value:
            span = node.span if node.span.end > node.span.start else field.key.span
            return Finding(span, f"An item of `{field.name}` is empty")
        assert seed.front_matter is not None  # noqa: S101 - the field is its
        edit = removal(seed.text, seed.front_matter, field)
        fix = Fix(f"Delete `{field.name}`", (edit,), Safety.MANUAL, fields=frozenset({field.name})) if edit else None
        return Finding(field.span, f"The field `{field.name}` is empty", fix)


def _is_empty(node: Scalar) -> bool:
    """Return whether nothing is written, or only white space between quotes."""
    value = node.value
    return (not value or value.isspace()) and node.typed in {None, ""} and (node.tag is None or not value)
