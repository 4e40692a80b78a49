"""The page of accuracy is of one run: it is not written from tables of several."""

from __future__ import annotations

from typing import Any

import pytest

from oracles import accuracy, tables


def table(posts: str = "all", sources: str = "a", *, sampled: bool = True) -> dict[str, Any]:
    content = {"heading": "Head", "introduction": "Words.", "columns": ["a"], "rows": [["1 | 2"]]}
    return {**content, "posts": posts, "sources": sources, "sampled": sampled}


def test_a_run_makes_a_page() -> None:
    page = accuracy.page({"20": table(), "10": table(sampled=False)})
    one, two = page.split("\n## Head\n")[1:]
    assert one == "\nWords.\n\n| a |\n| --- |\n| 1 \\| 2 |\n"
    assert "Words.\nOf all posts.\n" in two
    assert "Of 30 posts of each folder" in accuracy.page({"10": table("30")})


@pytest.mark.parametrize(
    ("others", "says"),
    [
        ({}, "no tables"),
        ({"10": table("30"), "20": table("all")}, "samples of different sizes (30: 10; all: 20)"),
        ({"10": table("30"), "20": table("all", sampled=False)}, "samples of different sizes"),
        ({"10": table(), "20": table(sources="b")}, "different sources of seedlint (a: 10; b: 20)"),
    ],
)
def test_tables_of_several_runs_make_none(others: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError) as fault:
        accuracy.page(others)
    assert says in str(fault.value)


def test_the_command_leaves_the_page_alone_and_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr(accuracy, "PAGE", tmp_path / "page.md")
    for module in (accuracy, tables):
        monkeypatch.setattr(module, "FOLDER", tmp_path / "tables")
    tables.record("10-one", "One", "Words.", ["a"], [[1]])
    accuracy.main()
    before = accuracy.PAGE.read_text(encoding="utf-8")
    monkeypatch.setattr(tables, "sources_digest", lambda: "others")
    tables.record("20-two", "Two", "Words.", ["a"], [[2]])
    with pytest.raises(SystemExit, match=r"page\.md is left as it is: the tables are of different sources"):
        accuracy.main()
    assert accuracy.PAGE.read_text(encoding="utf-8") == before
