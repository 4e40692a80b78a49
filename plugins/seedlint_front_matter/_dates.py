"""Dates as people and feeds write them, read into instants with their zone."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from seedlint import TIMESTAMP, Edit, Scalar, pattern

if TYPE_CHECKING:
    from seedlint import Seed

DATE_FIELDS = frozenset(
    {"date", "updated", "lastmod", "publishDate", "publishdate", "expiryDate", "expirydate", "last_modified_at"}
)
"""The fields that Hexo, Hugo and Jekyll read as dates."""

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_DAYS = {name: number for number, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
# RFC 2822 section 4.3 gives these their meaning; CST is left out, since in Chinese posts it is Beijing's time.
_ZONES = {"gmt": 0, "utc": 0, "ut": 0, "z": 0, "est": -5, "edt": -4, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}

_DAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.(?P<fraction>\d{1,6}))?)?"
_ZONE = r"(?P<zone>[-+]\d\d:?\d\d|(?:gmt|utc)[-+]\d\d:?\d\d|[a-z]{1,5})"
_FORMS = tuple(
    pattern(form, re.IGNORECASE)
    for form in (
        # Wed, 30 Mar 2022 06:40:35 GMT
        rf"{_DAY}(?P<day>\d{{1,2}})[\s-]+{_MONTH}[\s,-]+(?P<year>\d{{4}}|\d\d)(?:\s+{_TIME}(?:\s*{_ZONE})?(?:\s*\(.*\))?)?\Z",
        # Wed Mar 30 2022 14:40:35 GMT+0800 (CST); March 30, 2022
        rf"{_DAY}{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})(?:,?\s+{_TIME}(?:\s*{_ZONE})?(?:\s*\(.*\))?)?\Z",
        # Wed Mar 30 06:40:35 UTC 2022
        rf"{_DAY}{_MONTH}\s+(?P<day>\d{{1,2}})\s+{_TIME}\s+(?:{_ZONE}\s+)?(?P<year>\d{{4}})\Z",
        # 2022/3/30 06:40, 2022-03-30T06:40+0800, 2022年3月30日
        rf"(?P<year>\d{{4}})[-/.年](?P<day_month>\d{{1,2}})[-/.月](?P<day>\d{{1,2}})日?(?:[t,\s]\s*{_TIME}(?:\s*{_ZONE})?)?\Z",
    )
)


class Written(NamedTuple):
    """A date as somebody wrote it. ``zone`` is None where it has none, or one that nobody can be sure of."""

    local: datetime.datetime
    zone: datetime.timezone | None
    has_time: bool
    weekday_is_right: bool
    zone_is_unclear: bool

    @property
    def iso(self) -> str:
        """The date in RFC 3339, or without its zone where that is not known."""
        if not self.has_time:
            return self.local.date().isoformat()
        text = self.local.isoformat()
        if self.zone is None:
            return text.replace("T", " ")
        offset = self.local.replace(tzinfo=self.zone).isoformat()[len(text) :]
        return text + ("Z" if offset == "+00:00" else offset)

    @property
    def instant(self) -> datetime.datetime | None:
        """The moment it names, or None where the zone is not known."""
        return None if self.zone is None else self.local.replace(tzinfo=self.zone)


class Dated(NamedTuple):
    """A date field: its name, its value, and the value as the site generator reads it."""

    name: str
    node: Scalar
    data: object


@lru_cache(maxsize=2)
def date_fields(seed: Seed) -> tuple[Dated, ...]:
    """Return the date fields that hold one value, and no template of it. Kept for the seed at hand."""
    front_matter = seed.front_matter
    found = []
    for key, node in front_matter.fields if front_matter is not None else ():
        if key.value in DATE_FIELDS and isinstance(node, Scalar) and node.tag != "!":
            value = node.value
            if value and "{{" not in value and "{%" not in value and "<%" not in value:
                found.append(Dated(key.value, node, node.data))
    return tuple(found)


def write(node: Scalar, date: str, profile: str) -> Edit:
    """Return the edit that writes ``date``, in RFC 3339, as the site's engine reads the same instant.

    Hexo takes a time that YAML has read for the building machine's own, whatever its zone, and moves it by that
    machine's offset; a quoted one it leaves to JavaScript (hexojs/hexo-front-matter, ``getTimezoneOffset``).
    """
    if profile == "hexo" and node.format == "yaml" and node.style == "plain" and "T" in date:
        return Edit(*node.span, f"'{date}'")
    return Edit(*node.inner, date)


def is_timestamp(value: str) -> bool:
    """Return whether ``value`` has the form of a YAML timestamp, possible or not."""
    return TIMESTAMP.match(value) is not None


@lru_cache(maxsize=8)
def read_date(value: str) -> Written | None:
    """Read a date in any of the usual forms, or return None. Raises ``ValueError`` for the 30th of February."""
    for form in _FORMS:
        match = form.match(value.strip())
        if match is not None:
            return _written(match.groupdict())
    return None


def readable(value: str) -> Written | None:
    """Read a date as ``read_date`` does, or return None, also for the 30th of February."""
    try:
        return read_date(value)
    except ValueError:
        return None


def _written(part: dict[str, str | None]) -> Written | None:
    year = int(part["year"] or 0)
    if year < 100:  # RFC 2822 section 4.3: two digits
        year += 2000 if year < 50 else 1900
    month = _MONTHS[part["month"][:3].lower()] if part.get("month") else int(part.get("day_month") or 0)  # type: ignore[index]
    local = datetime.datetime(
        year,
        month,
        int(part["day"] or 0),
        int(part["hour"] or 0),
        int(part["minute"] or 0),
        int(part["second"] or 0),
        int((part["fraction"] or "").ljust(6, "0")),
    )
    weekday = part.get("weekday")
    right = weekday is None or local.weekday() == _DAYS[weekday[:3].lower()]
    zone = _zone(part["zone"])
    return Written(local, zone, part["hour"] is not None, right, zone is None and part["zone"] is not None)


def _zone(text: str | None) -> datetime.timezone | None:
    if text is None:
        return None
    if text.lower() in _ZONES:
        return datetime.timezone(datetime.timedelta(hours=_ZONES[text.lower()]))
    match = re.search(r"([-+])(\d\d):?(\d\d)\Z", text)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3])
    return datetime.timezone(datetime.timedelta(minutes=-minutes if match[1] == "-" else minutes))


def instant_of(data: object) -> datetime.datetime | None:
    """Return the moment that the data of a date field names, or None where it names no zone."""
    if isinstance(data, datetime.datetime):
        return data if data.tzinfo is not None else None
    if not isinstance(data, str):
        return None
    written = readable(data)
    return written.instant if written is not None and written.weekday_is_right else None


@lru_cache(maxsize=8)
def site_zone(name: str | None) -> datetime.tzinfo | None:
    """Return the zone that the site names, or None where it names none or one that this machine does not know."""
    if name is None:
        return None
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return None
