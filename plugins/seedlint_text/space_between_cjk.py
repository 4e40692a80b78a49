"""The check ``space-between-cjk``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import BREAK, HARD_BREAK, OPAQUE, Example, Finding, NoOptions, Safety, SeedCheck, pattern
from seedlint_text._chinese import CJK, POINTS, has_han, is_chinese, is_joined, rewrite
from seedlint_text._verbatim import label_at, touches_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

# One kind of space comes first, by which the search can skip; whether Chinese is beside it is asked of the few found.
_SPACE = pattern(r" (?<=[^\x00-\x7f] )(?=[^\x00-\x7f])")
_FIRST_HAN = "\u3007"
_LINE_ENDS = f"\r\n{BREAK}{HARD_BREAK}"
_EDGE = pattern(rf"([{POINTS}…—“”‘’「」『』《》〈〉（）()【】〔〕\[\]·|/,:;!?<>{OPAQUE}{_LINE_ENDS}])")
_PARTED = pattern(rf"[{CJK}][ \xa0\u3000]+[{CJK}]| -")
_FAR = 80
_LABEL = 3
"""How long a label at the start of a line may be."""
# Chapters, datelines, and what a name follows.
_LABEL_BEFORE = pattern(
    r"(?:第[0-9０-９一二三四五六七八九十百]+[章节節回集期届屆条條讲講课課卷篇幕]|[电電讯訊文图圖]|记者|記者|编辑|編輯|作者"
    r"|摄影|攝影|翻译|翻譯|校对|校對|来源|來源|责编|責編)\Z"
)
_CREDIT_AFTER = pattern(
    r"[图圖摄攝文著译譯编編绘繪](?:[自片/／：:]|\Z)|供[图圖]|[视視][频頻]截|截[图圖]|[资資]料[图圖]|[来來]源|[记記]者|[编編][辑輯]"
    r"|翻[译譯]|[摄攝]影"
)
_CREDIT_ENDS = pattern(r"(?:[图圖摄攝发發社]|[图圖]片)\s*\Z")


class SpaceBetweenCjk(SeedCheck[NoOptions]):
    """A space stands between two Chinese characters in the middle of a sentence.

    Only in paragraphs, and where the clause ends or begins at a mark such as ，. Titles, headings, captions, credits,
    datelines, mentions and hash tags, quoted headlines, chapters (第一章 起源), labels, names and verses set off by
    several spaces, spaces beside markup and ideographic spaces are left alone.

    ## Why

    Chinese puts no space between words. One in the middle of a sentence comes from a broken line or a slip, looks
    like a missing word, and hides the phrase from search.

    ## Fix

    With `--unsafe` deletes the space. At times it stands for a comma that was never written.

    ## Source

    GB/T 15834-2011, section 5.1; W3C clreq, section on the spacing of Chinese characters.
    """

    groups = ("typography", "whitespace")
    examples = (
        Example(bad="<p>双方的会 谈已经结束，记者离开。</p>\n", good="<p>双方的会谈已经结束，记者离开。</p>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each space between two Chinese characters of a sentence."""
        text = seed.prose.text
        for match in _SPACE.finditer(text):
            start, end = match.span()
            if (
                text[start - 1] >= _FIRST_HAN
                and text[end] >= _FIRST_HAN
                and not _is_deliberate(text, start)
                and has_han(text[start - 1])
                and has_han(text[end])
                and seed.prose.passage_at(start).kind == "paragraph"
                and is_joined(seed, start - 1, end + 1)
                and is_chinese(seed, start)
                and not touches_address(text, start)
                and label_at(seed, seed.prose.span(start, end).start) != "title"
            ):
                yield Finding(
                    seed.prose.span(start - 1, end + 1),
                    f"Space between Chinese characters in “{text[start - 1 : end + 1]}”; delete it, or write a comma",
                    rewrite(seed, [(start, end, "")], "Delete the space", Safety.UNSAFE),
                )


def _is_deliberate(text: str, at: int) -> bool:
    """Return whether the space at ``at`` parts words on purpose; one alone in a clause of a sentence does not."""
    parts = _EDGE.split(text[max(at - _FAR, 0) : at])
    left, before = parts[-1], parts[-2] if len(parts) > 1 else BREAK
    parts = _EDGE.split(text[at + 1 : at + _FAR], maxsplit=1)
    right, behind = parts[0], parts[1] if len(parts) > 1 else BREAK
    in_sentence = (before in POINTS and before != "：") or (behind in POINTS and behind != "：")
    return (
        not in_sentence
        or behind in "：:"
        or before in "—|/·<>"
        or behind in "—|/·<>"
        or (left.startswith(" ") and before not in POINTS)
        or "#" in left
        or "@" in left
        or (before in _LINE_ENDS and len(left) <= _LABEL)
        or _PARTED.search(left) is not None
        or _PARTED.search(right) is not None
        or _LABEL_BEFORE.search(left) is not None
        or _CREDIT_AFTER.match(right) is not None
        or (behind in _LINE_ENDS and _CREDIT_ENDS.search(right) is not None)
    )
