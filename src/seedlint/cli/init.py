"""``seedlint init``: write a configuration, a pre-commit hook and a workflow. Asks nothing, overwrites nothing."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from seedlint import __version__
from seedlint.cli import CLEAN, UsageError

_PROFILES = (
    ("hexo", ("_config.yml", "scaffolds")),
    ("hugo", ("hugo.toml",)),
    ("hugo", ("hugo.yaml",)),
    ("hugo", ("config.toml", "content")),
    ("jekyll", ("_config.yml", "_posts")),
)
_CORPUS = {"hexo": "source/_posts", "hugo": "content", "jekyll": "_posts", "plain": "seeds"}

_CONFIG = """\
# seedlint's configuration; `seedlint rules` lists the checks, `seedlint explain NAME` tells about one.
profile = "{profile}"
time_zone = "Asia/Shanghai"
select = ["recommended"]
corpus = ["{corpus}"]

# [checks.missing-alt]
# severity = "error"

# [per_file_ignores]
# "drafts/**" = ["missing-alt"]
"""

_HOOK = """\
repos:
  - repo: https://github.com/seedlint/seedlint
    rev: v{version}
    hooks:
      - id: seedlint-fix
      - id: seedlint
"""

_WORKFLOW = """\
name: seedlint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  seedlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install "seedlint=={version}"
      - run: seedlint check {corpus}
"""


def run(arguments: Namespace) -> int:
    """Write what is missing; return 0 also where everything is there already."""
    folder: Path = arguments.folder
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder")
    profile = next((name for name, marks in _PROFILES if all((folder / mark).exists() for mark in marks)), "hexo")
    corpus = _CORPUS[profile] if (folder / _CORPUS[profile]).is_dir() else "."
    values = {"profile": profile, "corpus": corpus, "version": __version__}
    for name, template in (
        ("seedlint.toml", _CONFIG),
        (".pre-commit-config.yaml", _HOOK),
        (".github/workflows/seedlint.yml", _WORKFLOW),
    ):
        path = folder / name
        if path.exists():
            sys.stdout.write(f"{path}: is there already, left as it is\n")
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(template.format(**values), encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror}") from error
        sys.stdout.write(f"{path}: written\n")
    return CLEAN
