"""What people ask for by mistake, and what the system refuses: one line that says so, and exit code 2."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from seedlint.report.terminal import columns

POST = "---\ntitle: 渡轮\ndate: 2024-01-01T00:00:00Z\n---\n码头,夜景。\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "seedlint.toml").write_text('time_zone = "Asia/Shanghai"\n', encoding="utf-8")
    (tmp_path / "a.md").write_text(POST, encoding="utf-8")
    return tmp_path


def run(site: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"}
    return subprocess.run(
        [sys.executable, "-m", "seedlint", *arguments],
        cwd=site,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


WRONG = [
    (("fix", "--stdin-filename", "a.md"), "give - as the path"),
    (("check", ""), "a path is empty"),
    (("fix", ""), "a path is empty"),
    (("check", "--select", "", "a.md"), "names nothing"),
    (("check", "--select", "text,", "a.md"), "holds an empty name"),
    (("check", "--output-format", "json=a.md", "a.md"), "would write the report over a seed"),
    (("check", "--output-format", "json=o", "--output-format", "concise=./o", "a.md"), "the same file"),
    (("check", "x" * 300), "no such file or folder"),
    (("check", "--config", "x" * 5000, "a.md"), "cannot be read"),
    (("check", "--config", "deep.toml", "a.md"), "is not valid TOML"),
    (("check", "--config", "long.toml", "a.md"), "is not valid TOML"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_a_mistake_is_told_in_one_line_and_nothing_is_written(
    site: Path, arguments: tuple[str, ...], said: str
) -> None:
    (site / "deep.toml").write_text("a=" + "[" * 5000, encoding="utf-8")
    (site / "long.toml").write_text("profile=" + "9" * 5000, encoding="utf-8")
    done = run(site, *arguments, stdin=POST)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "bug in seedlint" not in done.stderr
    assert (site / "a.md").read_text(encoding="utf-8") == POST


def test_a_file_that_is_excluded_is_not_called_missing(site: Path) -> None:
    (site / "seedlint.toml").write_text('exclude = ["a.md"]\n', encoding="utf-8")
    done = run(site, "check", "a.md")
    assert (done.returncode, "`exclude` leaves out" in done.stderr) == (2, True)


def test_more_jobs_than_seeds_are_not_started(site: Path) -> None:
    assert run(site, "check", "-j", "99999", "a.md").returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_no_bug_of_ours(site: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "seedlint", "check", "a.md"],
            cwd=site,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, b"seedlint: standard output: No space left on device\n")


@pytest.mark.skipif(os.name != "posix", reason="a shell closes the streams")
@pytest.mark.parametrize(
    ("command", "code"), [("check a.md >&-", 1), ("check nope.md 2>&-", 2), ("check - <&-", 2), ("check a.md 2>&-", 1)]
)
def test_closed_streams_do_no_harm(site: Path, command: str, code: int) -> None:
    line = f'"{sys.executable}" -m seedlint {command}'
    done = subprocess.run(["/bin/sh", "-c", line], cwd=site, capture_output=True, check=False)
    assert (done.returncode, b"bug in seedlint" in done.stderr) == (code, False)


def test_statistics_tell_safe_fixes_from_unsafe_ones(site: Path) -> None:
    (site / "a.md").write_text(POST + '\n<p><strong>标题</strong></p>\n<p align="center">文</p>\n', encoding="utf-8")
    lines = run(site, "check", "--statistics", "--quiet", "--select", "halfwidth-punctuation", "a.md").stdout
    assert lines == "1  halfwidth-punctuation  (1 fixable)\n"


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("码头", 4), ("e\u0301", 1), ("❤\ufe0f", 2), ("👍🏽", 2), ("\u1112\u1161\u11ab", 2), ("“码”", 4)],
)
def test_columns_are_those_of_a_terminal(text: str, width: int) -> None:
    assert columns(text) == width
