"""pre-commit, run for real: a bad post is refused, and the fixing hook mends it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

BAD = """
---
title: '渡轮恢复通航'
date: Tue, 03 Jun 2025 07:30:00 GMT
categories:
  - 新媒体
---

<p>受大雾影响停航两天的渡轮今晨恢复通航。</p>
"""

IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
TRACKED = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")


def run(*command: str, cwd: Path, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command without the variables by which git would find the repository that runs the tests."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_"))}
    environment["PYTHONUTF8"] = "1"
    if home is not None:
        environment["PRE_COMMIT_HOME"] = str(home)
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8")


def git(*arguments: str, cwd: Path) -> None:
    result = run("git", *IDENTITY, *arguments, cwd=cwd)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of its own that holds this project's files as they are now, committed."""
    folder = tmp_path_factory.mktemp("seedlint")
    for name in run(*TRACKED, cwd=ROOT).stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git("init", "--quiet", "--initial-branch=main", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--no-verify", "--message=seedlint", cwd=folder)
    return folder


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """A scratch repository with one bad post staged."""
    folder = tmp_path / "blog"
    (folder / "posts").mkdir(parents=True)
    (folder / "seedlint.toml").write_text('profile = "hexo"\ntime_zone = "Asia/Shanghai"\n', encoding="utf-8")
    (folder / "posts" / "ferry.md").write_text(BAD, encoding="utf-8", newline="\n")
    git("init", "--quiet", "--initial-branch=main", cwd=folder)
    git("add", "--all", cwd=folder)
    return folder


def test_a_bad_post_is_refused_and_mended(hooks: Path, posts: Path, tmp_path: Path) -> None:
    probe = run(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "pluggy", "-d", str(tmp_path / "pip"),
                cwd=tmp_path)  # fmt: skip
    if probe.returncode != 0:
        pytest.skip("no package index can be reached, and pre-commit installs the hook from one")
    home = tmp_path / "pre-commit"
    post = posts / "posts" / "ferry.md"

    def hook(name: str) -> subprocess.CompletedProcess[str]:
        return run(sys.executable, "-m", "pre_commit", "try-repo", str(hooks), name, "--files", "posts/ferry.md",
                   cwd=posts, home=home)  # fmt: skip

    refused = hook("seedlint")
    assert refused.returncode == 1, refused.stdout + refused.stderr
    assert "blank-before-front-matter" in refused.stdout
    assert "non-iso-date" in refused.stdout
    assert post.read_text(encoding="utf-8") == BAD

    mending = hook("seedlint-fix")
    assert mending.returncode == 1, mending.stdout + mending.stderr
    assert "files were modified by this hook" in mending.stdout
    mended = post.read_text(encoding="utf-8")
    assert mended.startswith("---\n")
    assert "date: '2025-06-03T07:30:00Z'\n" in mended

    git("add", "--all", cwd=posts)
    assert hook("seedlint-fix").returncode == 0
    passed = hook("seedlint")
    assert passed.returncode == 0, passed.stdout + passed.stderr
