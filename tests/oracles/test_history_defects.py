"""Front matter that broke in real life: is it reported, in place, and does the fix give what a person wrote?"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from oracles.history import CHECKS, FOLDER, Defect, defects, findings, legible, places, repaired
from oracles.readers import OWN, Reading, block, read
from oracles.site import skeleton
from oracles.tables import record, share
from oracles.tools import missing_archive


class Figures(NamedTuple):
    """How many posts of a class are reported, and what comes of them."""

    reported: int
    in_place: int
    offered: int
    mended: int
    same_data: int
    """Those with the data of the person's version."""
    same_words: int
    """Those that say the same as the person's version, whatever the punctuation."""


_LEAST = {
    "TOML: syntax": Figures(2, 2, 2, 2, 2, 2),
    "YAML: control character": Figures(5, 5, 5, 5, 0, 0),
    "YAML: could not find expected ':'": Figures(65, 65, 34, 33, 19, 20),
    "YAML: did not find expected '": Figures(8, 8, 8, 8, 4, 5),
    "YAML: did not find expected alphabetic or numeric character": Figures(1, 1, 1, 1, 0, 0),
    "YAML: did not find expected key": Figures(16, 16, 13, 13, 6, 9),
    "YAML: found character that cannot start any token": Figures(52, 52, 52, 52, 0, 2),
    "YAML: found unexpected end of stream": Figures(4, 4, 4, 4, 2, 2),
    "YAML: mapping values are not allowed": Figures(50, 50, 40, 31, 10, 18),
    "a field is given twice": Figures(100, 97, 69, 69, 9, 17),
    "never closed": Figures(12, 12, 8, 8, 5, 5),
    "no mapping": Figures(9, 9, 2, 2, 0, 0),
    "the file is not UTF-8": Figures(5, 5, 0, 0, 0, 0),
}
"""What has been reached, by what was wrong with the posts: no change may fall behind it in any class."""


@pytest.fixture(autouse=True)
def _archives() -> None:
    if not FOLDER.is_dir():
        missing_archive(FOLDER)


def errors(defect: Defect, human: bool = False, fixed: bool = False) -> list[dict[str, Any]]:
    """Return what seedlint reports of a post's front matter as an error."""
    return [each for each in findings(human, fixed)[defect] if each["severity"] == "error"]


@functools.cache
def _readings(version: Callable[[Defect], bytes], human: bool) -> dict[Defect, dict[str, Reading]]:
    wanted = [each for each in defects() if each.human or not human]
    return dict(zip(wanted, read([legible(version(each)) for each in wanted]), strict=True))


def _broken(defect: Defect) -> bytes:
    return defect.path.read_bytes()


def _human(defect: Defect) -> bytes:
    return defect.human_path.read_bytes()


def broken(defect: Defect) -> dict[str, Reading]:
    """Return what each reader makes of a post as it was found."""
    return _readings(_broken, False)[defect]


def after(defect: Defect) -> dict[str, Reading]:
    """Return what each reader makes of a post that seedlint has repaired."""
    return _readings(repaired, False)[defect]


def by_human(defect: Defect) -> dict[str, Reading]:
    """Return what each reader makes of a post that a person has repaired."""
    return _readings(_human, True)[defect]


def unread(read_by: dict[str, Reading]) -> bool:
    """Return whether some reader gets nothing of a post; all do where none of them sees front matter."""
    return not read_by or any(reading.data is None for reading in read_by.values())


def data(read_by: dict[str, Reading]) -> dict[str, Any] | None:
    """Return what the first reader reads that reads anything."""
    return next((reading.data for reading in read_by.values() if reading.data is not None), None)


def test_each_defect_is_reported_unless_its_own_engine_does_not_mind() -> None:
    silent = [
        each
        for each in defects()
        if not errors(each) and broken(each).get(OWN[each.engine], Reading(None)).data is None
    ]
    assert silent == []


def test_each_defect_is_reported_where_a_person_looks() -> None:
    """Behind a second byte-order mark most readers see no front matter at all: that mark is reported, and first."""
    misplaced = [
        (each, sorted(places(each)))
        for each in defects()
        if errors(each)
        and not any(found["start"]["line"] in places(each) for found in errors(each))
        and not _broken(each).startswith("\ufeff\ufeff".encode())
    ]
    assert misplaced == []


def test_what_a_person_repaired_is_left_in_peace() -> None:
    loud = [each for each in findings(human=True) if errors(each, human=True) and not unread(by_human(each))]
    assert loud == []


def test_what_cannot_be_read_after_a_repair_is_reported() -> None:
    """At least one reader gets the data: how each engine wants its fences is for other checks to say."""
    silent = [
        each
        for each in defects()
        if not errors(each, fixed=True) and data(after(each)) is None and block(legible(repaired(each))) is not None
    ]
    assert silent == []


def repeats_a_field(defect: Defect) -> bool:
    """Return whether a name stands twice at the margin of the front matter."""
    found = block(legible(_broken(defect)))
    names = re.findall(r"(?m)^[\w.-]+(?=[ \t]*:)", found.source if found is not None else "")
    return len(names) > len(set(names))


def test_repairs_of_the_syntax_neither_drop_nor_invent_a_letter() -> None:
    """What is deleted on purpose is left out of this: a field that stands twice."""
    changed = [
        each
        for each in defects()
        if not any("stands twice" in one["message"] or one["check"] == "byte-order-mark" for one in findings()[each])
        and not repeats_a_field(each)
        and skeleton(legible(repaired(each))) != skeleton(legible(_broken(each)))
    ]
    assert changed == []


def test_no_repair_invents_a_letter() -> None:
    """Not even one that deletes something on purpose."""
    invented = [
        each
        for each in defects()
        if Counter(skeleton(legible(repaired(each)))) - Counter(skeleton(legible(_broken(each))))
    ]
    assert invented == []


def fix_offered(defect: Defect) -> bool:
    """Return whether seedlint offers to repair the front matter."""
    return any(each["fix"] is not None for each in errors(defect))


def comparable(found: list[Defect]) -> list[Defect]:
    """Return those of which both seedlint and a person have a repair that somebody can read."""
    return [each for each in found if fix_offered(each) and each.human and data(by_human(each)) is not None]


def figures(found: list[Defect]) -> Figures:
    """Count what seedlint makes of posts."""
    judged = comparable(found)
    return Figures(
        reported=sum(bool(errors(each)) for each in found),
        in_place=sum(any(one["start"]["line"] in places(each) for one in errors(each)) for each in found),
        offered=sum(fix_offered(each) for each in found),
        mended=sum(fix_offered(each) and not errors(each, fixed=True) for each in found),
        same_data=sum(data(after(each)) == data(by_human(each)) for each in judged),
        same_words=sum(same_words(each) for each in judged),
    )


def test_repairs_are_compared_with_what_people_did() -> None:
    kinds: dict[str, list[Defect]] = {}
    for each in defects():
        kinds.setdefault(each.kind, []).append(each)
    reached = {kind: figures(found) for kind, found in kinds.items()}
    rows = []
    for kind, found in {**kinds, "all": list(defects())}.items():
        judged, count = comparable(found), figures(found)
        bytes_ = sum(repaired(each) == _human(each) for each in judged)
        shares = [share(part, len(judged)) for part in (bytes_, count.same_data, count.same_words)]
        rows.append([kind, len(found), *count[:4], *shares])
    record(
        "40-history-defects",
        "Front matter that broke in the history of real archives",
        "Posts that a loader rejected, and what a person made of them where that is known. A finding is in place where"
        " it is on a line that the person changed, next to one, or where the loader gave up. Fixes are `--unsafe`"
        f" ones, of {', '.join(f'`{name}`' for name in CHECKS)} alone; people often changed more in the same commit,"
        " and there is no fix for conflicts that git left, which people resolved with parts of both sides.",
        [
            "what was wrong",
            "posts",
            "reported",
            "in place",
            "fix offered",
            "mended by it",
            "the person's bytes",
            "the person's data",
            "the same but for punctuation",
        ],
        rows,
        sampled=False,
    )
    assert reached.keys() == _LEAST.keys()
    behind = {
        kind: dict(zip(Figures._fields, zip(count, _LEAST[kind], strict=True), strict=True))
        for kind, count in reached.items()
        if any(now < least for now, least in zip(count, _LEAST[kind], strict=True))
    }
    assert behind == {}


def same_words(defect: Defect) -> bool:
    """Return whether the repaired front matter says the same as the person's, whatever the punctuation."""
    mine, theirs = data(after(defect)), data(by_human(defect))
    if mine is None or theirs is None or mine.keys() != theirs.keys():
        return False
    return all(skeleton(str(mine[name])) == skeleton(str(theirs[name])) for name in mine)
