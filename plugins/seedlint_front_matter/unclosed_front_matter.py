"""The check ``unclosed-front-matter``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Keeps, NoOptions, Safety, Seed, SeedCheck, Severity, Span, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import FrontMatter

_ALMOST = pattern(r"^[ \t]*(?P<fence>-{3,}(?=[^\s-])|--(?!-)|[-–—]*[–—][-–—]*)(?P<rest>[^\r\n]*)$", re.MULTILINE)
_GLUED = pattern(r"(?P<fence>-{3,})[ \t]*\Z")
_FENCES = {"yaml": "---", "toml": "+++", "json": ";;;"}


class UnclosedFrontMatter(SeedCheck[NoOptions]):
    """The front matter is never closed, or a line that opens or closes it is not `---`.

    Reported are a missing closing line, one that is nearly right (`--`, `---text`), lines of more than three
    dashes, and `...` where the site is not Jekyll's. In a Hexo site a block without its opening line is in
    order; elsewhere it is reported.

    ## Why

    A block that is not closed swallows the text of the post, or is printed as text. The forms that one engine accepts,
    another does not know.

    ## Fix

    Writes `---` for odd lines. With `--unsafe` adds a line that is missing: where the fields end is a guess.

    ## Source

    YAML 1.2.2, section 9.1.2; hexojs/hexo-front-matter, lib/front_matter.ts; gohugoio/hugo,
    parser/pageparser/pagelexer_intro.go.
    """

    severity = Severity.ERROR
    groups = ("metadata",)
    examples = (
        Example(bad="---\ntitle: 会议\n\n今天开幕。\n", good="---\ntitle: 会议\n---\n\n今天开幕。\n"),
        Example(bad="----\ntitle: 会议\n----\n", good="---\ntitle: 会议\n---\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield what is wrong with the lines around the block."""
        front_matter = seed.front_matter
        if front_matter is None:
            return
        if front_matter.closing is None:
            yield self._unclosed(seed, front_matter)
        if front_matter.format != "yaml":
            return
        for span, name in ((front_matter.opening, "opening"), (front_matter.closing, "closing")):
            if span is not None and seed.text[span.start : span.end] != "---":
                yield from self._odd(seed, span, name)
        if front_matter.opening.start == front_matter.opening.end and self.site.profile != "hexo":
            at = front_matter.opening.start
            edit = Edit(at, at, f"---{seed.newline}")
            yield Finding(
                Span(at, at), "The front matter has no opening line `---`; only Hexo reads it", Fix("Add it", (edit,))
            )

    def _odd(self, seed: Seed, span: Span, name: str) -> Iterator[Finding]:
        line = seed.text[span.start : span.end].rstrip()
        if line in {"---", ""} or (line == "..." and self.site.profile == "jekyll"):
            return
        fix = Fix("Write `---`", (Edit(span.start, span.start + len(line), "---"),))
        yield Finding(
            Span(span.start, span.start + len(line)), f"The {name} line of the front matter is `{line}`, not `---`", fix
        )

    def _unclosed(self, seed: Seed, front_matter: FrontMatter) -> Finding:
        start, end = front_matter.content
        fence = _FENCES[front_matter.format]
        source = seed.text[start:end]
        if front_matter.format == "yaml":
            # A line of dashes with text behind them is a fence only where they are hyphens: others begin a quotation.
            last = [
                match
                for match in _ALMOST.finditer(source)
                if not (match["rest"].startswith((" ", "\t")) or (match["rest"] and match["fence"].strip("-")))
            ]
            if last:
                at = Span(start + last[-1].start("fence"), start + last[-1].end("fence"))
                rest = last[-1]["rest"].strip()
                text = f"---{seed.newline}" if rest else "---"
                return self._guess(seed, at, f"`{last[-1][0].strip()[:20]}` does not close the front matter", at, text)
            glued = _GLUED.search(source)
            if glued is not None and glued.start() > 0 and source[glued.start() - 1] not in "\r\n":
                at = Span(start + glued.start("fence"), start + glued.end("fence"))
                message = "The closing `---` stands at the end of a field; it needs a line of its own"
                return self._guess(seed, at, message, at, f"{seed.newline}---")
        message = f"The front matter is never closed; put a line `{fence}` after its last field"
        ends_line = seed.text[end - 1 : end] in {"\n", "\r"}
        text = f"{fence}{seed.newline}" if ends_line else f"{seed.newline}{fence}"
        return self._guess(seed, front_matter.opening, message, Span(end, end), text)

    def _guess(self, seed: Seed, span: Span, message: str, at: Span, text: str) -> Finding:
        """Return the finding, with a fix where that makes the front matter readable."""
        edit = Edit(at.start, at.end, text)
        after = Seed(seed.path, (seed.text[: at.start] + text + seed.text[at.end :]).encode(), self.site).front_matter
        if after is None or after.closing is None or not after.fields:
            return Finding(span, message)
        return Finding(span, message, Fix("Close the front matter here", (edit,), Safety.UNSAFE, Keeps.NOTHING))
