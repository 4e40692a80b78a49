"""The check ``odd-space``."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from seedlint import HARD_BREAK, OPAQUE, Example, Finding, NoOptions, SeedCheck, Triggers, pattern
from seedlint_text._chinese import CJK, CLOSING, OPENING, POINTS, at_line_start, is_chinese, judge, members, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_ODD = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_RUN = pattern(f"[{_ODD}][{_ODD}]*")
_HAN = pattern(f"[{CJK}]")
_WORD = pattern(r"[A-Za-z0-9]")
_RUNNING = pattern("[。，；！？]")
_COLOURED = pattern(r"<span style=[\"']color:[^\"'<>]*[\"']>\Z")
"""Code that an editor has coloured word by word, each with the spaces before it."""
_TAG_LENGTH = 80


class OddSpace(SeedCheck[NoOptions]):
    """A no-break, ideographic or typographic space stands in running Chinese text.

    Indentation at the start of a line or paragraph, runs of several, spaces beside a dash or between a number and its
    unit, and lines that are no sentences (captions,
    credits, tables, verse) are left alone, and so is an ideographic space between two Chinese characters, which
    separates on purpose.

    ## Why

    Such spaces come with text that was pasted from an editor. They look like ordinary ones, but search does not
    find them, and a no-break space keeps a line from breaking.

    ## Fix

    Writes an ordinary space; after or before full-width punctuation, an ideographic space is deleted.

    ## Source

    W3C clreq, section on Chinese and Western mixed text; Unicode Standard, section 6.2.
    """

    groups = ("typography", "whitespace")
    triggers = Triggers(characters=members(_ODD))
    examples = (
        Example(bad="<p>他用\xa0Windows\xa0写作，很少出门。</p>\n", good="<p>他用 Windows 写作，很少出门。</p>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each odd space in a sentence."""
        prose = seed.prose
        text = prose.text
        for match in _RUN.finditer(text):
            start, end = match.span()
            if end - start > 1 or at_line_start(text, start) or not is_chinese(seed, start):
                continue
            passage = prose.passage_at(start)
            before, after = text[start - 1], text[end : end + 1]
            if end >= passage.end or after.isspace() or before.isspace() or {before, after} & {OPAQUE, HARD_BREAK}:
                continue
            if not (_HAN.match(before) or _HAN.match(after)) or before in "—–-" or after in "—–-":
                continue
            if match[0] != "\u3000" and (before.isdecimal() or after.isdecimal()):
                continue  # it keeps a number and its unit on one line
            if not judge(seed, start, _RUNNING.search) or before in OPENING or after in CLOSING:
                continue
            place = prose.span(start, end)
            if _COLOURED.search(seed.text, max(place.start - _TAG_LENGTH, 0), place.start):
                continue
            at_mark = before in POINTS or after in POINTS
            if match[0] == "\u3000":
                if not at_mark and not _WORD.match(before) and not _WORD.match(after):
                    continue
            elif match[0] == "\xa0" and at_mark:
                continue  # space-around-punctuation deletes it
            new = "" if at_mark else " "
            name = unicodedata.name(match[0]).lower()
            title = "Delete it" if at_mark else "Write an ordinary space"
            yield Finding(
                place,
                f"U+{ord(match[0]):04X} ({name}) in running text; {title[0].lower()}{title[1:]}",
                rewrite(seed, [(start, end, new)], title),
            )
