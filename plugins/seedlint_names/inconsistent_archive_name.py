"""The check ``inconsistent-archive-name``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from seedlint import CorpusCheck, Example, Finding, Related, Span, pattern
from seedlint_names._archive import gather, groups, links
from seedlint_names._facts import collect, posts
from seedlint_names._groups import reason
from seedlint_names._ledger import known_ledger, read_ledger
from seedlint_names._region import BY_SCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seedlint import Fact, Seed, Site
    from seedlint_names._archive import Entry, Group

_DEFAULT = "names.toml"
_CHINESE = pattern("[\u4e00-\u9fff]{3}")
_SHOWN = 3
"""How many posts with the other spelling are named."""


@dataclass(frozen=True, slots=True)
class InconsistentArchiveNameOptions:
    """Where the ledger is, and how sure to be."""

    ledger: str | None = None
    """The ledger, relative to the project's root, which must be there; by default ``names.toml``, if there is one."""
    guesses: bool = False
    """Whether to report spellings, too, that nothing but their sound speaks for."""


class InconsistentArchiveName(CorpusCheck[InconsistentArchiveNameOptions]):
    """Other posts spell a foreign name in another way.

    Names are found and compared as by `inconsistent-name`. Two spellings of different posts are reported if something
    beside their sound says that they are one name: the same given name or office before them, the same original in
    brackets, the same kind of place behind them, or a post that has both. The spelling of fewer posts is reported, with
    that of most posts as the suggestion, or the ledger's; of two with as many posts, both are. Posts in Simplified and
    in Traditional script are compared among themselves. What stands twice in one post is left to `inconsistent-name`,
    and two names that the ledger knows are never reported.

    Posts are compared with all those that the run is given and with those that `corpus` names. The check runs only
    where it is selected: to judge a single post, all the others have to be read.

    ## Why

    A reader who follows a person through the archive, or searches for one, finds half of it.

    ## Options

    - `ledger`: the ledger, relative to the project's root, as for `name-variant`. By default `names.toml`, if there is
      one.
    - `guesses`: report spellings of four characters or more, too, that nothing but their sound speaks for.

    ## Source

    As for `inconsistent-name`.
    """

    recommended = False
    groups = ("typography",)
    Options = InconsistentArchiveNameOptions
    examples = (
        Example(
            bad="<p>代表团团长科瓦里奥斯基没有回答。</p>\n",
            good="<p>代表团团长科瓦廖斯基没有回答。</p>\n",
            files={f"{name}.md": "<p>代表团团长科瓦廖斯基表示欢迎。</p>\n" for name in "ab"},
        ),
    )

    def __init__(self, options: InconsistentArchiveNameOptions, site: Site) -> None:
        """Raise ``ConfigError`` for a ledger that cannot be used, or one that is named and not there."""
        super().__init__(options, site)
        read_ledger(self._path, optional=options.ledger is None)

    @cached_property
    def _path(self) -> str:
        return str(Path(self.site.root, self.options.ledger or _DEFAULT))

    def collect(self, seed: Seed) -> object | None:
        """Return the names, with their contexts; nothing for a text without a run of Chinese characters."""
        return collect(seed) if _CHINESE.search(seed.prose.text) is not None else None

    def conclude(self, facts: Sequence[Fact]) -> Iterator[Finding]:
        """Yield for every post the spellings that are not those of most posts."""
        if not facts:
            return
        regions, same = gather(posts(facts))
        for region, entries in sorted(regions.items()):
            for group in groups(links(entries, same, guesses=self.options.guesses)):
                yield from self._findings(group, BY_SCRIPT[self.site.script] if self.site.script else region)

    def _findings(self, group: Group, region: str) -> Iterator[Finding]:
        spellings = known_ledger(self._path).spellings
        known = [entry for entry in group.entries if entry.written in spellings]
        if len(known) > 1:
            return  # the ledger knows both: as two names, or it asks for one of them by itself
        write = spellings[known[0].written].spelling(region) if known else None
        best, second = group.entries[:2]
        if write is None and len(best.places) > len(second.places):
            write = best.written
        for entry in group.entries:
            if entry.written != write:
                other = next(one for one in (*known, *group.entries) if one is not entry)
                yield from _of_entry(entry, other, group, write)


def _of_entry(entry: Entry, other: Entry, group: Group, write: str | None) -> Iterator[Finding]:
    own = [link for link in group.links if entry in (link.one, link.other)]
    link = max(own, key=lambda link: (other in (link.one, link.other), link.score))
    partner = link.other if link.one is entry else link.one
    over = f"by way of {partner.written}: " if partner is not other else ""
    why = over + reason(link.evidence, link.one.text, link.other.text)
    number = f"{len(other.places)} other post{'s' if len(other.places) > 1 else ''}"
    advice = f"write {write}" if write is not None else "write one of the two throughout"
    related = tuple(
        Related(Span(fact.start, fact.end), fact.written, path) for path, fact in sorted(other.places.items())[:_SHOWN]
    )
    for path, fact in entry.places.items():
        if path not in other.places:
            message = f"{fact.written} seems to be the same name as {other.written} in {number} ({why}); {advice}"
            yield Finding(Span(fact.start, fact.end), message, related=related, path=path)
