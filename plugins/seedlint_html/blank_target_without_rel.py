"""The check ``blank-target-without-rel``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, SeedCheck, Triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

_ENOUGH = frozenset({"noopener", "noreferrer", "opener"})


class BlankTargetWithoutRel(SeedCheck[NoOptions]):
    """A link opens a new window without `rel="noopener"`.

    Links within the site (relative ones) are left alone.

    ## Why

    In browsers from before 2021 the page that is opened can steer the one that opened it, and phish its readers.

    ## Fix

    Adds `rel="noopener"`, or the word to the `rel` that is there.

    ## Source

    HTML Standard, 4.6.6.14 (noopener); OWASP, reverse tabnabbing.
    """

    groups = ("security",)
    triggers = Triggers(attributes=frozenset({"target"}))
    examples = (
        Example(
            '<a href="https://example.com/" target="_blank">公告</a>\n',
            '<a href="https://example.com/" target="_blank" rel="noopener">公告</a>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such link."""
        for element in seed.html.by_attribute.get("target", ()):
            href = (element.get("href") or "").strip().lower()
            if (
                element.tag in {"a", "area"}
                and (element.get("target") or "").strip().lower() == "_blank"
                and href.startswith(("http:", "https:", "//"))
                and _ENOUGH.isdisjoint((element.get("rel") or "").lower().split())
            ):
                fix = Fix('Add `rel="noopener"`', (_edit(element),))
                yield Finding(element.attribute("target").span, 'A link to a new window needs `rel="noopener"`', fix)


def _edit(element: Element) -> Edit:
    rel = element.attributes.get("rel")
    if rel is None:
        at = element.attribute("target").span.end
        return Edit(at, at, ' rel="noopener"')
    if rel.value_span is None or not rel.quote:
        words = " ".join((*rel.value.split(), "noopener"))
        return Edit(*rel.span, f'rel="{words}"')
    return Edit(rel.value_span.end, rel.value_span.end, " noopener" if rel.value.strip() else "noopener")
