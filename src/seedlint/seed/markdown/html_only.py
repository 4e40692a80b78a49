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
_HTML_START = pattern(rf"\s*?^[ ]{{0,3}}</?(?:{_BLOCK_TAGS})(?:\s|/?>)", re.IGNORECASE | re.MULTILINE)
_MARKDOWN_AGAIN = pattern(
    rf"\n[ \t]*\n(?!\s*\Z)(?![ \t\n]*?(?<=\n)[ ]{{0,3}}</?(?:{_BLOCK_TAGS})(?:\s|/?>))", re.IGNORECASE
)


def is_html_only(body: str) -> bool:
    """Return whether CommonMark reads all of ``body`` as HTML blocks, so that no Markdown is in it."""
    if _HTML_START.match(body) is None:
        return False
    return _MARKDOWN_AGAIN.search(parser_shadow(body)) is None
