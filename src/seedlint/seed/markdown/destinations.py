"""Where the destination of a Markdown link stands, and whether it reads as the URL that the parser names."""

from __future__ import annotations

import html
import re

from seedlint.diagnostics import Span

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_POINTED_DESTINATION = re.compile(r"<((?:\\.|[^<>\\\r\n])*)>")
_BARE_DESTINATION = re.compile(r"(?:\\[^\x00-\x20]|[^\x00-\x20\x7f\\]|\\)*+")


def reads_as(written: str, url: str) -> bool:
    """Return whether the destination ``written`` in a file is ``url`` to a Markdown parser."""
    return written == url or html.unescape(_ESCAPED.sub(r"\1", written)) == url


def destination_span(body: str, at: int, end: int, opening: str = "(") -> Span | None:
    """Return the span of the link destination that follows ``opening`` at ``at``, without ``<`` and ``>``."""
    if body[at : at + 1] != opening:
        return None
    at += 1
    while at < end and body[at] in " \t\r\n":
        at += 1
    if body[at : at + 1] == "<":
        pointed = _POINTED_DESTINATION.match(body, at, end)
        return Span(*pointed.span(1)) if pointed else None
    match = _BARE_DESTINATION.match(body, at, end)
    stop = match.end() if match else at
    if opening == "(":
        depth = 0
        for place in range(at, stop):
            if body[place - 1] == "\\":
                continue
            if body[place] == "(":
                depth += 1
            elif body[place] == ")":
                depth -= 1
                if depth < 0:
                    stop = place
                    break
    return Span(at, stop)
