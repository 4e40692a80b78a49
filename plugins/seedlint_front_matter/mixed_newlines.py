"""The check ``mixed-newlines``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, SeedCheck, Span, Triggers, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_NEWLINE = pattern(r"\r\n|\n|\r")
_NAMES = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}


class MixedNewlines(SeedCheck[NoOptions]):
    """The file mixes newlines of several kinds, or uses the lone CR of old Macintosh systems.

    ## Why

    Version control shows whole files as changed, and tools disagree on where a line ends, so that a front
    matter may not be found.

    ## Fix

    Writes the newline that the file uses most for all of them; LF where that is CR.

    ## Source

    yamllint `new-lines`; CommonMark 0.31.2, section 2.1 "line ending".
    """

    groups = ("whitespace",)
    triggers = Triggers(source=frozenset({"\r"}))
    examples = (
        Example(
            bad="---\r\ntitle: 会议\r\n---\n\r\n<p>开幕。</p>\r\n",
            good="---\r\ntitle: 会议\r\n---\r\n\r\n<p>开幕。</p>\r\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield one finding at the first newline that is not like most."""
        text = seed.text
        crlf = text.count("\r\n")
        counts = {"\r\n": crlf, "\n": text.count("\n") - crlf, "\r": text.count("\r") - crlf}
        if not counts["\r"] and not counts["\n"]:
            return
        wanted = seed.newline if seed.newline != "\r" else "\n"
        odd = [match for match in _NEWLINE.finditer(text) if match[0] != wanted]
        edits = tuple(Edit(match.start(), match.end(), wanted) for match in odd)
        used = ", ".join(f"{count} {_NAMES[newline]}" for newline, count in counts.items() if count)
        yield Finding(
            Span(*odd[0].span()),
            f"The file mixes newlines or has old ones: {used}",
            Fix(f"Write {_NAMES[wanted]}", edits),
        )
