"""Which language and which version of a page a seed is: versions of one page have its title and its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Scalar, pattern

if TYPE_CHECKING:
    from seedlint import Seed

_LANGUAGE = (
    r"(?:zh|cn|tw|hk|en|us|gb|ja|jp|ko|kr|fr|de|es|it|pt|br|ru|pl|tr|vi|id|th|ar|bg|uk|nl|cs|sv|da|fi|no|nb|hu|ro|el|he|hi|fa)"
    r"(?:[-_](?:[A-Za-z]{2}|[Hh]ans|[Hh]ant)){0,2}"
)
_FOLDER = pattern(
    rf"(?:{_LANGUAGE}|english|chinese|japanese|korean|v?[0-9]+(?:\.[0-9x]+)+|v[0-9]+|latest|stable|next|dev|master|legacy"
    r"|old)\Z",
    2,
)
_SUFFIX = pattern(rf"[^/]*[._-]({_LANGUAGE})\.[A-Za-z]+\Z")


def edition(seed: Seed) -> str:
    """Return what tells the language and the version of ``seed``: its field, its folders, its suffix."""
    parts = seed.path.split("/")
    found = [part.lower() for part in parts[:-1] if len(part) < 12 and _FOLDER.match(part)]
    suffix = _SUFFIX.match(parts[-1])
    if suffix is not None:
        found.append(suffix[1].lower())
    front_matter = seed.front_matter
    for name in ("lang", "language", "locale", "version"):
        field = front_matter.get(name) if front_matter is not None else None
        if field is not None and isinstance(field.value, Scalar):
            found.append(field.value.value.lower())
    return " ".join(found)


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
