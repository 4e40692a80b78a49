"""Names: different people stay different, however alike their names are, and one person's two spellings are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedlint_names._pairs import variants

HERE = Path(__file__).parent
DIFFERENT = [
    tuple(line.split("\t")) for line in (HERE / "names_of_different_people.tsv").read_text("utf-8").splitlines()
]
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
