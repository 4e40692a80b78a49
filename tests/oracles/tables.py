"""The figures of a run, which `docs/accuracy.md` is written from: one JSON file a section."""

from __future__ import annotations

import functools
import hashlib
import json
import os
from collections.abc import Iterable, Sequence

from oracles.tools import ORACLES, ROOT

FOLDER = ORACLES / "tables"
_JUDGED_BY = ("src", "plugins", "tests/oracles")
_SUFFIXES = {".py", ".toml", ".json", ".cjs", ".mjs"}


def record(
    section: str,
    heading: str,
    introduction: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    sampled: bool = True,
) -> None:
    """Keep a table; ``section`` names its file and so its place among the others, ``introduction`` is Markdown.

    ``sampled`` says whether the figures are of the posts that this run has drawn.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    content = {
        "heading": heading,
        "posts": os.environ.get("SEEDLINT_ORACLES_POSTS", "30"),
        "sources": sources_digest(),
        "sampled": sampled,
        "introduction": introduction,
        "columns": list(columns),
        "rows": [[str(cell) for cell in row] for row in rows],
    }
    (FOLDER / f"{section}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


@functools.cache
def sources_digest() -> str:
    """Return a digest of what makes the figures: seedlint, its plugins, and this suite."""
    digest = hashlib.sha256()
    files = (path for folder in _JUDGED_BY for path in (ROOT / folder).rglob("*") if path.suffix in _SUFFIXES)
    for path in sorted(files):
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def share(part: int, whole: int) -> str:
    """Return a ratio as a reader wants it: ``97.2 % (35 of 36)``."""
    return f"{100 * part / whole:.1f} % ({part} of {whole})" if whole else "none to judge"
