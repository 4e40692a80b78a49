"""The check ``missing-provenance``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import Example, Finding, SeedCheck, Triggers, pattern
from seedlint_front_matter._url_fields import ORIGIN_FIELDS, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_URL = pattern(r"(?:https?:)?//[^\s/]+\.[^\s/]")
_SAYS = pattern(
    r"原文|原帖|出处|出處|来源|來源|转自|轉自|转载|轉載|文章链接|本文链接|source|original|\bvia\b|permalink", 2
)
_BEFORE = 24
"""How far before a link the word may stand that says what it is: 本文转自 …"""


@dataclass(frozen=True, slots=True)
class Options:
    """Where the address of the original may stand."""

    fields: tuple[str, ...] = ORIGIN_FIELDS
    """Fields of which one has to hold it."""


class MissingProvenance(SeedCheck[Options]):
    """A post that was taken from another site does not say from where.

    A post counts as taken over where its images are shown without a referrer (`referrerpolicy="no-referrer"`), as
    scripts write it that show the images of others. The address may stand in a field or in a link of the body that
    says so (原文, 来源, 转自, source). It runs only where it is selected: feeds leave it out of every post alike.

    ## Why

    Nobody can look up what the original says now, whether it was corrected or withdrawn, and who has to be named.
    The link cannot be found again once the feed has moved on.

    ## Options

    `fields`: the fields of which one has to hold the address.

    ## Source

    Google Search, "Consolidate duplicate URLs"; IPTC "rNews": `isBasedOn`; 互联网新闻信息服务管理规定, article 15:
    reprinted news names its source.
    """

    recommended = False
    groups = ("metadata",)
    triggers = Triggers(attributes=frozenset({"referrerpolicy"}))
    Options = Options
    examples = (
        Example(
            bad='---\ntitle: 会议\n---\n\n<p><img src="https://example.org/1.jpg" referrerpolicy="no-referrer"></p>\n',
            good=(
                "---\ntitle: 会议\nsource_url: https://example.org/1.html\n---\n\n"
                '<p><img src="https://example.org/1.jpg" referrerpolicy="no-referrer"></p>\n'
            ),
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the line that opens the front matter, or the title."""
        front_matter = seed.front_matter
        if front_matter is None or front_matter.fault is not None or not _is_taken_over(seed):
            return
        fields = [field for field in front_matter.fields if field.name in self.options.fields]
        if any(_URL.match(node.value.strip()) for field in fields for node in texts(field.value)) or _is_linked(seed):
            return
        field = front_matter.get("title")
        span = field.span if field is not None else front_matter.opening
        yield Finding(span, "The post shows another site's images, and nothing says where it was taken from")


def _is_taken_over(seed: Seed) -> bool:
    return any(
        (image.values.get("referrerpolicy") or "").lower() == "no-referrer"
        and _URL.match((image.values.get("src") or "").strip())
        for image in seed.html.find("img")
    )


def _is_linked(seed: Seed) -> bool:
    """Return whether a link, or the words before it, say that it leads to the original."""
    text = seed.text
    for link in seed.links:
        if _URL.match(link.url):
            start, end = link.whole
            if link.element is not None:
                end = link.element.span.end
            if _SAYS.search(text, max(seed.body.start, start - _BEFORE), end):
                return True
    return False
