"""The check ``front-matter-trailing-space``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Keeps, NoOptions, SeedCheck, Span, pattern
from seedlint_front_matter._edit import scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import FrontMatter, Seed

_ANY = pattern(r"[ \t](?:[\r\n]|\Z)")
_TRAILING = pattern(r"(?<![ \t])[ \t]+(?=[\r\n]|\Z)")


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

    groups = ("metadata", "whitespace")
    examples = (Example(bad="---\ntitle: 会议 \n---\n", good="---\ntitle: 会议\n---\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the white space at the end of each line."""
        front_matter = seed.front_matter
        if front_matter is None or front_matter.fault is not None:
            return
        end = front_matter.closing.end if front_matter.closing is not None else front_matter.content.end
        source = seed.text[front_matter.span.start : end]
        if _ANY.search(source) is None:
            return
        inside = _values_of_lines(seed.text, front_matter)
        # Many readers of YAML refuse a tab, and so cannot prove anything of a block that has one.
        keeps = Keeps.ALL & ~Keeps.FRONT_MATTER if "\t" in source else Keeps.ALL
        for match in _TRAILING.finditer(source):
            start, stop = match.start() + front_matter.span.start, match.end() + front_matter.span.start
            if any(span.start <= start < span.end for span in inside):
                continue
            fix = Fix("Delete it", (Edit(start, stop, ""),), keeps=keeps)
            yield Finding(Span(start, stop), "White space at the end of a line", fix)


def _values_of_lines(text: str, front_matter: FrontMatter) -> list[Span]:
    """Return where the values of more than one line stand; a block of text reaches to the next field."""
    found = []
    fields = front_matter.fields
    for index, field in enumerate(fields):
        whole = text[field.key.span.start : field.value.span.end]
        if "\n" not in whole and "\r" not in whole:
            continue
        following = fields[index + 1].key.span.start if index + 1 < len(fields) else front_matter.content.end
        for node in scalars(field.value):
            if node.style in {"literal", "folded"}:
                found.append(Span(node.span.start, following))
            elif "\n" in text[node.span.start : node.span.end] or "\r" in text[node.span.start : node.span.end]:
                found.append(node.span)
    return found
