"""The check ``ascii-quotes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import HARD_BREAK, OPAQUE, Example, Finding, NoOptions, Safety, SeedCheck, Triggers, pattern
from seedlint_text._chinese import has_han, is_chinese, judge, rewrite
from seedlint_text._scripts import script_of
from seedlint_text._verbatim import FORMULA, in_url, label_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Passage, Seed

_MARK = pattern('"')
# Code, and quotations inside the quotation, whose marks would have to change as well.
_NOT_WORDS = pattern(rf"[\\=<>{{}}\[\]$`|“”‘’「」『』{OPAQUE}{HARD_BREAK}]|[a-z]\(|://")
# The value of a program, a word after a command, or a measure in inches.
_NO_QUOTE_BEFORE = pattern(r"[A-Za-z0-9_]\s\Z|[0-9]\Z|[=(\[{+/]\s?\Z|[!-~\s][:,]\s?\Z|\A[:,]\Z")
_NO_QUOTE_AFTER = pattern(r"\s?[=:]\s?[\"0-9A-Za-z\[{]")
_MEASURE = pattern('[0-9]"')
_ABOUT_MARKS = pattern("引号|引號|双引|雙引|转义|轉義|字符串|字串")


class AsciiQuotes(SeedCheck[NoOptions]):
    """Straight quotation marks stand round Chinese text.

    Only where all straight marks of the passage come in pairs. Quotations without a Chinese character, code, strings
    of programs, measures such as 5", passages that talk about quotation marks or strings, and titles of pages of other
    sites are left alone.

    ## Why

    " does not say whether it opens or closes. Programs that turn it round by themselves look for a space before it,
    which Chinese does not have, and write two closing marks.

    ## Fix

    With `--unsafe` writes “ and ”, or 「 and 」 in Traditional Chinese. Whether words are quoted or belong to a
    program, only the author knows.

    ## Source

    GB/T 15834-2011, section 4.8.3; W3C clreq, section on quotation marks.
    """

    groups = ("typography",)
    triggers = Triggers(characters=frozenset('"'))
    examples = (Example(bad='<p>他说："会谈将继续。"</p>\n', good="<p>他说：“会谈将继续。”</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each pair of straight quotation marks round Chinese."""
        prose = seed.prose
        text = prose.text
        at = text.find('"')
        while at >= 0:
            passage = prose.passage_at(at)
            marks = [match.start() for match in _MARK.finditer(text, at, passage.end)]
            if len(marks) % 2 == 0 and is_chinese(seed, at) and not _is_special(seed, passage):
                for opening, closing in zip(marks[::2], marks[1::2], strict=True):
                    if _is_quotation(seed, opening, closing):
                        yield _finding(seed, opening, closing)
            at = text.find('"', passage.end)


def _finding(seed: Seed, opening: int, closing: int) -> Finding:
    new = "「」" if script_of(seed) == "hant" else "“”"
    changes = [(opening, opening + 1, new[0]), (closing, closing + 1, new[1])]
    return Finding(
        seed.prose.span(opening, closing + 1),
        f"Straight quotation marks round Chinese text; write {new[0]} and {new[1]}",
        rewrite(seed, changes, f"Write {new[0]} and {new[1]}", Safety.UNSAFE),
    )


def _is_special(seed: Seed, passage: Passage) -> bool:
    """Return whether the passage is about straight marks, or one of them is a measure or has lost its partner."""
    return (
        judge(seed, passage.start, FORMULA.search)
        or judge(seed, passage.start, _ABOUT_MARKS.search)
        or judge(seed, passage.start, _is_unbalanced)
    )


def _is_unbalanced(passage: str) -> bool:
    return (
        passage.count("“") != passage.count("”")
        or passage.count("「") != passage.count("」")
        or _MEASURE.search(passage) is not None
    )


def _is_quotation(seed: Seed, opening: int, closing: int) -> bool:
    text = seed.prose.text
    content = text[opening + 1 : closing]
    return (
        has_han(content)
        and content == content.strip()
        and not _NOT_WORDS.search(content)
        and not _NO_QUOTE_BEFORE.search(text, max(opening - 3, 0), opening)
        and not _NO_QUOTE_AFTER.match(text, closing + 1)
        and not in_url(text, opening)
        and label_at(seed, seed.prose.span(opening, opening + 1).start) != "title"
    )
