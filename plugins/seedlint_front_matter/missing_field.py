"""The check ``missing-field``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, SeedCheck, Severity
from seedlint_front_matter._schema import SchemaOptions, faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class MissingField(SeedCheck[SchemaOptions]):
    """A field that the schema of the front matter requires is missing.

    It is reported at the line that opens the front matter. For Hexo a post needs a title and, if it has tags or
    categories, a date; a page without text whose `type` or `layout` has the theme make it needs none, and neither
    does the front page (`layout: index` or `home`), which bears the site's title. For Hugo and Jekyll nothing is
    required. A schema that cannot be read is reported here too.

    ## Why

    A post without a date is dated by its file, and moves with every fresh checkout; one without a title has an empty
    headline and an empty link.

    ## Options

    The table `schemas` at the top level of the configuration says for all checks which JSON Schema (draft 2020-12) is
    for which seeds, such as `schemas = {"news/*" = "schemas/news.json"}`. A `*` also matches slashes; the first that
    fits counts; files are relative to the configuration. The field `$schema` of a post comes before it. Nothing is
    ever read from the network.

    `schemas`: such a table for this check alone; it comes before the other.

    ## Source

    Hexo, "Front-matter"; JSON Schema Validation, section 6.5.3 "required".
    """

    severity = Severity.ERROR
    groups = ("metadata",)
    Options = SchemaOptions
    examples = (
        Example(
            bad="---\ntags: [会议]\ndate: 2022-03-30 14:40:35\n---\n",
            good="---\ntitle: 会议\ntags: [会议]\ndate: 2022-03-30 14:40:35\n---\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each missing field, and a schema that cannot be used."""
        for fault in faults(seed, self.site, self.options):
            if fault.kind in {"missing", "schema"}:
                yield Finding(fault.span, fault.message)
