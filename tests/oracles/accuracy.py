"""Write `docs/accuracy.md` from the figures that the oracle suite has kept; `make oracles` does so after a full run."""

from __future__ import annotations

import json
from pathlib import Path

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


def section(path: Path) -> str:
    """Return the Markdown of one table."""
    content = json.loads(path.read_text(encoding="utf-8"))
    cells = [content["columns"], ["---"] * len(content["columns"]), *content["rows"]]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells]
    posts = content["posts"]
    drawn = {None: "", "all": "Of all posts."}
    source = drawn.get(posts, f"Of {posts} posts of each folder, drawn by their names' hashes.")
    return "\n".join([f"## {content['heading']}", "", content["introduction"], source, "", *lines, ""])


def main() -> None:
    """Write the page."""
    PAGE.write_text("\n".join([_INTRODUCTION, *map(section, sorted(FOLDER.glob("*.json")))]), encoding="utf-8")


if __name__ == "__main__":
    main()
