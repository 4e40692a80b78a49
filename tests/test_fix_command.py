"""What ``seedlint fix`` does with files that it cannot mend: each is named in one line, and left byte for byte."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from seedlint.cli import CLEAN, FINDINGS, main

DEFECT = "---\ntitle: 题\n---\n\n<p>甲 。</p>\n"
HOPELESS = DEFECT + "\n文 " + "[" * 50_000 + "\n"
SELECT = ("--select", "space-around-punctuation")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "seedlint.toml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_a_body_that_cannot_be_proved_is_left_and_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post = root / "post.md"
    post.write_text(HOPELESS, encoding="utf-8")
    assert main(["fix", "--output-format", "concise", *SELECT, "post.md"]) == FINDINGS
    out, err = lines(capsys)
    assert "fix-refused" in out
    assert "too many brackets [" in out
    assert "Mended" not in err
    assert post.read_text(encoding="utf-8") == HOPELESS


def test_a_diff_names_what_it_leaves_out(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "bad.md").write_text(HOPELESS, encoding="utf-8")
    (root / "good.md").write_text(DEFECT, encoding="utf-8")
    assert main(["fix", "--diff", *SELECT, "."]) == FINDINGS
    out, err = lines(capsys)
    assert out.count("+++ ") == 1
    assert err.splitlines()[0].startswith("bad.md: ")
    assert err.count("\n") == 1


def test_a_file_that_cannot_be_written_is_named_once(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    post = root / "post.md"
    post.write_text(DEFECT, encoding="utf-8")
    monkeypatch.setattr(os, "fsync", _full_disk)
    assert main(["fix", "--output-format", "concise", *SELECT, "post.md"]) == FINDINGS
    refusal, left = capsys.readouterr().out.splitlines()[:2]
    assert refusal == "post.md:1:1: error write-refused the file could not be written: No space left on device"
    assert "space-around-punctuation" in left
    assert post.read_text(encoding="utf-8") == DEFECT
    assert sorted(path.name for path in root.iterdir()) == ["post.md", "seedlint.toml"]


def _full_disk(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_its_front_matter_may_still_be_mended(root: Path) -> None:
    """What lies outside the body is proved without reading it."""
    post = root / "post.md"
    post.write_text(HOPELESS.replace("题\n", "题  \n"), encoding="utf-8")
    assert main(["fix", "--select", "front-matter-trailing-space", "post.md"]) == CLEAN
    assert post.read_text(encoding="utf-8") == HOPELESS
