"""The three kinds of check, what they are given, and what they say about themselves.

A check is a class that names a fault: class ``MissingAlt``, name ``missing-alt``, module
``missing_alt.py``. Instances are pure and picklable and hold nothing but their options.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, TypeVar

from seedlint.diagnostics import Fact, Finding, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from seedlint.probe import Network, Verdict
    from seedlint.seed import Seed

Profile = Literal["hexo", "hugo", "jekyll", "plain"]
Script = Literal["zh-Hans", "zh-Hant-TW", "zh-Hant-HK"]

GROUPS = (
    "accessibility",
    "cms",
    "dates",
    "markup",
    "metadata",
    "performance",
    "privacy",
    "security",
    "typography",
    "whitespace",
)
"""The groups that a check may join beside its plugin; each can be selected and ignored by name."""


class ConfigError(Exception):
    """What the user has set up wrongly: ``source`` (a file or an option), the ``key`` in it, and the problem.

    Raised by a check, when it is made or first used, for a file of its own that cannot be used: the run ends with exit
    code 2 and the message alone, so it should name the file and the line.
    """

    def __init__(self, source: str, key: str = "", problem: str = "") -> None:
        super().__init__(": ".join(part for part in (source, key, problem) if part))
        self.source = source
        self.key = key
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration says of the site that the seeds are for; every check is given it."""

    profile: Profile = "hexo"
    time_zone: str | None = None
    """An IANA name such as ``Asia/Shanghai``, or None where the site has not said."""
    script: Script | None = None
    """The house script, or None: then each seed is judged by the script it is mostly written in."""
    image_fields: tuple[str, ...] = ("headimg", "thumbnail", "cover", "og_image", "image", "banner")
    text_fields: tuple[str, ...] = ("title", "subtitle", "description", "excerpt", "summary")
    schemas: tuple[tuple[str, str], ...] = ()
    """For which seeds which JSON Schema: (glob of paths, file relative to ``root``). The first match counts."""
    root: str = "."
    """The folder that holds the configuration, as an absolute path."""


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of a check that has none."""


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of seed that a check reports, run as a test and printed in its page.

    ``good`` is what the check's fix makes of ``bad`` (with ``--unsafe``), or, for a check that has no
    fix, a version that passes. ``files`` are what else the example needs: texts by their paths below
    the root of the site, such as a ledger or a schema, or the other seeds that a corpus check compares it with.
    """

    bad: str
    good: str
    path: str = "post.md"
    options: Mapping[str, object] = field(default_factory=dict)
    site: Mapping[str, object] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Triggers:
    r"""What a seed must hold for a check to be worth running; any one match is enough.

    Every set that is left empty is no condition; with all empty, the check runs on every seed.
    ``tags`` and ``attributes`` are lower-case names in the body's HTML; ``characters`` are looked for
    in the prose (titles and body text), single ones and ranges such as ``"\uf900-\ufaff"``; ``source``
    are characters looked for in the whole file;
    ``fields`` are top-level front-matter keys.
    """

    tags: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    characters: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()


OptionsT = TypeVar("OptionsT")


class Check(ABC, Generic[OptionsT]):
    """What all kinds of check share. Subclass ``SeedCheck``, ``CorpusCheck`` or ``ProbeCheck``.

    The docstring is the check's page; its first line is the summary, and the headings are ``Why``,
    ``Fix`` (where there is one), ``Options`` (where there are some) and ``Source``.
    """

    name: ClassVar[str] = ""
    """Kebab-case, made from the class name."""
    severity: ClassVar[Severity] = Severity.WARNING
    recommended: ClassVar[bool] = True
    """False for what is a matter of taste: such a check runs only when it is selected."""
    groups: ClassVar[tuple[str, ...]] = ()
    Options: ClassVar[type[Any]] = NoOptions
    """A frozen dataclass whose fields all have defaults; filled from ``[checks.NAME]``."""
    examples: ClassVar[tuple[Example, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()

    def __init__(self, options: OptionsT, site: Site) -> None:
        self.options = options
        self.site = site


class SeedCheck(Check[OptionsT]):
    """Sees one seed at a time."""

    triggers: ClassVar[Triggers] = Triggers()
    undecodable: ClassVar[bool] = False
    """True for a check that wants seeds whose bytes are not UTF-8 (and only those)."""

    @abstractmethod
    def check(self, seed: Seed) -> Iterable[Finding]:
        """Yield what is wrong with ``seed``; spans are in ``seed.text``."""


class CorpusCheck(Check[OptionsT]):
    """Compares seeds with each other: a map over seeds, then a reduce over what the map found."""

    @abstractmethod
    def collect(self, seed: Seed) -> object | None:
        """Return what ``conclude`` needs of ``seed``, small and JSON-able, or None for nothing."""

    def keys(self, data: object) -> Iterable[str] | None:  # noqa: ARG002 - for those that have some
        """Return what a seed with these facts has to share with another for the one to matter to the other.

        After a change only seeds that share a key with what has changed are judged again. None: all matter to all.
        """
        return None

    @abstractmethod
    def conclude(self, facts: Sequence[Fact]) -> Iterable[Finding]:
        """Yield findings with ``path`` set. Must not depend on the order of ``facts``."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something to ask the network about: ``key`` is asked once per run, wherever it stands."""

    key: str
    span: Span


class ProbeCheck(Check[OptionsT]):
    """Asks the network. Runs only under ``--online``; one probe per distinct key in the whole run."""

    @abstractmethod
    def targets(self, seed: Seed) -> Iterable[Target]:
        """Yield what to ask about, with the place it stands at."""

    @abstractmethod
    async def probe(self, key: str, network: Network) -> Verdict:
        """Ask about ``key`` once. What can not be known is ``unknown``, not broken."""

    @abstractmethod
    def judge(self, target: Target, verdict: Verdict) -> Iterable[Finding]:
        """Turn a verdict into findings at ``target``; pure."""
