"""Findings on real archives that were read one by one: a hundred a plugin, drawn by chance among errors and warnings.

``judged.toml`` has the place and the verdict of each, and none of their text. What was wrong and has been mended must
stay silent, unless only the message or the fix was wrong; what was right must still be found.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from oracles.tables import record, share
from oracles.tools import SHARED, missing_archive, seedlint
from oracles.trees import SETTINGS, engine, sources

_JUDGED = tomllib.loads((Path(__file__).parent / "judged.toml").read_text(encoding="utf-8"))["judged"]
_PLUGINS = ("front_matter", "html", "images", "text")
_MOST_WRONG = 0.02


def _of(plugin: str, draw: int | None = None) -> list[dict[str, Any]]:
    """Return the findings of a plugin that were read, all or those of one draw: after each, checks were mended."""
    return [entry for entry in _JUDGED if entry["plugin"] == plugin and draw in {None, entry.get("round", 1)}]


def _still_wrong(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [entry for entry in entries if entry["verdict"] == "wrong" and not {"mended", "reworded"} & entry.keys()]


@pytest.mark.parametrize("plugin", _PLUGINS)
def test_fewer_than_two_in_a_hundred_are_wrong(plugin: str) -> None:
    entries = _of(plugin)
    assert len(entries) >= 100
    assert len(_still_wrong(entries)) < _MOST_WRONG * len(entries)


def test_verdicts_hold(tmp_path: Path) -> None:
    """What was judged right is still found, what was judged wrong and mended is not."""
    folders = {entry["path"].partition("/")[0] for entry in _JUDGED}
    for folder in sorted(folders - sources().keys()):
        missing_archive(SHARED / "corpora" / folder)
    found = _found(tmp_path, sorted(folders))
    right = [entry for entry in _JUDGED if entry["verdict"] == "right"]
    mended = [entry for entry in _JUDGED if entry.get("mended")]
    assert [entry for entry in mended if _key(entry) in found] == []
    lost = [entry for entry in right if _key(entry) not in found]
    assert len(lost) <= _MOST_WRONG * len(right), lost


def _key(entry: dict[str, Any]) -> tuple[str, str, int]:
    return entry["check"], entry["path"], entry["line"]


def _found(folder: Path, names: list[str]) -> set[tuple[str, str, int]]:
    """Return what seedlint reports in the archives that were judged: check, path, line."""
    files: dict[str, set[str]] = defaultdict(set)
    for entry in _JUDGED:
        files[entry["path"].partition("/")[0]].add(entry["path"])
    found = set()
    for name in names:
        settings = folder / f"{engine(name)}.toml"
        settings.write_text(SETTINGS.format(engine(name)), encoding="utf-8")
        report = folder / "report.json"
        options = ("--quiet", "--no-gitignore", "--config", str(settings), "--output-format", f"json={report}")
        result = seedlint("check", *options, *sorted(files[name]), cwd=sources()[name].parent)
        assert result.returncode in {0, 1}, result.stderr
        for diagnostic in json.loads(report.read_text(encoding="utf-8"))["diagnostics"]:
            found.add((diagnostic["check"], diagnostic["path"], diagnostic["start"]["line"]))
    return found


def test_figures() -> None:
    rows = []
    for plugin in _PLUGINS:
        for draw in sorted({entry.get("round", 1) for entry in _of(plugin)}):
            entries = _of(plugin, draw)
            wrong = [entry for entry in entries if entry["verdict"] == "wrong"]
            left = _still_wrong(entries)
            shares = share(len(wrong), len(entries)), share(len(left), len(entries))
            rows.append([plugin, draw, len(entries), *shares])
    introduction = (
        "Errors and warnings of the recommended checks on the archives, drawn by chance and read one by one with an "
        "editor's eyes. A finding counts as wrong if it is not true, points to the wrong place, or offers a fix that "
        "would do harm. After a draw the checks were mended where they were wrong, so that the next draw tells how "
        "often a finding is wrong now; the last column has what is left of that draw's."
    )
    columns = ["plugin", "draw", "read", "wrong", "not mended"]
    record("80-judged", "Findings judged by reading", introduction, columns, rows, sampled=False)
    assert sum(int(row[2]) for row in rows) == len(_JUDGED)
