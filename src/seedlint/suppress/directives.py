"""Finds the directives of a seed and reads them; what is malformed becomes a fault."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from seedlint.diagnostics import Span
from seedlint.nearest import suggestion
from seedlint.pattern import pattern
from seedlint.seed.front_matter import Field, FrontMatter, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from seedlint.seed import Seed
    from seedlint.seed.html import Comment

Kind = Literal["next", "disable", "enable", "file", "comment", "field"]

FIELD = "seedlint"
"""The front-matter field that suppresses for the whole file."""

_CODE = frozenset({"pre", "code", "kbd", "samp", "script", "style", "textarea", "xmp", "template", "svg", "math"})
_VERBS: dict[str, Kind] = {"disable-next": "next", "disable": "disable", "enable": "enable", "disable-file": "file"}
_COMMENT = pattern(
    r"<!--\s*seedlint\s*[-:]\s*(?P<verb>[\w-]*?)(?:(?=\s)|(?=-->)|\Z)(?P<rest>.*?)(?:--!?>|\Z)", re.DOTALL
)
_MISSPELT = pattern(r"<!--\s*seedlint\s+(?:disable|enable)\b")
_YAML = pattern(r"#[ \t]*seedlint[ \t]*:(?P<rest>[^\r\n]*)")
_YAML_BODY = pattern(r"[ \t]*disable[ \t]*=(?P<names>.*)", re.DOTALL)
_REASON = pattern(r"(?:^|\s)--(?:\s|$)")
_NAME = pattern(r"[^\s,]+")
_KEBAB = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Name(NamedTuple):
    """The name of a check in a directive, and where it stands."""

    text: str
    span: Span


class Directive(NamedTuple):
    """One directive as written. ``span`` is the whole comment, or the whole front-matter field."""

    kind: Kind
    span: Span
    names: tuple[Name, ...]


class Fault(NamedTuple):
    """What is wrong with a directive, and where."""

    span: Span
    message: str


def read_directives(seed: Seed) -> tuple[list[Directive], list[Fault]]:
    """Return the directives of ``seed`` in file order, and what is wrong with those that cannot be read."""
    faults: list[Fault] = []
    directives: list[Directive] = []
    if seed.front_matter is not None and seed.front_matter.fault is None:
        directives += _in_comments(seed.text, seed.front_matter, faults)
        for field in seed.front_matter.fields:
            if field.name == FIELD:
                directives += _in_field(field, faults)
    body = seed.body
    if seed.text.find("seedlint", body.start) >= 0:
        for comment in seed.html.comments:
            directives += _in_comment(comment, faults)
    directives.sort(key=lambda directive: directive.span)
    return directives, faults


def _in_comment(comment: Comment, faults: list[Fault]) -> Iterator[Directive]:
    raw, span = comment.raw, comment.span
    match = _COMMENT.match(raw)
    if match is None and _MISSPELT.match(raw) is None:
        return
    if comment.parent.tag in _CODE or comment.parent.inside(_CODE):
        return
    if match is None:
        faults.append(Fault(span, "Not a directive: write `seedlint-disable` with a hyphen"))
        return
    kind = _VERBS.get(match["verb"])
    if kind is None:
        written, known = f"seedlint-{match['verb']}", [f"seedlint-{verb}" for verb in _VERBS]
        faults.append(Fault(span, f"Unknown directive `{written}`{suggestion(written, known)}"))
        return
    names = _names(match["rest"], span.start + match.start("rest"), span, faults)
    if names:
        yield Directive(kind, span, names)


def _names(text: str, start: int, whole: Span, faults: list[Fault]) -> tuple[Name, ...]:
    """Return the comma-separated names in ``text``, which begins at ``start``; a reason may follow ``--``."""
    reason = _REASON.search(text)
    end = reason.start() if reason else len(text)
    found = []
    known = len(faults)
    for part in re.finditer(r"[^,]+", text[:end]):
        words = _NAME.findall(part[0])
        if not words:
            continue
        if len(words) > 1 or not _KEBAB.fullmatch(words[0]):
            at = start + part.start() + part[0].index(words[0])
            message = f"{part[0].strip()!r} is not the name of a check: separate names by commas, a reason by ' -- '"
            faults.append(Fault(Span(at, start + part.start() + len(part[0].rstrip())), message))
            continue
        at = start + part.start() + part[0].index(words[0])
        found.append(Name(words[0], Span(at, at + len(words[0]))))
    if not found and len(faults) == known:
        faults.append(Fault(whole, "Name the checks: a directive without a name would hide everything"))
    return tuple(found)


def _in_comments(text: str, front_matter: FrontMatter, faults: list[Fault]) -> Iterator[Directive]:
    if front_matter.format == "json":
        return
    start, end = front_matter.content
    if text.find(FIELD, start, end) < 0:
        return
    scalars = sorted(_scalars(front_matter.root), key=_start)
    for match in _YAML.finditer(text, start, end):
        if not _is_comment(text, match.start(), start, scalars):
            continue
        span = Span(match.start(), match.end())
        body = _YAML_BODY.match(match["rest"])
        if body is None:
            faults.append(Fault(span, "Not a directive: write `# seedlint: disable=NAME`"))
            continue
        names = _names(body["names"], match.start("rest") + body.start("names"), span, faults)
        if names:
            yield Directive("comment", span._replace(end=span.start + len(match[0].rstrip())), names)


def _is_comment(text: str, at: int, start: int, scalars: list[Scalar]) -> bool:
    """Return whether the ``#`` at ``at`` begins a comment: not in a value, nor in another comment."""
    line = max(text.rfind("\n", start, at), text.rfind("\r", start, at), start - 1) + 1
    before = line
    first = max(bisect_left(scalars, line, key=_start) - 1, 0)
    for scalar in scalars[first : bisect_left(scalars, at, key=_start)]:
        if scalar.style in {"literal", "folded"} and scalar.span.start >= line:
            before = scalar.span.start  # on the line of its indicator, where a comment may follow
        elif scalar.span.end > at:
            return False
        else:
            before = max(before, scalar.span.end)
    return "#" not in text[before:at] and (at == line or text[at - 1] in " \t")


def _start(scalar: Scalar) -> int:
    return scalar.span.start


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for field in node.fields:
            yield field.key
            yield from _scalars(field.value)


def _in_field(field: Field, faults: list[Fault]) -> Iterator[Directive]:
    """Read ``seedlint: {disable: [NAME]}``."""
    value = field.value
    if not isinstance(value, Mapping) or [inner.name for inner in value.fields] != ["disable"]:
        faults.append(Fault(field.span, "Not a suppression: write `seedlint: {disable: [NAME]}`"))
        return
    listed = value.fields[0].value
    items = listed.items if isinstance(listed, Sequence) else (listed,)
    names = []
    for item in items:
        if isinstance(item, Scalar) and _KEBAB.fullmatch(item.value):
            names.append(Name(item.value, item.span))
        else:
            faults.append(Fault(item.span, f"{item.data!r} is not the name of a check"))
    if names:
        yield Directive("field", field.span, tuple(names))
    elif not items:
        faults.append(Fault(field.span, "Name the checks, or delete the field"))
