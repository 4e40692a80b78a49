"""The check ``front-matter-not-mapping``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, Mapping, NoOptions, SeedCheck, Sequence, Severity
from seedlint_front_matter._syntax import space_colons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class FrontMatterNotMapping(SeedCheck[NoOptions]):
    """The front matter is a text or a list instead of fields with values.

    ## Why

    `title:会议` without a space after the colon, or with a full-width one, is not a field but a piece of text. The
    post then has no title, and nothing complains.

    ## Fix

    With `--unsafe` gives the colons their space, where every line becomes a field by that.

    ## Source

    YAML 1.2.2, section 7.4: in block style a colon indicates a value only before white space.
    """

    severity = Severity.ERROR
    groups = ("metadata",)
    examples = (Example(bad="---\ntitle:会议\n---\n", good="---\ntitle: 会议\n---\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield one finding on the block's content."""
        front_matter = seed.front_matter
        if front_matter is None or front_matter.root is None or isinstance(front_matter.root, Mapping):
            return
        root = front_matter.root
        if isinstance(root, Sequence):
            yield Finding(root.span, "The front matter is a list; it has to be fields with values")
            return
        fix = space_colons(seed, front_matter)
        hint = "; write `: ` after each name" if fix is not None else ""
        yield Finding(root.span, f"The front matter is text and has no fields{hint}", fix)
