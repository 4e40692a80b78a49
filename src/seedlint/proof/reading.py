"""What the independent parsers make of a text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from seedlint.proof.attributes import labels, listed, urls
from seedlint.proof.changes import EDGE
from seedlint.proof.data import READERS, FieldName, fields
from seedlint.proof.elements import html_parser
from seedlint.proof.fences import split
from seedlint.proof.markdown import TooDeepError, to_html
from seedlint.proof.structure import structure
from seedlint.proof.visible_text import blocks

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


class Reading:
    """What the independent parsers make of a text; each part is read when it is first asked for."""

    def __init__(self, text: str, is_html: bool) -> None:
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self.is_html = is_html
        self.format, self.block, self.body = split(text)

    @cached_property
    def front_matter(self) -> tuple[dict[FieldName, str] | None, ...]:
        """The data as each reader of its format sees it: the value's fingerprint by field; None where unreadable."""
        return tuple(fields(self.block, read) for read in READERS[self.format])

    @cached_property
    def visible_text(self) -> str:
        """The text of the body, block by block, white space collapsed; blank blocks are left out."""
        found = blocks(self._soup) if self._soup is not None else (self.body,)
        return EDGE.join(("", *found, ""))

    @cached_property
    def urls(self) -> str:
        """The targets of links, images and media, in their order."""
        return listed(target for _, target in self._targets)

    @cached_property
    def holders(self) -> tuple[str, ...]:
        """The element and attribute that hold each of the targets."""
        return tuple(holder for holder, _ in self._targets)

    @cached_property
    def labels(self) -> str:
        """The words that attributes hold, in their order."""
        return listed(labels(self._soup) if self._soup is not None else (self.body,))

    @cached_property
    def structure(self) -> tuple[tuple[int, str], ...]:
        """The elements of the body in their order, each with its depth."""
        return tuple(structure(self._soup)) if self._soup is not None else ((0, self.body),)

    @cached_property
    def _targets(self) -> tuple[tuple[str, str], ...]:
        return tuple(urls(self._soup)) if self._soup is not None else (("", self.body),)

    @property
    def unreadable(self) -> str | None:
        """Why the body cannot be read, or None where it can."""
        return self._read[1]

    @property
    def _soup(self) -> BeautifulSoup | None:
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[BeautifulSoup | None, str | None]:
        """The body as elements, or why it cannot be read; then it counts as its source."""
        import warnings

        from bs4.exceptions import ParserRejectedMarkup

        try:
            html = self.body if self.is_html else to_html(self.body)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about text that looks like a file name, a URL or XML
                return html_parser()(html), None
        except TooDeepError as error:
            return None, str(error)
        except RecursionError:
            return None, "its body nests too deeply for a second parser to read it"
        except ParserRejectedMarkup as error:
            return None, f"a second parser rejects the markup of its body: {error}"
