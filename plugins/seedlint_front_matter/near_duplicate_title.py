"""The check ``near-duplicate-title``."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from seedlint import CorpusCheck, Example, Finding, Related, Scalar, Span, pattern
from seedlint_front_matter._editions import edition, is_published

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from seedlint import Fact, Seed

_REMARK = pattern(r"[\[(（【［〔][^\[(（【［〔\])）】］〕]{1,8}[\])）】］〕]")
# Marks that tell one thing from another: C++ and C#, 1.5 and 15, -3 and 3.
_KEPT = pattern(r"[^\W_]|(?<=[a-z])[+#]+|(?<=[0-9])[.:/-](?=[0-9])|(?<![\w])-(?=[0-9])")
_HAN = pattern("[\u3400-\u4dbf\u4e00-\u9fff]")
# What a series changes from part to part, and what turns a sentence into its opposite.
_TELLING = frozenset(
    "零〇一二三四五六七八九十廿卄卅卌百千万两萬兩初甲乙丙丁上中下前后後首末终終左右东南西北春夏秋冬早午晚日月年新旧舊大小多少高低"
    "不没沒未无無非胜勝负負输輸赢贏升降增减減涨漲跌加买買卖賣进進出男女父母兄弟姐妹他她它我你"
)


@dataclass(frozen=True, slots=True)
class Options:
    """Which titles are compared."""

    min_length: int = 20
    """From which length on: a Chinese character counts two, any other letter or digit one."""


class _Title(NamedTuple):
    path: str
    text: str
    span: Span


class NearDuplicateTitle(CorpusCheck[Options]):
    """Another post has the same title, but for punctuation, a remark in brackets, or one Chinese character.

    Short titles are not compared, nor versions of a page in other languages. Titles that differ in a number, a date, a
    word of Latin letters or a character such as 上 and 下, 胜 and 负 are those of a series, or of other news. Posts are
    compared with all those that the run is given and with those that `corpus` names. The check runs only where it is
    selected.

    ## Why

    Feeds deliver a story again when its headline is corrected, and several media pass on the same report: readers get
    it twice.

    ## Options

    `min_length`: from which length on titles are compared. A Chinese character counts two, any other letter one.

    ## Source

    Google Search, "Consolidate duplicate URLs"; how to find them without comparing all pairs: Garbe, "SymSpell":
    titles with one character left out.
    """

    recommended = False
    groups = ("metadata",)
    Options = Options
    examples = (
        Example(
            bad="---\ntitle: 维兰诺渔业谈判进入第三天，双方就配额达成初步谅解\n---\n",
            good="---\ntitle: 维兰诺渔业谈判结束\n---\n",
            path="b.md",
            files={"a.md": "---\ntitle: 【快讯】维兰诺渔业谈判进入第三天 双方就配额达成初步谅解\n---\n"},
        ),
    )

    def collect(self, seed: Seed) -> object | None:
        """Return the title with the post's language and version, and its place."""
        field = seed.front_matter.get("title") if seed.front_matter is not None else None
        if field is None or not isinstance(field.value, Scalar) or len(field.value.value) * 2 < self.options.min_length:
            return None
        if not isinstance(field.value.data, str) or not is_published(seed):
            return None
        return [edition(seed), field.value.value, *field.value.span]

    def conclude(self, facts: Sequence[Fact]) -> Iterator[Finding]:
        """Yield every post whose title another one has, too."""
        same: dict[tuple[str, str], list[_Title]] = {}
        for fact in facts:
            language, title, start, end = cast("tuple[str, str, int, int]", fact.data)
            text = _folded(title)
            if len(text) + len(_HAN.findall(text)) >= self.options.min_length:
                same.setdefault((language, text), []).append(_Title(fact.path, title, Span(start, end)))
        linked = _linked(same)
        for key, titles in same.items():
            for own in titles:
                twin = next((one for one in titles[:2] if one.path != own.path), None)
                if twin is None and key in linked:
                    twin = same[linked[key]][0]
                if twin is not None:
                    kind = "the same" if twin.text == own.text else "nearly the same"
                    related = (Related(twin.span, "this title", twin.path),)
                    message = f"{twin.path} has {kind} title: {twin.text}"
                    yield Finding(own.span, message, related=related, path=own.path)


def _folded(title: str) -> str:
    """Return the letters and digits of a title, in one form, without remarks such as 【快讯】 and （图）."""
    text = unicodedata.normalize("NFKC", title).lower()
    bare = _REMARK.sub(lambda match: match[0] if any(c.isdigit() or c in _TELLING for c in match[0]) else " ", text)
    return "".join(_KEPT.findall(bare))


def _linked(titles: Collection[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return for each title another one that differs in one Chinese character, in time linear in their number.

    A title that has a character too many is another one when that is left out. Two that differ in one place are the
    same with that place left open; only titles that share a half with another need to be tried so.
    """
    halves = Counter(half for key in titles for half in _halves(key))
    found: dict[tuple[str, str], tuple[str, str]] = {}
    opened: dict[tuple[str, str], tuple[str, str]] = {}
    for key in sorted(titles):
        language, text = key
        shares_half = any(halves[half] > 1 for half in _halves(key))
        for at, character in enumerate(text):
            if character in _TELLING or not _HAN.match(character):
                continue
            before, after = text[:at], text[at + 1 :]
            near = [(language, before + after)]
            if shares_half:
                near.append(opened.setdefault((language, f"{before}\0{after}"), key))
            for other in near:
                if other != key and other in titles:
                    found.setdefault(key, other)
                    found.setdefault(other, key)
    return found


def _halves(key: tuple[str, str]) -> tuple[tuple[str, int, int, str], ...]:
    language, text = key
    middle = len(text) // 2
    return ((language, len(text), 0, text[:middle]), (language, len(text), 1, text[middle:]))
