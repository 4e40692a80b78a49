"""What elements are to the prose: inside a sentence, not prose at all, or the edge of a block."""

from __future__ import annotations

from typing import Literal

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "blink",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "ruby",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "wbr",
    ]
)
"""Elements that do not interrupt a sentence."""

NOT_PROSE = frozenset(
    [
        "code",
        "kbd",
        "samp",
        "var",
        "pre",
        "script",
        "style",
        "textarea",
        "svg",
        "math",
        "template",
        "xmp",
        "iframe",
        "object",
        "video",
        "audio",
        "canvas",
        "select",
        "button",
        "img",
        "input",
        "embed",
        "rt",
        "rp",
        "noscript",
        "plaintext",
        "listing",
    ]
)
"""Elements whose content is not read as prose."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

Role = Literal["inline", "break", "opaque", "block"]
"""What the tags of an element do to the prose: nothing, break the line, stand for one thing that is not prose,
or end the passage."""

ROLES: dict[str, Role] = {
    **dict.fromkeys(INLINE, "inline"),
    **dict.fromkeys(NOT_PROSE, "opaque"),
    "br": "break",
}
"""The elements that are not blocks."""
