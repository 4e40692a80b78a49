"""``seedlint init``: write a configuration, a pre-commit hook and a workflow. Asks nothing, overwrites nothing."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from seedlint.cli import CLEAN, UsageError

_REPOSITORY = "https://github.com/seedlint/seedlint"
_REVISION = "main"
"""What README tells to install, too. No version is released yet: from the first one on, this is its tag."""

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
corpus = ["{corpus}"]  # posts to compare with, for checks across posts

# [checks.missing-alt]
# severity = "error"

# [per_file_ignores]
# "drafts/**" = ["missing-alt"]
"""

_HOOKS = ".pre-commit-config.yaml"
_HOOK = """\
repos:
  - repo: {repository}
    rev: {revision}
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
      - run: pip install "git+{repository}@{revision}"
      - run: seedlint check --output-format github {corpus}
"""


def run(arguments: Namespace) -> int:
    """Write what is missing; return 0 also where everything is there already."""
    folder: Path = arguments.folder
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder")
    profile = next((name for name, marks in _PROFILES if all((folder / mark).exists() for mark in marks)), "hexo")
    corpus = _CORPUS[profile] if (folder / _CORPUS[profile]).is_dir() else "."
    values = {"profile": profile, "corpus": corpus, "repository": _REPOSITORY, "revision": _REVISION}
    for name, template in (
        ("seedlint.toml", _CONFIG),
        (_HOOKS, _HOOK),
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
        if name == _HOOKS:
            sys.stdout.write("  now run `pre-commit install`, once in each clone\n")
    return CLEAN
