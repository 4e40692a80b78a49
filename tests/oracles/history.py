"""Front matter that broke in real archives, and what a person made of it, where that is known."""

from __future__ import annotations

import difflib
import functools
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from oracles.readers import block
from oracles.tools import ORACLES, SHARED, seedlint
from oracles.trees import SETTINGS, engine

FOLDER = SHARED / "corpora" / "_history-defects"


@dataclass(frozen=True)
class Defect:
    """A post that a loader rejected; ``why`` is what it said, ``human`` whether a repaired version is known."""

    name: str
    why: str
    human: bool

    @property
    def path(self) -> Path:
        """The broken post."""
        return FOLDER / self.name

    @property
    def human_path(self) -> Path:
        """The post that a person repaired."""
        return FOLDER / self.name.replace(".bad.", ".fixed.")

    @property
    def engine(self) -> str:
        """The generator that the archive is written for."""
        return engine(self.name.split("/")[0])

    @property
    def kind(self) -> str:
        """What the loader said, without names and places."""
        first, _, rest = self.why.partition(":")
        said = rest.split(": ")[-1] if first in {"rej", "toml"} else ""
        return {
            "rej": f"YAML: {said.split(',')[0].split(' in ')[0]}"
            if "unacceptable" not in rest
            else "YAML: control character",
            "toml": "TOML: syntax",
            "dup": "a field is given twice",
            "enc": "the file is not UTF-8",
            "nonmap": "no mapping",
            "unclosed": "never closed",
        }[first]


@functools.cache
def defects() -> tuple[Defect, ...]:
    """Return all of them; none where the archives do not lie beside the repository."""
    index = FOLDER / "index.jsonl"
    if not index.is_file():
        return ()
    rows = [json.loads(line) for line in index.read_text(encoding="utf-8").splitlines()]
    return tuple(Defect(row["file"], row["why"], row["has_fixed"]) for row in rows)


CHECKS = ("byte-order-mark", "duplicate-field", "front-matter-not-mapping", "invalid-yaml", "missing-front-matter")
CHECKS += ("not-utf8", "unclosed-front-matter")
"""The checks whose matter a broken block is; only their fixes are compared with what people did."""


@functools.cache
def _tree(human: bool, fixed: bool) -> Path:
    root = ORACLES / "history" / f"{'human' if human else 'broken'}-{'repaired' if fixed else 'as-found'}"
    shutil.rmtree(root, ignore_errors=True)
    for defect in defects():
        if defect.human or not human:
            copy = root / defect.engine / defect.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((defect.human_path if human else defect.path).read_bytes())
    for name in {defect.engine for defect in defects()}:
        settings = SETTINGS.format(name).replace('["all"]', json.dumps(CHECKS))
        (root / f"{name}.toml").write_text(settings, encoding="utf-8")
        if fixed:
            options = ("--unsafe", "--no-gitignore", "--quiet", "--config", f"{name}.toml", name)
            result = seedlint("fix", *options, cwd=root)
            assert result.returncode in {0, 1}, result.stdout[-2000:] + result.stderr[-2000:]
    return root


@functools.cache
def findings(human: bool = False, fixed: bool = False) -> dict[Defect, list[dict[str, Any]]]:
    """Return what these checks report of each post: as it was found, or as the person left it; also when repaired."""
    root = _tree(human, fixed)
    found: dict[Defect, list[dict[str, Any]]] = {each: [] for each in defects() if each.human or not human}
    by_name = {each.name: each for each in found}
    for name in {defect.engine for defect in found}:
        options = (
            "--no-gitignore",
            "--quiet",
            "--output-format",
            f"json={name}.json",
            "--config",
            f"{name}.toml",
            name,
        )
        result = seedlint("check", *options, cwd=root)
        assert result.returncode in {0, 1}, result.stderr[-2000:]
        for diagnostic in json.loads((root / f"{name}.json").read_text(encoding="utf-8"))["diagnostics"]:
            found[by_name[diagnostic["path"].removeprefix(f"{name}/")]].append(diagnostic)
    return found


def repaired(defect: Defect) -> bytes:
    """Return what ``seedlint fix --unsafe`` makes of a broken post."""
    return (_tree(human=False, fixed=True) / defect.engine / defect.name).read_bytes()


def legible(content: bytes) -> str:
    """Return a text for bytes of whichever encoding."""
    return content.decode("utf-8", "replace")


def _first_bad_line(content: bytes) -> int:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return 1


def places(defect: Defect) -> set[int]:
    """Return the lines at which a person would look: what the other person changed, and where a loader gave up.

    A loader notices a mistake on the line or, most often, on the one after it.
    """
    text = legible(defect.path.read_bytes())
    found = _loaders_places(text)
    if defect.why.startswith("enc:"):
        found.add(_first_bad_line(defect.path.read_bytes()))
    if defect.why.startswith("dup:"):
        for name in defect.why.removeprefix("dup:").split(","):
            keys = re.finditer(rf"^[ \t-]*[\"']?{re.escape(name)}[\"']?[ \t]*:", text, re.MULTILINE)
            found |= {text.count("\n", 0, key.end()) + 1 for key in keys}
    if defect.human:
        after = legible(defect.human_path.read_bytes())
        changes = difflib.SequenceMatcher(None, text.splitlines(), after.splitlines(), autojunk=False).get_opcodes()
        for tag, start, end, _, _ in changes:
            if tag != "equal":
                found |= set(range(start, max(start + 1, end) + 2))
    return found


def _loaders_places(text: str) -> set[int]:
    found = block(text)
    if found is None or found.format != "yaml":
        return _fences(text)
    first = text.count("\n", 0, found.start) + 1
    whole = set(range(first, first + found.source.count("\n") + 1))
    try:
        data = yaml.load(found.source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        lines = {first + mark.line for mark in (error.problem_mark,) if mark is not None}
        lines |= {line - 1 for line in lines}
        if error.context_mark is not None and (error.context or "").endswith(("quoted scalar", "flow sequence")):
            lines.add(first + error.context_mark.line)  # what is never closed begins there
        return lines
    except yaml.reader.ReaderError as error:
        return {first + found.source.count("\n", 0, error.position)}
    except ValueError:
        return set()
    fence = text[found.start + len(found.source) :].split("\n")[0].rstrip()
    # Hugo closes the block at any line that begins with the fence; others read on and fail there.
    return whole if not isinstance(data, dict) else {max(whole)} if fence.strip("-") else set()


def _fences(text: str) -> set[int]:
    """Return the lines at which somebody looks for a missing fence: the first, and those with dashes."""
    head = text[:5000].split("\n")
    return {1} | {number for number, line in enumerate(head, 1) if "--" in line}
