"""seedlint: the linter and normalizer for content.

This module is the public API: all that a plugin may import, beside ``seedlint.testing``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from seedlint.check import (
    GROUPS,
    Check,
    ConfigError,
    CorpusCheck,
    Example,
    NoOptions,
    ProbeCheck,
    Profile,
    Script,
    SeedCheck,
    Site,
    Target,
    Triggers,
)
from seedlint.diagnostics import (
    Change,
    Diagnostic,
    Edit,
    Fact,
    Finding,
    Fix,
    Keeps,
    Related,
    Safety,
    Severity,
    Span,
)
from seedlint.hookspecs import hookimpl
from seedlint.pattern import pattern
from seedlint.seed import Seed
from seedlint.seed.assets import Candidate, Image, Link, parse_srcset, srcset_fault
from seedlint.seed.changes import lost_with, url_changes
from seedlint.seed.front_matter import (
    TIMESTAMP,
    Field,
    FrontMatter,
    Mapping,
    Node,
    Scalar,
    Sequence,
    read_yaml11,
    read_yaml12,
)
from seedlint.seed.html import RAW_TEXT, VOID, Attribute, Comment, Element, HtmlTree, Text
from seedlint.seed.markdown import BREAK, HARD_BREAK, OPAQUE, MarkdownLink
from seedlint.seed.prose import HEADINGS, INLINE, NOT_PROSE, Passage, Prose
from seedlint.seed.wrapped import Inner, Wrappers, url_edit

if TYPE_CHECKING:
    from seedlint.engine import Report
    from seedlint.probe import Network, State, Verdict
    from seedlint.report import Reporter, Style

__version__ = "0.1.0"

_LATE = {
    "Network": "seedlint.probe",
    "Report": "seedlint.engine",
    "Reporter": "seedlint.report",
    "State": "seedlint.probe",
    "Style": "seedlint.report",
    "Verdict": "seedlint.probe",
}
"""What is imported when it is asked for: few plugins need it, and asyncio alone costs 40 ms."""


def __getattr__(name: str) -> object:
    if name in _LATE:
        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(name)


__all__ = [
    "BREAK",
    "GROUPS",
    "HARD_BREAK",
    "HEADINGS",
    "INLINE",
    "NOT_PROSE",
    "OPAQUE",
    "RAW_TEXT",
    "TIMESTAMP",
    "VOID",
    "Attribute",
    "Candidate",
    "Change",
    "Check",
    "Comment",
    "ConfigError",
    "CorpusCheck",
    "Diagnostic",
    "Edit",
    "Element",
    "Example",
    "Fact",
    "Field",
    "Finding",
    "Fix",
    "FrontMatter",
    "HtmlTree",
    "Image",
    "Inner",
    "Keeps",
    "Link",
    "Mapping",
    "MarkdownLink",
    "Network",
    "NoOptions",
    "Node",
    "Passage",
    "ProbeCheck",
    "Profile",
    "Prose",
    "Related",
    "Report",
    "Reporter",
    "Safety",
    "Scalar",
    "Script",
    "Seed",
    "SeedCheck",
    "Sequence",
    "Severity",
    "Site",
    "Span",
    "State",
    "Style",
    "Target",
    "Text",
    "Triggers",
    "Verdict",
    "Wrappers",
    "__version__",
    "hookimpl",
    "lost_with",
    "parse_srcset",
    "pattern",
    "read_yaml11",
    "read_yaml12",
    "srcset_fault",
    "url_changes",
    "url_edit",
]
