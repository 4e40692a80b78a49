"""Compares the names of all posts: which are spellings of one name, and how surely."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from seedlint_names._context import NOTHING, Context
from seedlint_names._evidence import Evidence, both_known, compare
from seedlint_names._model import model
from seedlint_names._similarity import similarity
from seedlint_names._sound import sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from seedlint_names._facts import NameFact, PostFact

SURE = 6.0
"""From here on two spellings that something beside their sound speaks for are reported."""
_LIKELY = 7.0
"""From here on two spellings that only their sound speaks for are a guess worth a look."""
_LONG = 4
_CROWD = 300
"""So many names under one key are met by chance."""
_KEPT = 8
_IN_ONE_POST = Evidence(3.0, "both are in one post, as one name")
_SIDE_BY_SIDE = Evidence(-6.0, "both are in one post, as two names")


@dataclass(slots=True)
class Entry:
    """A spelling in the whole archive. ``text`` is in simplified characters."""

    text: str
    written: str
    mentions: int = 0
    places: dict[str, NameFact] = field(default_factory=dict)
    """By post, where it is written so first."""
    context: Context = field(default_factory=Context)
    said: bool = False
    """Whether the context holds anything."""

    def add(self, path: str, fact: NameFact) -> None:
        """Count what one post says."""
        self.mentions += fact.mentions
        self.places.setdefault(path, fact)
        if fact.context is not NOTHING:
            self.said = True
            self.context = Context(
                *(tuple(dict.fromkeys(old + new))[:_KEPT] for old, new in zip(self.context, fact.context, strict=True))
            )


class Link(NamedTuple):
    """Two spellings of one name, with what speaks for it."""

    one: Entry
    other: Entry
    evidence: list[Evidence]
    score: float
    sure: bool


class Group(NamedTuple):
    """The spellings of one name, the best first, and the links between them."""

    entries: list[Entry]
    links: list[Link]


Same = dict[frozenset[str], int]


def gather(posts: Iterable[PostFact]) -> tuple[dict[str, dict[str, Entry]], Same]:
    """Return the spellings by region, and in how many posts two of them were found to be one name."""
    entries: dict[str, dict[str, Entry]] = {}
    same: Same = {}
    simple = model().simplified
    texts: dict[str, str] = {}
    for post in posts:
        mine = entries.setdefault(post.region, {})
        for fact in post.names:
            text = texts.get(fact.written)
            if text is None:
                text = texts[fact.written] = fact.written.translate(simple)
            entry = mine.get(text)
            if entry is None:
                entry = mine[text] = Entry(text, fact.written)
            entry.add(post.path, fact)
        for pair in post.same:
            same[pair] = same.get(pair, 0) + 1
    return entries, same


def links(entries: dict[str, Entry], same: Same, *, guesses: bool = False) -> Iterator[Link]:
    """Yield the pairs of spellings that are of one name; with ``guesses`` those, too, that only their sound links."""
    for one, other in _candidates(entries):
        together = frozenset((one.text, other.text)) in same
        if not (together or guesses or (one.said and other.said)):
            continue
        evidence = [*compare(one.context, other.context), *([_IN_ONE_POST] if together else ())]
        speaks = any(item.weight > 0 for item in evidence)
        if not speaks and not (guesses and min(len(one.text), len(other.text)) >= _LONG):
            continue
        evidence += both_known(one.text, other.text)
        if not together and _likeness(one, other, evidence) >= SURE and _meet(one, other):
            evidence.append(_SIDE_BY_SIDE)
        score = _likeness(one, other, evidence)
        if score >= (SURE if speaks else _LIKELY) and not _are_longer_names(one.text, other.text, entries):
            yield Link(one, other, evidence, score, speaks)


def _likeness(one: Entry, other: Entry, evidence: Iterable[Evidence]) -> float:
    return similarity(one.text, other.text) + sum(item.weight for item in evidence)


def _meet(one: Entry, other: Entry) -> bool:
    """Return whether a post has both."""
    few, many = sorted((one.places, other.places), key=len)
    return any(path in many for path in few)


def groups(found: Iterable[Link]) -> list[Group]:
    """Return the spellings that are linked, also over others: those of most posts first."""
    gathered: list[list[Link]] = []
    for link in found:
        ends = {link.one.text, link.other.text}
        linked = [group for group in gathered if any(ends & {other.one.text, other.other.text} for other in group)]
        gathered = [group for group in gathered if group not in linked] + [[link, *(one for g in linked for one in g)]]
    return [
        Group(sorted({e.text: e for link in group for e in (link.one, link.other)}.values(), key=_rank), group)
        for group in gathered
    ]


def _rank(entry: Entry) -> tuple[int, int, str]:
    return (-len(entry.places), -entry.mentions, entry.text)


def _candidates(entries: dict[str, Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield the pairs that are one character apart, or whose consonants are the same, but for one in a long name."""
    groups: dict[str, list[str]] = {}
    for text in sorted(entries):
        for key in _keys(text):
            groups.setdefault(key, []).append(text)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        if 1 < len(group) <= _CROWD:
            seen.update(combinations(group, 2))
    for one, other in sorted(seen):
        yield entries[one], entries[other]


def _keys(text: str) -> list[str]:
    without = {text[:place] + text[place + 1 :] for place in range(len(text))}
    kinds = sound(text)
    whole = max(kinds, key=len)
    heard = kinds if len(text) > _LONG + 1 else (whole,) if len(text) >= _LONG else ()
    opened = [f"{text[:place]}?{text[place + 1 :]}" for place in range(len(text))]
    return [
        text,
        *(without if len(text) > 3 else ()),
        *opened,
        whole + text[0],
        whole + text[-1],
        "".join(sorted(text)),
        *heard,
    ]


def _are_longer_names(one: str, other: str, entries: dict[str, Entry]) -> bool:
    """Return whether what the two share is a name by itself, and the rest of each a neighbouring word."""
    return any(
        text[:-1] in entries and text[:-1] == second[: len(text) - 1] for text, second in ((one, other), (other, one))
    )
