"""Front matter that broke in real life: is it reported, in place, and does the fix give what a person wrote?"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

import pytest

from oracles.history import CHECKS, FOLDER, Defect, defects, findings, legible, places, repaired
from oracles.readers import OWN, Reading, block, read
from oracles.site import skeleton
from oracles.tables import record, share

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"{FOLDER} is not here")


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


def fix_offered(defect: Defect) -> bool:
    """Return whether seedlint offers to repair the front matter."""
    return any(each["fix"] is not None for each in errors(defect))


def test_repairs_are_compared_with_what_people_did() -> None:
    kinds: dict[str, list[Defect]] = {}
    for each in defects():
        kinds.setdefault(each.kind, []).append(each)
    kinds["all"] = list(defects())
    rows = []
    for kind, found in kinds.items():
        offered = [each for each in found if fix_offered(each) and each.human and data(by_human(each)) is not None]
        read_now = [each for each in found if fix_offered(each) and not errors(each, fixed=True)]
        rows.append(
            [
                kind,
                len(found),
                sum(bool(errors(each)) for each in found),
                sum(any(one["start"]["line"] in places(each) for one in errors(each)) for each in found),
                sum(fix_offered(each) for each in found),
                len(read_now),
                share(sum(repaired(each) == _human(each) for each in offered), len(offered)),
                share(sum(data(after(each)) == data(by_human(each)) for each in offered), len(offered)),
                share(sum(same_words(each) for each in offered), len(offered)),
            ]
        )
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
    assert sum(same_words(each) for each in defects() if each.human) > len(defects()) // 10


def same_words(defect: Defect) -> bool:
    """Return whether the repaired front matter says the same as the person's, whatever the punctuation."""
    mine, theirs = data(after(defect)), data(by_human(defect))
    if mine is None or theirs is None or mine.keys() != theirs.keys():
        return False
    return all(skeleton(str(mine[name])) == skeleton(str(theirs[name])) for name in mine)
