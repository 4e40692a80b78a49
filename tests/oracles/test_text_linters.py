"""zhlint and autocorrect on the text of each post: what they flag is mended, reported, or against good practice."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Set
from difflib import SequenceMatcher
from typing import NamedTuple

import pytest

from oracles.prose import EDGE, blocks
from oracles.site import skeleton
from oracles.tables import record, share
from oracles.tools import ask_node, missing
from oracles.trees import Post, Stage, findings, posts

_UNEXPLAINED = "unexplained"
_MOST_UNEXPLAINED = 0.05
_NEAR = 40
"""How many characters about a finding are looked at to find the place that another linter means."""


class Flag(NamedTuple):
    """A place that a linter would change, and what stands about it, with ``EDGE`` for a tag."""

    kind: str
    left: str
    at: str
    right: str


_PAIRS = {"unbalanced-quotes", "conflicting-punctuation"}
_SPACES = {"space-around-punctuation", "space-inside-quotes", "halfwidth-punctuation", "odd-space"}
_MARKS = {"halfwidth-punctuation", "ascii-quotes", "ellipsis-form", "dash-form", "repeated-punctuation"}
ZHLINT_CLAIMS = {
    "此处标点符号需要使用全角": _MARKS,
    "此处标点符号后不需要空格": _SPACES,
    "此处标点符号前不需要空格": _SPACES,
    "此处引号的内部不需要空格": _SPACES,
    "此处括号的内部不需要空格": _SPACES,
    "此处全角内容之间不需要空格": {"space-between-cjk"},
    "引号未闭合": _PAIRS,
    "引号未匹配": _PAIRS,
    "括号未闭合": _PAIRS,
    "括号未匹配": _PAIRS,
}
ZHLINT_DECLINED = {
    "此处中英文内容之间需要一个空格": "a taste of which news has the other; `inconsistent-spacing`",
    "此处标点符号需要使用半角": "half-width brackets and quotation marks in Chinese are against GB/T 15834",
    "此处括号的外部需要一个空格": "a taste: GB/T 15834 has no space there",
    "此处引号的外部需要一个空格": "a taste: GB/T 15834 has no space there",
    "此处字符需要统一": "「」 are the quotation marks of Traditional Chinese, and may be an author's choice",
    "此处标点符号后需要一个空格": "half-width marks in Chinese are to become full-width ones",
    "此处半角内容之间需要一个空格": "not about Chinese",
    "此处括号的外部不需要空格": "a taste",
    "此处引号的外部不需要空格": "a taste; the same linter also asks for a space there",
    "此处需要去除外部空格": "space at the edge of a block is not shown",
    "此处 Markdown 标记的内部不需要空格": "a tag that is meant as text",
    "此处 Markdown 标记的空格需要在外部": "a tag that is meant as text",
    "此处内联代码的外部需要一个空格": "a taste",
    "此处内联代码的外部不需要空格": "a taste",
}
AUTOCORRECT_CLAIMS = {
    "half-width mark": _MARKS,
    "full-width letter or digit": {"fullwidth-alphanumerics"},
    "space taken out": _SPACES,
    "full-width mark": {"fullwidth-punctuation-in-latin"},
}
AUTOCORRECT_DECLINED = {
    "space put in": "a taste of which news has the other; it also parts 让-伊夫",
    "spelling": "its dictionary of product names is not for news",
}
_AFTER = (Stage.FIXED, Stage.REPAIRED)


def _flag(kind: str, block: str, places: list[int], start: int, end: int) -> Flag:
    """Return the flag of ``plain[start:end]``, ``places`` being where each character of it stands in ``block``."""
    bounds = [*places, len(block)]
    first = bounds[min(start, len(places))]
    last = bounds[min(end, len(places)) - 1] + 1 if end > start else first
    return Flag(kind, block[max(first - 20, 0) : first], block[first:last], block[last : last + 20])


def _plain(block: str) -> tuple[str, list[int]]:
    """Return a block without its edges, and where each of its characters stands in the block."""
    places = [at for at, character in enumerate(block) if character != EDGE]
    return block.replace(EDGE, ""), places


@functools.cache
def zhlint(stage: Stage) -> dict[Post, list[Flag]]:
    """Return what zhlint flags in each post."""
    texts = [(post, block, *_plain(block)) for post in posts(stage) for block in blocks(post)]
    found: dict[Post, list[Flag]] = {post: [] for post in posts(stage)}
    answers = ask_node("zhlint.mjs", [plain for _, _, plain, _ in texts])
    for (post, block, _, places), flags in zip(texts, answers, strict=True):
        for index, length, target, message in flags:
            start = index + length if target == "spaceAfter" else index
            end = start if target == "spaceAfter" else start + max(length, 1)
            found[post].append(_flag(message, block, places, start, end))
    return found


@functools.cache
def autocorrect(stage: Stage) -> dict[Post, list[Flag]]:
    """Return what autocorrect would change in each post."""
    try:
        import autocorrect_py
    except ImportError:
        missing("autocorrect-py")
    return {
        post: [flag for block in blocks(post) for flag in _changes(block, autocorrect_py.format)]
        for post in posts(stage)
    }


def _changes(block: str, format_text: Callable[[str], str]) -> Iterator[Flag]:
    old, places = _plain(block)
    new = format_text(old)
    if old == new:
        return
    for _, start, end, left, right in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, becomes = old[start:end], new[left:right]
        if was != becomes:
            yield _flag(_kind(was, becomes), block, places, start, end)


def _kind(was: str, becomes: str) -> str:
    if not was.strip() and not becomes.strip():
        return "space put in" if len(was) < len(becomes) else "space taken out"
    if unicodedata.normalize("NFKC", was) == becomes:
        return "full-width letter or digit" if becomes.isalnum() else "full-width mark"
    if not any(map(str.isalnum, was + becomes)):
        return "half-width mark" if was.isascii() else "full-width mark"
    return "spelling"


def _reported(post: Post, checks: Set[str]) -> Callable[[Flag], bool]:
    """Return the test whether seedlint says something of a flagged place."""
    text = post.text or ""
    near = [
        skeleton(text[max(each["start"]["offset"] - _NEAR, 0) : each["end"]["offset"] + _NEAR])
        for each in findings(post.stage)[post]
        if each["check"] in checks
    ]

    def is_reported(flag: Flag) -> bool:
        letters = skeleton(flag.left)[-4:] + skeleton(flag.right)[:4]
        return letters != "" and any(letters in about for about in near)

    return is_reported


_QUOTES = '“”‘’「」『』《》"'
REASONS: dict[str, Callable[[Flag], bool]] = {
    "a tag, a link or emphasis stands there": lambda flag: EDGE in flag.left[-2:] + flag.at + flag.right[:2],
    "Latin letters, marks, code or numbers stand beside it": lambda flag: bool(
        re.search(r"[\x00-\u024f]$", flag.left.rstrip()) or re.match(r"[\x00-\u024f]", flag.right.lstrip())
    ),
    "a dot between Chinese words may part a name": lambda flag: flag.at == "." and not flag.right.startswith(" "),
    "a space outside quotation marks: zhlint asks for it, autocorrect takes it out": lambda flag: (
        not flag.at.strip() and (flag.left[-1:] in _QUOTES or flag.right[:1] in _QUOTES)
    ),
    "a number or a letter before each item of a list": lambda flag: (
        flag.at in {"）", ")"} and re.search(r"[（(]", flag.left) is None
    ),
}
"""Why seedlint says nothing of a place, although it has a check for that kind; the first that holds counts."""


Linter = Callable[[Stage], dict[Post, list[Flag]]]
_LINTERS: list[tuple[str, Linter, dict[str, set[str]], dict[str, str]]] = [
    ("zhlint", zhlint, ZHLINT_CLAIMS, ZHLINT_DECLINED),
    ("autocorrect", autocorrect, AUTOCORRECT_CLAIMS, AUTOCORRECT_DECLINED),
]
each_linter = pytest.mark.parametrize(("name", "linter", "claims", "declined"), _LINTERS, ids=["zhlint", "autocorrect"])


@each_linter
def test_what_they_flag_is_mended_reported_or_explained(
    name: str, linter: Linter, claims: dict[str, set[str]], declined: dict[str, str]
) -> None:
    kinds = {flag.kind for stage in Stage for flags in linter(stage).values() for flag in flags}
    assert kinds <= claims.keys() | declined.keys()
    counts = {stage: Counter(flag.kind for flags in linter(stage).values() for flag in flags) for stage in Stage}
    left: dict[str, Counter[str]] = {kind: Counter() for kind in claims}
    for post, flags in linter(Stage.REPAIRED).items():
        for kind, checks in claims.items():
            if of_kind := [flag for flag in flags if flag.kind == kind]:
                is_reported = _reported(post, checks)
                left[kind].update("reported" if is_reported(flag) else _reason(flag) for flag in of_kind)
    record(
        f"60-text-{name}",
        f"Text: {name}",
        f"What {name} would change in the Chinese text of each post, by kind. What is left after `fix --unsafe` is "
        "either reported by seedlint, or there is a reason to leave it alone.",
        ["kind", *Stage, "of these reported", *REASONS, "unexplained"],
        [
            [kind, *(counts[stage][kind] for stage in Stage)]
            + [left[kind][column] for column in ("reported", *REASONS, _UNEXPLAINED)]
            for kind in claims
        ],
    )
    record(
        f"61-text-{name}-declined",
        f"Text: what {name} asks for and seedlint does not",
        "Kinds of findings that are a matter of taste, or wrong.",
        ["kind", *Stage, "why"],
        [[kind, *(counts[stage][kind] for stage in Stage), why] for kind, why in declined.items()],
    )
    claimed = sum(counts[Stage.BEFORE][kind] for kind in claims)
    unexplained = sum(count[_UNEXPLAINED] for count in left.values())
    assert unexplained <= _MOST_UNEXPLAINED * claimed, share(unexplained, claimed)


def _reason(flag: Flag) -> str:
    return next((reason for reason, holds in REASONS.items() if holds(flag)), _UNEXPLAINED)
