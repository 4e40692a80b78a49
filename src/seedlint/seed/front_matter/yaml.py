"""YAML front matter, read from libyaml's events so that every node knows its span."""

from __future__ import annotations

from typing import Any, cast

from yaml import MarkedYAMLError, YAMLError
from yaml._yaml import CParser
from yaml.error import Mark
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.reader import ReaderError

from seedlint.diagnostics import Span
from seedlint.seed.front_matter.nodes import (
    MAX_DEPTH,
    Field,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Style,
    SyntaxFault,
    TooDeepError,
)

_STYLES: dict[str | None, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


def parse_yaml(text: str, content: Span) -> tuple[Node | None, SyntaxFault | None]:
    """Return the tree of ``text[content]``, or the fault that keeps it from being read.

    Aliases are left unresolved, as scalars tagged ``*``, so that a bomb of them costs nothing.
    """
    source = text[content.start : content.end]
    parser = CParser(source)
    try:
        return _document(parser, content.start), None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = content.start + min((mark.index or 0) if mark else 0, len(source))
        message = ", ".join(part for part in (error.problem, error.context) if part)
        return None, SyntaxFault(message, Span(at, min(at + 1, len(text))))
    except ReaderError as error:
        at = content.start + _character_offset(source, error.position)
        return None, SyntaxFault(str(error.reason), Span(at, min(at + 1, len(text))))
    except YAMLError as error:
        return None, SyntaxFault(str(error), Span(content.start, content.start))
    except TooDeepError as error:
        return None, SyntaxFault(str(error), Span(content.start, content.start))
    finally:
        parser.dispose()


def _character_offset(source: str, byte_offset: int) -> int:
    return len(source.encode()[:byte_offset].decode("utf-8", "ignore"))


def _document(parser: CParser, shift: int) -> Node | None:
    root: Node | None = None
    while parser.check_event():
        event = parser.get_event()
        if isinstance(event, DocumentStartEvent):
            if root is not None:
                raise MarkedYAMLError(None, None, "a second document starts here", cast("Mark", event.start_mark))
            root = _node(parser, parser.get_event(), shift, 0, set())
    return root


def _node(parser: CParser, event: Any, shift: int, depth: int, anchors: set[str]) -> Node:
    kind = type(event)
    start = event.start_mark.index + shift
    if kind is ScalarEvent:
        end = event.end_mark.index + shift
        if event.anchor:
            anchors.add(event.anchor)
            start = min(start + len(event.anchor) + 2, end)
        return Scalar(Span(start, end), event.value, _STYLES.get(event.style, "plain"), "yaml", event.tag)
    if kind is AliasEvent:
        if event.anchor not in anchors:
            raise MarkedYAMLError(None, None, f"found undefined alias '{event.anchor}'", event.start_mark)
        return Scalar(Span(start, event.end_mark.index + shift), f"*{event.anchor}", "plain", tag="!")
    if depth > MAX_DEPTH:
        raise TooDeepError
    if event.anchor:
        anchors.add(event.anchor)
    flow = bool(event.flow_style)
    get_event = parser.get_event
    if kind is SequenceStartEvent:
        items = []
        while type(inner := get_event()) is not SequenceEndEvent:
            items.append(_node(parser, inner, shift, depth + 1, anchors))
        return Sequence(Span(start, _end(inner, items, shift, start, flow)), tuple(items), flow)
    fields = []
    while type(inner := get_event()) is not MappingEndEvent:
        key = _node(parser, inner, shift, depth + 1, anchors)
        value = _node(parser, get_event(), shift, depth + 1, anchors)
        fields.append(Field(key if type(key) is Scalar else _key(key), value))
    return Mapping(Span(start, _end(inner, [f.value for f in fields], shift, start, flow)), tuple(fields), flow)


def _end(event: Any, children: list[Node], shift: int, start: int, flow: bool) -> int:
    """Where a collection ends: libyaml puts the end of a block one after the blank lines that follow it."""
    if flow:
        return int(event.end_mark.index) + shift
    return children[-1].span.end if children else start


def _key(node: Node) -> Scalar:
    """Return a collection that serves as a key written out as a scalar."""
    return Scalar(node.span, str(node.data), "plain")
