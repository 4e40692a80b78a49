"""The check ``duplicate-permalink``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from seedlint import CorpusCheck, Example, Finding, NoOptions, Related, Severity, Span
from seedlint_front_matter._addresses import address
from seedlint_front_matter._editions import is_published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seedlint import Fact, Seed

_SHOWN = 3
"""How many of the other posts are named: a hundred posts of one address are a hundred findings, not ten thousand."""


class DuplicatePermalink(CorpusCheck[NoOptions]):
    """Two posts have one address.

    What the generator of the profile documents for a site without settings: with `hexo` the field `permalink`, or the
    day of `date` and the file's path below `_posts`; with `jekyll` `permalink`, or the categories, the day and `slug`
    or the dated file's name; with `hugo` `url`, or the path below `content` with `slug` for its last part; with `plain`
    `permalink` alone. Drafts have no address, and versions of a page in several languages have one each.

    Posts are compared with all those that the run is given and with those that `corpus` names. It runs only where it is
    selected: to judge a single post, all the others have to be read.

    ## Why

    One of the posts is written over the other, without a word. Which one it is may change from build to build.

    ## Source

    Hexo, "Permalinks" and `lib/plugins/filter/post_permalink.ts`; Jekyll, "Permalinks" and `jekyll doctor`; Hugo, "URL
    management" and `--printPathWarnings`.
    """

    severity = Severity.ERROR
    recommended = False
    groups = ("metadata",)
    examples = (
        Example(
            bad="---\ntitle: 会议开幕\npermalink: news/opening/\n---\n",
            good="---\ntitle: 会议开幕\npermalink: news/opening-2025/\n---\n",
            path="2025.md",
            files={"2024.md": "---\ntitle: 会议昨天开幕\npermalink: /news/opening/\n---\n"},
        ),
    )

    def collect(self, seed: Seed) -> object | None:
        """Return the address, and the place that says so."""
        found = address(seed) if is_published(seed) else None
        return None if found is None else [found.path, *found.span]

    def keys(self, data: object) -> tuple[str]:
        """Return the address."""
        return (cast("tuple[str, int, int]", data)[0],)

    def conclude(self, facts: Sequence[Fact]) -> Iterator[Finding]:
        """Yield every post whose address another one has, too."""
        places: dict[str, list[tuple[str, Span]]] = {}
        for fact in facts:
            path, start, end = cast("tuple[str, int, int]", fact.data)
            places.setdefault(path, []).append((fact.path, Span(start, end)))
        for path, found in places.items():
            if len(found) < 2:
                continue
            shown = path.partition(":")[2]
            for seed, span in found:
                named = [other for other in found[: _SHOWN + 1] if other[0] != seed][:_SHOWN]
                more = len(found) - 1 - len(named)
                names = ", ".join(name for name, _ in named) + (f" and {more} more" if more else "")
                related = tuple(Related(place, "this address, too", name) for name, place in named)
                yield Finding(span, f"The address {shown} is also that of {names}", related=related, path=seed)
