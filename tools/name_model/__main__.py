"""Write the model: ``python tools/name_model SOURCES``."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "plugins"), str(ROOT / "src")]

from name_model.sources import Sources  # noqa: E402
from name_model.tables import build  # noqa: E402

FOLDER = ROOT / "plugins" / "seedlint_names" / "model"


def main() -> None:
    """Run from the command line."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    tables, pairs = build(Sources(Path(sys.argv[1])))
    for name, text in tables.items():
        _write(name, text)
    _write("weights.txt", "0\n")
    from name_model.training import weights  # reads the tables

    _write("weights.txt", "".join(f"{weight}\n" for weight in weights(pairs)))


def _write(name: str, text: str) -> None:
    (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name:<20} {len(text.encode()):>9} bytes")


if __name__ == "__main__":
    main()
