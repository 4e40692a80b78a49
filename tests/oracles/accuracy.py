"""Write `docs/accuracy.md` from the figures that the oracle suite has kept; `make oracles` does so after a full run."""

from __future__ import annotations

import json
from typing import Any

from oracles.tables import FOLDER
from oracles.tools import ROOT

PAGE = ROOT / "docs" / "accuracy.md"
_INTRODUCTION = """\
# Accuracy

How far seedlint can be trusted, as told by other programs and by people. `make oracles` writes this page: it runs every
check and every fix over this repository's own posts and, where they lie beside it, over a set of real posts and
archives, and asks the validators of each field what they say before, after `seedlint fix` and after
`seedlint fix --unsafe`.
"""


def section(content: dict[str, Any]) -> str:
    """Return the Markdown of one table."""
    cells = [content["columns"], ["---"] * len(content["columns"]), *content["rows"]]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells]
    said = [content["introduction"], *([_drawn(content["posts"])] if content["sampled"] else [])]
    return "\n".join([f"## {content['heading']}", "", *said, "", *lines, ""])


def _drawn(posts: str) -> str:
    return "Of all posts." if posts == "all" else f"Of {posts} posts of each folder, drawn by their names' hashes."


def page(tables: dict[str, dict[str, Any]]) -> str:
    """Return the page that tables make, each under the name of its section.

    Raises:
        ValueError: they are not of one run.
    """
    if not tables:
        raise ValueError("there are no tables: run the suite first")
    for key, what in (("posts", "samples of different sizes"), ("sources", "different sources of seedlint")):
        of: dict[str, list[str]] = {}
        for name, content in tables.items():
            of.setdefault(content[key], []).append(name)
        if len(of) > 1:
            told = "; ".join(f"{value}: {', '.join(names)}" for value, names in of.items())
            raise ValueError(f"the tables are of {what} ({told}): run the whole suite again")
    return "\n".join([_INTRODUCTION, *(section(tables[name]) for name in sorted(tables))])


def main() -> None:
    """Write the page."""
    tables = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")}
    try:
        PAGE.write_text(page(tables), encoding="utf-8")
    except ValueError as error:
        raise SystemExit(f"{PAGE.name} is left as it is: {error}") from error


if __name__ == "__main__":
    main()
