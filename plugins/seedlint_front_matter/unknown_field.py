"""The check ``unknown-field``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Safety, SeedCheck
from seedlint_front_matter._schema import SchemaOptions, faults, schema_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Field, Seed


class UnknownField(SeedCheck[SchemaOptions]):
    """The name of a field is a slip of the pen for one that is known and missing: `tltle`, `categries`, `data`.

    Other unknown names are the site's own fields and left alone, unless its schema says
    `"additionalProperties": false`.

    ## Why

    Site generators pass over what they do not know. A post with `data:` in place of `date:` is built without a word,
    and sorted wrongly.

    ## Fix

    With `--unsafe` writes the known name. The other name may be meant.

    ## Options

    `schemas`: as for `missing-field`; the fields that a schema describes are the known ones.

    ## Source

    hexojs/hexo issue 1635 (`data:`); JSON Schema Core, section 10.3.2.3 "additionalProperties".
    """

    groups = ("metadata",)
    Options = SchemaOptions
    examples = (
        Example(
            bad="---\ntltle: 会议\ndate: 2022-03-30 14:40:35\n---\n",
            good="---\ntitle: 会议\ndate: 2022-03-30 14:40:35\n---\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each field whose name is nearly that of a missing one, or that the schema refuses."""
        front_matter = seed.front_matter
        schema = schema_of(seed, self.site, self.options) if front_matter is not None else None
        if front_matter is None or schema is None or not front_matter.fields:
            return
        found = faults(seed, self.site, self.options)
        refused = {fault.span: fault.message for fault in found if fault.kind == "unknown"}
        present = {field.key.value for field in front_matter.fields}
        if not refused and present <= schema.known:
            return
        for field in front_matter.fields:
            message = refused.pop(field.key.span, None)
            if message is None and field.name in schema.known:
                continue
            near = nearest(field.name, schema.names)
            if near in present or (
                near is not None and near.lower() == field.name.lower() and self.site.profile == "hugo"
            ):
                near = None  # Hugo reads names in any case
            if near is not None:
                said = message or f"The field `{field.name}` is not known"
                yield Finding(field.key.span, f"{said}; did you mean `{near}`?", _fix(field, near))
            elif message is not None:
                yield Finding(field.key.span, message)
        for span, message in refused.items():
            yield Finding(span, message)


def _fix(field: Field, near: str) -> Fix:
    return Fix(f"Write `{near}`", (Edit(*field.key.inner, near),), Safety.UNSAFE, fields=frozenset({field.name, near}))


@lru_cache(maxsize=1024)
def nearest(name: str, known: tuple[str, ...]) -> str | None:
    """Return the known name that ``name`` is a slip for, or None.

    One letter may differ, or two of eight and more; the first letter is hardly ever the wrong one. Of
    short names many are neighbours without being slips, so they have to be four letters long.
    """
    folded = name.lower()
    if len(name) < 4:
        return None
    near = [
        other for other in known if len(other) > 3 and abs(len(other) - len(name)) < 3 and _alike(folded, other.lower())
    ]
    if not near:
        return None
    from rapidfuzz.distance import OSA

    found = []
    for other in near:
        distance = OSA.distance(folded, other.lower())
        if distance <= (2 if min(len(name), len(other)) >= 8 else 1) and not _is_form(folded, other.lower()):
            found.append((distance, other))
    return min(found)[1] if found else None


def _alike(name: str, other: str) -> bool:
    """Return whether two names may be slips of each other: a cheap test that spares the import."""
    return name[0] == other[0] and len(set(name) ^ set(other)) <= 4


def _is_form(name: str, other: str) -> bool:
    """Return whether the names differ by what makes another word on purpose: a plural, a number, a separator."""
    longer, shorter = (name, other) if len(name) > len(other) else (other, name)
    rest = longer.removeprefix(shorter)
    return (rest != longer and (rest.isdigit() or rest in {"_", "-", "s", "es"})) or (
        name != other and name.replace("_", "").replace("-", "") == other.replace("_", "").replace("-", "")
    )
