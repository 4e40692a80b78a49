"""The real command, end to end: what people type, what they see, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CLEAN = "---\ntitle: '河边的灯塔'\ndate: 2024-05-06T07:08:09Z\n---\n\n<p>灯塔已经点亮。</p>\n"
DIRTY = "\n" + CLEAN.replace("灯塔已经", "<img src='https://img.example.com/a.jpg' width='970px' alt='灯塔'>灯塔已经")


def run(*arguments: str | Path, cwd: Path, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if key not in {"GITHUB_ACTIONS", "FORCE_COLOR"}}
    return subprocess.run(
        [sys.executable, "-m", "seedlint", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**environment, **env},
        check=False,
    )


HEAVY = (
    *("asyncio", "bs4", "bz2", "concurrent", "frontmatter", "hashlib", "http", "importlib.metadata", "logging"),
    *("markdown_it", "multiprocessing", "opencc", "pathspec", "pickle", "rapidfuzz", "ruamel", "shutil", "sqlite3"),
    *("ssl", "subprocess", "tempfile", "tree_sitter", "turbohtml", "unittest", "xml"),
)
"""What costs milliseconds to import, and a clean post needs none of."""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seedlint.toml").write_text('profile = "hexo"\n', encoding="utf-8")
    (tmp_path / "seeds" / "clean.md").write_text(CLEAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def dirty(tree: Path) -> Path:
    (tree / "seeds" / "dirty.md").write_text(DIRTY, encoding="utf-8")
    return tree


def test_a_clean_tree_exits_0(tree: Path) -> None:
    result = run("check", "seeds", cwd=tree)
    assert result.returncode == 0, result.stdout.decode()
    assert result.stdout.decode() == "All clean: 1 seed checked.\n"
    assert result.stderr == b""


def test_findings_exit_1_with_their_place(dirty: Path) -> None:
    result = run("check", "seeds", cwd=dirty)
    output = result.stdout.decode()
    assert result.returncode == 1
    assert "seeds/dirty.md:1:1: error" in output
    assert "[blank-before-front-matter]" in output
    assert "[dimension-with-unit]" in output
    assert "can be fixed with `seedlint fix`" in output
    assert "\x1b" not in output


def test_fix_mends_and_a_second_fix_changes_nothing(dirty: Path) -> None:
    seed = dirty / "seeds" / "dirty.md"
    run("fix", "seeds", cwd=dirty)
    mended = seed.read_text(encoding="utf-8")
    assert mended.startswith("---\n")
    assert "width='970'" in mended
    run("fix", "seeds", cwd=dirty)
    assert seed.read_text(encoding="utf-8") == mended
    assert (dirty / "seeds" / "clean.md").read_text(encoding="utf-8") == CLEAN


def test_diff_writes_nothing_and_git_applies_it(dirty: Path) -> None:
    seed = dirty / "seeds" / "dirty.md"
    diff = run("fix", "--diff", "seeds", cwd=dirty)
    assert diff.returncode == 1
    assert seed.read_text(encoding="utf-8") == DIRTY
    subprocess.run(["git", "apply", "-"], cwd=dirty, input=diff.stdout, check=True)
    by_git = seed.read_bytes()
    seed.write_text(DIRTY, encoding="utf-8")
    run("fix", "seeds", cwd=dirty)
    assert seed.read_bytes() == by_git


@pytest.mark.parametrize("data", ["a: 1\r\n\r\nx", "no newline", "\ufeff---\r\ntitle: x\n---\n中\r文"])
def test_diff_applies_whatever_the_newlines(tree: Path, data: str) -> None:
    seed = tree / "seeds" / "odd name.md"
    seed.write_bytes(data.encode())
    diff = run("fix", "--unsafe", "--diff", "seeds", "--select", "all", cwd=tree).stdout
    if diff:
        subprocess.run(["git", "apply", "-"], cwd=tree, input=diff, check=True)
    by_git = seed.read_bytes()
    seed.write_bytes(data.encode())
    run("fix", "--unsafe", "seeds", "--select", "all", cwd=tree)
    assert seed.read_bytes() == by_git


def test_json_on_standard_output(dirty: Path) -> None:
    result = run("check", "seeds", "--output-format", "json", cwd=dirty)
    document = json.loads(result.stdout)
    assert document["summary"]["seeds"] == 2
    assert document["summary"]["diagnostics"] == len(document["diagnostics"]) > 0
    for item in document["diagnostics"]:
        text = (dirty / item["path"]).read_text(encoding="utf-8")
        assert text[item["start"]["offset"] : item["end"]["offset"]] == item["excerpt"]


def test_several_formats_at_once(dirty: Path) -> None:
    arguments = ["--output-format", "concise", "--output-format", "json=out.json"]
    result = run("check", "seeds", *arguments, cwd=dirty)
    assert b"seeds/dirty.md:1:1: error blank-before-front-matter [*]" in result.stdout
    assert json.loads((dirty / "out.json").read_text())["version"] == 1


def test_github_annotations_are_chosen_in_actions(dirty: Path) -> None:
    result = run("check", "seeds", cwd=dirty, GITHUB_ACTIONS="true")
    assert result.stdout.startswith(b"::error file=seeds/dirty.md,line=1,")


def test_any_number_of_jobs_gives_the_same_bytes(dirty: Path) -> None:
    for number in range(150):
        (dirty / "seeds" / f"{number}.md").write_text(DIRTY.replace("灯塔", f"灯塔{number}"), encoding="utf-8")
    one, two = (run("check", "seeds", "--jobs", jobs, cwd=dirty).stdout for jobs in "12")
    shuffled = run("check", *sorted((dirty / "seeds").iterdir(), reverse=True), "--jobs", "2", cwd=dirty).stdout
    assert one == two == shuffled


def test_paths_are_shown_from_where_one_stands(dirty: Path) -> None:
    output = run("check", cwd=dirty / "seeds").stdout
    assert b"\ndirty.md:" in b"\n" + output


def test_stdin_is_checked_and_fixed(tree: Path) -> None:
    result = run("check", "-", "--stdin-filename", "seeds/new.md", cwd=tree, stdin=DIRTY.encode())
    assert result.returncode == 1
    assert b"seeds/new.md:1:1" in result.stdout
    fixed = run("fix", "-", "--stdin-filename", "seeds/new.md", cwd=tree, stdin=DIRTY.encode())
    assert fixed.stdout.decode() == DIRTY[1:].replace("970px", "970")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "nowhere.md"], "nowhere.md"),
        (["check", "empty"], "--allow-empty"),
        (["check", "seeds", "--select", "missing-al"], "missing-alt"),
        (["check", "seeds", "--output-format", "jsn"], "json"),
        (["check", "seeds", "--no-plugin", "imagse"], "images"),
        (["check", "seeds", "--config", "none.toml"], "none.toml"),
        (["explain", "missing-al"], "missing-alt"),
        (["chekc"], "check"),
        (["check", "seeds", "--jobs", "0"], "--jobs"),
        (["check", "-", "seeds"], "standard input"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_to_do(tree: Path, arguments: list[str], says: str) -> None:
    (tree / "empty").mkdir()
    result = run(*arguments, cwd=tree)
    assert result.returncode == 2, result.stderr.decode()
    assert says in result.stderr.decode()
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ('profil = "hexo"', "profile"),
        ('profile = "hxo"', "hexo"),
        ('time_zone = "Asia/Shanghia"', "Asia/Shanghai"),
        ("[checks.missing-al]", "missing-alt"),
        ('[checks.missing-alt]\nseverity = "fatal"', "error, warning, info"),
        ("select = 'all'", "list"),
        ("a = = 1", "TOML"),
    ],
)
def test_wrong_configuration_exits_2_and_names_the_nearest(tree: Path, config: str, says: str) -> None:
    (tree / "seedlint.toml").write_text(config, encoding="utf-8")
    result = run("check", "seeds", cwd=tree)
    assert result.returncode == 2, result.stdout.decode()
    assert says in result.stderr.decode()
    assert "seedlint.toml" in result.stderr.decode()


def test_allow_empty(tree: Path) -> None:
    (tree / "empty").mkdir()
    assert run("check", "empty", "--allow-empty", cwd=tree).returncode == 0


def test_not_utf8_is_named_and_never_written(tree: Path) -> None:
    seed = tree / "seeds" / "gbk.md"
    data = CLEAN.encode("gb18030")
    seed.write_bytes(data)
    result = run("check", "seeds", cwd=tree)
    assert "GB18030" in result.stdout.decode()
    assert result.stdout.decode().count("gbk.md:") == 1
    assert run("fix", "--unsafe", "seeds", cwd=tree).returncode == 1
    assert seed.read_bytes() == data


def test_severity_and_ignores_of_the_configuration(dirty: Path) -> None:
    (dirty / "seedlint.toml").write_text(
        '[checks.blank-before-front-matter]\nseverity = "info"\n[per_file_ignores]\n"seeds/d*" = ["images"]\n',
        encoding="utf-8",
    )
    output = run("check", "seeds", cwd=dirty).stdout.decode()
    assert "dirty.md:1:1: info" in output
    assert "dimension-with-unit" not in output


def test_rules_and_explain(tree: Path) -> None:
    rules = run("rules", cwd=tree).stdout.decode()
    assert "* dimension-with-unit" in rules
    page = run("explain", "dimension-with-unit", cwd=tree).stdout.decode()
    assert "Why" in page
    assert "970" in page


def test_plugins_and_groups_are_listed_and_explained(tree: Path) -> None:
    assert "groups: accessibility, cms, " in run("rules", cwd=tree).stdout.decode()
    of_plugin = run("rules", "images", cwd=tree).stdout.decode()
    assert "* missing-alt" in of_plugin
    assert "duplicate-id" not in of_plugin
    assert run("explain", "images", cwd=tree).stdout.decode() == of_plugin
    of_group = run("explain", "dates", cwd=tree).stdout.decode()
    assert "date-shifts-day" in of_group
    assert "missing-alt" not in of_group
    for command in ("rules", "explain"):
        wrong = run(command, "tyopgraphy", cwd=tree)
        assert wrong.returncode == 2
        assert b"did you mean typography?" in wrong.stderr


def test_config_show_prints_a_configuration_that_says_the_same(tree: Path) -> None:
    output = run("config", "show", "seeds/clean.md", cwd=tree).stdout.decode()
    assert output.startswith("# What holds for seeds/clean.md\n")
    shown = tomllib.loads(output)
    assert shown["profile"] == "hexo"
    assert "dimension-with-unit" in shown["select"]
    assert shown["checks"]["dimension-with-unit"] == {"severity": "error"}
    assert max(map(len, output.splitlines())) <= 120
    copied = tree / "copied.toml"
    copied.write_text(output, encoding="utf-8")
    again = run("config", "show", "--config", "copied.toml", "seeds/clean.md", cwd=tree).stdout.decode()
    assert tomllib.loads(again) == shown


def test_init_writes_what_is_missing_and_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("", encoding="utf-8")
    (tmp_path / ".pre-commit-config.yaml").write_text("mine\n", encoding="utf-8")
    assert run("init", cwd=tmp_path).returncode == 0
    assert 'profile = "jekyll"' in (tmp_path / "seedlint.toml").read_text()
    assert (tmp_path / ".pre-commit-config.yaml").read_text() == "mine\n"
    assert (tmp_path / ".github" / "workflows" / "seedlint.yml").is_file()
    (tmp_path / "_posts" / "a.md").write_text(CLEAN, encoding="utf-8")
    assert run("check", cwd=tmp_path).returncode == 0


def test_version(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout.startswith(b"seedlint 0.")


def test_a_closed_pipe_is_no_crash(dirty: Path) -> None:
    for number in range(300):
        (dirty / "seeds" / f"{number}.md").write_text(DIRTY, encoding="utf-8")
    command = f"{sys.executable} -m seedlint check seeds --output-format concise | head -1"
    result = subprocess.run(["bash", "-c", command], cwd=dirty, capture_output=True, check=False)
    assert b"Traceback" not in result.stderr
    assert b"internal error" not in result.stderr


def test_checking_a_clean_post_imports_nothing_heavy(tree: Path) -> None:
    code = (
        "import sys; from seedlint.cli import main; code = main(['check', '-q', 'seeds']); "
        f"print(code, [name for name in {HEAVY} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=tree, capture_output=True, text=True)
    assert (result.stdout, result.stderr) == ("0 []\n", "")
