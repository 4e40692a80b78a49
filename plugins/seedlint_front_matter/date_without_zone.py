"""The check ``date-without-zone``."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, NoOptions, Safety, SeedCheck, Triggers
from seedlint_front_matter._dates import DATE_FIELDS, date_fields, site_zone, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class DateWithoutZone(SeedCheck[NoOptions]):
    """A date does not say in which time zone it is.

    `2022-03-30 06:40:35` is what Hexo's and Jekyll's documentation show, so this check runs only where it is selected.

    ## Why

    Without a zone one engine reads the time as UTC, another as the site's, a third as that of the machine that builds.
    Posts move by eight hours, and to another day, with an update or a new server.

    ## Fix

    With `--unsafe` writes the date with the offset that the site's `time_zone` has at that time. Without that
    setting there is no fix.

    ## Source

    RFC 3339, section 4.4; hexojs/hexo issues 4548, 4239, 3397 and 2063.
    """

    recommended = False
    groups = ("dates", "metadata")
    triggers = Triggers(fields=DATE_FIELDS)
    examples = (
        Example(
            bad="---\ndate: 2022-03-30 14:40:35\n---\n",
            good="---\ndate: '2022-03-30T14:40:35+08:00'\n---\n",
            site={"time_zone": "Asia/Shanghai"},
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each date field without a zone."""
        for name, node, read in date_fields(seed):
            data = read
            if isinstance(data, str):
                try:
                    data = datetime.datetime.fromisoformat(data)
                except ValueError:
                    continue
            if not isinstance(data, datetime.date) or (isinstance(data, datetime.datetime) and data.tzinfo is not None):
                continue
            zone = site_zone(self.site.time_zone)
            fix = None
            if zone is not None:
                moment = (
                    data if isinstance(data, datetime.datetime) else datetime.datetime.combine(data, datetime.time())
                )
                text = moment.replace(tzinfo=zone).isoformat()
                edit = write(node, text, self.site.profile)
                fix = Fix(f"Write {edit.text}", (edit,), Safety.UNSAFE, fields=frozenset({name}))
            yield Finding(node.span, f"The date {node.value} has no time zone; engines disagree on what it means", fix)
