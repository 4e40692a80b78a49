"""The check ``blank-paragraph``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Comment, Element, Example, Finding, NoOptions, SeedCheck, Text, Triggers, pattern
from seedlint_html._markup import deletion_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

# What blank ones look like in the source: most posts hold nothing like it. A < within a tag may mean anything.
_LOOK = pattern(
    r"<[pP](?:\s[^<>]*+)?(?:<|>(?:\s|&#?\w+;|<br\s*/?>|</?(?:span|strong|b)(?:\s[^<>]*+)?>)*+"
    r"<(?:/[pP]|/?(?:span|strong|b)\s[^<>]*+<))"
)
_HEADS = frozenset(["", "<", "&"])
"""What a blank paragraph may begin with in the source, after its first blanks: most paragraphs begin with a word."""
_BLANK = frozenset({"br", "span", "strong", "b"})
"""Elements that show nothing of their own."""
_MAX_NODES = 8


class BlankParagraph(SeedCheck[NoOptions]):
    """A paragraph holds only blanks or line breaks.

    ## Why

    It was put there to make a gap, which is the style sheet's work; screen readers stop at it.

    ## Fix

    Deletes the paragraph; the reader sees a smaller gap.

    ## Source

    WCAG 2.2, technique F3 and H48; HTML Tidy `drop-empty-paras`.
    """

    groups = ("cms", "markup")
    triggers = Triggers(tags=frozenset({"p"}))
    examples = (Example("<p>码头</p><p>&nbsp;</p><p>灯塔</p>\n", "<p>码头</p><p>灯塔</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each paragraph that shows nothing but space."""
        if _LOOK.search(seed.text, seed.body.start) is None:
            return
        for element in seed.html.find("p"):
            if element.inner.lstrip()[:1] not in _HEADS or not element.is_closed or "id" in element.values:
                continue
            if 0 < len(element.children) <= _MAX_NODES and all(map(_is_blank, element.descendants())):
                fix = deletion_of("Delete the paragraph", seed, element)
                yield Finding(element.span, "This paragraph holds nothing but space", fix)


def _is_blank(node: Element | Text | Comment) -> bool:
    if isinstance(node, Text):
        return not node.text.strip()
    return isinstance(node, Element) and node.tag in _BLANK
