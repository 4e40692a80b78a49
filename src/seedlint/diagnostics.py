"""The values that every part of seedlint exchanges: spans, edits, fixes, findings, diagnostics.

All of them are frozen. Offsets are half-open ranges of code points in ``Seed.text``. This module
imports nothing of seedlint, so that anything may import it.
"""

from __future__ import annotations

from enum import Enum, Flag
from typing import NamedTuple


class Severity(Enum):
    """How much a finding matters to an editor."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Safety(Enum):
    """Who may apply a fix.

    ``SAFE`` keeps everything a reader sees and is applied by ``seedlint fix``; ``UNSAFE`` may change
    words or drop content and needs ``--unsafe``; ``MANUAL`` is only shown.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    MANUAL = "manual"


class Keeps(Flag):
    """What a fix promises to leave as it was; the engine proves it with an independent parser."""

    NOTHING = 0
    FRONT_MATTER = 1
    """The data of the front matter, except the fields named in ``Fix.fields``."""
    VISIBLE_TEXT = 2
    """The words a reader sees in the body, block by block, white space collapsed, except for ``Fix.changes``."""
    URLS = 4
    """The targets of links and images in the body, in their order, except for ``Fix.changes``."""
    STRUCTURE = 8
    """The elements of the body, in their order and nesting."""
    LABELS = 16
    """What the attributes say that are read out or shown, such as ``alt``, in order, except for ``Fix.changes``."""
    ALL = FRONT_MATTER | VISIBLE_TEXT | URLS | STRUCTURE | LABELS


class Span(NamedTuple):
    """The half-open range ``[start, end)`` of code points in ``Seed.text``."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace ``[start, end)`` by ``text``; an insertion has ``start == end``."""

    start: int
    end: int
    text: str


class Change(NamedTuple):
    """What a fix changes on purpose in something that it keeps otherwise: ``old`` becomes ``new``.

    ``at`` is where it stands in the file, by which the changes are put in order. ``of`` is what is changed:
    ``Keeps.VISIBLE_TEXT``, ``URLS`` or ``LABELS``. ``old`` and ``new`` are a piece of it as it is read, with character
    references resolved; None stands for an attribute that there is not.
    """

    at: int
    old: str | None
    new: str | None
    of: Keeps = Keeps.VISIBLE_TEXT


class Fix(NamedTuple):
    """A repair: edits that are applied together or not at all.

    ``title`` says in the imperative what applying it does. ``edits`` do not overlap each other.
    ``fields`` names the top-level front-matter fields whose values the fix may change while it still
    keeps ``Keeps.FRONT_MATTER`` for all others. ``changes`` are what the fix changes in the body on purpose, while
    it still keeps all else.
    """

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.SAFE
    keeps: Keeps = Keeps.ALL
    fields: frozenset[str] = frozenset()
    changes: tuple[Change, ...] = ()


class Related(NamedTuple):
    """Another place that belongs to a finding. ``path`` is None for a place in the same seed."""

    span: Span
    message: str
    path: str | None = None


class Finding(NamedTuple):
    """What a check yields: a place, a sentence for an editor, and perhaps a fix.

    ``path`` is None in findings about the seed being checked, and names a seed in the findings
    that a corpus check concludes.
    """

    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    path: str | None = None


class Diagnostic(NamedTuple):
    """A finding with everything the run knows about it: where, by whom, how grave."""

    path: str
    check: str
    plugin: str
    severity: Severity
    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The one order in which every report lists diagnostics."""
        return (self.path, self.span.start, self.span.end, self.check, self.message)


class Fact(NamedTuple):
    """What a corpus check gathered from one seed; ``data`` is JSON-able."""

    path: str
    data: object
