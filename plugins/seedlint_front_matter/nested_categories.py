"""The check ``nested-categories``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, Safety, Scalar, SeedCheck, Sequence, Triggers
from seedlint_front_matter._edit import in_flow, is_alias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class NestedCategories(SeedCheck[NoOptions]):
    """A flat list of categories is a hierarchy to Hexo: each is the parent of the next.

    It runs only in a Hexo site, and only where it is selected, since the hierarchy may be meant.

    ## Why

    `categories: [时政, 国际]` files the post under 时政 › 国际 and not under 国际 by itself. For equal
    categories each has to be a list of its own.

    ## Fix

    With `--unsafe` puts each category in brackets, which changes the pages that the post is listed on.

    ## Source

    Hexo, "Front-matter", "Categories & Tags"; hexojs/hexo issues 848, 485 and 922.
    """

    recommended = False
    groups = ("metadata",)
    triggers = Triggers(fields=frozenset({"categories"}))
    examples = (
        Example(
            bad="---\ncategories:\n  - 时政\n  - 国际\n---\n",
            good="---\ncategories:\n  - [时政]\n  - [国际]\n---\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the list of categories."""
        front_matter = seed.front_matter
        field = front_matter.get("categories") if front_matter is not None else None
        if field is None or self.site.profile != "hexo" or not isinstance(field.value, Sequence):
            return
        items = field.value.items
        if len(items) < 2 or any(not isinstance(item, Scalar) or is_alias(item) for item in items):
            return
        names = [item.value for item in items if isinstance(item, Scalar)]
        edits = tuple(
            Edit(*item.span, f"[{in_flow(seed.text, item)}]")
            for item in items
            if isinstance(item, Scalar) and item.value
        )
        yield Finding(
            field.value.span,
            f"Hexo reads these categories as a hierarchy: {' › '.join(names)}",
            Fix("Put each category in brackets", edits, Safety.UNSAFE, fields=frozenset({"categories"})),
        )
