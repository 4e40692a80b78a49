"""The check ``untidy-end-of-file``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Keeps, NoOptions, SeedCheck, Severity, Span, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_TAIL = pattern(r"(?P<keep>[ \t]*(?:\r\n|\n|\r)?)(?P<rest>[ \t\r\n]*)")
_NOT_TEXT = Keeps.ALL & ~Keeps.VISIBLE_TEXT


class UntidyEndOfFile(SeedCheck[NoOptions]):
    """The file ends with blank lines or spaces, or without a newline.

    ## Why

    A text file is a row of lines, and each ends with a newline. What stands after the last one, or lacks, shows up in
    diffs and when files are joined.

    ## Fix

    Deletes the white space after the last line's newline, or adds that newline.

    ## Source

    POSIX.1-2017, section 3.206 "Line"; markdownlint MD047; yamllint `new-line-at-end-of-file`.
    """

    severity = Severity.INFO
    groups = ("whitespace",)
    examples = (
        Example(
            bad="---\ntitle: 会议\n---\n<p>开幕。</p>\n            ", good="---\ntitle: 会议\n---\n<p>开幕。</p>\n"
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the tail of the file."""
        text = seed.text
        last = len(text.rstrip(" \t\r\n"))
        match = _TAIL.match(text, last)
        if match is None or last == 0:
            return
        rest = match["rest"]
        if rest:
            span = Span(*match.span("rest"))
            what = "blank lines" if "\n" in rest or "\r" in rest else "spaces"
            yield Finding(
                span, f"The file ends with {what}", Fix("Delete them", (Edit(*span, ""),), keeps=_keeps(seed, last))
            )
        elif match["keep"][-1:] not in {"\n", "\r"}:
            edit = Edit(last, len(text), seed.newline)
            yield Finding(
                Span(last, len(text)),
                "The file does not end with a newline",
                Fix("Add it", (edit,), keeps=_keeps(seed, last)),
            )


def _keeps(seed: Seed, last: int) -> Keeps:
    """Return what the fix keeps; of code that runs to the end of the file, the last newline is a part."""
    code = seed.markdown.code
    return _NOT_TEXT if code and code[-1].end >= last else Keeps.ALL
