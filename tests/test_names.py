"""Names: different people stay different, however alike their names are, and one person's two spellings are found."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from seedlint_names._pairs import CANDIDATE, variants
from seedlint_names._similarity import similarity
from seedlint_names._sound import sound

HERE = Path(__file__).parent
DIFFERENT = [
    tuple(line.split("\t")) for line in (HERE / "names_of_different_people.tsv").read_text("utf-8").splitlines()
]
JUDGED = [line.split("\t")[:2] for line in (HERE / "judged_names.tsv").read_text("utf-8").splitlines()]
"""Pairs that were flagged in real texts and read in their sentences: all of one name. Their text is not kept."""
SOURCES = HERE.parent.parent / "shared" / "names" / "sources"
SITUATIONS = (
    "{one}表示欢迎。\n{other}没有回答提问。\n",
    "{one}表示欢迎，{other}没有回答。\n",
    "有人提到{one}。\n报道说{one}来了，后来{one}又走了。\n最后是{other}。\n",
)


def test_the_set_is_large_enough() -> None:
    assert len({frozenset(pair) for pair in DIFFERENT}) >= 150


@pytest.mark.parametrize("situation", SITUATIONS, ids=["apart", "in one sentence", "one of them often"])
@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=["/".join(pair) for pair in DIFFERENT])
def test_different_people_stay_different(one: str, other: str, situation: str) -> None:
    for first, second in ((one, other), (other, one)):
        assert variants(situation.format(one=first, other=second)) == []


@pytest.mark.parametrize(("one", "other"), JUDGED, ids=["/".join(pair) for pair in JUDGED])
def test_pairs_that_were_read_and_found_right_are_compared_still(one: str, other: str) -> None:
    assert not set(sound(one)).isdisjoint(sound(other))
    assert similarity(one, other) >= CANDIDATE


def test_nothing_is_read_of_the_model_for_a_text_without_chinese() -> None:
    code = (
        "from seedlint import Seed, Site\n"
        "from seedlint.testing import suite_of, make_check\n"
        "from seedlint.engine import examine\n"
        "from seedlint_names import seedlint_checks, _model\n"
        "suite = suite_of(*(make_check(check) for check in seedlint_checks()))\n"
        "examine(Seed('a.md', b'# Title\\n\\nNothing (Here) to compare.\\n'), suite)\n"
        "assert _model.model.cache_info().currsize == 0\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the sources of the model are not part of the repository")
def test_the_same_sources_give_the_same_model(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("babel", reason="make name-model installs what it takes to learn the model")
    pytest.importorskip("pypinyin", reason="make name-model installs what it takes to learn the model")
    monkeypatch.syspath_prepend(str(HERE.parent / "tools"))
    tables, _ = import_module("name_model.tables").build(import_module("name_model.sources").Sources(SOURCES))
    folder = HERE.parent / "plugins" / "seedlint_names" / "model"
    assert [name for name, text in tables.items() if text != (folder / name).read_text("utf-8")] == []
