"""Whether a field still says what it said: what a safe fix may change of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from zoneinfo import ZoneInfo

from oracles.site import address, skeleton

_ZONE = ZoneInfo("Asia/Shanghai")  # the settings of the trees say so

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)")
"""A date in RFC 3339, as text: so it is written for Hexo."""


def instant(value: object) -> datetime | None:
    """Return the moment that a date names in any of the forms that posts have; without a zone, in the site's."""
    text = str(value)
    if text.startswith("instant "):
        return datetime.fromisoformat(text.removeprefix("instant ")).replace(tzinfo=UTC)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        try:
            moment = datetime.fromisoformat(re.sub(r"(?<=:\d\d) (?=[-+Z])", "", text.strip()))
        except ValueError:
            return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=_ZONE)


def means_the_same(old: Any, new: Any) -> bool:
    """Return whether a safe fix may have made ``new`` of ``old``: the same letters and digits, address or instant."""
    if isinstance(old, str) and isinstance(new, str):
        if new.startswith("instant ") or _MOMENT.fullmatch(new):
            return instant(old) == instant(new)
        return address(old) == address(new) or skeleton(old) == skeleton(new)
    if isinstance(new, list) and not isinstance(old, list):
        return new == [old]
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(means_the_same, old, new))
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(means_the_same(old[key], new[key]) for key in old)
    return bool(old == new)
