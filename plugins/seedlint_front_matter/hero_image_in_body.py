"""The check ``hero-image-in-body``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from seedlint import (
    Edit,
    Example,
    Finding,
    Fix,
    Keeps,
    NoOptions,
    Related,
    Safety,
    SeedCheck,
    Severity,
    Span,
    lost_with,
    pattern,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Image, Seed

_KEEPS = Keeps.ALL & ~Keeps.STRUCTURE
_KEY = pattern(r"(?:https?:)?//|[?#].*\Z", re.DOTALL)
_FILE = pattern(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp)\Z", re.IGNORECASE)


class HeroImageInBody(SeedCheck[NoOptions]):
    """The picture that the front matter sets as the post's lead image stands in the body again.

    ## Why

    Themes show the lead image above the text, so that readers see the same picture twice.

    ## Fix

    With `--unsafe` deletes the image from the body. A theme may show the lead image only in lists.

    ## Source

    No standard: it rests on what themes do with such a field. Icarus shows `cover` and Butterfly shows `top_img`
    above the text, as their documentation of front matter says.
    """

    severity = Severity.INFO
    groups = ("metadata",)
    examples = (
        Example(
            bad='---\nheadimg: https://example.org/a.jpg\n---\n<div><img src="https://example.org/a.jpg"></div>\n',
            good="---\nheadimg: https://example.org/a.jpg\n---\n<div></div>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the first place in the body where the lead image stands."""
        front_matter = seed.front_matter
        if front_matter is None or all(name not in front_matter for name in self.site.image_fields):
            return
        heroes: dict[str, Image] = {}
        names: set[str] = set()
        for image in seed.images:
            origin, url = image[:2]
            if origin == "field":
                key = _key(url)
                heroes.setdefault(key, image)
                names.add(key.rsplit("/", 1)[-1])
                continue
            for name in names:
                if name in url:
                    break
            else:
                continue
            hero = heroes.get(_key(url))
            if hero is not None and origin != "srcset":
                related = (Related(hero.span, f"`{hero.field}`"),)
                message = f"This image is already the post's `{hero.field}`; readers may see it twice"
                yield Finding(image.whole, message, _fix(seed, image), related)
                return


def _with_its_line(seed: Seed, span: Span) -> Span:
    """Return ``span``, with its lines and the blank ones after them where nothing else stands on them."""
    text, lines = seed.text, seed.lines
    start = lines.span(seed.position(span.start).line).start
    number = seed.position(span.end).line
    if text[start : span.start].strip() or text[span.end : lines.span(number).end].strip():
        return span
    is_first = start == seed.body.start or not text[seed.body.start : start].strip()
    follows_blank = is_first or not text[slice(*lines.span(seed.position(start).line - 1))].strip()
    number += 1
    while follows_blank and number < len(lines) and not text[slice(*lines.span(number))].strip():
        number += 1
    return Span(start, lines.span(number).start if number <= len(lines) else len(text))


@lru_cache(maxsize=4)
def _key(url: str) -> str:
    """Return what identifies a picture: its address without scheme, and without a query that only sizes a file."""
    bare = url.removeprefix("https://")
    if "//" in bare or "?" in bare or "#" in bare:
        bare = _KEY.sub("", url)
    return bare if _FILE.search(bare) else url


def _fix(seed: Seed, image: Image) -> Fix | None:
    if image.origin == "markdown" and seed.text[image.whole.start - 1] == "[":
        return None  # the link around it would be left without content
    if image.element is not None and image.element.inside(frozenset({"a", "picture", "figure"})):
        return None  # its surroundings belong to it
    span = _with_its_line(seed, image.whole)
    changes = lost_with(seed, span)
    return Fix("Delete the image from the body", (Edit(*span, ""),), Safety.UNSAFE, _KEEPS, changes=changes)
