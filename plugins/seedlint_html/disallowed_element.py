"""The check ``disallowed-element``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from seedlint import Example, Finding, SeedCheck, Severity, Triggers
from seedlint_html._markup import Surroundings
from seedlint_html._scripts import Scripts, is_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_TAGS = ("script", "object", "embed", "applet", "base", "meta", "link", "form", "frame", "frameset", "iframe")
_OF_A_PAGE = frozenset({"script", "base", "meta", "link"})


@dataclass(frozen=True, slots=True)
class Options:
    """What may not stand in a post, and from where frames may come."""

    elements: tuple[str, ...] = _TAGS
    hosts: tuple[str, ...] = (
        "www.youtube.com",
        "www.youtube-nocookie.com",
        "player.bilibili.com",
        "player.vimeo.com",
        "player.youku.com",
        "v.qq.com",
        "music.163.com",
        "open.spotify.com",
        "codepen.io",
        "codesandbox.io",
        "stackblitz.com",
        "jsfiddle.net",
        "gist.github.com",
    )


class DisallowedElement(SeedCheck[Options]):
    """A post holds an element that runs or loads something foreign: `script`, `object`, `form`, a frame.

    Frames and scripts of well-known players and code pages are let pass, and so is what a page that is no post runs and
    loads: a whole page, without front matter, that has scripts written into it of which none counts or fetches another.

    ## Why

    What came with a feed runs with the site's rights, tracks its readers, or leads their input elsewhere.

    ## Fix

    With `--unsafe` deletes a script that comes from another host, or that fetches one or counts. Not where it is data
    (JSON-LD, a template), or loads what is embedded beside it or in a marked quotation; and none where the post is a
    whole page, or where a script is the post's own or works on an element of it.

    ## Options

    `elements`: the names that are not allowed. `hosts`: hosts whose frames and scripts are.

    ## Source

    OWASP Cross Site Scripting Prevention Cheat Sheet; HTMLHint `script-disabled` and `tags-check`.
    """

    severity = Severity.WARNING
    groups = ("privacy", "security")
    Options = Options
    triggers = Triggers(tags=frozenset(_TAGS))
    examples = (
        Example(
            '<p>码头</p>\n<script src="https://ads.example.com/a.js"></script>\n',
            "<p>码头</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such element, unless its source is one of the hosts."""
        scripts: Scripts | None = None
        quoted = Surroundings.of("svg", "pre", "code")
        own = _OF_A_PAGE if is_program(seed) else frozenset[str]()
        for element in seed.html.find(*self.options.elements):
            if element.tag in own:
                continue
            host = urlsplit(_absolute(element.get("src") or "")).hostname
            if host not in self.options.hosts and not quoted.hold(element):
                fix = None
                if element.tag == "script":
                    scripts = scripts or Scripts(seed)
                    fix = scripts.deletion_of(element)
                yield Finding(element.start_tag, f"`{element.tag}` does not belong in a post", fix)


def _absolute(url: str) -> str:
    url = url.strip()
    try:
        urlsplit(url)
    except ValueError:
        return ""
    return f"https:{url}" if url.startswith("//") else url
