"""What stands in elements: texts, comments, and markup that the tree builder dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.diagnostics import Span
from seedlint.seed.html.references import unescape_text

if TYPE_CHECKING:
    from seedlint.seed.html.nodes import Element

RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"})
"""Elements whose content is not markup (textarea and title still resolve character references)."""

_UNRESOLVED = RAW_TEXT - {"textarea", "title"}


ASCII_SPACE = " \t\n\r\f"
"""What HTML calls ASCII white space: https://infra.spec.whatwg.org/#ascii-whitespace"""


CDATA = "<![CDATA["
"""What begins text without references in SVG and MathML. In HTML itself it begins a comment, with more than this."""


def resolved(raw: str, tag: str) -> str:
    """Return the text ``raw`` of an element ``tag`` with its character references resolved."""
    return unescape_text(raw) if "&" in raw and tag not in _UNRESOLVED else raw


class _Leaf:
    """What Text and Comment share: a stretch of the source, and what it stands in."""

    __slots__ = ("_end", "_source", "_start", "parent")

    def __init__(self, source: str, start: int, end: int, parent: Element) -> None:
        self._source = source
        self._start = start
        self._end = end
        self.parent = parent

    @property
    def span(self) -> Span:
        """Where it stands in the file."""
        return Span(self._start, self._end)

    @property
    def raw(self) -> str:
        """What stands in the file."""
        return self._source[self._start : self._end]


class Text(_Leaf):
    """A stretch of text between two tags."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The text with its character references resolved; that of a script, a style or CDATA as it is."""
        is_cdata = self._source.endswith(CDATA, 0, self._start)
        return self.raw if is_cdata else resolved(self.raw, self.parent.tag)

    @property
    def is_blank(self) -> bool:
        """True where a browser shows nothing: only ASCII white space."""
        return not self.raw.strip(ASCII_SPACE)


class Comment(_Leaf):
    """A comment, or a tag, doctype or instruction that the tree builder dropped."""

    __slots__ = ()

    @property
    def is_comment(self) -> bool:
        """False for dropped markup such as a stray end tag."""
        return self._source.startswith("<!--", self._start)
