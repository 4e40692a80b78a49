"""JSON Schema for front matter: which schema a seed has, and what of the seed does not follow it.

Four checks report a kind of fault each, so a seed is validated once and the result kept for the other three.
Schemas come from files below the site's root and never from the network.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from seedlint import ConfigError, Mapping, Scalar, Sequence, Span, pattern, read_yaml11
from seedlint_front_matter._edit import is_alias, scalars
from seedlint_front_matter._schema_file import load_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from jsonschema_rs import ValidationError

    from seedlint import FrontMatter, Node, Seed, Site
    from seedlint_front_matter._schema_file import Schema

_Reading: TypeAlias = "Callable[[Scalar], object]"
Kind = Literal["missing", "unknown", "type", "value", "schema"]
_BUILT_IN = frozenset({"hexo", "hugo", "jekyll"})
_POSTS = frozenset({"post", "draft"})
_FRONT_PAGES = frozenset({"home", "index"})
_IN_POSTS = pattern(r"(?:\A|/)_(?:posts|drafts)/")
# Hexo and Jekyll take the date of a post from such a file name.
_DATED = pattern(r"(?:\A|/)\d{4}-\d\d?-\d\d?-[^/]*\Z")


@dataclass(frozen=True, slots=True)
class SchemaOptions:
    """The option of the checks that hold front matter against a schema."""

    schemas: AbstractMapping[str, str] = field(default_factory=dict)
    """For which seeds this check asks for another schema than the site's; as ``Site.schemas``, glob -> file."""


class Fault(NamedTuple):
    """One thing in which front matter does not follow its schema.

    ``path`` names the place (``tags``, ``tags[2]``), ``node`` is the value there or None, and ``top`` the
    top-level field it belongs to. ``types`` are the types that the schema allows there.
    """

    kind: Kind
    span: Span
    path: str
    message: str
    top: str = ""
    node: Node | None = None
    types: tuple[str, ...] = ()


def faults(seed: Seed, site: Site, options: SchemaOptions) -> tuple[Fault, ...]:
    """Return in what the front matter of ``seed`` does not follow its schema, in file order."""
    return _faults(seed, site.root, site.profile, _schemas(site, options))


def schema_of(seed: Seed, site: Site, options: SchemaOptions) -> Schema | None:
    """Return the schema of ``seed``: its own ``$schema``, the first glob that fits, or the profile's."""
    chosen = _chosen(seed, site.root, site.profile, _schemas(site, options))
    return None if chosen is None else _read_schema(chosen, seed)


def _schemas(site: Site, options: SchemaOptions) -> tuple[tuple[str, str], ...]:
    """Return the site's schemas, after those that the options of one check name."""
    return (*options.schemas.items(), *site.schemas) if options.schemas else site.schemas


class _Choice(NamedTuple):
    """Which schema a seed has. ``root`` is the folder that it must not leave, None for a built-in schema."""

    path: str
    root: str | None
    own: bool = False
    """Whether the post names it itself."""


def _chosen(seed: Seed, root: str, profile: str, schemas: tuple[tuple[str, str], ...]) -> _Choice | None:
    own = seed.front_matter.get("$schema") if seed.front_matter is not None else None
    if own is not None and isinstance(own.value, Scalar) and own.value.value:
        return _Choice(own.value.value, root, own=True)
    for glob, path in schemas:
        if fnmatchcase(seed.path, glob):
            return _Choice(path, root)
    return _Choice(profile, None) if profile in _BUILT_IN else None


@lru_cache(maxsize=2)
def _faults(seed: Seed, root: str, profile: str, schemas: tuple[tuple[str, str], ...]) -> tuple[Fault, ...]:
    front_matter = seed.front_matter
    if front_matter is None or front_matter.fault is not None:
        return ()
    node = front_matter.root if front_matter.root is not None else Mapping(front_matter.content, ())
    chosen = _chosen(seed, root, profile, schemas)
    if chosen is None or not isinstance(node, Mapping):
        return ()
    opening = front_matter.opening
    schema = _read_schema(chosen, seed)
    if schema.validator is None:
        own = front_matter.get("$schema")
        return (Fault("schema", own.value.span if own is not None else opening, "", str(schema.fault)),)
    if seed.text.find("*", *front_matter.content) >= 0 and any(is_alias(scalar) for scalar in scalars(node)):
        return ()  # what an alias stands for is not known here
    data = _plain(node, _as_yaml11 if profile == "jekyll" else _as_yaml12)
    if "$schema" not in schema.known:
        data.pop("$schema", None)
    if schema.validator.is_valid(data):
        return ()
    found = [fault for error in schema.validator.iter_errors(data) for fault in _read(error, front_matter, node)]
    if chosen.root is None and _DATED.search(seed.path):
        found = [fault for fault in found if fault.path != "date" or fault.kind != "missing"]
    if chosen.root is None and _is_made_by_theme(seed, data):
        found = [fault for fault in found if fault.path != "title" or fault.kind != "missing"]
    return tuple(sorted(set(found), key=lambda fault: (fault.span, fault.path, fault.kind, fault.message)))


def _is_made_by_theme(seed: Seed, data: AbstractMapping[str, Any]) -> bool:
    """Return whether a template of the theme makes this page, no post: it has no text, or is the site's front page."""
    template = data.get("type") or data.get("layout")
    is_page = isinstance(template, str) and template not in _POSTS and _IN_POSTS.search(seed.path) is None
    return is_page and (template in _FRONT_PAGES or not seed.text[seed.body.start : seed.body.end].strip())


def _read_schema(chosen: _Choice, seed: Seed) -> Schema:
    """Return the schema, or the reason why it is none. Raises ``ConfigError`` where the configuration names it."""
    schema = load_schema(chosen.path, chosen.root)
    for file in schema.files:
        seed.depends_on(file)
    if schema.fault is not None and not chosen.own:
        raise ConfigError("", "schemas", schema.fault)
    return schema


def _as_yaml12(scalar: Scalar) -> object:
    return scalar.data


def _as_yaml11(scalar: Scalar) -> object:
    """Return the value as Jekyll reads it, to which ``published: no`` is a switch."""
    if scalar.format == "yaml" and scalar.style == "plain" and scalar.tag is None:
        older = read_yaml11(scalar.value)
        if isinstance(older, bool | int | float):
            return older
    return scalar.data


def _plain(node: Mapping, read: _Reading) -> dict[str, Any]:
    return {key.value: _json(value, read) for key, value in node.fields}


def _json(node: Node, read: _Reading) -> Any:
    """Return the data of ``node`` in the types of JSON: dates as ISO text, no infinities."""
    if not isinstance(node, Scalar):
        return _plain(node, read) if isinstance(node, Mapping) else [_json(item, read) for item in node.items]
    data = read(node)
    if isinstance(data, str):
        return data
    if isinstance(data, (datetime.date, datetime.time)):
        return data.isoformat()
    if isinstance(data, float) and (data != data or data in {float("inf"), float("-inf")}):
        return node.value
    if isinstance(data, (dict, list)):
        return json.loads(json.dumps(data, default=str))
    return data


def _read(error: ValidationError, front_matter: FrontMatter, root: Mapping) -> list[Fault]:
    """Turn an error of the validator into faults with a place in the file."""
    node, span, path = _place(front_matter, root, list(error.instance_path))
    top = str(error.instance_path[0]) if error.instance_path else ""
    kind = error.kind.name
    if kind == "required":
        name = str(error.kind.as_dict()["property"])
        where = f"{path}.{name}" if path else name
        return [Fault("missing", span, where, f"The field `{where}` is missing", top or name)]
    if kind in {"additionalProperties", "unevaluatedProperties"} and isinstance(node, Mapping):
        unexpected = error.kind.as_dict()["unexpected"]
        return [
            Fault(
                "unknown",
                field.key.span,
                field.name,
                f"The schema knows no field `{field.name}`",
                top or field.name,
                node,
            )
            for field in node.fields
            if field.name in unexpected
        ]
    types = _types(error)
    if types:
        allowed = " or ".join(_TYPE_NAMES.get(name, name) for name in types)
        value = "empty" if error.instance is None else _named(node, error.instance)
        return [Fault("type", span, path, f"`{path}` is {value}; it has to be {allowed}", top, node, types)]
    return [Fault("value", span, path, f"`{path or 'the front matter'}`: {error.message}", top, node)]


_TYPE_NAMES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "fields of its own",
    "null": "empty",
}


def _types(error: ValidationError) -> tuple[str, ...]:
    """Return the types that the schema allows where the fault is one of type, else nothing."""
    detail = error.kind.as_dict()
    if error.kind.name == "type":
        return tuple(sorted(detail["types"]))
    if error.kind.name in {"anyOf", "oneOf"}:
        found: set[str] = set()
        for branch in detail.get("context", ()):
            for inner in branch:
                if inner.kind.name != "type" or list(inner.instance_path) != list(error.instance_path):
                    return ()
                found.update(inner.kind.as_dict()["types"])
        return tuple(sorted(found))
    return ()


def _named(node: Node, data: object) -> str:
    if isinstance(node, Mapping):
        return "fields of its own"
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(data, bool):
        return f"the switch `{node.value}`"
    return f"the text “{node.value[:40]}”" if isinstance(node.data, str) else f"`{node.value}`"


def _place(front_matter: FrontMatter, root: Mapping, path: list[str | int]) -> tuple[Node, Span, str]:
    """Return the node at ``path``, the span to report it at, and its name."""
    node: Node = root
    span = (
        front_matter.opening
        if front_matter.opening.end > front_matter.opening.start
        else Span(*front_matter.span[:1] * 2)
    )
    name = ""
    for step in path:
        if isinstance(node, Mapping):
            field_at = next(field for field in reversed(node.fields) if field.name == step)
            node = field_at.value
            span = node.span if node.span.end > node.span.start else field_at.key.span
            name = f"{name}.{step}" if name else str(step)
        elif isinstance(node, Sequence):
            node = node.items[int(step)]
            start, end = node.span
            span = node.span if end > start else Span(start - 1, end)  # an empty item has only its `-`
            name = f"{name}[{int(step) + 1}]"
        else:
            break
    return node, span, name
