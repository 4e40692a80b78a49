"""The check ``repeated-field-value``."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, NoOptions, Related, Safety, Scalar, SeedCheck, Severity
from seedlint_front_matter._edit import removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Field, Seed


class RepeatedFieldValue(SeedCheck[NoOptions]):
    """Two fields of the same kind have the same value: one picture, or one text, under two names.

    Only the site's image fields are compared with each other, and its text fields with each other.

    ## Why

    What stands twice has to be changed twice, and one of the two gets forgotten. A description that repeats the
    title says nothing to readers of search results.

    ## Fix

    With `--unsafe` deletes the second field. A theme may ask for both.

    ## Source

    No standard: it rests on a rule of upkeep, that one fact stands in one place.
    """

    severity = Severity.INFO
    groups = ("metadata",)
    examples = (
        Example(
            bad="---\ntitle: 会议\nheadimg: https://example.org/a.jpg\nthumbnail: https://example.org/a.jpg\n---\n",
            good="---\ntitle: 会议\nheadimg: https://example.org/a.jpg\n---\n",
        ),
    )

    @cached_property
    def _is_image(self) -> dict[str, bool]:
        """The fields to compare: True for those of images, False for those of text."""
        return dict.fromkeys(self.site.text_fields, False) | dict.fromkeys(self.site.image_fields, True)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the later one of each pair."""
        front_matter = seed.front_matter
        if front_matter is None:
            return
        first: dict[tuple[bool, str], Field] = {}
        is_image = self._is_image
        for field in front_matter.fields:
            key, value = field
            name = key.value
            image = is_image.get(name)
            if image is None or not isinstance(value, Scalar):
                continue
            text = value.value.strip()
            if not text or not isinstance(value.data, str):
                continue
            earlier = first.setdefault((image, text), field)
            if earlier is field or earlier.name == name:
                continue
            edit = removal(seed.text, front_matter, field)
            fix = None
            if edit is not None:
                fix = Fix(f"Delete `{name}`", (edit,), Safety.UNSAFE, fields=frozenset({name}))
            yield Finding(
                value.span,
                f"`{name}` repeats the value of `{earlier.name}`",
                fix,
                (Related(earlier.value.span, f"`{earlier.name}`"),),
            )
