"""What the checks share: lines, scalars in a tree, quoting, and the removal of a whole field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Mapping, Scalar, Sequence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Field, FrontMatter, Node

_FLOW_MARKS = frozenset(",[]{}")


def line_at(text: str, at: int) -> Span:
    """Return the line that holds offset ``at``, without its newline."""
    return Span(line_start(text, at), line_end(text, at))


def line_start(text: str, at: int) -> int:
    """Return where the line begins that holds offset ``at``."""
    start = text.rfind("\n", 0, at) + 1
    carriage = text.rfind("\r", start, at)
    return start if carriage < 0 else carriage + 1


def line_end(text: str, at: int) -> int:
    """Return where the line that holds offset ``at`` ends, its newline left out."""
    end = text.find("\n", at)
    if end < 0:
        end = len(text)
    carriage = text.find("\r", at, end)
    return end if carriage < 0 else carriage


def after_newline(text: str, at: int) -> int:
    """Return the offset after the newline that stands at ``at``, or ``at`` where none does."""
    if text.startswith("\r\n", at):
        return at + 2
    return at + 1 if text[at : at + 1] in {"\r", "\n"} else at


def scalars(node: Node) -> Iterator[Scalar]:
    """Yield the scalars of a tree in file order, keys left out."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar):
                yield item
            else:
                yield from scalars(item)
    else:
        for field in node.fields:
            yield from scalars(field.value)


def is_alias(node: Node) -> bool:
    """Return whether ``node`` is ``*name``, whose value stands elsewhere."""
    return isinstance(node, Scalar) and node.style == "plain" and node.tag == "!" and node.value.startswith("*")


def quoted(value: str) -> str:
    """Return ``value`` as a single-quoted YAML scalar."""
    return "'" + value.replace("'", "''") + "'"


def in_flow(text: str, node: Scalar) -> str:
    """Return the source of ``node`` as it has to be written between brackets."""
    source = text[node.span.start : node.span.end]
    return quoted(node.value) if node.style == "plain" and not _FLOW_MARKS.isdisjoint(source) else source


def removal(text: str, front_matter: FrontMatter, field: Field) -> Edit | None:
    """Return the edit that deletes the lines of ``field``, or None where it shares a line with something else."""
    root = front_matter.root
    if front_matter.format != "yaml" or not isinstance(root, Mapping) or root.flow:
        return None
    at = field.key.span.start
    start = line_start(text, at)
    end = field.span.end
    if isinstance(field.value, Scalar) and field.value.style in {"literal", "folded"}:
        return None  # how far its last blank lines reach depends on what follows
    stop = line_end(text, end)
    if text[start:at].strip(" ") or text[end:stop].strip():
        return None
    return Edit(start, after_newline(text, stop), "")
