"""What a plain YAML scalar means: to YAML 1.2 (Hexo, Hugo) and to YAML 1.1 (Jekyll, Python)."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Final

from seedlint.pattern import pattern

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE: Final = frozenset({"true", "True", "TRUE"})
_FALSE: Final = frozenset({"false", "False", "FALSE"})
_MAYBE_NUMBER: Final = frozenset("0123456789+-.")
_INT: Final = pattern(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT: Final = pattern(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_INF_NAN: Final = pattern(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z")
# The timestamp type of YAML 1.1, which js-yaml and Go's yaml keep: https://yaml.org/type/timestamp.html
TIMESTAMP: Final = pattern(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\Z"
    r"|(?P<year2>[0-9]{4})-(?P<month2>[0-9]{1,2})-(?P<day2>[0-9]{1,2})"
    r"(?:[Tt]|[ \t]+)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]*))?"
    r"(?:[ \t]*(?P<zone>Z|(?P<sign>[-+])(?P<zone_hour>[0-9]{1,2})(?::(?P<zone_minute>[0-9]{2}))?))?\Z"
)


def read_yaml12(value: str) -> object:
    """Return what the YAML 1.2 core schema with timestamps (js-yaml's default) makes of ``value``.

    An impossible date such as ``2017-09-99`` stays a string, as a linter must not raise on it.
    """
    if value in _NULLS:
        return None
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    if value[0] not in _MAYBE_NUMBER:
        return value
    if _INT.match(value):
        try:
            return int(value, 0) if value[:2] in {"0o", "0x"} else int(value)
        except ValueError:  # more digits than Python reads: JavaScript has a float, too
            return float(value)
    if _FLOAT.match(value):
        return float(value)
    if _INF_NAN.match(value):
        return float(value.replace(".", ""))
    return _timestamp(value)


@lru_cache(maxsize=64)
def _timestamp(value: str) -> object:
    match = TIMESTAMP.match(value)
    if match is None:
        return value
    year, month, day, *moment, fraction, zone_name, sign, zone_hour, zone_minute = match.groups()
    try:
        if year:
            return datetime.date(int(year), int(month), int(day))
        zone = None
        if zone_name:
            minutes = int(zone_hour or 0) * 60 + int(zone_minute or 0)
            zone = datetime.timezone(datetime.timedelta(minutes=-minutes if sign == "-" else minutes))
        year, month, day, hour, minute, second = map(int, moment)
        microsecond = int(fraction[:6].ljust(6, "0")) if fraction else 0
        return datetime.datetime(year, month, day, hour, minute, second, microsecond, zone)
    except ValueError:
        return value


def read_yaml11(value: str) -> object:
    """Return what PyYAML, a YAML 1.1 reader, makes of the plain scalar ``value``.

    Where PyYAML raises (``2017-09-99``), the value stays a string.
    """
    import yaml

    try:
        return yaml.load(value, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return value
