"""The check ``invalid-field-value``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, SeedCheck
from seedlint_front_matter._schema import SchemaOptions, faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class InvalidFieldValue(SeedCheck[SchemaOptions]):
    """A field has a value that its schema does not allow: too long, not in the list, not of the pattern.

    The built-in schemas ask only that a title is not empty; anything more is for a schema of the site's own. Dates are
    compared as ISO text, and `format` is asserted.

    ## Why

    A channel that does not exist or a description that is cut off in search results is found by a reader otherwise.

    ## Options

    `schemas`: as for `missing-field`.

    ## Source

    JSON Schema Validation (draft 2020-12), section 6.
    """

    groups = ("metadata",)
    Options = SchemaOptions
    examples = (
        Example(
            bad="---\ntitle: ''\ndate: 2022-03-30 14:40:35\n---\n",
            good="---\ntitle: 会议\ndate: 2022-03-30 14:40:35\n---\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each value that the schema refuses for another reason than its type."""
        for fault in faults(seed, self.site, self.options):
            if fault.kind == "value":
                yield Finding(fault.span, fault.message)
