"""The example plugin, built and installed as the distribution it is, and run by the real command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="building a distribution offline needs its build backend")

EXAMPLE = Path(__file__).parent.parent / "examples" / "plugin"
CHECKS = ("repeated-slug", "sponsor-without-label", "unknown-host")


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the example is installed to."""
    folder = tmp_path_factory.mktemp("target")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    result = subprocess.run([*command, "--target", str(folder), str(EXAMPLE)], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        text = f"---\ntitle: 新车试驾\nsponsor: 一家车厂\nslug: car\n---\n\n[{name}](https://nowhere.invalid/{name})\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


def run(target: Path, cwd: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(target), "PYTHONUTF8": "1"}
    environment.pop("GITHUB_ACTIONS", None)
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def test_its_checks_are_listed_and_explained(target: Path, tmp_path: Path) -> None:
    rules = run(target, tmp_path, "seedlint", "rules").stdout
    assert [name for name in CHECKS if name in rules] == list(CHECKS)
    explained = run(target, tmp_path, "seedlint", "explain", "sponsor-without-label").stdout
    assert "| plugin | `example` |" in explained
    assert '| `labels` | a list (a string each) | `["广告"]` |' in explained


def test_its_checks_run_and_its_output_format_prints_them(target: Path, posts: Path) -> None:
    result = run(target, posts, "seedlint", "check", "--select", "example", "--output-format", "table")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.splitlines() == [
        "| place | check | message |",
        "|---|---|---|",
        "| a.md:2:8 | sponsor-without-label | this post has a sponsor, but its title has no advertisement label |",
        "| a.md:4:7 | repeated-slug | the slug car is that of another post, too |",
        "| b.md:2:8 | sponsor-without-label | this post has a sponsor, but its title has no advertisement label |",
        "| b.md:4:7 | repeated-slug | the slug car is that of another post, too |",
    ]


def test_its_fix_is_applied_and_proved_like_any_other(target: Path, posts: Path) -> None:
    run(target, posts, "seedlint", "fix", "--unsafe", "--select", "sponsor-without-label")
    assert "title: 【广告】新车试驾\n" in (posts / "a.md").read_text(encoding="utf-8")
    again = run(target, posts, "seedlint", "check", "--select", "sponsor-without-label")
    assert again.returncode == 0, again.stdout


def test_its_options_come_from_the_configuration(target: Path, posts: Path) -> None:
    table = '[checks.sponsor-without-label]\nlabels = ["新车"]\n'
    (posts / "seedlint.toml").write_text(table, encoding="utf-8")
    assert run(target, posts, "seedlint", "check", "--select", "sponsor-without-label").returncode == 0
    (posts / "seedlint.toml").write_text(table.replace("labels", "lables"), encoding="utf-8")
    result = run(target, posts, "seedlint", "check", "--select", "sponsor-without-label")
    assert result.returncode == 2
    assert "did you mean labels?" in result.stderr


def test_it_can_be_suppressed_and_turned_off(target: Path, posts: Path) -> None:
    text = (posts / "a.md").read_text(encoding="utf-8")
    text = text.replace("试驾\n", "试驾 # seedlint: disable=sponsor-without-label -- a test\n")
    (posts / "a.md").write_text(text, encoding="utf-8")
    arguments = ("--select", "sponsor-without-label,invalid-yaml")
    assert run(target, posts, "seedlint", "check", "a.md", *arguments).returncode == 0
    assert run(target, posts, "seedlint", "check", "b.md", *arguments).returncode == 1
    assert run(target, posts, "seedlint", "check", "b.md", *arguments, "--no-plugin", "example").returncode == 0


def test_its_probe_runs_online_only(target: Path, posts: Path) -> None:
    offline = run(target, posts, "seedlint", "check", "--select", "unknown-host")
    assert offline.returncode == 0, offline.stdout


def test_its_own_tests_pass(target: Path) -> None:
    result = run(target, EXAMPLE, "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests")
    assert result.returncode == 0, result.stdout
