"""The checks' pages, and what every built-in check must say of itself."""

from __future__ import annotations

import dataclasses
import re
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from seedlint import Edit, Example, Finding, Fix, Safety, Seed, SeedCheck, Span
from seedlint.cli.init import run as run_init
from seedlint.docs import fixes, generate, main, page, read_docstring, run_example
from seedlint.engine import lint
from seedlint.plugins import OWN, CheckInfo, Registry, load_plugins
from seedlint.testing import make_check, suite_of

ROOT = Path(__file__).parent.parent
BUILT_IN = [info for info in load_plugins((), ()).checks.values() if info.distribution == OWN]
each_check = pytest.mark.parametrize("info", [pytest.param(info, id=info.check.name) for info in BUILT_IN])


class StrayHash(SeedCheck["StrayHash.Options"]):
    """A hash sign stands in the seed.

    What else there is to know.

    ## Why

    Because.

    ## Fix

    It goes.

    ## Options

    `limit` does nothing.

    ## Source

    A book.
    """

    groups = ("markup",)
    examples = (Example("a # ``` b\r\n", "a  ``` b\r\n", options={"words": ("x",)}, site={"profile": "hugo"}),)

    @dataclass(frozen=True, slots=True)
    class Options:
        limit: int = 3
        words: tuple[str, ...] = ()

    def check(self, seed: Seed) -> Iterable[Finding]:
        at = seed.text.find("#")
        if at >= 0:
            fix = Fix("Remove it", (Edit(at, at + 1, ""),), Safety.UNSAFE)
            yield Finding(Span(at, at + 1), "A hash sign stands here", fix)


INFO = CheckInfo(StrayHash, "demo", OWN, "1")


def test_a_page_says_it_all_in_one_order() -> None:
    text = page(INFO)
    parts = [
        "# stray-hash\n",
        "A hash sign stands in the seed.\n",
        "| plugin | `demo` |",
        "| fixed by | `seedlint fix --unsafe` |",
        "What else there is to know.",
        "## Why\n\nBecause.",
        "## Example\n",
        'With `profile = "hugo"`, `words = ["x"]`:',
        "````markdown\na # ``` b␍\n````",
        "> A hash sign stands here",
        "The fix makes of it:\n\n````markdown\na  ``` b␍\n````",
        "## Fix\n\nIt goes.",
        "## Options\n\n`limit` does nothing.",
        "| `limit` | a whole number | `3` |",
        "| `words` | a list (a string each) | `[]` |",
        "## Source\n\nA book.\n",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert text.count("## ") == 5


def test_pages_are_made_for_built_in_checks_only() -> None:
    foreign = CheckInfo(StrayHash, "demo", "seedlint-demo", "1")
    assert list(generate(Registry({"stray-hash": foreign}, {}), Path("x"))) == [Path("x/index.md")]
    pages = generate(Registry({"stray-hash": INFO}, {}), Path("x"))
    assert list(pages) == [Path("x/stray-hash.md"), Path("x/index.md")]
    row = "| [stray-hash](stray-hash.md) | warning | yes | unsafe | A hash sign stands in the seed. |"
    assert row in pages[Path("x/index.md")]


def test_check_says_what_is_out_of_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"], tmp_path) == 1
    assert main([], tmp_path) == 0
    assert main(["--check"], tmp_path) == 0
    (tmp_path / "gone-check.md").touch()
    (tmp_path / "index.md").write_text("old", encoding="utf-8")
    capsys.readouterr()
    assert main(["--check"], tmp_path) == 1
    assert [line.split()[0] for line in capsys.readouterr().err.splitlines()] == [
        str(tmp_path / "index.md"),
        str(tmp_path / "gone-check.md"),
    ]
    assert main([], tmp_path) == 0
    assert not (tmp_path / "gone-check.md").exists()
    assert main(["--chekc"], tmp_path) == 2


@each_check
def test_one_name_serves_everywhere(info: CheckInfo) -> None:
    module = info.check.name.replace("-", "_")
    assert info.check.__module__ == f"seedlint_{info.plugin}.{module}"
    assert (ROOT / "plugins" / f"seedlint_{info.plugin}" / f"{module}.py").is_file()
    assert (ROOT / "tests" / "cases" / info.plugin / f"{info.check.name}.yaml").is_file()


@each_check
def test_the_docstring_is_a_whole_page(info: CheckInfo) -> None:
    doc = read_docstring(info.check)
    expected = {"Why", "Source"}
    if fixes(info.check):
        expected.add("Fix")
    if dataclasses.fields(info.check.Options):
        expected.add("Options")
    assert doc.summary.endswith((".", ":"))
    assert set(doc.sections) == expected
    assert all(doc.sections.values())


@each_check
def test_there_is_an_example(info: CheckInfo) -> None:
    undecodable = issubclass(info.check, SeedCheck) and info.check.undecodable  # an example is text
    assert info.check.examples or undecodable


SENTENCE = re.compile(r"""[^\W\d_a-z].*[^.\s]|[`“‘"'0-9].*[^.\s]""", re.DOTALL)
"""A capital, a Chinese character, a digit or something quoted first; no full stop last."""


@each_check
def test_what_it_says_is_a_sentence(info: CheckInfo) -> None:
    for example in info.check.examples:
        ran = run_example(info.check, example)
        for said in (*ran.messages, *ran.titles):
            assert SENTENCE.fullmatch(said), said


@each_check
def test_the_docstring_states_the_fault_in_one_kind_of_backticks(info: CheckInfo) -> None:
    assert not read_docstring(info.check).summary.startswith(("Report", "Check", "Find"))
    assert not re.search(r"(?<!`)``(?!`)", info.check.__doc__ or "")


def test_pages_say_the_same_in_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = load_plugins((), ())
    here = generate(registry)
    monkeypatch.chdir(tmp_path)
    assert generate(registry) == here


def test_what_init_writes_is_what_the_readmes_install(tmp_path: Path) -> None:
    run_init(Namespace(folder=tmp_path))
    hooks = (tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    workflow = (tmp_path / ".github/workflows/seedlint.yml").read_text(encoding="utf-8")
    installed = re.findall(r"git\+(\S+?)@([^\s\"]+)", workflow)
    assert re.findall(r"repo: (\S+)\n +rev: (\S+)", hooks) == installed
    for name in ("README.md", "README.zh.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert hooks.strip() in text
        assert set(re.findall(r"git\+(\S+?)@(\S+)", text)) == set(installed)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_suppressions_of_the_readmes_silence_what_runs_by_default(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    (fields,) = re.findall(r"```yaml\n(cover: .*?)```", text, re.DOTALL)
    seed = Seed("a.md", f'---\ntitle: 灯塔\n{fields}---\n\n<p><img src="/a.png"></p>\n'.encode())
    checks = [make_check(info.check) for info in BUILT_IN if info.check.recommended]
    found = lint(seed, suite_of(*checks))
    assert [d.message for d in found if d.check in {"insecure-image-url", "missing-alt"} or "suppress" in d.check] == []
