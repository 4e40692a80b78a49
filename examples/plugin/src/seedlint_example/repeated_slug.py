"""The check ``repeated-slug``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from seedlint import CorpusCheck, Fact, Finding, NoOptions, Related, Scalar, Seed, Span


class RepeatedSlug(CorpusCheck[NoOptions]):
    """Reports posts that ask for the same ``slug``.

    ## Why

    Two posts of one address: the site shows one of them, and nobody says which.

    ## Source

    Hexo and Hugo both write the later page over the earlier one.
    """

    groups = ("metadata",)

    def collect(self, seed: Seed) -> object | None:
        """Return the slug and its place: small and JSON-able, since it may be kept."""
        field = seed.front_matter.get("slug") if seed.front_matter is not None else None
        if field is None or not isinstance(field.value, Scalar):
            return None
        return [field.value.value, *field.value.span]

    def conclude(self, facts: Sequence[Fact]) -> Iterator[Finding]:
        """Yield every post of a slug that several have; ``facts`` come in no particular order."""
        places: dict[str, list[tuple[str, Span]]] = {}
        for fact in facts:
            slug, start, end = cast("tuple[str, int, int]", fact.data)  # what collect has returned
            places.setdefault(slug, []).append((fact.path, Span(start, end)))
        for slug, found in places.items():
            for path, span in found if len(found) > 1 else ():
                others = tuple(Related(place, "and here", other) for other, place in found if other != path)
                yield Finding(span, f"the slug {slug} is that of another post, too", related=others, path=path)
