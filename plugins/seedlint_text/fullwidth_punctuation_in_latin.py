"""The check ``fullwidth-punctuation-in-latin``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import BREAK, HARD_BREAK, Example, Finding, NoOptions, Safety, SeedCheck, Triggers, pattern
from seedlint_text._chinese import may_have_english, rewrite
from seedlint_text._verbatim import in_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_MARKS = "，；：？！。"
_MARK = pattern(
    rf"[{_MARKS}](?:(?<=[A-Za-z'’)%].)(?=[ ]?[A-Za-z'‘\"(]|[ ]*(?:[\r\n{BREAK}{HARD_BREAK}”]|\Z))"
    r"|(?<=[0-9][，；])(?=[ ]?[A-Za-z]))"
)
_EDGES = pattern(f"[“”「」『』《》（）【】〔〕{BREAK}{HARD_BREAK}]")
_FOREIGN = pattern(r"[^\s!-~\u00a0-\u024f\u2010-\u2027，；：？！。、]")
_WORD = pattern("[A-Za-z'’-]+")
_COMMON = (
    " the a an of and is are was were we you they he she it to for with that this not can will have has had from your"
    " our my his her their be in on at by as if but so who what when "
)
_FEWEST_WORDS = 5
_FEWEST_COMMON = 2
_FAR = 200
_HALF = str.maketrans(_MARKS, ",;:?!.")


class FullwidthPunctuationInLatin(SeedCheck[NoOptions]):
    """Full-width punctuation stands in an English sentence.

    Only in a line, a quotation or brackets that are English throughout and a sentence: at least five words, two of
    them such as “the”, “of” or “we”. Latin words that a Chinese sentence lists or ends with keep its marks.

    ## Why

    A full-width comma leaves a hole between English words, and the line may not break after it.

    ## Fix

    With `--unsafe` writes the half-width mark, and a space where a word follows.

    ## Source

    CY/T 154-2017, section 5: a whole sentence or passage in a Western language has the marks of that language.
    """

    groups = ("typography",)
    triggers = Triggers(characters=frozenset(_MARKS))
    examples = (
        Example(
            bad="<p>他的原话是：“We do not want war， we want peace.”</p>\n",
            good="<p>他的原话是：“We do not want war, we want peace.”</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each full-width mark in an English sentence."""
        text = seed.prose.text
        if not may_have_english(text):
            return
        for match in _MARK.finditer(text):
            start, end = match.span()
            if not _is_english(text, start, end) or in_url(text, start):
                continue
            half = match[0].translate(_HALF)
            new = half + (" " if text[end : end + 1].isalnum() else "")
            yield Finding(
                seed.prose.span(start, end),
                f"Full-width “{match[0]}” in an English sentence; write “{half}”",
                rewrite(seed, [(start, end, new)], f"Write “{half}”", Safety.UNSAFE),
            )


def _is_english(text: str, start: int, end: int) -> bool:
    """Return whether the mark stands in a quotation, brackets or a line that is an English sentence throughout."""
    before = _EDGES.split(text[max(start - _FAR, 0) : start])[-1]
    after = _EDGES.split(text[end : end + _FAR], maxsplit=1)[0]
    if _FOREIGN.search(before) or _FOREIGN.search(after) or before.count("(") < before.count(")"):
        return False
    words = _WORD.findall(before)
    if len(words) < 2:
        return False
    words += _WORD.findall(after)
    return len(words) >= _FEWEST_WORDS and sum(f" {word.lower()} " in _COMMON for word in words) >= _FEWEST_COMMON
