"""The check ``duplicate-field``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import (
    Edit,
    Example,
    Finding,
    Fix,
    Mapping,
    NoOptions,
    Related,
    Safety,
    Scalar,
    SeedCheck,
    Sequence,
    Severity,
)
from seedlint_front_matter._edit import in_flow, is_alias, removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Field, FrontMatter, Node, Seed

# Where a field stands twice because somebody added a value, and the order of the values has no meaning.
_LISTS = frozenset({"aliases", "keywords", "redirect_from", "tags"})


class DuplicateField(SeedCheck[NoOptions]):
    """A field stands twice in the front matter.

    ## Why

    Hexo and Hugo refuse the block; Jekyll silently takes the last value, and what the first one said is lost.

    ## Fix

    Deletes the second one where both have the same value, and an empty one before the other. With `--unsafe`
    deletes an empty one behind the other, which Jekyll takes for the value, and joins the lists of `aliases`,
    `keywords`, `redirect_from` and `tags`. Otherwise somebody has to choose.

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
        return Finding(
            field.key.span,
            f"The field `{field.name}` stands twice, {'with the same value' if same else 'with different values'}",
            _fix(seed, front_matter, earlier, field, agree),
            (Related(earlier.key.span, "the first one"),),
        )


def _fix(seed: Seed, front_matter: FrontMatter, earlier: Field, field: Field, agree: bool) -> Fix | None:
    """Return the fix for a field and the first of its name; ``agree`` says whether all of that name are the same."""
    first = removal(seed.text, front_matter, earlier)
    second = removal(seed.text, front_matter, field)
    name = field.name
    if agree:
        return Fix(f"Delete the second `{name}`", (second,)) if second is not None else None
    alike = [one for one in front_matter.fields if one.name == name]
    if not any(one is field for one in alike[1:2]):
        return None  # in a nested mapping; or it waits until the two before it are one
    if _is_empty(earlier) and first is not None:
        return Fix(f"Delete the first `{name}`, which is empty", (first,))
    if _is_empty(field) and second is not None:
        return Fix(f"Delete the second `{name}`, which is empty", (second,), Safety.UNSAFE, fields=frozenset({name}))
    return _join(seed, earlier, field, first)


def _is_empty(field: Field) -> bool:
    return field.value.data in (None, "", [], {})


def _join(seed: Seed, earlier: Field, field: Field, deletion: Edit | None) -> Fix | None:
    """Return the fix that puts the values of both where the second one stands."""
    nodes = [node for one in (earlier, field) for node in _items(one.value)]
    items = [node for node in nodes if isinstance(node, Scalar) and node.style != "literal" and node.style != "folded"]
    if field.name not in _LISTS or deletion is None or len(items) != len(nodes) or any(map(is_alias, items)):
        return None
    source = list(dict.fromkeys(in_flow(seed.text, node) for node in items))
    start = field.key.span.end + seed.text[field.key.span.end : field.value.span.start].index(":") + 1
    edit = Edit(start, field.value.span.end, f" [{', '.join(source)}]")
    return Fix("Join the two lists", (deletion, edit), Safety.UNSAFE, fields=frozenset({field.name}))


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _same(one: Field, other: Field) -> bool:
    return repr(one.value.data) == repr(other.value.data)
