"""The check ``invalid-yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Severity
from seedlint_front_matter._portable import unportable
from seedlint_front_matter._syntax import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class InvalidYaml(SeedCheck[NoOptions]):
    """The front matter cannot be read: its YAML, TOML or JSON has a syntax error.

    The message names the usual causes: an unquoted colon, a tab, a quotation mark that is not closed or not escaped, no
    space after `key:`, a full-width colon or comma, a conflict left by git, a control character.

    ## Why

    One bad line costs the whole block: the build stops, or the post loses its title, date and tags at once. What the
    parsers say often points at the line after the mistake.

    ## Fix

    Adds the space, the indent or the quotes without which only some parsers read the block. With `--unsafe`, where
    the cause is clear and repairing it brings the parser further, quotes a value, adds a space or a bracket, escapes
    a quotation mark, or begins a new line: what was meant is inferred.

    ## Source

    YAML 1.2.2, sections 5.3, 6.1 and 7.3; TOML 1.0.0; RFC 8259.
    """

    severity = Severity.ERROR
    groups = ("metadata",)
    examples = (
        Example(bad="---\ntitle: 快讯: 会议开幕\n---\n", good="---\ntitle: '快讯: 会议开幕'\n---\n"),
        Example(bad="---\ntitle: 会议\ntags:[新闻]\n---\n", good="---\ntitle: 会议\ntags: [新闻]\n---\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the fault, at the line that causes it."""
        front_matter = seed.front_matter
        # Of a block that is never closed the parser reads too much: unclosed-front-matter comes first.
        if front_matter is None or front_matter.closing is None:
            return
        if front_matter.fault is not None:
            yield explain(seed, front_matter, front_matter.fault.message, front_matter.fault.span)
        elif front_matter.format == "yaml" and front_matter.root is not None:
            yield from unportable(seed, front_matter.root)
