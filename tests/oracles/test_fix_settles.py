"""Over every archive: nothing crashes, no fix is refused by the proof, and fixing twice is fixing once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from oracles.tables import record
from oracles.trees import Stage, findings, fix, posts, refused, tree


@pytest.mark.parametrize("stage", [Stage.FIXED, Stage.REPAIRED])
def test_no_fix_is_refused_by_the_proof(stage: Stage) -> None:
    assert refused(stage) == []


@pytest.mark.parametrize("stage", [Stage.FIXED, Stage.REPAIRED])
def test_fixing_twice_is_fixing_once(stage: Stage, tmp_path: Path) -> None:
    again = Path(shutil.copytree(tree(stage), tmp_path / stage))
    fix(again, stage)
    changed = [
        post for post in posts(stage) if (again / post.folder / post.name).read_bytes() != post.path.read_bytes()
    ]
    assert changed == []


def test_fixes_leave_fewer_findings() -> None:
    """A fix may uncover a finding (a mended field is judged, too), but over a tree it has to pay."""
    counts = {stage: [len(found) for found in findings(stage).values()] for stage in Stage}
    fixable = {
        stage: sum(_is_applied(diagnostic["fix"]) for found in findings(stage).values() for diagnostic in found)
        for stage in Stage
    }
    record(
        "10-findings",
        "What seedlint finds, and what is left",
        "Every check is selected, not only the recommended ones.",
        ["", "posts", "fixes refused by the proof", "findings", "with a fix", "posts without a finding"],
        [
            [
                stage,
                len(counts[stage]),
                len(refused(stage)) if stage != Stage.BEFORE else "",
                sum(counts[stage]),
                fixable[stage],
                counts[stage].count(0),
            ]
            for stage in Stage
        ],
    )
    assert sum(counts[Stage.REPAIRED]) < sum(counts[Stage.FIXED]) < sum(counts[Stage.BEFORE])
    assert fixable[Stage.REPAIRED] == 0


def _is_applied(fix: dict[str, Any] | None) -> bool:
    """Return whether the command makes a fix by itself; a manual one is for a person to choose."""
    return fix is not None and fix["safety"] != "manual"
