"""The attributes that matter to a reader: those with a URL, and those with words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

URLS: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("href",),
    "area": ("href",),
    "audio": ("src",),
    "base": ("href",),
    "button": ("formaction",),
    "embed": ("src",),
    "form": ("action",),
    "frame": ("src",),
    "iframe": ("src", "srcdoc"),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""HTML Standard, Attributes: all that hold a URL which a reader can follow or see; SVG 2 for ``image`` and ``use``."""

LABELS: Final = frozenset({"alt", "aria-description", "aria-label", "label", "placeholder", "title"})
"""HTML Standard and WAI-ARIA 1.3: those whose words are shown or read out."""
