"""The check ``obsolete-element``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Element, Example, Finding, Fix, Keeps, NoOptions, Safety, SeedCheck, Triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_INSTEAD = {
    "acronym": "abbr",
    "big": "span",
    "center": "div",
    "dir": "ul",
    "font": "span",
    "strike": "s",
    "tt": "code",
}
_GONE = frozenset(
    {"basefont", "blink", "marquee", "nobr", "spacer", "applet", "isindex", "listing", "plaintext", "xmp"}
)
_PLAIN = frozenset({"acronym", "dir", "strike", "tt"})


class ObsoleteElement(SeedCheck[NoOptions]):
    """An element that HTML no longer has, such as `font` or `center`.

    ## Why

    Browsers still know it, the next tool in the chain may not, and it says how to look instead of what it is.

    ## Fix

    With `--unsafe`, where another element means the same: `strike` to `s`, `acronym` to `abbr`,
    `tt` to `code`, `dir` to `ul`; `center` becomes a centred `div`.

    ## Source

    HTML Standard, 16.2 (non-conforming features).
    """

    groups = ("markup",)
    triggers = Triggers(tags=frozenset(_INSTEAD) | _GONE)
    examples = (Example("<p>价格<strike>十元</strike>八元</p>\n", "<p>价格<s>十元</s>八元</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such element."""
        for element in seed.html.find(*_INSTEAD, *_GONE):
            instead = _INSTEAD.get(element.tag)
            style = "" if element.tag in _PLAIN else " with a style"
            hint = f"; use `{instead}`{style}" if instead else ""
            yield Finding(element.start_tag, f"`{element.tag}` is obsolete{hint}", _fix(element))


def _fix(element: Element) -> Fix | None:
    if element.end_tag is None:
        return None
    start = element.start_tag.start + 1
    name_end = start + len(element.tag)
    closing = element.end_tag.start + 2
    if element.tag in _PLAIN:
        opening, instead = _INSTEAD[element.tag], _INSTEAD[element.tag]
    elif element.tag == "center" and not element.values:
        opening, instead = 'div style="text-align:center"', "div"
    else:
        return None
    edits = (Edit(start, name_end, opening), Edit(closing, closing + len(element.tag), instead))
    return Fix(f"Make it `{instead}`", edits, Safety.UNSAFE, Keeps.ALL & ~Keeps.STRUCTURE)
