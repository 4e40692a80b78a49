"""Where on disk a site keeps the files that its URLs name."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seedlint import Seed, Site

_SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".ico", ".tif", ".tiff")

_STATIC = {
    "hexo": ("source", "themes/*/source", "node_modules/hexo-theme-*/source"),
    "hugo": ("static", "assets", "themes/*/static", "themes/*/assets"),
    "jekyll": (".",),
    "plain": (),
}
"""The folders whose files a site serves at its root, by profile; the first is the author's own."""


class Miss(NamedTuple):
    """A file that is not there. ``similar`` is the name of one that differs in letter case only."""

    path: str
    similar: str | None


def find_miss(url: str, seed: Seed, site: Site, roots: tuple[str, ...]) -> Miss | None:
    """Return what is missing for ``url``, or None where the file is there or its place is not known.

    The place is known where the folder exists that would hold the file. ``seed`` takes note of what was looked at.
    """
    path = unquote(re.split(r"[?#]", url, maxsplit=1)[0]).replace("\\", "/")
    if not is_image(path) or "\0" in path:
        return None
    for parent in _globbed(site, roots):
        seed.depends_on(parent)
    places = list(_absolute(path, site, roots) if path.startswith("/") else _relative(path, seed, site, roots))
    miss = None
    for folder, name, is_own in places:
        seed.depends_on(folder, _SUFFIXES)
        listing = _names(folder)
        if listing is None:
            continue
        if listing.get(name) == name:
            return None
        similar = listing.get(name.casefold())
        if similar is not None:
            miss = Miss(f"{folder}/{name}", similar)
        elif is_own and miss is None:
            miss = Miss(f"{folder}/{name}", None)
    return miss


def is_image(name: str) -> bool:
    """Return whether ``name`` has the suffix of an image."""
    return name.lower().endswith(_SUFFIXES)


def _absolute(path: str, site: Site, roots: tuple[str, ...]) -> Iterable[tuple[str, str, bool]]:
    """Yield folder, file name, and whether the folder's existence proves that the file belongs there."""
    relative, _, name = path.lstrip("/").rpartition("/")
    static = _static_folders(site, roots)
    for folder in static:
        if relative:  # a file at the very root may come from a theme or a plugin
            yield os.path.normpath(f"{folder}/{relative}"), name, True
        else:
            yield folder, name, False


def _relative(path: str, seed: Seed, site: Site, roots: tuple[str, ...]) -> Iterable[tuple[str, str, bool]]:
    if not _is_file(f"{site.root}/{seed.path}"):
        return
    relative, _, name = path.rpartition("/")
    folder, _, seed_name = f"{site.root}/{seed.path}".rpartition("/")
    stem = seed_name.rpartition(".")[0]
    beside = os.path.normpath(f"{folder}/{relative}")
    seed.depends_on(folder, _SUFFIXES)
    holds_images = any(map(is_image, _names(folder) or {}))
    yield beside, name, bool(relative.strip("./")) or holds_images
    yield os.path.normpath(f"{folder}/{stem}/{relative}"), name, True
    for static in _static_folders(site, roots):
        yield os.path.normpath(f"{static}/{relative}"), name, False
        if site.profile == "hugo":  # /posts/name/a.png of content/posts/name.md
            section = seed.path.removeprefix("content/").rpartition(".")[0]
            yield os.path.normpath(f"{static}/{section}/{relative}"), name, True


def _globbed(site: Site, roots: tuple[str, ...]) -> Iterable[str]:
    """Yield the folders whose names say which static folders there are."""
    for glob in (*roots, *_STATIC[site.profile]):
        parent, star, _ = glob.partition("*")
        if star:
            yield f"{site.root}/{parent}".rpartition("/")[0]


@lru_cache(maxsize=32)
def _static_folders(site: Site, roots: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for glob in (*roots, *_STATIC[site.profile]):
        parent, star, rest = glob.partition("*")
        if not star:
            found.append(os.path.normpath(f"{site.root}/{glob}"))
            continue
        folder, _, prefix = f"{site.root}/{parent}".rpartition("/")
        found += [f"{folder}/{one}{rest}" for one in sorted((_names(folder) or {}).values()) if one.startswith(prefix)]
    return tuple(found)


def _is_file(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return (_names(folder) or {}).get(name) == name


def _names(folder: str) -> dict[str, str] | None:
    """Return the names in ``folder`` by themselves and by their folded forms; None where there is no such folder."""
    try:
        changed = os.stat(folder).st_mtime_ns  # noqa: PTH116 - half the time of Path.stat
    except (OSError, ValueError):
        return None
    return _listing(folder, changed)


@lru_cache(maxsize=4096)
def _listing(folder: str, changed: int) -> dict[str, str] | None:  # noqa: ARG001 - part of the key
    try:
        names = sorted(path.name for path in Path(folder).iterdir())
    except OSError:
        return None
    return {**{name.casefold(): name for name in names}, **{name: name for name in names}}
