"""The check ``inconsistent-name``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, Related, Safety, SeedCheck, Triggers
from seedlint_names._groups import slips
from seedlint_names._ledger import known_ledger, read_ledger
from seedlint_names._pairs import variants
from seedlint_names._region import BY_SCRIPT, guess_region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed, Site
    from seedlint_names._groups import Slip

_DEFAULT = "names.toml"
_SHOWN = 20
"""How many places of each spelling a finding shows."""


@dataclass(frozen=True, slots=True)
class InconsistentNameOptions:
    """Where the ledger is."""

    ledger: str | None = None
    """The ledger, relative to the project's root, which must be there; by default ``names.toml``, if there is one."""


class InconsistentName(SeedCheck[InconsistentNameOptions]):
    """A foreign name has two Chinese spellings in one post.

    The names are found by the characters that transliterations are written with, in Simplified and Traditional text,
    and compared by the sounds that those characters stand for. The post itself then says more: the same given name or
    office before both, the same original in brackets, how often each is there; two given names, or both in one
    sentence, speak for two persons. Only names of three characters or more are compared, not those in titles of
    works (《》), and not a spelling that the text itself speaks of (又译泽林斯基). The finding names the reasons and
    shows where each spelling stands.

    Two names that the ledger knows are never reported: an entry for each says that they are two.

    ## Why

    One person under two names is two persons to a reader, and to the site's search. No list of names has tomorrow's.

    ## Fix

    None that is applied: shown is the ledger's spelling, or else that of most places.

    ## Options

    `ledger`: the ledger, relative to the project's root, as for `name-variant`. By default `names.toml`, if there is
    one.

    ## Source

    Xinhua's 《世界人名翻译大辞典》 and Taiwan's 《外國地名譯名》 have one rendering of a name; how likely two
    spellings are of one name was learned from the data of Merhav & Ash, "Design Challenges in Named Entity
    Transliteration".
    """

    groups = ("typography",)
    Options = InconsistentNameOptions
    triggers = Triggers(characters=frozenset({"\u4e00-\u9fff"}))
    examples = (
        Example(
            bad="<p>团长科瓦廖斯基到场。</p>\n<p>团长科瓦里奥斯基没有回答。</p>\n<p>科瓦廖斯基离开。</p>\n",
            good="<p>团长科瓦廖斯基到场。</p>\n<p>团长科瓦廖斯基没有回答。</p>\n<p>科瓦廖斯基离开。</p>\n",
        ),
    )

    def __init__(self, options: InconsistentNameOptions, site: Site) -> None:
        """Raise ``ConfigError`` for a ledger that cannot be used, or one that is named and not there."""
        super().__init__(options, site)
        read_ledger(self._path, optional=options.ledger is None)

    @cached_property
    def _path(self) -> str:
        return str(Path(self.site.root, self.options.ledger or _DEFAULT))

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield spellings that differ from another one of the same name."""
        pairs = variants(seed.prose.text)
        if pairs:
            region = BY_SCRIPT[self.site.script] if self.site.script else guess_region(seed.prose.text)
            for slip in slips(pairs, known_ledger(self._path), region):
                yield _finding(seed, slip)


def _finding(seed: Seed, slip: Slip) -> Finding:
    spelling, other, write, reason = slip
    size, prose = len(spelling.written), seed.prose
    first, *rest = (prose.span(at, at + size) for at in spelling.places)
    related = [Related(span, f"{spelling.written} again") for span in rest[:_SHOWN]]
    related += [Related(prose.span(at, at + len(other.written)), other.written) for at in other.places[:_SHOWN]]
    advice = f"write {write}" if write is not None else "write one of the two throughout"
    message = f"{spelling.written} seems to be the same name as {other.written} ({reason}); {advice}"
    return Finding(first, message, _fix(seed, spelling.places, size, write), tuple(related))


def _fix(seed: Seed, places: tuple[int, ...], size: int, write: str | None) -> Fix | None:
    prose = seed.prose
    edits = [prose.edits(at, at + size, write) for at in places] if write is not None else []
    if write is None or None in edits:
        return None
    passages = map(prose.passage_at, places)
    return Fix(
        f"Write {write}",
        tuple(edit for some in edits for edit in some or ()),
        Safety.MANUAL,
        fields=frozenset(passage.name for passage in passages if passage.kind == "field"),
        changes=tuple(change for at in places for change in prose.changes(at, at + size, write)),
    )
