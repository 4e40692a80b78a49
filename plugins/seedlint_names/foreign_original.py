"""The check ``foreign-original``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from seedlint import Example, Finding, Related, SeedCheck, Triggers
from seedlint_names._glosses import contradict, glosses
from seedlint_names._ledger import known_ledger, read_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed, Site
    from seedlint_names._glosses import Gloss

_DEFAULT = "names.toml"


@dataclass(frozen=True, slots=True)
class ForeignOriginalOptions:
    """Where the ledger is."""

    ledger: str | None = None
    """The ledger, relative to the project's root, which must be there; by default ``names.toml``, if there is one."""


class ForeignOriginal(SeedCheck[ForeignOriginalOptions]):
    """The original of a name, in brackets behind it, is spelled otherwise elsewhere.

    Elsewhere is an earlier place of the post that has the same name, or the ledger, whose entries may have an
    `original`. Only the last words are compared, and only if they are alike: what differs more is another person of
    that name, or a name in another language. Accents and letter case are not compared, nor a plural's *s*.

    ## Why

    One of the two is wrong, and the reader who searches for it finds nothing.

    ## Options

    `ledger`: the ledger, relative to the project's root, as for `name-variant`. By default `names.toml`, if there is
    one.

    ## Source

    GB/T 15834 and the style guides of Chinese news agencies: an original stands in brackets behind the first mention.
    """

    groups = ("typography",)
    Options = ForeignOriginalOptions
    triggers = Triggers(characters=frozenset("（("))
    examples = (
        Example(
            bad="<p>市长卡瓦尔达科夫（Kavardakov）到场。</p>\n<p>卡瓦尔达科夫（Kavradakov）致谢。</p>\n",
            good="<p>市长卡瓦尔达科夫（Kavardakov）到场。</p>\n<p>卡瓦尔达科夫（Kavardakov）致谢。</p>\n",
        ),
    )

    def __init__(self, options: ForeignOriginalOptions, site: Site) -> None:
        """Raise ``ConfigError`` for a ledger that cannot be used, or one that is named and not there."""
        super().__init__(options, site)
        read_ledger(self._path, optional=options.ledger is None)

    @cached_property
    def _path(self) -> str:
        return str(Path(self.site.root, self.options.ledger or _DEFAULT))

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield originals that differ from the ledger's, or from the one before."""
        prose = seed.prose
        first: dict[str, Gloss] = {}
        for gloss in glosses(prose.text):
            span = prose.span(gloss.start, gloss.end)
            listed = known_ledger(self._path).spellings.get(gloss.name)
            if listed is not None and listed.original:
                if contradict(listed.original, gloss.original):
                    yield Finding(span, f"The ledger has {listed.original} for {gloss.name}, not {gloss.original}")
                continue
            before = first.setdefault(gloss.name, gloss)
            if contradict(before.original, gloss.original):
                related = (Related(prose.span(before.start, before.end), before.original),)
                message = f"{gloss.name} is glossed as {gloss.original} here, and as {before.original} before"
                yield Finding(span, message, related=related)
