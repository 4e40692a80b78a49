"""The check ``date-shifts-day``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Severity, Triggers
from seedlint_front_matter._dates import date_fields, instant_of, site_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class DateShiftsDay(SeedCheck[NoOptions]):
    """The date falls on another calendar day in the site's time zone than the one that is written.

    It needs the site's `time_zone`; without it nothing is reported.

    ## Why

    The day in permalinks and archives is that of the site's zone. `Thu, 10 Mar 2022 18:06:38 GMT` is the 11th
    in Beijing: rewriting the zone, or building with another setting, changes the post's address.

    ## Source

    Hexo, "Configuration", `timezone`; Hexo, "Permalinks".
    """

    severity = Severity.INFO
    groups = ("dates", "metadata")
    triggers = Triggers(fields=frozenset({"date"}))
    examples = (
        Example(
            bad="---\ndate: 2022-03-10T18:06:38Z\n---\n",
            good="---\ndate: 2022-03-11T02:06:38+08:00\n---\n",
            site={"time_zone": "Asia/Shanghai"},
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the date of the post where its day differs."""
        if self.site.time_zone is None:
            return
        for name, node, data in date_fields(seed):
            moment = instant_of(data) if name == "date" else None
            zone = site_zone(self.site.time_zone) if moment is not None else None
            if moment is None or zone is None:
                continue
            try:
                there = moment.astimezone(zone)
            except OverflowError:
                continue
            if there.date() != moment.date():
                where = f"in {self.site.time_zone} it is {there:%Y-%m-%d %H:%M}"
                message = f"The date as written is {moment:%Y-%m-%d}, but {where}"
                yield Finding(node.span, message)
