"""The check ``near-duplicate-title``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from seedlint import CorpusCheck, Example, Finding, Related, Scalar, Span
from seedlint_front_matter._editions import edition, is_published
from seedlint_front_matter._titles import folded, linked_titles, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seedlint import Fact, Seed

_MAX_LENGTH = 200
"""In characters; what is longer is no title, and would be compared at the cost of its length squared."""


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
        if field is None or not isinstance(field.value, Scalar):
            return None
        title = field.value.value
        if not self.options.min_length <= len(title) * 2 <= 2 * _MAX_LENGTH:
            return None
        if not isinstance(field.value.data, str) or not is_published(seed):
            return None
        return [edition(seed), title, *field.value.span]

    def keys(self, data: object) -> Iterator[str]:
        """Yield the beginning and the end of a title: of two that differ in one character one is the same."""
        text = folded(cast("tuple[str, str, int, int]", data)[1])
        length = max(self.options.min_length // 4, 1)
        if len(text) <= 2 * length:
            yield ""
        yield f"^{text[:length]}"
        yield f"{text[-length:]}$"

    def conclude(self, facts: Sequence[Fact]) -> Iterator[Finding]:
        """Yield every post whose title another one has, too."""
        same: dict[tuple[str, str], list[_Title]] = {}
        for fact in facts:
            language, title, start, end = cast("tuple[str, str, int, int]", fact.data)
            text = folded(title)
            if width(text) >= self.options.min_length:
                same.setdefault((language, text), []).append(_Title(fact.path, title, Span(start, end)))
        linked = linked_titles(same)
        for key, titles in same.items():
            for own in titles:
                twin = next((one for one in titles[:2] if one.path != own.path), None)
                if twin is None and key in linked:
                    twin = same[linked[key]][0]
                if twin is not None:
                    kind = "the same" if twin.text == own.text else "nearly the same"
                    related = (Related(twin.span, "this title", twin.path),)
                    message = f"Has {kind} title as {twin.path}: “{twin.text}”"
                    yield Finding(own.span, message, related=related, path=own.path)
