"""The attributes of a start tag, each with its span."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from seedlint.diagnostics import Span
from seedlint.pattern import pattern
from seedlint.seed.html.references import unescape_attribute
from seedlint.seed.markdown import OPAQUE, mask_templates

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

SPACE = r" \t\n\f\r"
"""What separates attributes: in a tag U+3000 and U+00A0 belong to the name or the value that they stand in."""

_TAG_NAME = pattern(rf"<[^{SPACE}/>]+")
# A template tag may stand in a name or a value; before a name it is none of it: {% if wide %}class="wide"{% endif %}.
_ATTRIBUTE = pattern(
    rf"([^{SPACE}/>{OPAQUE}][^{SPACE}/>=]*)"
    rf"""(?:[{SPACE}]*=(?:[{SPACE}]*(?:"([^"]*)"|'([^']*)'|([^{SPACE}>"'][^{SPACE}>]*)))?)?"""
)
_QUOTES = {2: '"', 3: "'"}


class Attribute(NamedTuple):
    """One attribute as written. ``value`` has its character references resolved.

    ``span`` covers ``name="value"``; ``value_span`` what stands between the quotes, and is None for
    an attribute without a value (``alt``, ``alt=``), whose ``value`` is the empty string.
    """

    name: str
    value: str
    span: Span
    value_span: Span | None
    quote: str


@lru_cache(maxsize=4096)
def read_values(start_tag: str) -> dict[str, str]:
    """Return the values of ``start_tag`` by lower-case name, to be read only; of repeated ones the first counts.

    Posts repeat the same tags, so most are looked up.
    """
    values: dict[str, str] = {}
    if "{" in start_tag:  # perhaps a template tag, whose text the pattern must not see
        for attribute in read_attributes(start_tag):
            values.setdefault(attribute.name, attribute.value)
        return values
    name = _TAG_NAME.match(start_tag)
    for key, double, single, bare in _ATTRIBUTE.findall(start_tag, name.end() if name else 1, len(start_tag) - 1):
        value = double or single or bare
        values.setdefault(key.lower(), unescape_attribute(value) if "&" in value else value)
    return values


@lru_cache(maxsize=1024)
def read_attributes(start_tag: str) -> tuple[Attribute, ...]:
    """Return the attributes of ``start_tag`` in file order, with spans that count from its ``<``."""
    return tuple([_attribute(match, start_tag) for match in _matches(start_tag)])


def find_attribute(start_tag: str, name: str) -> Attribute:
    """Return the first attribute ``name`` of ``start_tag``, as ``read_attributes`` does. Raises ``KeyError``."""
    for match in _matches(start_tag):
        if match[1].lower() == name:
            return _attribute(match, start_tag)
    raise KeyError(name)


def _matches(start_tag: str) -> Iterator[re.Match[str]]:
    masked = mask_templates(start_tag)
    name = _TAG_NAME.match(masked)
    return _ATTRIBUTE.finditer(masked, name.end() if name else 1, len(start_tag) - 1)


def _attribute(match: re.Match[str], start_tag: str) -> Attribute:
    group = match.lastindex or 1
    raw = start_tag[match.start(group) : match.end(group)] if group > 1 else ""
    return Attribute(
        start_tag[match.start(1) : match.end(1)].lower(),
        unescape_attribute(raw) if "&" in raw else raw,
        Span(*match.span()),
        Span(*match.span(group)) if group > 1 else None,
        _QUOTES.get(group, ""),
    )


def placed(attribute: Attribute, start: int) -> Attribute:
    """Return ``attribute`` of a tag that begins at ``start``, with spans in the file."""
    span, value = attribute.span, attribute.value_span
    return Attribute(
        attribute.name,
        attribute.value,
        Span(span.start + start, span.end + start),
        None if value is None else Span(value.start + start, value.end + start),
        attribute.quote,
    )
