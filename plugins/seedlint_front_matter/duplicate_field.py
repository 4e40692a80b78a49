"""The check ``duplicate-field``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, Mapping, NoOptions, Related, Scalar, SeedCheck, Sequence, Severity
from seedlint_front_matter._edit import removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Field, FrontMatter, Node, Seed


class DuplicateField(SeedCheck[NoOptions]):
    """A field stands twice in the front matter.

    ## Why

    Hexo and Hugo refuse the block; Jekyll silently takes the last value, and what the first one said is lost.

    ## Fix

    Deletes the second one where both have the same value. Otherwise somebody has to choose.

    ## Source

    YAML 1.2.2, section 3.2.1.1: the keys of a mapping are unique; hexojs/hexo-front-matter; yamllint
    `key-duplicates`.
    """

    severity = Severity.ERROR
    groups = ("metadata",)
    examples = (Example(bad="---\ntitle: 会议\ntitle: 会议\n---\n", good="---\ntitle: 会议\n---\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each field that repeats one before it, also in nested mappings."""
        front_matter = seed.front_matter
        # TOML refuses duplicates by itself, and repeats [[tables]] by design.
        if front_matter is not None and front_matter.format != "toml" and front_matter.root is not None:
            yield from self._search(seed, front_matter, front_matter.root)

    def _search(self, seed: Seed, front_matter: FrontMatter, node: Node) -> Iterator[Finding]:
        if isinstance(node, Sequence):
            for item in node.items:
                if not isinstance(item, Scalar):
                    yield from self._search(seed, front_matter, item)
        elif isinstance(node, Mapping):
            first: dict[str, Field] = {}
            for field in node.fields:
                key, value = field
                earlier = first.setdefault(key.value, field)
                if earlier is not field and key.value != "<<":
                    agree = all(_same(earlier, other) for other in node.fields if other.name == key.value)
                    yield self._finding(seed, front_matter, earlier, field, agree)
                if not isinstance(value, Scalar):
                    yield from self._search(seed, front_matter, value)

    def _finding(self, seed: Seed, front_matter: FrontMatter, earlier: Field, field: Field, agree: bool) -> Finding:
        same = _same(earlier, field)
        edit = removal(seed.text, front_matter, field) if agree else None
        return Finding(
            field.key.span,
            f"The field `{field.name}` stands twice, {'with the same value' if same else 'with different values'}",
            Fix(f"Delete the second `{field.name}`", (edit,)) if edit is not None else None,
            (Related(earlier.key.span, "the first one"),),
        )


def _same(one: Field, other: Field) -> bool:
    return repr(one.value.data) == repr(other.value.data)
