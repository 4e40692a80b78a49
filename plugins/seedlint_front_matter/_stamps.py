"""Times in the addresses of files."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from seedlint import pattern

_YEAR = r"(?P<year>20[0-3][0-9])"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12][0-9]|3[01])"
_TIME = r"(?:(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?:[0-5][0-9][0-9]{0,6})?)?"
_STAMPS = tuple(
    pattern(form)
    for form in (
        # 20220330075758307.jpg, 20220330-1.png
        rf"(?<![0-9A-Za-z]){_YEAR}{_MONTH}{_DAY}{_TIME}(?![0-9A-Za-z])",
        # /2022/03/30/, /2022-03/30/, 2022-03-30, /202203/30/
        rf"(?<![0-9A-Za-z]){_YEAR}[-/_]?{_MONTH}[-/_]{_DAY}(?![0-9A-Za-z])",
        # /2022/0330/
        rf"(?<=/){_YEAR}/{_MONTH}{_DAY}(?=/)",
    )
)
_MILLISECONDS = pattern(r"(?<![0-9A-Za-z])1[3-9][0-9]{11}(?![0-9A-Za-z])")
_MAYBE = pattern(r"20[0-3][0-9]|1[3-9][0-9]{11}")
_END = pattern(r"[?#]")


def may_be_stamped(text: str) -> bool:
    """Return whether ``text`` has digits that may be a time: a quick test."""
    return _MAYBE.search(text) is not None


@lru_cache(maxsize=64)
def made(url: str) -> datetime.datetime | None:
    """Return the time that the address of an image bears: the earliest day, and on that day the latest moment."""
    if _MAYBE.search(url) is None or url[:5].lower() == "data:":
        return None
    path = _END.split(url.rpartition("://")[2], maxsplit=1)[0]  # an archive puts its own time before the address
    found = [moment for form in _STAMPS for match in form.finditer(path) if (moment := _moment(match)) is not None]
    found += [
        datetime.datetime.fromtimestamp(int(match[0]) / 1000, datetime.UTC).replace(tzinfo=None)
        for match in _MILLISECONDS.finditer(path)
    ]
    if not found:
        return None
    day = min(found).date()
    return max(moment for moment in found if moment.date() == day)


def _moment(match: re.Match[str]) -> datetime.datetime | None:
    part = {name: int(value) for name, value in match.groupdict().items() if value is not None}
    try:
        return datetime.datetime(part["year"], part["month"], part["day"], part.get("hour", 0), part.get("minute", 0))
    except ValueError:
        return None
