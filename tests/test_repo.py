"""The repository keeps its own promises: what the README says can be typed, and the tools work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from seedlint.plugins import load_plugins
from seedlint.testing import check_case, check_example, read_cases

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh.md", "CONTRIBUTING.md")
CODE_DIRECTORIES = ("src", "plugins", "tools", "tests/cases")


def run(*command: str, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", **variables}
    environment.pop("GITHUB_ACTIONS", None)
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize("readme", READMES)
def test_every_make_command_that_a_readme_names_is_in_the_makefile(readme: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= targets
    assert named
    assert named <= targets


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_every_seedlint_command_that_a_readme_names_exists(readme: str) -> None:
    blocks = re.findall(r"^```\n(.*?)^```", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    commands = re.findall(r"^seedlint ([a-z]+)([^#\n]*)", "".join(blocks), re.MULTILINE)
    assert {"check", "fix", "rules", "explain", "init", "config"} <= {command for command, _ in commands}
    for command, rest in commands:
        shown = run(sys.executable, "-m", "seedlint", command, *(["show"] if command == "config" else []), "--help")
        assert shown.returncode == 0, shown.stderr
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in shown.stdout, f"{command} has no {option}"


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_every_check_that_a_readme_names_exists(readme: str) -> None:
    rules = run(sys.executable, "-m", "seedlint", "rules").stdout
    text = (ROOT / readme).read_text(encoding="utf-8")
    named = set(re.findall(r"\[checks\.([a-z-]+)\]", text)) | set(re.findall(r"seedlint explain ([a-z-]+)", text))
    named |= set(re.findall(r"seedlint-disable(?:-next|-file)? ([a-z-]+)", text))
    assert named
    assert [name for name in named if name not in rules] == []


@pytest.mark.parametrize("readme", READMES)
def test_every_file_that_a_readme_links_to_exists(readme: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / readme).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_decisions_index_lists_every_record() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    records = [path.name for path in folder.glob("*.md") if path.name != "README.md"]
    assert records
    assert [name for name in records if f"({name})" not in index] == []
    assert [name for name in re.findall(r"\(([a-z0-9-]+\.md)\)", index) if name not in records] == []


def test_every_dependency_has_a_decision() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.match(r"[A-Za-z0-9._-]+", entry) for entry in project["dependencies"]]
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8").lower()
    assert [match[0] for match in names if match and f"`{match[0].lower()}`" not in index] == []


@pytest.mark.parametrize(
    ("command", "file"),
    [("validate-manifest", ".pre-commit-hooks.yaml"), ("validate-config", ".pre-commit-config.yaml")],
)
def test_pre_commit_accepts_the_hook_files(command: str, file: str) -> None:
    result = run(sys.executable, "-m", "pre_commit", command, file)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_sample_posts_pass_the_gate() -> None:
    result = run(sys.executable, "-m", "seedlint", "check", "seeds")
    assert (result.returncode, result.stderr) == (0, ""), result.stdout + result.stderr


def test_the_messy_posts_do_not() -> None:
    result = run(sys.executable, "-m", "seedlint", "check", "examples/messy", "--output-format", "concise")
    assert result.returncode == 1, result.stderr
    reported = {line.partition(":")[0] for line in result.stdout.splitlines()}
    assert {f"examples/messy/{path.name}" for path in (ROOT / "examples" / "messy").glob("*.md")} <= reported


def test_the_plugin_that_the_documentation_writes_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "docs" / "writing-a-plugin.md").read_text(encoding="utf-8")
    hook, check = re.findall(r"```python\n(# seedlint_teahouse/.*?)```", text, re.DOTALL)
    [cases] = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    package = tmp_path / "seedlint_teahouse"
    package.mkdir()
    (package / "__init__.py").write_text(hook, encoding="utf-8")
    (package / "shouting_title.py").write_text(check, encoding="utf-8")
    (tmp_path / "shouting-title.yaml").write_text(cases, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    registry = load_plugins((), ("seedlint_teahouse",))
    assert registry.faults == ()
    shouting = registry.checks["shouting-title"].check
    for case in read_cases(tmp_path / "shouting-title.yaml"):
        check_case(shouting, case)
    for example in shouting.examples:
        check_example(shouting, example)


def test_the_characters_of_each_script_are_those_of_opencc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    generator = import_module("script_characters")
    assert generator.source() == generator.FILE.read_text(encoding="utf-8"), "run: make characters"
    assert "結" in generator.characters()["TRADITIONAL"][1]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the code that a scaffold touches."""
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in CODE_DIRECTORIES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignore)
    for name in ("pyproject.toml", "tests/test_cases.py", "tests/test_examples.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_a_new_check_loads_and_passes_everything_before_a_line_is_written(copy: Path) -> None:
    started = run(sys.executable, "tools/new_check.py", "lonely-semicolon", "images", cwd=copy)
    assert started.returncode == 0, started.stderr
    assert (copy / "plugins/seedlint_images/lonely_semicolon.py").is_file()
    assert (copy / "tests/cases/images/lonely-semicolon.yaml").is_file()
    path = os.pathsep.join([str(copy / "src"), str(copy / "plugins")])
    for command in (
        ("ruff", "check", "plugins/seedlint_images"),
        ("ruff", "format", "--check", "plugins/seedlint_images"),
        ("mypy", "--follow-imports=silent", "-p", "seedlint_images"),
        ("pytest", "tests/test_cases.py", "tests/test_examples.py", "-p", "no:xdist", "-k", "lonely-semicolon"),
        ("seedlint", "rules"),
    ):
        result = run(sys.executable, "-m", *command, cwd=copy, PYTHONPATH=path)
        assert result.returncode == 0, result.stdout + result.stderr
    assert "lonely-semicolon" in result.stdout


@pytest.mark.parametrize(
    ("name", "plugin", "why"),
    [
        ("Missing_Alt", "images", "kebab-case"),
        ("lonely-semicolon", "", "PLUGIN must be one of"),
        ("lonely-semicolon", "nonsense", "PLUGIN must be one of"),
        ("missing-alt", "html", "there is a check of that name"),
    ],
)
def test_a_new_check_is_refused_with_a_reason(copy: Path, name: str, plugin: str, why: str) -> None:
    before = sorted(copy.rglob("*.py"))
    result = run(sys.executable, "tools/new_check.py", name, plugin, cwd=copy)
    assert result.returncode == 2
    assert why in result.stderr
    assert sorted(copy.rglob("*.py")) == before


def test_the_lock_names_versions_and_no_addresses() -> None:
    lock = (ROOT / "tests" / "oracles" / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity"' in lock
    assert "://" not in lock
