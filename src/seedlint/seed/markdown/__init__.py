"""Markdown bodies, made into a shadow that an HTML parser and the prose can read at the file's own offsets.

The shadow has the length of the body. Markdown's own marks (``**``, ``#``, link destinations) become
``HOLE``, which the prose leaves out; code, formulas, images and template tags become ``OPAQUE``; the end of
a block becomes ``BREAK``. What is left is text and HTML, each at its place.
"""

from __future__ import annotations

from seedlint.diagnostics import Span
from seedlint.seed.markdown.body import MarkdownBody, MarkdownLink
from seedlint.seed.markdown.html_only import is_html_only
from seedlint.seed.markdown.marks import BREAK, HARD_BREAK, HOLE, LITERAL_LESS_THAN, OPAQUE, mask_templates
from seedlint.seed.source import parser_shadow

__all__ = [
    "BREAK",
    "HARD_BREAK",
    "HOLE",
    "LITERAL_LESS_THAN",
    "OPAQUE",
    "MarkdownBody",
    "MarkdownLink",
    "is_html_only",
    "mask_templates",
    "read_html",
    "read_markdown",
]


def read_html(body: str, start: int) -> MarkdownBody:
    """Return a body that holds HTML only."""
    return MarkdownBody(parser_shadow(mask_templates(body)), (), (), (), (), (Span(start, start + len(body)),), ())


def read_markdown(body: str, start: int) -> MarkdownBody:
    """Return what Markdown makes of ``body``, which begins at offset ``start`` of the file."""
    from seedlint.seed.markdown.reader import Reader  # pyromark need not be loaded for HTML

    return Reader(mask_templates(body).replace("\0", "\ufffd"), start).read()
