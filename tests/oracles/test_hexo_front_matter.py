"""Hexo's own parser reads what ``seedlint fix`` leaves: the same title and categories, the same instant."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
INSTALLED = ROOT / ".oracles" / "node_modules" / "hexo-front-matter"
READER = """
const { parse } = require(process.argv[1]);
const { readFileSync } = require("node:fs");
const posts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(posts.map((path) => parse(readFileSync(path, "utf8")))));
"""
SETTINGS = 'profile = "hexo"\ntime_zone = "Asia/Shanghai"\n'


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    missing = None
    if shutil.which("node") is None:
        missing = "node is not installed"
    elif not INSTALLED.is_dir():
        missing = "hexo-front-matter is not installed: run `make oracles`"
    if missing is not None:
        if os.environ.get("SEEDLINT_ORACLES") == "required":
            pytest.fail(missing)
        pytest.skip(missing)


def hexo(paths: list[Path]) -> list[dict[str, Any]]:
    """Return what Hexo reads in each file; dates come as ISO strings in UTC."""
    result = subprocess.run(
        ["node", "-e", READER, str(INSTALLED)],
        input=json.dumps([str(path) for path in paths]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TZ": "Asia/Shanghai"},
    )
    assert result.returncode == 0, result.stderr
    read: list[dict[str, Any]] = json.loads(result.stdout)
    return read


def fixed(files: list[Path], folder: Path) -> list[Path]:
    """Return copies of ``files`` that ``seedlint fix`` has been over, twice, the second time without effect."""
    (folder / "seedlint.toml").write_text(SETTINGS, encoding="utf-8")
    copies = [Path(shutil.copy(path, folder / path.name)) for path in files]
    for copy in copies:
        copy.chmod(0o644)
    command = [sys.executable, "-m", "seedlint", "fix", "--quiet", *map(str, copies)]
    first = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert first.returncode in {0, 1}, first.stdout + first.stderr
    after = [copy.read_bytes() for copy in copies]
    subprocess.run(command, cwd=folder, capture_output=True)
    assert [copy.read_bytes() for copy in copies] == after
    return copies


def instant(value: str) -> datetime:
    """Return the moment that a post's date names, in whichever of the two forms."""
    return parsedate_to_datetime(value) if value.endswith("GMT") else datetime.fromisoformat(value)


@pytest.mark.parametrize("folder", [ROOT / "seeds", ROOT.parent / "shared" / "seeds"], ids=["own", "real"])
def test_hexo_reads_the_same_after_fixing(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.glob("*.md"))
    if not files:
        pytest.skip(f"{folder} is not here")
    before = hexo(files)
    after = hexo(fixed(files, tmp_path))
    for path, old, new in zip(files, before, after, strict=True):
        assert old["title"], path
        assert new["title"] == old["title"], path
        assert new["categories"] == old["categories"], path
        assert len(new["categories"]) == 3, path
        assert instant(new["date"]) == instant(old["date"]), path
        assert new["date"].endswith("Z"), f"{path}: Hexo did not take {new['date']} for a date"
        assert new["_content"].strip(), path


def test_hexo_reads_a_mended_post(tmp_path: Path) -> None:
    [post] = hexo(fixed([ROOT / "examples" / "messy" / "001-bridge-opening.md"], tmp_path))
    assert post["title"] in {"跨海大桥通车首日，车流量超过预期", "跨海大桥通车首日,车流量超过预期"}
    assert post["categories"] == ["新媒体", "青屿晚报", "头条"]
    assert instant(post["date"]) == instant("2025-04-02T18:40:35+00:00")
    assert instant(post["date"]).utcoffset() == timedelta(0)
