"""The check ``front-matter-trailing-space``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Keeps, NoOptions, SeedCheck, Severity, Span, pattern
from seedlint_front_matter._edit import scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import FrontMatter, Seed

_LAST = pattern(r"[ \t](?:[\r\n]|\Z)")
_NOT_FRONT_MATTER = Keeps.ALL & ~Keeps.FRONT_MATTER


class FrontMatterTrailingSpace(SeedCheck[NoOptions]):
    """A line of the front matter ends with spaces or tabs.

    Lines inside a value of several lines are left alone: there the space can be part of the value.

    ## Why

    Nobody sees it, but it shows in every diff, and some readers of front matter do not know `--- ` with a space.

    ## Fix

    Deletes the white space.

    ## Source

    yamllint `trailing-spaces`; markdownlint MD009.
    """

    severity = Severity.INFO
    groups = ("metadata", "whitespace")
    examples = (Example(bad="---\ntitle: 会议 \n---\n", good="---\ntitle: 会议\n---\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the white space at the end of each line."""
        front_matter = seed.front_matter
        if front_matter is None or front_matter.fault is not None:
            return
        end = front_matter.closing.end if front_matter.closing is not None else front_matter.content.end
        begin = front_matter.span.start
        source = seed.text[begin:end]
        if _LAST.search(source) is None:
            return
        # Many readers of YAML refuse a tab, and so cannot prove anything of a block that has one.
        keeps = _NOT_FRONT_MATTER if "\t" in source else Keeps.ALL
        line = 0
        for last in _LAST.finditer(source):
            stop = last.start() + 1
            start = line + len(source[line:stop].rstrip(" \t")) + begin
            stop += begin
            line = last.end()
            if _is_value(seed.text, front_matter, start):
                continue
            fix = Fix("Delete it", (Edit(start, stop, ""),), keeps=keeps)
            yield Finding(Span(start, stop), "White space at the end of a line", fix)


def _is_value(text: str, front_matter: FrontMatter, at: int) -> bool:
    """Return whether ``at`` is inside a value of more than one line; a block of text reaches to the next field."""
    field = None
    following = front_matter.content.end
    for one in front_matter.fields:
        if one.key.span.start > at:
            following = one.key.span.start
            break
        field = one
    if field is None:
        return False
    for node in scalars(field.value):
        start, end = node.span
        if start > at:
            return False
        if node.style in {"literal", "folded"}:
            if at < following and _breaks(text, field.key.span.start, field.value.span.end):
                return True
        elif at < end and _breaks(text, start, end):
            return True
    return False


def _breaks(text: str, start: int, end: int) -> bool:
    return text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0
