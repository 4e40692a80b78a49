"""Where the front matter of a file begins and ends, in YAML, TOML and JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from seedlint.diagnostics import Span
from seedlint.pattern import pattern

if TYPE_CHECKING:
    from seedlint.seed.front_matter.nodes import Format

_OPENING = pattern(r"\ufeff?\s*?(?P<fence>-{3,}|\+{3}|;{3})[ \t]*(?:\r\n|\n|\r)")
# Each begins with the newline before the closing line: to look for that is quicker than to look behind everywhere.
_YAML_CLOSING = pattern(r"[\r\n](?:-{3,}|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_TOML_CLOSING = pattern(r"[\r\n]\+{3}[ \t]*(?:\r\n|\n|\r|\Z)")
_JSON_CLOSING = pattern(r"[\r\n];{3}[ \t]*(?:\r\n|\n|\r|\Z)")
_JSON_OPENING = pattern(r"\ufeff?\s*(?=\{\s*[\"}])")
_JSON_END = pattern(r"(?<=[\r\n])\}[ \t]*(?:\r\n|\n|\r|\Z)")
_YAML_FIELD = pattern(r"[ \t]*(?:#|[\w.\"'-]+[ \t]*:(?:\s|\Z))")
_YAML_LINES = pattern(r"(?:(?:[ \t#]|-[ \t]|[\w.\"'-]+[ \t]*:(?=\s|\Z))[^\r\n]*(?:[\r\n]+|\Z))+\Z")
# Hexo reads a block without its opening line: hexo-front-matter, lib/front_matter.ts, rFrontMatterNew.
_BARE_OPENING = pattern(
    r"\ufeff?(?:\s*[\r\n])?"
    r"(?=[ \t]*(?:title|layout|date|author|tags?|categor(?:y|ies)|permalink|slug|description)[ \t]*:\s)"
)
_BLANK_LINE = pattern(r"(?:\r\n|\n|\r(?!\n))[ \t]*(?=\r\n|\n|\r|\Z)")


class Block(NamedTuple):
    """The parts of a front-matter block; see ``FrontMatter``."""

    format: Format
    span: Span
    opening: Span
    content: Span
    closing: Span | None


def split(text: str) -> Block | None:
    """Return the block at the head of ``text`` (byte-order mark and blank lines may precede), or None."""
    opening = _OPENING.match(text)
    if opening is not None:
        fence = opening.start("fence")
        if text[fence] == "+":
            return _fenced(text, "toml", fence, opening.end(), _TOML_CLOSING)
        if text[fence] == ";":
            return _fenced(text, "json", fence, opening.end(), _JSON_CLOSING)
        return _fenced(text, "yaml", fence, opening.end(), _YAML_CLOSING)
    json_opening = _JSON_OPENING.match(text)
    if json_opening is not None:
        return _json(text, json_opening.end())
    bare = _BARE_OPENING.match(text)
    if bare is not None:
        closing = _YAML_CLOSING.search(text, bare.end())
        lines = text[bare.end() : closing.start() + 1].rstrip() if closing is not None else ""
        if closing is not None and (not _BLANK_LINE.search(lines) or _YAML_LINES.match(lines)):
            return _block(text, "yaml", Span(bare.end(), bare.end()), bare.end(), closing)
    return None


def _fenced(text: str, format_: Format, fence: int, content: int, pattern: re.Pattern[str]) -> Block | None:
    opening = Span(fence, _line_end(text, fence))
    closing = pattern.search(text, content - 1)
    if closing is not None:
        return _block(text, format_, opening, content, closing)
    if format_ == "yaml" and not _YAML_FIELD.match(text, content):
        return None  # a thematic break
    blank = _BLANK_LINE.search(text, content)
    end = blank.start() if blank else len(text)
    return Block(format_, Span(fence, end), opening, Span(content, end), None)


def _block(text: str, format_: Format, opening: Span, content: int, closing: re.Match[str]) -> Block:
    start = closing.start() + 1
    return Block(
        format_,
        Span(opening.start, closing.end()),
        opening,
        Span(content, start),
        Span(start, _line_end(text, start)),
    )


def _json(text: str, start: int) -> Block | None:
    import json

    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        closing = _JSON_END.search(text, start)
        if closing is None:
            return None
        end = closing.start() + 1
    after = pattern(r"[ \t]*(?:\r\n|\n|\r|\Z)").match(text, end)
    if after is None:
        return None
    fence = pattern(r";{3}[ \t]*(?:\r\n|\n|\r|\Z)").match(text, after.end())
    return Block(
        "json",
        Span(start, fence.end() if fence else after.end()),
        Span(start, start),
        Span(start, end),
        Span(fence.start(), _line_end(text, fence.start())) if fence else Span(end, end),
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    if end < 0:
        end = len(text)
    carriage = text.find("\r", start, end)
    return end if carriage < 0 else carriage
