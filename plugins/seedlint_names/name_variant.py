"""The check ``name-variant``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from seedlint import ConfigError, Example, Finding, Fix, Safety, SeedCheck
from seedlint_names._ledger import REGIONS, known_ledger, read_ledger
from seedlint_names._matcher import matcher_for
from seedlint_names._region import BY_SCRIPT, guess_region
from seedlint_names._verbatim import is_mentioned, is_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed, Site
    from seedlint_names._matcher import Hit

_SHORTEST_SURE = 3
"""A shorter spelling of another region may be an ordinary word: 川普 is also Mandarin as spoken in Sichuan."""

_DEFAULT = "names.toml"


@dataclass(frozen=True, slots=True)
class NameVariantOptions:
    """Where the ledger is, and whose spellings count."""

    ledger: str | None = None
    """The ledger, relative to the project's root, which must be there; by default ``names.toml``, if there is one."""
    house: str | None = None
    """The region whose spellings to use, such as ``zh-CN``; by default the one of the site's script."""


class NameVariant(SeedCheck[NameVariantOptions]):
    """A name is not spelled as the site's ledger asks for.

    The ledger is a TOML file: `names.toml` beside the configuration, unless the option names another. Each name has
    its canonical spelling, one for all or one by region, and the variants to replace:

    ```toml
    [[name]]
    canonical = {"zh-CN" = "泽连斯基", "zh-TW" = "澤倫斯基"}
    variants = ["泽林斯基"]
    note = "乌克兰总统"
    ```

    The longest spelling wins, and nothing is found inside a longer name that the ledger knows; so an entry without
    variants protects its name. Latin spellings are found as whole words, but not in addresses, accounts, names of
    files and commands. Where a region is set, the canonical spellings of other regions are reported too. A text that
    speaks of the variant itself (又译泽林斯基) is left alone.
    Without a ledger there are no findings.

    ## Why

    One person under three names is three persons to a reader, and to the site's search.

    ## Fix

    Writes the canonical spelling: safe, since the ledger asks for it. With `--unsafe` also for another region's
    spelling of fewer than three characters, which may be an ordinary word.

    ## Options

    - `ledger`: the ledger, relative to the project's root; it must be there. By default `names.toml`, if there is
      one.
    - `house`: the region whose spellings to use: `zh-CN`, `zh-HK`, `zh-MO`, `zh-MY`, `zh-SG` or `zh-TW`.
      By default it is that of the site's `script`, or else of the script that the post is mostly written in.

    ## Source

    The site's own ledger.
    """

    groups = ("typography",)
    Options = NameVariantOptions
    examples = (
        Example(
            bad="<p>泽林斯基再次发表讲话。</p>\n",
            good="<p>泽连斯基再次发表讲话。</p>\n",
            files={"names.toml": '[[name]]\ncanonical = "泽连斯基"\nvariants = ["泽林斯基"]\nnote = "乌克兰总统"\n'},
        ),
    )

    def __init__(self, options: NameVariantOptions, site: Site) -> None:
        """Raise ``ConfigError`` for a ledger that cannot be used, or one that is named and not there."""
        super().__init__(options, site)
        if options.house is not None and options.house not in REGIONS:
            known = ", ".join(sorted(REGIONS))
            raise ConfigError("", f"checks.{self.name}", f"house is {options.house!r}; known are {known}")
        read_ledger(self._path, optional=options.ledger is None)

    @cached_property
    def _path(self) -> str:
        return str(Path(self.site.root, self.options.ledger or _DEFAULT))

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield names that are spelled otherwise."""
        seed.depends_on(self._path)
        ledger = known_ledger(self._path)
        if not ledger.names:
            return
        prose = seed.prose
        house = self.options.house or (BY_SCRIPT[self.site.script] if self.site.script else None)
        matcher = matcher_for(ledger, house or guess_region(prose.text), house is not None)
        for hit in matcher.find(prose.text):
            if is_mentioned(prose.text, hit.start) or is_verbatim(prose.text, *hit[:2]):
                continue
            yield _finding(seed, hit)


def _finding(seed: Seed, hit: Hit) -> Finding:
    prose, (canonical, asked, note) = seed.prose, hit.wanted
    edits = prose.edits(hit.start, hit.end, canonical)
    fix = None
    if edits is not None and not _finds_a_link(seed, edits[0].start):
        passage = prose.passage_at(hit.start)
        fields = frozenset({passage.name}) if passage.kind == "field" else frozenset()
        sure = asked or hit.end - hit.start >= _SHORTEST_SURE
        safety = Safety.SAFE if sure else Safety.UNSAFE
        changes = prose.changes(hit.start, hit.end, canonical)
        fix = Fix(f"Write {canonical}", edits, safety, fields=fields, changes=changes)
    found = prose.text[hit.start : hit.end]
    about = f" ({note})" if note else ""
    return Finding(prose.span(hit.start, hit.end), f"The ledger writes {canonical}{about}, not {found}", fix)


def _finds_a_link(seed: Seed, at: int) -> bool:
    """Return whether the definition of a Markdown link is found by the words at ``at``: they must stay alike."""
    return any(
        link.kind == "reference" and link.label_span.start <= at < link.label_span.end for link in seed.markdown.links
    )
