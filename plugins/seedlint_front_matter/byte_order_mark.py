"""The check ``byte-order-mark``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Keeps, NoOptions, Safety, SeedCheck, Span, Triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_BOM = "\ufeff"


class ByteOrderMark(SeedCheck[NoOptions]):
    """The file begins with a byte-order mark.

    ## Why

    UTF-8 needs no byte-order mark. It stands before the `---` and hides the front matter from readers that look for
    it at the first character; what is put before the file's text shows it as a stray character.

    ## Fix

    Deletes the mark. With `--unsafe` also several of them, since what was text before can be front matter then.

    ## Source

    The Unicode Standard, section 2.6: its use is neither required nor recommended for UTF-8; html-validate,
    `no-utf8-bom`.
    """

    groups = ("metadata", "whitespace")
    triggers = Triggers(source=frozenset({_BOM}))
    examples = (Example(bad=f"{_BOM}---\ntitle: 会议\n---\n", good="---\ntitle: 会议\n---\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the mark."""
        count = len(seed.text) - len(seed.text.lstrip(_BOM))
        if count == 0:
            return
        edit = Edit(0, count, "")
        if count == 1:
            message = "The file begins with a byte-order mark, which can hide the front matter"
            fix = Fix("Delete the byte-order mark", (edit,))
        else:
            message = f"The file begins with {count} byte-order marks; most programs read the second one as text"
            fix = Fix("Delete the byte-order marks", (edit,), Safety.UNSAFE, Keeps.NOTHING)
        yield Finding(Span(0, count), message, fix)
