"""What in a post refers to the `id` of an element."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from seedlint import pattern

if TYPE_CHECKING:
    from seedlint import Seed

REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "for", "headers", "list")
"""The attributes whose values are ids, and that authors write."""
_ALL_REFERENCES = (
    *REFERENCES,
    "aria-activedescendant",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-owns",
    "commandfor",
    "form",
    "itemref",
    "popovertarget",
)
_FRAGMENT = pattern(r"#([^\s\"'<>(){}\[\],;#]+)")
_WORD = pattern(r"[\w:.-]+")


def referenced(seed: Seed) -> frozenset[str]:
    """Return what could be the ids that a post refers to: in attributes, links, styles and scripts.

    Whatever follows a `#` counts, and every word of a script: better one too many than one that is missed.
    """
    by_attribute = seed.html.by_attribute
    found = {
        word for name in _ALL_REFERENCES for one in by_attribute.get(name, ()) for word in one.values[name].split()
    }
    body = seed.text[seed.body.start : seed.body.end]
    for fragment in _FRAGMENT.findall(body):
        found |= {fragment, unquote(fragment), *_WORD.findall(fragment)}
    for script in seed.html.find("script"):
        found.update(_WORD.findall(script.inner))
    for element in seed.html.elements:
        for name, value in element.values.items():
            if name.startswith("on") or value.startswith("javascript:"):
                found.update(_WORD.findall(value))
    return frozenset(found)
