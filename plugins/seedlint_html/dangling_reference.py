"""The check ``dangling-reference``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "for", "headers", "list")


class DanglingReference(SeedCheck[NoOptions]):
    """An attribute refers to an ``id`` that no element of the body has.

    Links to ``#place`` are not looked at: generators make ids for headings.

    ## Why

    A screen reader announces a description that is not there.

    ## Source

    HTML Standard, 3.2.6; WAI-ARIA 1.2, 8.5 (ID references).
    """

    groups = ("accessibility", "markup")
    triggers = Triggers(attributes=frozenset(_REFERENCES))
    examples = (
        Example(
            '<figure aria-describedby="c"><img src="a.jpg" alt="码头"></figure>\n',
            '<figure aria-describedby="c"><img src="a.jpg" alt="码头"><figcaption id="c">夜景</figcaption></figure>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each reference to an id that does not exist."""
        by_attribute = seed.html.by_attribute
        ids = {element.get("id") for element in by_attribute.get("id", ())}
        for name in _REFERENCES:
            for element in by_attribute.get(name, ()):
                if name == "for" and element.tag not in {"label", "output"}:
                    continue
                for reference in (element.get(name) or "").split():
                    if reference not in ids:
                        yield Finding(element.attributes[name].span, f"no element here has the id {reference!r}")
