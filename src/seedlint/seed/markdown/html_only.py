"""Tells bodies that are HTML throughout from those that hold Markdown, by CommonMark's own rule."""

from __future__ import annotations

import re

from seedlint.pattern import pattern
from seedlint.seed.source import parser_shadow

_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|"
    "link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|"
    "thead|title|tr|track|ul"
)
# CommonMark 0.31, HTML blocks, start condition 6: such a block lasts until a blank line.
_HTML_LINE = pattern(rf"[ ]{{0,3}}</?(?:{_BLOCK_TAGS})(?:\s|/?>)", re.IGNORECASE)
_BLANK_LINES = pattern(r"(?:[ \t]*\n)*+")
_BLANK_LINES_WITHIN = pattern(r"\n[ \t]*\n(?:[ \t]*\n)*+")


def is_html_only(body: str) -> bool:
    """Return whether CommonMark reads all of ``body`` as HTML blocks, so that no Markdown is in it."""
    body = parser_shadow(body)
    start = _BLANK_LINES.match(body)
    if _HTML_LINE.match(body, start.end() if start is not None else 0) is None:
        return False
    end = len(body.rstrip())
    return all(
        blank.end() >= end or _HTML_LINE.match(body, blank.end()) is not None
        for blank in _BLANK_LINES_WITHIN.finditer(body)
    )
