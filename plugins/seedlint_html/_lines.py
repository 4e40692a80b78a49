"""Where in a post a place is: on which line, and whether in a block of HTML."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from seedlint import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from seedlint import Seed


def by_line(seed: Seed, edits: Iterable[Edit]) -> Iterator[tuple[Span, tuple[Edit, ...]]]:
    """Yield the edits of each line together, with the span from the first to the last of them."""
    for _, group in groupby(sorted(edits), lambda edit: seed.position(edit.start).line):
        found = tuple(group)
        yield Span(found[0].start, found[-1].end), found


def in_html_block(seed: Seed, at: int) -> bool:
    """Return whether Markdown leaves what stands at ``at`` as it is: in a block of HTML, or a body of HTML."""
    return html_block_at(seed, at) is not None


def html_block_at(seed: Seed, at: int) -> Span | None:
    """Return the block of HTML that ``at`` stands in, or None where it stands in Markdown."""
    blocks = seed.markdown.html_blocks
    index = bisect_right(blocks, at, key=_start) - 1
    return blocks[index] if index >= 0 and at < blocks[index].end else None


def _start(block: Span) -> int:
    return block.start
