"""Regular expressions that are compiled when they are first used: with a hundred checks it is most of start-up."""

from __future__ import annotations

import re
from typing import Any, cast


class _LazyPattern:
    """Stands for a compiled pattern until it is asked for anything."""

    def __init__(self, regex: str, flags: int) -> None:
        self._regex = regex
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(re.compile(self._regex, self._flags), name)
        setattr(self, name, value)
        return value

    def __reduce__(self) -> tuple[object, tuple[str, int]]:
        return (pattern, (self._regex, self._flags))


def pattern(regex: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile(regex, flags)`` does, compiled at first use.

    A wrong expression raises only then; a check's cases use all that it has.
    """
    return cast("re.Pattern[str]", _LazyPattern(regex, int(flags)))
