"""End tags that are missing, written where no reader sees a difference."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from seedlint import INLINE, Edit, Fix, Keeps, Safety, pattern
from seedlint_html._lines import html_block_at
from seedlint_html._standard import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Comment, Element, Seed

_FORMATTING = words("a b big code em font i nobr s small strike strong tt u")
"""HTML Standard, 13.2.4.3: what browsers open again in the next block, as long as no end tag is found."""
_OTHERS = words("abbr acronym cite del dfn ins kbd label mark q samp span sub sup time var")
_BARE_SAYS_NOTHING = words("a abbr font label span time")
"""Elements that do nothing without attributes: where such a tag is never closed, the text may speak of it."""
_SPACE = " \t\r\n"
_BESIDE_A_WORD = frozenset(" \t`「『“‘\"'（(、，,：:")
"""What stands around a tag that a sentence speaks of."""
_HOLDS_NO_BLOCK = INLINE | {"br", "img", "wbr"}
_MOST_INSIDE = 4
"""How many others may end at the same place: of several end tags there, each pass of fixes writes one."""
_FAR = 2000
"""How far to look for what is seen next."""
_UNSEEN = pattern(r"(?:[ \t\r\n]|</?(?!img|svg|video|audio|canvas|iframe|embed|object|input|hr|math)[a-zA-Z][^<>]*>)*+")


def closing(seed: Seed, element: Element) -> Fix | None:
    """Return the fix that closes an inline element where browsers close it, at the end of the block or link it is in.

    None where its text would look different then: what browsers open again in the next block has to be the last thing
    that is seen, or to be closed before more follows.
    """
    tag, end, around = element.tag, element.span.end, element.parent
    if around is None or tag not in _FORMATTING | _OTHERS or _is_spoken_of(seed, element):
        return None
    block = html_block_at(seed, element.start_tag.start)
    if block is None or end > block.end:
        return None
    before_link = tag == "a" and seed.text[end : end + 2].lower() == "<a"
    if not before_link and (end != around.content.end or not (around.is_closed or around.parent is None)):
        return None
    if tag in _FORMATTING and not before_link and not _ends_unseen(seed, tag, end):
        return None
    if any(_named(one) == tag for one in _dropped(seed, element.start_tag.end, end)):
        return None  # browsers close with it what they opened again
    if any(inner.tag not in _HOLDS_NO_BLOCK for inner in element.inner_elements):
        return None  # it was meant to end before them
    if sum(inner.span.end == end and not inner.is_closed for inner in element.inner_elements) > _MOST_INSIDE:
        return None
    at = end
    while tag != "code" and seed.text[at - 1] in _SPACE:
        at -= 1
    return Fix("Close it", (Edit(at, at, f"</{tag}>"),), Safety.UNSAFE, Keeps.ALL & ~Keeps.STRUCTURE)


def _is_spoken_of(seed: Seed, element: Element) -> bool:
    """Return whether a sentence may speak of the tag: it is none, then, and has to be escaped."""
    if element.values:
        return False
    start, end = element.start_tag
    beside = {seed.text[start - 1 : start], seed.text[end : end + 1]}
    return element.tag in _BARE_SAYS_NOTHING or bool(beside & _BESIDE_A_WORD)


def _ends_unseen(seed: Seed, tag: str, at: int) -> bool:
    """Return whether nothing that a reader sees follows, up to an end tag of that name or the end of the seed."""
    unseen = _UNSEEN.match(seed.text, at, at + _FAR)
    stop = unseen.end() if unseen is not None else at
    return stop == len(seed.text) or any(_named(one) == tag for one in _dropped(seed, at, stop))


def _dropped(seed: Seed, start: int, end: int) -> Iterator[Comment]:
    """Yield the tags in a range that browsers make no element of."""
    dropped = seed.html.dropped
    index = bisect_right(dropped, start - 1, key=lambda one: one.span.start)
    while index < len(dropped) and dropped[index].span.start < end:
        yield dropped[index]
        index += 1


def _named(end_tag: Comment) -> str:
    return end_tag.raw[2:].rstrip("> \t").lower()
