"""The check ``impossible-date``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Severity, Triggers
from seedlint_front_matter._dates import DATE_FIELDS, date_fields, is_timestamp, read_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_FAILED = frozenset({"invalid date", "nan", "undefined", "null", "none", "nat", "[object object]"})


class ImpossibleDate(SeedCheck[NoOptions]):
    """A date does not exist, contradicts its own weekday, or is no date.

    ## Why

    `2017-09-99` stops some builds and moves the post into another month in others. `Invalid Date` is what a script
    wrote that could not read its feed. A weekday that does not belong to the date says that one of the two is wrong.

    ## Source

    RFC 3339, section 5.7; RFC 2822, section 3.3: "the day-of-week MUST be the day implied by the date".
    """

    severity = Severity.ERROR
    groups = ("dates", "metadata")
    triggers = Triggers(fields=DATE_FIELDS)
    examples = (
        Example(bad="---\ntitle: 会议\ndate: 2017-09-99\n---\n", good="---\ntitle: 会议\ndate: 2017-09-09\n---\n"),
        Example(bad="---\ntitle: 会议\ndate: Invalid Date\n---\n", good="---\ntitle: 会议\ndate: 2017-09-09\n---\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each date field whose value cannot be a date."""
        for name, node, data in date_fields(seed):
            if not isinstance(data, str):
                continue
            value = node.value.strip()
            message = None
            try:
                written = read_date(value)
            except ValueError:
                message = f"There is no such date as {value}"
            else:
                if written is None:
                    if not is_timestamp(value):
                        message = f"“{value}” in `{name}` cannot be read as a date"
                        if value.lower() in _FAILED:
                            message += "; a script that could not read the feed's date wrote it"
                elif not written.weekday_is_right:
                    weekday = f"{written.local:%A}"
                    message = f"The weekday contradicts the date: {written.local:%Y-%m-%d} was a {weekday}"
            if message is not None:
                yield Finding(node.span, message)
