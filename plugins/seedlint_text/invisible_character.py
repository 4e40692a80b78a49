"""The check ``invisible-character``."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Safety, SeedCheck, Triggers, pattern
from seedlint_text._chinese import is_joined, judge, members, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_FORMAT = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
_CONTROL = "\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_RUN = pattern(f"[{_CONTROL}{_FORMAT}]+|[{_PRIVATE}]+")
# Scripts in which joiners and direction marks do real work: Hebrew, Arabic, Syriac, the Indic ones, Mongolian.
_JOINING = pattern("[\u0590-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb1d-\ufdcf\ufe70-\ufefc]")
_EMOJI = pattern(
    "[\u00a9\u00ae\u200d\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
_LATIN = pattern(r"[A-Za-z\u00c0-\u024f]")
_NAMES = {
    "\u200b": "zero width space",
    "\u200c": "zero width non-joiner",
    "\u200d": "zero width joiner",
    "\u2060": "word joiner",
    "\ufeff": "byte-order mark",
    "\u00ad": "soft hyphen",
}


class InvisibleCharacter(SeedCheck[NoOptions]):
    """A character that nobody can see stands in the text.

    Zero-width spaces, byte-order marks inside the text, direction marks, control characters, and characters of
    the private-use areas, which look different (or like nothing) in every font. Emoji sequences, variation
    selectors, soft hyphens in Latin words, joiners and direction marks in scripts that need them, a zero-width space
    that Markdown marks lean on, and those that let a row of dashes or stars wrap are left alone. Byte-order marks at
    the head of the file are the business of `byte-order-mark`.

    ## Why

    They come with text copied from elsewhere. They break search, links and names, and some break feeds, as XML
    forbids them.

    ## Fix

    Deletes them. Private-use characters may stand for a picture, so they are deleted only with `--unsafe`.

    ## Source

    Unicode Standard, sections 23.2 (layout controls) and 23.5 (private use); XML 1.0, section 2.2.
    """

    groups = ("whitespace",)
    triggers = Triggers(characters=members(_CONTROL + _FORMAT + _PRIVATE))
    examples = (
        Example(bad="<p>乌克\u200b兰总统</p>\n", good="<p>乌克兰总统</p>\n"),
        Example(bad="<p>会谈\x08结束。</p>\n", good="<p>会谈结束。</p>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each run of invisible characters."""
        prose = seed.prose
        text = prose.text
        head = len(seed.text) - len(seed.text.lstrip("\ufeff"))
        for match in _RUN.finditer(text):
            start, end = match.span()
            span = prose.span(start, end)
            if self._is_meant(seed, start, end) or span.end <= head:
                continue
            code = f"U+{ord(match[0][0]):04X}"
            if unicodedata.category(match[0][0]) == "Co":
                message, safety = f"Private-use character {code}, which only one font can show", Safety.UNSAFE
            else:
                name = _NAMES.get(match[0][0]) or unicodedata.name(match[0][0], "control character").lower()
                message, safety = f"Invisible character {code} ({name}); delete it", Safety.SAFE
            fix = rewrite(seed, [(start, end, "")], "Delete it", safety)
            if span.start <= 1 and seed.front_matter is None:
                fix = None  # what follows may then be read as front matter
            yield Finding(span, message, fix)

    @staticmethod
    def _is_meant(seed: Seed, start: int, end: int) -> bool:
        text = seed.prose.text
        first, before, after = text[start], text[start - 1 : start], text[end : end + 1]
        if first == "\u00ad" and _LATIN.match(before) and _LATIN.match(after):
            return True
        if first == "\u200d" and _EMOJI.match(before) and _EMOJI.match(after):
            return True
        if first == "\u200b" and before == after and unicodedata.category(before or " ")[0] in "PS":
            row = f"{before}\u200b" * 3  # it wraps nowhere else
            if row in text[max(start - 5, 0) : end + 5]:
                return True
        if ("\u200c" <= first <= "\u200f" or "\u202a" <= first <= "\u202e" or "\u2066" <= first <= "\u2069") and (
            judge(seed, start, _JOINING.search)
        ):
            return True
        return not seed.is_html_only and not is_joined(seed, max(start - 1, 0), min(end + 1, len(text)))
