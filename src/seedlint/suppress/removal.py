"""The fix of an unused suppression: take the name away, or the directive with its last name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from seedlint.diagnostics import Edit, Fix, Keeps, Span
from seedlint.suppress.directives import FIELD, Directive, Name

if TYPE_CHECKING:
    from seedlint.seed import Seed
    from seedlint.suppress.scopes import Suppression


_MOST_PROOFS = 24
"""How many proofs a seed may cost: each reads it twice, and a seed may have thousands of directives."""


def removals(seed: Seed, groups: Sequence[Sequence[Suppression]]) -> list[Fix | None]:
    """Return for each of ``groups``, unused suppressions of one directive, the fix that removes it from the seed.

    None where taking it away would change how the rest is read: a comment may be what parts two Markdown lists. All
    are proved at once, and where that fails each half by itself.
    """
    proof = _Proof(seed)
    fixes: list[Fix | None] = [None] * len(groups)
    waiting = [range(len(groups))]
    while waiting:
        some = waiting.pop()
        tried = [_fix(seed, groups[index], leave_line=False) for index in some]
        if proof.holds(tried):
            for index, fix in zip(some, tried, strict=True):
                fixes[index] = fix
        elif len(some) > 1:
            middle = len(some) // 2
            waiting += [some[middle:], some[:middle]]
        else:
            other = _fix(seed, groups[some[0]], leave_line=True)
            fixes[some[0]] = other if proof.holds([other]) else None
    return fixes


class _Proof:
    def __init__(self, seed: Seed) -> None:
        self._seed = seed
        self._left = _MOST_PROOFS

    def holds(self, fixes: Sequence[Fix | None]) -> bool:
        """Return whether the rest stays the same if all of ``fixes`` are made; False too where that costs too much."""
        from seedlint.proof import unkept
        from seedlint.seed import Seed

        seed = self._seed
        text = _edited(seed.text, sorted(edit for fix in fixes if fix is not None for edit in fix.edits))
        if text is None or self._left == 0:
            return False
        if text == seed.text:
            return True
        self._left -= 1
        fields = frozenset[str]().union(*(fix.fields for fix in fixes if fix is not None))
        return unkept(seed, Seed(seed.path, text.encode(), seed.site), Keeps.ALL, fields) is None


def _fix(seed: Seed, unused: Sequence[Suppression], *, leave_line: bool) -> Fix | None:
    fields = frozenset({FIELD}) if unused[0].directive.kind == "field" else frozenset[str]()
    edits = tuple(_edits(seed, unused, leave_line=leave_line))
    return Fix("Delete what suppresses nothing", edits, fields=fields) if edits else None


def _edits(seed: Seed, unused: Sequence[Suppression], *, leave_line: bool) -> Iterator[Edit]:
    directives = [unused[0].directive]
    directives += dict.fromkeys(item.closing for item in unused if item.closing is not None)
    for directive in directives:
        idle = {item.name for item in unused if directive in {item.directive, item.closing}}
        left = [name for name in directive.names if name.text not in idle]
        if left:
            yield from _without_names(seed.text, directive, left)
        elif directive.kind == "field":
            yield from _without_field(seed, directive)
        else:
            yield _without_comment(seed, directive, leave_line=leave_line)


def _edited(text: str, edits: Sequence[Edit]) -> str | None:
    """Return ``text`` with ``edits`` made, which are in order; None where two overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at:
            return None
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))


def _without_names(text: str, directive: Directive, left: list[Name]) -> Iterator[Edit]:
    first, last = directive.names[0].span, directive.names[-1].span
    between = text[first.end : directive.names[1].span.start]
    if directive.kind == "field" and "," not in between:
        for name in directive.names:  # a block sequence: one item a line
            if name not in left:
                yield _line(text, name.span)
        return
    yield Edit(first.start, last.end, between.join(text[name.span.start : name.span.end] for name in left))


def _without_comment(seed: Seed, directive: Directive, *, leave_line: bool) -> Edit:
    """Delete a comment: with its line where it has one to itself, else with the blanks before it."""
    text, (start, end) = seed.text, directive.span
    line = _line(text, directive.span)
    if not text[line.start : start].strip(" \t") and not text[end : line.end].strip():
        if leave_line or (directive.kind != "comment" and line.end == len(text)):
            return Edit(line.start, end, "")
        return line
    if directive.kind == "comment":  # it goes on to the end of its line
        while text[end : end + 1] in {" ", "\t"}:
            end += 1
    if text[end : end + 1] in {" ", "\t", "\r", "\n", ""}:
        while text[start - 1] in " \t":
            start -= 1
    return Edit(start, end, "")


def _without_field(seed: Seed, directive: Directive) -> Iterator[Edit]:
    front_matter = seed.front_matter
    if front_matter is None or front_matter.format != "yaml":
        return
    line = _line(seed.text, directive.span)
    if (
        not seed.text[line.start : directive.span.start].strip()
        and not seed.text[directive.span.end : line.end].strip()
    ):
        yield line


def _line(text: str, span: Span) -> Edit:
    """Return the deletion of the lines that ``span`` touches, with their newline."""
    start, end = span
    while start > 0 and text[start - 1] not in "\r\n":
        start -= 1
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    if text.startswith("\r\n", end):
        end += 2
    elif end < len(text):
        end += 1
    return Edit(start, end, "")
