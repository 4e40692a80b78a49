"""A seed: one post file, read once, immutable; every part is parsed when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from seedlint.check import Site
from seedlint.diagnostics import Span
from seedlint.seed.source import BOM, Lines, Position, decode, newline_style

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from seedlint.seed.assets import Image, Link
    from seedlint.seed.front_matter import FrontMatter
    from seedlint.seed.html import HtmlTree
    from seedlint.seed.markdown import MarkdownBody
    from seedlint.seed.prose import Prose
    from seedlint.seed.source import DecodeError

HTML_SUFFIXES = (".html", ".htm", ".xhtml")


class Input(NamedTuple):
    """A file, a folder or nothing at all at ``path``, of whose names those count that end in one of ``suffixes``."""

    path: str
    suffixes: tuple[str, ...]


class Seed:
    """One post file. ``path`` is relative to the project's root, with forward slashes.

    ``text`` is the decoded file with its own newlines and byte-order mark; ``text.encode()`` is ``data``
    unless ``decode_error`` says that the bytes are not UTF-8.
    """

    def __init__(self, path: str, data: bytes, site: Site | None = None) -> None:
        self.path = path
        self.data = data
        self.site = site if site is not None else Site()
        self.inputs: set[Input] = set()
        """What beside the seed its findings depend on; ``depends_on`` adds to it."""
        self.text: str
        self.decode_error: DecodeError | None
        self.text, self.decode_error = decode(data)

    def depends_on(self, path: str, suffixes: tuple[str, ...] = ()) -> None:
        """Take note that a check reads more than the seed, so that findings are kept only as long as that is the same.

        ``path`` is absolute: a file counts by its content, a folder by the names in it, all or those that end in one of
        ``suffixes``, and what is not there by not being there.
        """
        self.inputs.add(Input(path, suffixes))

    @cached_property
    def digest(self) -> str:
        """A digest of the bytes."""
        import hashlib

        return hashlib.blake2b(self.data, digest_size=16).hexdigest()

    @cached_property
    def lines(self) -> Lines:
        """Where lines begin."""
        return Lines(self.text)

    def position(self, offset: int) -> Position:
        """Return line and column (both from 1) of ``offset``."""
        return self.lines.position(offset)

    @cached_property
    def newline(self) -> str:
        """The newline that the file uses most; a fix that adds a line uses it."""
        return newline_style(self.text)

    @cached_property
    def front_matter(self) -> FrontMatter | None:
        """The front matter, or None where there is none."""
        from seedlint.seed.front_matter import parse_front_matter

        return parse_front_matter(self.text)

    @cached_property
    def body(self) -> Span:
        """What follows the front matter."""
        if self.front_matter is not None:
            return Span(self.front_matter.span.end, len(self.text))
        return Span(1 if self.text.startswith(BOM) else 0, len(self.text))

    @cached_property
    def is_html_only(self) -> bool:
        """True where the body is HTML throughout: by its suffix, or as CommonMark reads it."""
        from seedlint.seed.markdown import is_html_only

        if self.path.lower().endswith(HTML_SUFFIXES):
            return True
        return is_html_only(self.text[self.body.start :])

    @cached_property
    def markdown(self) -> MarkdownBody:
        """What Markdown says of the body; of an HTML body, nothing but its shadow."""
        from seedlint.seed.markdown import read_html, read_markdown

        read = read_html if self.is_html_only else read_markdown
        return read(self.text[self.body.start :], self.body.start)

    @cached_property
    def html(self) -> HtmlTree:
        """The HTML of the body, also where it stands inside Markdown."""
        from seedlint.seed.html import HtmlTree

        return HtmlTree(self.text, self.markdown.shadow, self.body)

    @cached_property
    def prose(self) -> Prose:
        """What a reader reads: titles and the body's text, with a map back to the file."""
        from seedlint.seed.front_matter import Scalar
        from seedlint.seed.prose import build_prose

        fields = []
        if self.front_matter is not None:
            for name in self.site.text_fields:
                field = self.front_matter.get(name)
                if field is not None and isinstance(field.value, Scalar) and isinstance(field.value.data, str):
                    fields.append((name, field.value))
        markdown = self.markdown
        headings = tuple(span for _, span in markdown.headings)
        return build_prose(
            fields, self.text, markdown.shadow, self.body, self.html, headings, markdown.links, self.is_html_only
        )

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """Every image URL: configured front-matter fields, ``img``, ``srcset``, Markdown."""
        from seedlint.seed.assets import collect_images

        return collect_images(self.front_matter, self.site.image_fields, self.html, self.markdown.links)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link of the body."""
        from seedlint.seed.assets import collect_links

        return collect_links(self.html, self.markdown.links)

    def release(self) -> None:
        """Free the memory of a seed that is done with, and not to be used afterwards.

        Parents and children refer to each other, so only the garbage collector would find them, late: measured at
        100 µs a post.
        """
        if "html" in self.__dict__:
            self.html.release()

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The body as BeautifulSoup sees it: for plugin authors who do not need spans. Slow."""
        from bs4 import BeautifulSoup

        return BeautifulSoup(self.text[self.body.start :], "html.parser")
