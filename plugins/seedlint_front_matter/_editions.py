"""Which language and which version of a page a seed is: versions of one page have its title and its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Scalar, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_LANGUAGE = (
    r"(?:zh|cn|tw|hk|en|us|gb|ja|jp|ko|kr|fr|de|es|it|pt|br|ru|pl|tr|vi|id|th|ar|bg|uk|nl|cs|sv|da|fi|no|nb|hu|ro|el|he|hi|fa)"
    r"(?:[-_](?:[A-Za-z]{2}|[Hh]ans|[Hh]ant)){0,2}"
)
_LANGUAGE_FOLDER = pattern(rf"(?:{_LANGUAGE}|english|chinese|japanese|korean)\Z", 2)
_VERSION_FOLDER = pattern(r"(?:v?[0-9]+(?:\.[0-9x]+)+|v[0-9]+|latest|stable|next|dev|master|legacy|old)\Z", 2)
_SUFFIX = pattern(rf"[^/]*[._-]({_LANGUAGE})\.[A-Za-z]+\Z")


def language(seed: Seed) -> str:
    """Return what tells the language of ``seed``: its folders, its suffix, its field."""
    *folders, name = seed.path.split("/")
    found = [folder.lower() for folder in folders if len(folder) < 12 and _LANGUAGE_FOLDER.match(folder)]
    suffix = _SUFFIX.match(name)
    if suffix is not None:
        found.append(suffix[1].lower())
    return " ".join([*found, *_said(seed, "lang", "language", "locale")])


def edition(seed: Seed) -> str:
    """Return what tells the language and the version of ``seed``."""
    folders = seed.path.split("/")[:-1]
    found = [folder.lower() for folder in folders if len(folder) < 12 and _VERSION_FOLDER.match(folder)]
    return " ".join([language(seed), *found, *_said(seed, "version")])


def _said(seed: Seed, *names: str) -> Iterator[str]:
    front_matter = seed.front_matter
    for name in names:
        field = front_matter.get(name) if front_matter is not None else None
        if field is not None and isinstance(field.value, Scalar):
            yield field.value.value.lower()


def is_published(seed: Seed) -> bool:
    """Return whether the post is meant for readers: no draft, and neither hidden nor a template."""
    front_matter = seed.front_matter
    if front_matter is None or front_matter.fault is not None or "_drafts/" in seed.path or "scaffolds/" in seed.path:
        return False
    for name, hidden in (("draft", True), ("published", False)):
        field = front_matter.get(name)
        if field is not None and field.value.data is hidden:
            return False
    return True
