"""YAML that libyaml reads and the standard forbids: js-yaml and hexo-front-matter stop at it, some since lately.

The repairs leave what libyaml reads: white space at the head of such a line, or before a comment, is part of no value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Finding, Fix, Keeps, Mapping, Safety, Scalar, Seed, Sequence, Span, pattern
from seedlint_front_matter._edit import line_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Node

_LINE_HEAD = pattern(r"(?:\r\n?|\n)(?P<indent> *)(?P<tab>\t[ \t]*)?(?=[^\s#])")
_HEADER = pattern(r"[|>][-+0-9]*(?=#)")
_DEEP_BLANKS = pattern(r"[|>][-+]?[ \t]*(?P<blanks>(?:\r?\n *(?=\r?\n))+)\r?\n(?P<indent> *)#")
_CLOSING = "]}"
# Hexo 8 has js-yaml 4 in it and still reads these three; js-yaml 5 and hexo-front-matter 5 do not.
_LATEST = "the latest js-yaml and hexo-front-matter"
_QUOTED = frozenset({"single", "double"})


def unportable(seed: Seed, node: Node, owner: int | None = None, *, in_flow: bool = False) -> Iterator[Finding]:
    """Yield what only some parsers read. ``owner`` is where the field or list begins that ``node`` is a value of."""
    if isinstance(node, Scalar):
        yield from _of_scalar(seed, node, owner, in_flow)
        return
    if node.flow and not in_flow:
        yield from _shallow_lines(seed, node.span, owner, "A list" if isinstance(node, Sequence) else "A mapping")
    if node.flow:
        yield from _glued_comment(seed, node.span.end)
    inside = in_flow or node.flow
    if isinstance(node, Mapping):
        for field in node.fields:
            yield from unportable(seed, field.value, field.key.span.start, in_flow=inside)
    else:
        for item in node.items:
            yield from unportable(seed, item, node.span.start, in_flow=inside)


def _of_scalar(seed: Seed, scalar: Scalar, owner: int | None, in_flow: bool) -> Iterator[Finding]:
    span = scalar.span
    if scalar.style in _QUOTED:
        if not in_flow and "\n" in seed.text[slice(*span)]:
            yield from _shallow_lines(seed, span, owner, "A quoted value")
        yield from _glued_comment(seed, span.end)
    elif scalar.style == "plain":
        if in_flow and seed.text[slice(*span)] == "-":
            fix = Fix("Quote it", (Edit(*span, "'-'"),))
            yield Finding(span, "A dash alone in a list has to be quoted; Hexo and js-yaml cannot read it", fix)
    elif match := _HEADER.match(seed.text, span.start):
        yield from _glued_comment(seed, match.end(), Safety.UNSAFE, Keeps.ALL & ~Keeps.FRONT_MATTER)
    elif (match := _DEEP_BLANKS.match(seed.text, span.start)) and not scalar.data:
        deepest = max(len(line) for line in match["blanks"].splitlines())
        if deepest > len(match["indent"]):
            message = f"Blank lines deeper than what follows begin this value; {_LATEST} cannot read it"
            yield Finding(Span(*match.span("blanks")), message)


def _glued_comment(seed: Seed, at: int, safety: Safety = Safety.SAFE, keeps: Keeps = Keeps.ALL) -> Iterator[Finding]:
    if seed.text.startswith("#", at):
        message = f"A comment follows without a space; {_LATEST} cannot read it"
        yield Finding(Span(at, at + 1), message, Fix("Add a space", (Edit(at, at, " "),), safety, keeps))


def _shallow_lines(seed: Seed, value: Span, owner: int | None, what: str) -> Iterator[Finding]:
    """Yield a finding where lines of the value are not indented more than their field: Hexo does not read them.

    A tab is no indentation. A bracket that closes may stand under the field, as it does in many posts.
    """
    column = -1 if owner is None else owner - line_at(seed.text, owner).start
    edits = []
    for match in _LINE_HEAD.finditer(seed.text, line_at(seed.text, value.start).end, value.end):
        indent = match.end("indent") - match.start("indent")
        is_closing = match.end() == value.end - 1 and seed.text[match.end()] in _CLOSING
        if indent <= column and not is_closing:
            edits.append(Edit(match.end("indent"), match.end("indent"), " " * (column + 1 - indent)))
    if edits:
        at = edits[0].start
        message = f"{what} goes on here without being indented; {_LATEST} cannot read it"
        yield Finding(Span(at, at + 1), message, Fix("Indent it", tuple(edits)))
