"""The check ``missing-dimensions``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from seedlint import Edit, Example, Finding, Fix, SeedCheck, Triggers, pattern
from seedlint_images._markup import add_attribute, images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

_EXACT = pattern(r"[?&]resize=([0-9]{2,4})(?:%2[Cc]|,|x)([0-9]{2,4})(?=&|#|\Z)")
_WIDTH = pattern(r"[?&](?:w|width)=([0-9]{2,4})(?=&|#|\Z)")
_HEIGHT = pattern(r"[?&](?:h|height)=([0-9]{2,4})(?=&|#|\Z)")
_BOX = pattern(r"[?&](?:fit|mode|max|crop|resize|dpr)=|x-oss-process|imageMogr|imageView")
_SUFFIX = pattern(r"-([0-9]{2,4})x([0-9]{2,4})\.(?:jpe?g|png|gif|webp|avif)(?=[?#]|\Z)", re.IGNORECASE)
_STYLED = pattern(r"(?:^|[;\s])(?:max-)?(?:width|height)\s*:", re.IGNORECASE)


class Size(NamedTuple):
    """A size in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Options:
    """Which images are reported."""

    everywhere: bool = False
    """Whether to report also the images whose size the URL does not state."""


class MissingDimensions(SeedCheck[Options]):
    """An image has no `width` and `height`, though its URL states them.

    Stated are `resize=770,513`, `w=770&h=513` and WordPress's `-770x513.jpg`. An image that has one of the
    two attributes, or a size in its `style`, is left alone unless `everywhere` is set.

    ## Why

    A browser that knows the size keeps the place free, and the text does not jump while the page loads. That is
    worth doing wherever it costs nothing; to look up the size of every other image is a matter of taste.

    ## Fix

    Writes both attributes as the URL states them, which is the size of the file that the server sends.

    ## Options

    - `everywhere`: report every image that lacks a dimension. Without a stated size there is no fix.

    ## Source

    HTML Standard, 4.8.17 Dimension attributes, and 15.4.3 (aspect ratio from width and height); web.dev, Cumulative
    Layout Shift; WordPress Photon API (`resize`) and image sizes (`-770x513`).
    """

    groups = ("performance",)
    Options = Options
    triggers = Triggers(tags=frozenset({"img"}))
    examples = (
        Example(
            bad='<img src="https://example.org/a.png?resize=770%2C513" alt="会谈现场">\n',
            good='<img src="https://example.org/a.png?resize=770%2C513" alt="会谈现场" width="770" height="513">\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images without dimensions."""
        for element, values in images(seed):
            if "width" in values and "height" in values:
                continue
            missing = [name for name in ("width", "height") if name not in values]
            source = values.get("src")
            if not source or source.startswith("data:"):
                continue
            size = stated_size(source)
            if size is not None and len(missing) == 2 and not _is_sized(element):
                edit = add_attribute(element, "width", str(size.width))
                edit = Edit(edit.start, edit.end, f'{edit.text} height="{size.height}"')
                message = f"This image has no `width` and no `height`; its URL states {size.width}x{size.height}"
                yield Finding(element.start_tag, message, Fix("Write the size that the URL states", (edit,)))
            elif self.options.everywhere:
                yield Finding(
                    element.start_tag, f"This image has no {' and no '.join(f'`{name}`' for name in missing)}"
                )


def _is_sized(element: Element) -> bool:
    return _STYLED.search(element.get("style") or "") is not None


def stated_size(url: str) -> Size | None:
    """Return the size that a URL says its file has, or None where it states none."""
    if exact := _EXACT.search(url):
        return Size(int(exact[1]), int(exact[2]))
    width, height = _WIDTH.search(url), _HEIGHT.search(url)
    if width and height and not _BOX.search(url):
        return Size(int(width[1]), int(height[1]))
    suffix = _SUFFIX.search(url)
    return Size(int(suffix[1]), int(suffix[2])) if suffix and "?" not in url else None
