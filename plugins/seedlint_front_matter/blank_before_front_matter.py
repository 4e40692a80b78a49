"""The check ``blank-before-front-matter``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, SeedCheck, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class BlankBeforeFrontMatter(SeedCheck[NoOptions]):
    """A blank line or white space stands before the front matter.

    ## Why

    Jekyll, gray-matter and remark look for `---` at the very first character. After a blank line they find no front
    matter at all, and print it as text; Hexo accepts it only by accident.

    ## Fix

    Deletes the white space. A byte-order mark before it stays; `byte-order-mark` deals with that.

    ## Source

    jekyll, lib/jekyll/document.rb (`YAML_FRONT_MATTER_REGEXP` begins with `\\A`); gray-matter, index.js.
    """

    severity = Severity.ERROR
    groups = ("metadata", "whitespace")
    examples = (
        Example(bad="\n---\ntitle: 会议\n---\n\n<p>开幕。</p>\n", good="---\ntitle: 会议\n---\n\n<p>开幕。</p>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the white space."""
        front_matter = seed.front_matter
        if front_matter is None:
            return
        start = 1 if seed.text.startswith("\ufeff") else 0
        end = front_matter.span.start
        if end <= start:
            return
        blank = seed.text[:end]
        lines = blank.count("\n") + blank.count("\r") - blank.count("\r\n")
        what = (
            "White space stands"
            if lines == 0
            else "A blank line stands"
            if lines == 1
            else f"{lines} blank lines stand"
        )
        yield Finding(
            Span(start, end),
            f"{what} before the front matter; Jekyll and other readers then find none",
            Fix("Delete the white space before the front matter", (Edit(start, end, ""),)),
        )
