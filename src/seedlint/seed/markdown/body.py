"""What Markdown says of a body."""

from __future__ import annotations

from typing import NamedTuple

from seedlint.diagnostics import Span


class MarkdownLink(NamedTuple):
    """A Markdown link or image. ``url_span`` is None where the destination cannot be pointed at.

    ``kind`` is ``inline``, ``reference`` or ``autolink``. ``label`` is the text, or an image's alt text,
    and ``label_span`` what stands between the brackets.
    """

    image: bool
    kind: str
    url: str
    span: Span
    url_span: Span | None
    label: str
    label_span: Span
    title: str


class MarkdownBody(NamedTuple):
    """What Markdown says of a body. Spans are the file's own."""

    shadow: str
    links: tuple[MarkdownLink, ...]
    headings: tuple[tuple[int, Span], ...]
    """Level and span of each Markdown heading."""
    code: tuple[Span, ...]
    """Code spans and code blocks."""
    paragraphs: tuple[Span, ...]
    html_blocks: tuple[Span, ...]
    hard_breaks: tuple[Span, ...]
