"""Runs the commands that the documentation shows, and writes what they print below them.

A page of ``PAGES`` is read from top to bottom in an empty folder. A fence with ``title="NAME"`` is a file: it is
written. Of a ``console`` fence, each line that begins with ``$`` is run in a shell; the lines below it, up to the next,
are what it printed. An ``sh`` fence is for the reader alone: it is not run. ``tests/test_walkthroughs.py`` compares.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = tuple(sorted((ROOT / "docs").glob("tutorial*.md")) + sorted((ROOT / "docs" / "how-to").glob("*.md")))

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')


def run(page: str, folder: Path) -> str:
    """Return ``page`` with what its commands print when they are run in ``folder``."""

    def step(fence: re.Match[str]) -> str:
        title = _TITLE.search(fence["info"])
        if title is not None:
            path = folder / title[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence["text"], encoding="utf-8")
        if not fence["info"].startswith("console"):
            return fence[0]
        commands = [line for line in fence["text"].splitlines() if line.startswith("$ ")]
        printed = "".join(f"{command}\n{_printed(command[2:], folder)}" for command in commands)
        return f"{fence['fence']}{fence['info']}\n{printed}{fence['fence']}"

    return _FENCE.sub(step, page)


def _printed(command: str, folder: Path) -> str:
    """Return what ``command`` prints, errors among it, with a newline at its end."""
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "HOME": str(folder),
    }
    for name in ("GITHUB_ACTIONS", "FORCE_COLOR", "CI"):
        environment.pop(name, None)
    done = subprocess.run(  # noqa: S602 - the commands of our own pages, which are there to be typed into a shell
        command,
        shell=True,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
    )
    return done.stdout if done.stdout.endswith("\n") or not done.stdout else f"{done.stdout}\n"


def outdated(page: Path) -> str | None:
    """Return what ``page`` should be, or None where it is."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        after = run(text, Path(folder))
    return None if after == text else after


def main() -> None:
    """Write the pages that are not what they should be."""
    for page in PAGES:
        text = outdated(page)
        if text is not None:
            page.write_text(text, encoding="utf-8")
            print(f"{page.relative_to(ROOT)}: written")


if __name__ == "__main__":
    main()
