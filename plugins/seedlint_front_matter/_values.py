"""What is wrong with one value of YAML that cannot be read, and the repairs that may be meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from seedlint import Edit, Span, pattern
from seedlint_front_matter._edit import after_newline, line_start, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

# The names of fields that are sure to be fields wherever they stand with a colon.
_NAMES = (
    r"(?:title|linktitle|description|summary|author|date|tags|categories|keywords|layout|lang|services|manager"
    r"|ms\.[a-z]+)"
)
_ONE_LINE = pattern(rf"(?<![\w.-])(?P<name>{_NAMES})[ \t]*:(?=\s|\Z)")
_PROSE = frozenset({"title", "linktitle", "description", "summary"})
_MANY = 30  # fields: more are no post's
_INSIDE = pattern(rf"{_NAMES}[ \t]*:\s")
_NEXT_FIELD = pattern(r"[\w.-]+[ \t]*:|[ \t]*- ")
# An item of a list in quotation marks of which the second one is missing.
_HALF_QUOTED = pattern(r"(?<=[\[,\s])(?P<quote>['\"])[^'\",\[\]]+(?P<end>)(?:,(?=\s*(?P=quote))|\]\Z)")
_WIDE_COMMA = pattern(r"(?<=[\"'\w])[ \t]*[，、][ \t]*(?=[\"'\w])")
_NO_COMMA = pattern(r"(?<=[\"'])[ \t]+(?=[\"'])")
_ESCAPE = pattern(r'\\.|"')


class Cause(NamedTuple):
    """Why a parser may have given up: the place, a sentence, and a repair, empty where none is clear."""

    span: Span
    message: str
    edits: tuple[Edit, ...] = ()
    title: str = ""


def value_causes(text: str, content: Span, span: Span, key: str) -> Iterator[Cause]:
    """Yield what may be wrong with the value at ``span``, of the field ``key``."""
    value = text[span.start : span.end]
    quote = value[0]
    if quote in "\"'" and value.count(quote) == 1:
        following = after_newline(text, text.find("\n", span.end))
        if 0 < following < content.end:
            if text[following] == quote and _NEXT_FIELD.match(text, following + 1):
                moved = (Edit(span.end, span.end, quote), Edit(following, following + 1, ""))
                message = f"The closing quotation mark {quote} stands at the head of the next line"
                yield Cause(Span(following, following + 1), message, moved, "Put it at the end of the value")
            if not _NEXT_FIELD.match(text, following):
                return  # a value of several lines
    if quote not in "\"'[{":
        repeated = re.match(rf"{re.escape(key)}[ \t]*:[ \t]+(?=\S)", value) if key else None
        if repeated is not None:
            again = Span(span.start, span.start + repeated.end())
            yield Cause(again, f"`{key}:` stands twice", (Edit(*again, ""),), "Delete the second one")
        many = _ONE_LINE.search(value)
        lines = _lines(text, content, span, key) if many is not None else None
        if many is not None and lines is not None:
            message = f"Several fields stand on one line; begin a new line before `{many[0].strip()}`"
            if lines:
                yield Cause(span, message, lines, "Begin a new line for each field")
            yield Cause(span, message)
            return
    whole = (Edit(span.start, span.end, quoted(value)),)
    if quote in "\"'":
        yield from _quote_causes(span, value, quote)
    elif quote == "[" and _WIDE_COMMA.search(value):
        edits = tuple(Edit(span.start + m.start(), span.start + m.end(), ", ") for m in _WIDE_COMMA.finditer(value))
        yield Cause(span, "A full-width mark separates the items of this list; write a comma", edits, "Write commas")
    if quote in "[{":
        close = "]" if quote == "[" else "}"
        if value.endswith(","):
            edit = Edit(span.end - 1, span.end, "")
            yield Cause(Span(span.end - 1, span.end), f"A comma follows the `{close}`", (edit,), "Delete the comma")
        for item in re.finditer(r"''(?=[^\s,\]'])|(?<=[^\s,\['])''", value):
            at = span.start + item.start()
            yield Cause(span, "A quotation mark is doubled", (Edit(at, at + 1, ""),), "Delete one of the marks")
        halves = [
            Edit(span.start + m.start("end"), span.start + m.start("end"), m["quote"])
            for m in _HALF_QUOTED.finditer(value)
        ]
        if halves:
            last = Span(halves[0].start - 1, halves[0].start)
            yield Cause(
                last, "The quotation mark of this item is never closed", tuple(halves), "Close the quotation mark"
            )
        for gap in _NO_COMMA.finditer(value):
            edit = Edit(span.start + gap.start(), span.start + gap.end(), ", ")
            yield Cause(span, "A comma is missing between two items of this list", (edit,), "Add the comma")
        if not value.endswith(close):
            edit = Edit(span.end, span.end, close)
            if close not in value:
                yield Cause(span, f"The list is not closed; `{close}` is missing", (edit,), f"Add `{close}`")
            yield Cause(span, f"The value begins with `{quote}` and has to be quoted", whole, "Quote the value")
        yield Cause(span, f"Brackets, commas or quotation marks do not match in `{value[:40]}`")
    elif quote in "@`%&*!|>":
        yield Cause(span, f"A value that begins with `{quote}` has to be quoted", whole, "Quote the value")
    elif quote not in "\"'" and (": " in value or value.endswith(":")):
        colon = span.start + (value.find(": ") if ": " in value else len(value) - 1)
        yield Cause(
            Span(colon, colon + 1), "A value with a colon and a space has to be quoted", whole, "Quote the value"
        )


def _quote_causes(span: Span, value: str, quote: str) -> Iterator[Cause]:
    inner = value[1:-1]
    if len(value) > 1 and value[-1] == quote:
        message = f"A quotation mark {quote} stands inside {quote}…{quote} and ends the value too early"
        if quote == '"':
            marks = [m.start() for m in _ESCAPE.finditer(inner) if m[0] == '"']
            edits = tuple(Edit(span.start + 1 + at, span.start + 1 + at, "\\") for at in marks)
            if inner.endswith("\\"):
                yield Cause(span, "The last quotation mark is escaped, so that the value does not end")
        else:
            edits = tuple(
                Edit(span.start + 1 + m.end(), span.start + 1 + m.end(), "'")
                for m in re.finditer(r"(?<!')'(?!')", inner)
            )
        if edits:
            yield Cause(span, message, edits, "Escape the quotation marks inside")
    elif value.count(quote) == 1:
        edit = Edit(span.end, span.end, quote)
        yield Cause(span, f"The quotation mark {quote} is never closed", (edit,), "Close the quotation mark")
    elif _INSIDE.search(value):
        yield Cause(span, f"Text follows the closing {quote}; several fields seem to stand on one line")
    else:
        whole = (Edit(span.start, span.end, quoted(value)),)
        yield Cause(
            span, f"Text follows the closing {quote}; the whole value has to be quoted", whole, "Quote the value"
        )
    if quote == '"' and "\\" in inner:
        yield Cause(span, "A backslash between double quotation marks begins an escape; write `\\\\` or use '…'")


def _lines(text: str, content: Span, span: Span, key: str) -> tuple[Edit, ...] | None:
    """Return the edit that gives each field in a value its own line, empty where a value seems to hold yet others.

    None where a name repeats: one that the block has as a field elsewhere is a word of the value here.
    """
    value = text[span.start : span.end]
    names = [match["name"] for match in _ONE_LINE.finditer(value)]
    start = line_start(text, span.start)
    others = text[content.start : start] + text[span.end : content.end]
    if (
        len(names) > _MANY
        or len({key, *names}) <= len(names)
        or any(re.search(rf"(?m)^{re.escape(name)}[ \t]*:", others) for name in names)
    ):
        return None
    indent = text[start : span.start].partition(key)[0]
    newline = "\r\n" if text.startswith("\r\n", span.end) else "\n"
    new, at = "", 0
    for match in (*_ONE_LINE.finditer(value), None):
        piece = _piece(key, value[at : match.start() if match is not None else len(value)])
        if piece is None:
            return ()
        new += piece
        if match is not None:
            key, at = match["name"], match.end()
            new = new.rstrip(" \t") + f"{newline}{indent}{key}:"
    return (Edit(span.start, span.end, new),)


def _piece(key: str, value: str) -> str | None:
    """Return one of the values of a line, quoted where it has a colon; None where that does not look like prose."""
    bare = value.strip()
    if bare[:1] in {'"', "'", "[", "{"} or not (": " in bare or bare.endswith(":")):
        return value
    return value.replace(bare, quoted(bare)) if key in _PROSE else None
