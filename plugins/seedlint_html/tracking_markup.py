"""The check ``tracking-markup``."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Keeps, Safety, SeedCheck, Triggers, lost_with, pattern, url_changes
from seedlint_html._markup import deletion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_PARAMETER = pattern(r"(?P<lead>[?&](?:amp;)?)(?P<name>[A-Za-z_][A-Za-z0-9_]*)=(?P<value>[^&#\s]*)")
_CREDIT = pattern(r"(?:https?:)?//(?:[\w-]+\.)*unsplash\.com/.*[?&;]utm_source=")
"""Unsplash asks those who use a picture to link to it with their name in ``utm_source``."""
_THANKS = pattern(r"赞助|贊助|[Ss]ponsored by")
_SENTENCE_END = pattern(r"[。！？\n]")
_HOST = pattern(r"(?:https?:)?//(?:www\.)?([^/?#\s]+)")
_MAX_SENTENCE = 200
"""How far from its link a sentence is read, in characters."""
_TINY = frozenset({"0", "1", "0px", "1px"})


@dataclass(frozen=True, slots=True)
class Options:
    """Which query parameters only follow readers around, and which classes the boxes of share buttons have."""

    parameters: tuple[str, ...] = (
        "utm_*",
        "spm",
        "fbclid",
        "gclid",
        "mc_cid",
        "mc_eid",
        "yclid",
        "msclkid",
        "share_token",
    )
    widgets: tuple[str, ...] = (
        "sharedaddy",
        "addtoany_share_save_container",
        "a2a_kit",
        "addthis_toolbox",
        "addthis_inline_share_toolbox",
        "sharethis-inline-share-buttons",
        "bdsharebuttonbox",
        "jiathis_style",
        "bshare-custom",
    )


class TrackingMarkup(SeedCheck[Options]):
    """A link carries parameters that only follow readers, an image is one pixel large, or share buttons came along.

    Links to Unsplash keep their `utm_source`: the site asks for it in a picture's credit. So do those to a sponsor,
    whom a sentence with such a link names as one (赞助, “sponsored by”): the parameter says who sent the reader.

    ## Why

    Readers did not ask for it, and the same page gets many addresses.

    ## Fix

    With `--unsafe` deletes the parameters, the pixel, or the buttons.

    ## Options

    `parameters`: their names; `*` at the end stands for anything. `widgets`: classes of share buttons' boxes.

    ## Source

    The parameters as documented by Google Analytics (utm), Taobao (spm), Facebook, Mailchimp and Microsoft.
    """

    groups = ("privacy",)
    Options = Options
    triggers = Triggers(source=frozenset("?"), tags=frozenset({"img"}), attributes=frozenset({"class"}))
    examples = (
        Example(
            '<a href="https://example.com/a?id=7&utm_source=feed">公告</a>\n',
            '<a href="https://example.com/a?id=7">公告</a>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield links with such parameters, pixels, and share buttons."""
        sponsors: frozenset[str | None] | None = None
        for link in seed.links if "?" in seed.text else ():
            if "?" not in link.url or not link.url.startswith(("http", "//")) or _CREDIT.match(link.url):
                continue
            written = seed.text[link.span.start : link.span.end]
            if "?" not in written:
                continue  # a reference stands for it
            found = [match for match in _PARAMETER.finditer(written) if self._tracks(match["name"])]
            if found and all(match["name"].startswith("utm_") for match in found):
                sponsors = _sponsors(seed) if sponsors is None else sponsors
                if _host(link.url) in sponsors:
                    continue
            if found:
                names = ", ".join(f"`{match['name']}`" for match in found)
                verb = "follows" if len(found) == 1 else "follow"
                edit = self._edit(written, link.span.start)
                old, new = html.unescape(seed.text[edit.start : edit.end]), html.unescape(edit.text)
                changes = url_changes(seed, link, (old, new))
                fix = Fix("Delete the parameters", (edit,), Safety.UNSAFE, changes=changes)
                yield Finding(link.span, f"{names} only {verb} readers around", fix)
        for element in seed.html.find("img"):
            values = element.values
            if values.get("width") in _TINY and values.get("height") in _TINY:
                pixel = deletion("Delete the pixel", seed, (Edit(*element.start_tag, ""),), Safety.UNSAFE)
                pixel = pixel and pixel._replace(changes=lost_with(seed, element.start_tag))
                yield Finding(element.start_tag, "An image of one pixel follows readers around", pixel)
        yield from self._boxes(seed)

    def _boxes(self, seed: Seed) -> Iterator[Finding]:
        """Yield the boxes of share buttons. In Markdown a blank line may end them early: left to the editor."""
        elements = seed.html.by_attribute.get("class", ())
        widgets = frozenset(self.options.widgets) if elements else frozenset()
        end = 0
        for element in elements:
            if element.span.start < end or widgets.isdisjoint(element.values["class"].split()):
                continue
            end = element.span.end  # one box often stands in another
            fix = None
            if seed.is_html_only and element.end_tag is not None:
                gone = (Edit(*element.span, ""),)
                fix = deletion("Delete the buttons", seed, gone, Safety.UNSAFE, Keeps.FRONT_MATTER)
            yield Finding(element.start_tag, "Share buttons that came with the text follow readers around", fix)

    def _tracks(self, name: str) -> bool:
        return any(
            name.startswith(known[:-1]) if known.endswith("*") else name == known for known in self.options.parameters
        )

    def _edit(self, written: str, shift: int) -> Edit:
        """Return the edit that deletes the parameters and leaves a valid query."""
        query = written.index("?")
        end = written.find("#", query)
        end = len(written) if end < 0 else end
        separator = "&amp;" if "&amp;" in written else "&"
        kept = [part for part in written[query + 1 : end].split(separator) if not self._tracks(part.split("=")[0])]
        text = f"?{separator.join(kept)}" if kept else ""
        return Edit(shift + query, shift + end, text)


def _host(url: str) -> str | None:
    match = _HOST.match(url)
    return match and match[1].lower()


def _sponsors(seed: Seed) -> frozenset[str | None]:
    """Return the hosts that a sentence of the body links to and names as its sponsor."""
    text = seed.text
    if _THANKS.search(text, seed.body.start) is None:
        return frozenset()
    hosts = set()
    for link in seed.links:
        if (host := _host(link.url)) is None or host in hosts:
            continue
        start, end = link.span
        before = _SENTENCE_END.split(text[max(seed.body.start, start - _MAX_SENTENCE) : start])[-1]
        after = _SENTENCE_END.split(text[end : end + _MAX_SENTENCE])[0]
        if _THANKS.search(before) or _THANKS.search(after):
            hosts.add(host)
    return frozenset(hosts)
