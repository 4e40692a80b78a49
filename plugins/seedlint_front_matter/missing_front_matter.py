"""The check ``missing-front-matter``."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Severity, Span, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import FrontMatter, Seed

# Files that stand beside posts and are none, and whole HTML documents, which site generators copy as they are.
_NOT_A_SEED = pattern(
    r"(?:.*/)?(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY)\b[^/]*\Z", re.IGNORECASE
)
_DOCUMENT = pattern(r"\ufeff?\s*<(?:!doctype|html|\?xml)\b", re.IGNORECASE)
# The empty element that a script fills: the whole page of a sample application.
_MOUNT_POINT = pattern(r"\ufeff?\s*<(?P<tag>[a-z]+)\s(?=[^<>]*\bid=)[^<>]*>\s*</(?P=tag)>\s*\Z", re.IGNORECASE)
_FIRST_LINE = pattern(r"\ufeff?\s*(?P<line>[^\r\n]*)")
_FIELD = pattern(
    r"(?:title|layout|date|author|tags?|categor(?:y|ies)|permalink|slug|description)[ \t]*[:：=]", re.IGNORECASE
)

_BOM = "\ufeff"


class MissingFrontMatter(SeedCheck[NoOptions]):
    """The file has no front matter, or none that can be recognised.

    README files, licences, whole HTML documents and files with nothing but an empty element for a script to fill are
    left alone. With the profile `plain` there is no engine that wants front matter: files without are reported only
    where one of your schemas is for them, where they are empty, or where fields are not recognised.

    ## Why

    Without front matter a post has no title, date or category; Hexo publishes it without a name, and Jekyll and
    Hugo copy the file or leave it out. A schema that requires fields is never asked.

    ## Source

    Jekyll, "Front Matter"; hexojs/hexo-front-matter, lib/front_matter.ts; Zola refuses such a page.
    """

    severity = Severity.ERROR
    groups = ("metadata",)
    examples = (
        Example(bad="<p>今天上午举行了会议。</p>\n", good="---\ntitle: 会议\n---\n<p>今天上午举行了会议。</p>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield one finding on the first line."""
        block = seed.front_matter
        if block is not None and (self.site.profile == "hexo" or block.format != "yaml" or not _is_bare(block)):
            return
        if any(form.match(seed.text) for form in (_DOCUMENT, _MOUNT_POINT)) or _NOT_A_SEED.match(seed.path):
            return
        first = _FIRST_LINE.match(seed.text)
        span = Span(*first.span("line")) if first else Span(0, 0)
        line = seed.text[span.start : span.end]
        if seed.text.startswith(2 * _BOM) and seed.text.lstrip(_BOM).startswith(("---", "+++")):
            message = "Only Hugo finds the front matter behind several byte-order marks; delete them"
        elif not line:
            message = "The file is empty: it has neither front matter nor text"
        elif _FIELD.match(line):
            message = "The fields at the top are not recognised as front matter; put a line `---` before and after them"
        elif self.site.profile == "plain" and not any(fnmatchcase(seed.path, glob) for glob, _ in self.site.schemas):
            return
        else:
            message = "No front matter; begin the file with a line `---`, the fields, and another line `---`"
        yield Finding(span, message)


def _is_bare(block: FrontMatter) -> bool:
    """Return whether the opening line is missing, which only Hexo allows."""
    return block.opening.start == block.opening.end
