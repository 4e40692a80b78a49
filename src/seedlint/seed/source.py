"""From bytes to text and back: decoding, newline styles, lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from seedlint.diagnostics import Span

BOM = "\ufeff"

_NEWLINE = re.compile(r"\r\n|\n|\r")
_CODECS = (("utf-16", "UTF-16"), ("gb18030", "GB18030"), ("big5", "Big5"), ("shift_jis", "Shift_JIS"))


class Position(NamedTuple):
    """A place as people count: line and column from 1, the column in code points."""

    line: int
    column: int


class DecodeError(NamedTuple):
    """Why the bytes of a file are not UTF-8: the first bad byte, and the encoding they look like."""

    byte_offset: int
    likely: str | None


def decode(data: bytes) -> tuple[str, DecodeError | None]:
    """Return the text of ``data`` with its own newlines and byte-order mark.

    Where the bytes are not UTF-8 the text has U+FFFD for what cannot be read, and says why.
    """
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return data.decode("utf-8", "replace"), DecodeError(error.start, likely_encoding(data))


def likely_encoding(data: bytes) -> str | None:
    """Guess the encoding of bytes that are not UTF-8, or None where no guess is sure enough.

    A byte-order mark decides. A file that is readable as UTF-8 but for a few bytes is UTF-8 with a fault, though its
    bytes may make characters of GB18030 too. Then come the East Asian encodings in which the whole file is readable, by
    the share of common characters, since Shift_JIS also decodes as GB18030.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    read = data.decode("utf-8", "ignore")
    wide = sum(character > "\x7f" for character in read)
    if wide > data.decode("utf-8", "replace").count("\ufffd"):
        return None
    best: tuple[float, str] | None = None
    for codec, label in _CODECS[1:]:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        score = _plausibility(text)
        if best is None or score > best[0]:
            best = (score, label)
    return best[1] if best is not None and best[0] > 0.5 else None


# The most frequent characters of Chinese and Japanese prose, Simplified and Traditional.
_COMMON = frozenset(
    "的一是不了在人有我他这個个们中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于着下自之年过過发發后後作里"
    "，。、；：？！“”「」（）《》のにはをたがでてとしれさいるあ"
)


def _plausibility(text: str) -> float:
    wide = [character for character in text if character > "\x7f"]
    if not wide:
        return 0.0
    common = sum(character in _COMMON for character in wide)
    private = sum("\ue000" <= character <= "\uf8ff" for character in wide)
    halfwidth_kana = sum("\uff61" <= character <= "\uff9f" for character in wide)
    return 0.5 + (common - 4 * private - 2 * halfwidth_kana) / len(wide)


def newline_style(text: str) -> str:
    """Return the newline that ``text`` uses most, ``\\n`` where it has none."""
    crlf = text.count("\r\n")
    lf = text.count("\n") - crlf
    cr = text.count("\r") - crlf
    if crlf > lf and crlf >= cr:
        return "\r\n"
    return "\r" if cr > lf else "\n"


def parser_shadow(text: str) -> str:
    """Return ``text`` with the same length and only LF newlines, so that parsers' offsets are the file's.

    CRLF reads as space and LF, a lone CR as LF, NUL as U+FFFD.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.replace("\0", "\ufffd") if "\0" in text else text


class Lines:
    """The lines of a text; any of LF, CRLF and CR ends one."""

    def __init__(self, text: str) -> None:
        self.text = text
        if "\r" in text:
            self.starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]
        else:
            self.starts = [0, *accumulate([len(line) + 1 for line in text.split("\n")])]
            self.starts.pop()

    def position(self, offset: int) -> Position:
        """Return line and column of ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        return Position(index + 1, offset - self.starts[index] + 1)

    def around(self, offset: int) -> tuple[int, int, int]:
        """Return the number of the line that holds ``offset``, where it begins, and where it ends."""
        number = bisect_right(self.starts, offset)
        return number, self.starts[number - 1], self._end(number)

    def span(self, line: int) -> Span:
        """Return the span of ``line`` (from 1) without its newline."""
        return Span(self.starts[line - 1], self._end(line))

    def _end(self, line: int) -> int:
        """Return where ``line`` ends, its newline left out."""
        if line == len(self.starts):
            return len(self.text)
        end = self.starts[line] - 1
        return end - 1 if self.text[end] == "\n" and self.text[end - 1 : end] == "\r" else end

    def __len__(self) -> int:
        return len(self.starts)
