"""The documentation in a real browser: pages open without an error, links lead somewhere, axe finds nothing serious."""

from __future__ import annotations

import functools
import http.server
import importlib.util
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from oracles.tools import ROOT, ask_node, missing, package

PAGES = (
    "",
    "tutorial/",
    "how-to/hexo/",
    "how-to/github/",
    "checks/",
    "checks/missing-alt/",
    "configuration/",
    "writing-a-plugin/",
    "architecture/",
    "accuracy/",
    "decisions/",
    "zh/",
    "zh/tutorial/",
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, built anew and served on this machine."""
    if importlib.util.find_spec("mkdocs") is None:
        missing("mkdocs")
    package("@sparticuz/chromium")
    top = tmp_path_factory.mktemp("server")
    folder = top / "seedlint"  # the site's address has a path
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr[-2000:]
    handler = functools.partial(_Quiet, directory=str(top))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/seedlint/"
        server.shutdown()
        thread.join()


def test_the_pages_work_in_a_browser(base: str, tmp_path: Path) -> None:
    found = ask_node("browse.mjs", {"base": base, "pages": PAGES}, TMPDIR=str(tmp_path))
    assert [one["page"] for one in found] == list(PAGES)
    assert [one["page"] for one in found if one["title"] == "Error response" or one["links"] < 10] == []
    assert [f"{one['page']}: {fault}" for one in found for fault in one["faults"]] == []
