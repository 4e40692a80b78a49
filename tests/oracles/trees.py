"""The posts that the oracles judge: as they are, after ``seedlint fix``, after ``seedlint fix --unsafe``.

Every check is selected, so that each fix there is has to stand the test, not only those of the recommended ones. The
trees are made once in a run, under ``.oracles/trees``, by the real command. ``SEEDLINT_ORACLES_POSTS`` says how many
posts of a folder are taken: a number, or ``all``.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import shutil
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from oracles.tools import ORACLES, ROOT, SHARED, seedlint

_SUFFIXES = {".md", ".markdown", ".html", ".Rmd"}
_ENGINES = tomllib.loads((Path(__file__).parent / "archives.toml").read_text(encoding="utf-8"))
SETTINGS = 'profile = "{}"\ntime_zone = "Asia/Shanghai"\nselect = ["all"]\n'


class Stage(StrEnum):
    """What has been done to a tree."""

    BEFORE = "before"
    FIXED = "fixed"
    REPAIRED = "repaired"


_REFUSED = "refused.json"
_TAKEN_BACK = re.compile(r"\b(?:internal-error|fix-refused|write-refused)\b")
_OPTIONS = {Stage.FIXED: ("fix",), Stage.REPAIRED: ("fix", "--unsafe")}


@dataclass(frozen=True)
class Post:
    """A post of one tree; ``name`` is the same at every stage."""

    folder: str
    name: str
    stage: Stage

    @property
    def path(self) -> Path:
        """Where the file is."""
        return tree(self.stage) / self.folder / self.name

    @property
    def text(self) -> str | None:
        """The text of the file, with its newlines as they are; None where it is not UTF-8."""
        try:
            return self.path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            return None

    def at(self, stage: Stage) -> Post:
        """Return the same post at another stage."""
        return Post(self.folder, self.name, stage)


def engine(folder: str) -> str:
    """Return the static-site generator that a folder's posts are written for, a profile's name."""
    return next((name for name, folders in _ENGINES.items() if folder in folders), "plain")


@functools.cache
def engines() -> dict[str, list[str]]:
    """Return the folders that there are for each engine."""
    return {name: [folder for folder in names() if engine(folder) == name] for name in (*_ENGINES, "plain")}


def sources() -> dict[str, Path]:
    """Return the folders that posts are taken from; those beside the repository only where they are there."""
    found = {"own": ROOT / "seeds", "messy": ROOT / "examples" / "messy", "seeds": SHARED / "seeds"}
    corpora = SHARED / "corpora"
    if corpora.is_dir():
        found.update({path.name: path for path in sorted(corpora.iterdir()) if path.is_dir() and path.name[0] != "_"})
    return {name: path for name, path in found.items() if path.is_dir()}


def _sample(folder: Path) -> list[str]:
    found = [path.relative_to(folder) for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file()]
    # What is hidden, such as an editor's history, seedlint passes over.
    names = [path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts)]
    # By hash: as good as by chance, and the same on every machine and every day.
    names.sort(key=lambda name: hashlib.sha256(name.encode()).digest())
    limit = os.environ.get("SEEDLINT_ORACLES_POSTS", "30")
    return sorted(names if limit == "all" else names[: int(limit)])


def is_whole() -> bool:
    """Return whether this run judges every post of the archives: what is accepted has to occur there, or goes."""
    return os.environ.get("SEEDLINT_ORACLES_POSTS") == "all" and (SHARED / "corpora").is_dir()


@functools.cache
def names() -> dict[str, list[str]]:
    """Return the posts of each folder, by their paths in it."""
    return {folder: _sample(path) for folder, path in sources().items()}


@functools.cache
def posts(stage: Stage) -> tuple[Post, ...]:
    """Return all posts at a stage."""
    return tuple(Post(folder, name, stage) for folder, found in names().items() for name in found)


@functools.cache
def tree(stage: Stage) -> Path:
    """Return the folder that holds the posts at a stage, made when it is first asked for."""
    root = ORACLES / "trees" / stage
    shutil.rmtree(root, ignore_errors=True)
    for folder, found in names().items():
        for name in found:
            copy = root / folder / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((sources()[folder] / name).read_bytes())
    for name in engines():
        (root / f"{name}.toml").write_text(SETTINGS.format(name), encoding="utf-8")
    if stage in _OPTIONS:
        (root / _REFUSED).write_text(json.dumps(fix(root, stage)), encoding="utf-8")
    return root


def refused(stage: Stage) -> list[str]:
    """Return what the command said of posts that it could not fix."""
    found: list[str] = json.loads((tree(stage) / _REFUSED).read_text(encoding="utf-8"))
    return found


def fix(root: Path, stage: Stage) -> list[str]:
    """Fix a tree in place; returns a line for each crash, and for each fix that was taken back.

    Raises:
        AssertionError: the command ended otherwise than it may.
    """
    lines = []
    common = ("--no-gitignore", "--quiet", "--output-format", "concise")
    for name, folders in engines().items():
        result = seedlint(*_OPTIONS[stage], *common, "--config", f"{name}.toml", *folders, cwd=root)
        assert result.returncode in {0, 1, 3}, f"{name}: {result.stderr[-2000:]}"
        taken_back = [line for line in result.stdout.splitlines() if _TAKEN_BACK.search(line)]
        assert taken_back or result.returncode != 3, f"{name}: {result.stderr[-2000:]}"
        lines += taken_back
    return lines


@functools.cache
def findings(stage: Stage) -> dict[Post, list[dict[str, Any]]]:
    """Return what every check of seedlint reports of each post: the diagnostics of its JSON report."""
    root, reports = tree(stage), ORACLES / "reports" / stage
    reports.mkdir(parents=True, exist_ok=True)

    def check(folder: str) -> dict[Post, list[dict[str, Any]]]:
        report = (reports / f"{folder}.json").resolve()
        options = ("--no-gitignore", "--allow-empty", "--jobs", "1", "--quiet", "--output-format", f"json={report}")
        result = seedlint("check", *options, "--config", f"{engine(folder)}.toml", folder, cwd=root)
        assert result.returncode in {0, 1}, f"{folder}: {result.stderr[-2000:]}"
        found: dict[Post, list[dict[str, Any]]] = {Post(folder, name, stage): [] for name in names()[folder]}
        for diagnostic in json.loads(report.read_text(encoding="utf-8"))["diagnostics"]:
            found[Post(folder, diagnostic["path"].removeprefix(f"{folder}/"), stage)].append(diagnostic)
        return found

    with ThreadPoolExecutor(2) as pool:
        return {post: found for each in pool.map(check, names()) for post, found in each.items()}
