"""The documentation's walk-throughs: whoever types their commands sees what the page shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tools.walkthroughs import PAGES, outdated, run

needs_a_shell = pytest.mark.skipif(shutil.which("sed") is None, reason="the pages are written for a POSIX shell")


@needs_a_shell
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_shows_what_its_commands_print(page: Path) -> None:
    assert outdated(page) is None, f"{page.name} is out of date: run `make docs`"


@needs_a_shell
def test_files_are_written_and_commands_are_run_in_turn(tmp_path: Path) -> None:
    page = (
        'Put this into a file:\n\n```toml title="a/b.toml"\nkey = 1\n```\n\nand look:\n\n'
        "```console\n$ cat a/b.toml\nkey = 0\n$ echo 'no newline' | tr -d '\\n'\n$ true\n```\n\n```sh\nexit 1\n```\n"
    )
    expected = page.replace("key = 0", "key = 1").replace("tr -d '\\n'\n", "tr -d '\\n'\nno newline\n")
    assert run(page, tmp_path) == expected
    assert (tmp_path / "a/b.toml").read_text(encoding="utf-8") == "key = 1\n"


def test_the_site_lists_every_page_for_readers() -> None:
    assert {"tutorial.md", "tutorial.zh.md", "hexo.md", "hugo.md", "jekyll.md"} <= {page.name for page in PAGES}
