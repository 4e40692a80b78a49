"""Under which address a site generator publishes a seed, as its documentation says for a site without settings."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from seedlint import Scalar, Sequence, Span, pattern
from seedlint_front_matter._dates import date_fields, readable
from seedlint_front_matter._editions import language

if TYPE_CHECKING:
    from seedlint import Field, Seed

_DATED = pattern(r"(?P<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})-(?P<name>.+)\Z")
_INDEX = pattern(r"(?:\A|/)index(?:\.html?)?\Z")
_SUFFIX = pattern(r"\.[A-Za-z]+\Z")
_PLACEHOLDER = pattern(r":[a-z]|://|\{\{|\{%|<%")


class Address(NamedTuple):
    """An address without its host, and what in the seed says so: a field, or the whole by its file name."""

    path: str
    span: Span


def address(seed: Seed) -> Address | None:
    """Return the address of ``seed``, or None where it cannot be told without the site's settings."""
    front_matter = seed.front_matter
    if front_matter is None:
        return None
    profile = seed.site.profile
    explicit = front_matter.get("url" if profile == "hugo" else "permalink")
    if explicit is not None:
        found = _written(explicit)
        if found is None:
            return None
        # Hugo and plug-ins for languages put the language before it.
        return Address(f"{language(seed)}:{_normal(found[0])}", found[1])
    title = front_matter.get("title")
    span = title.span if title is not None else front_matter.opening
    if profile == "hexo":
        return _hexo(seed, span)
    if profile == "jekyll":
        return _jekyll(seed, span)
    return _hugo(seed, span) if profile == "hugo" else None


def _written(field: Field) -> tuple[str, Span] | None:
    """Return what a field says of the address, unless it is empty, a template, or on another site."""
    value = field.value
    if not isinstance(value, Scalar) or not value.value.strip() or _PLACEHOLDER.search(value.value):
        return None
    return value.value.strip(), value.span


def _normal(path: str) -> str:
    """Return ``path`` as the file that is served for it."""
    path = "/" + unquote(path.partition("#")[0].partition("?")[0]).lstrip("/")
    return _INDEX.sub("/", path)


def _hexo(seed: Seed, span: Span) -> Address | None:
    """`:year/:month/:day/:title/`, where `:title` is the file's path below `_posts`, and not the title.

    Hexo takes no notice of `slug`: it overwrites the field with the path.
    """
    folder, _, below = seed.path.rpartition("_posts/")
    day = _day(seed)
    return None if day is None else Address(f"{folder}:/{day}/{below.rpartition('.')[0]}", span)


def _jekyll(seed: Seed, span: Span) -> Address | None:
    """`/:categories/:year/:month/:day/:title:output_ext`, where `:title` is `slug` or the file's name."""
    folder, posts, below = seed.path.rpartition("_posts/")
    name = _DATED.match(_SUFFIX.sub("", below.rpartition("/")[2]))
    if not posts or name is None or seed.front_matter is None:
        return None
    slug = seed.front_matter.get("slug")
    written = _written(slug) if slug is not None else (name["name"], span)
    day = _day(seed)
    if day is None:
        day = "/".join(part.zfill(2) for part in name["date"].split("-"))
    if written is None:
        return None
    path = "/".join([*_categories(seed), day, written[0]])
    return Address(f"{folder} {language(seed)}:/{path.lower()}", written[1])


def _categories(seed: Seed) -> list[str]:
    found: list[str] = []
    for name in ("category", "categories"):
        field = seed.front_matter.get(name) if seed.front_matter is not None else None
        if field is None:
            continue
        if isinstance(field.value, Scalar):
            found += field.value.value.split() if name == "categories" else [field.value.value]
        elif isinstance(field.value, Sequence):
            found += [item.value for item in field.value.items if isinstance(item, Scalar)]
    return list(dict.fromkeys(found))


def _hugo(seed: Seed, span: Span) -> Address | None:
    """Return the path below `content`, its last part replaced by `slug`; `a.md` and `a/index.md` are one address."""
    site, content, below = seed.path.rpartition("content/")
    if not content or seed.front_matter is None:
        return None
    path = _SUFFIX.sub("", below)
    folder, _, name = path.rpartition("/")
    if name == "_index" or name.startswith("_index."):
        return None
    if name == "index" or name.startswith("index."):
        folder, _, name = folder.rpartition("/")
    slug = seed.front_matter.get("slug")
    written = _written(slug) if slug is not None else None
    if written is not None:
        name, span = written
    path = re.sub(r"\s", "-", f"{folder}/{name}").lower()
    return Address(f"{site} {language(seed)}:/{path}", span)


def _day(seed: Seed) -> str | None:
    """Return the day of the post's date as `2022/03/30`, or None where it has none that can be read."""
    for dated in date_fields(seed):
        if dated.name == "date":
            data = dated.data
            if isinstance(data, str):
                written = readable(data)
                data = written.local if written is not None else None
            return f"{data.year}/{data.month:02}/{data.day:02}" if isinstance(data, datetime.date) else None
    return None
