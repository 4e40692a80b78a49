"""What `unclosed-element` closes looks the same in browsers: their tree, as turbohtml builds it, is the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from turbohtml import parse_fragment

from seedlint import Seed
from seedlint.testing import Case, make_check, read_cases
from seedlint_html.unclosed_element import UnclosedElement

_CASES = read_cases(Path(__file__).parent / "cases" / "html" / "unclosed-element.yaml")
_BESIDE_TAG = re.compile(r"\s*(<[^<>]*>)\s*")
_EMPTY = re.compile(r"<(a|b|code|em|i|small|strong|u)(?: [^<>]*)?></\1>")


def _seen(html: str) -> str:
    """Return the tree without the white space beside its tags, and without what browsers open again round nothing."""
    found = _BESIDE_TAG.sub(r"\1", parse_fragment(html).inner_html)
    while (less := _EMPTY.sub("", found)) != found:
        found = less
    return found


def _closed(case: Case) -> list[tuple[str, str]]:
    """Return the body before and after each of the fixes alone."""
    seed = Seed(case.path, case.seed)
    shadow, shift = seed.markdown.shadow, seed.body.start
    fixes = [one.fix for one in make_check(UnclosedElement).check(seed) if one.fix and one.fix.title == "Close it"]
    return [
        (shadow, shadow[: edit.start - shift] + edit.text + shadow[edit.end - shift :])
        for fix in fixes
        for edit in fix.edits
    ]


@pytest.mark.parametrize("case", [case for case in _CASES if _closed(case)], ids=lambda case: case.name)
def test_browsers_make_the_same_of_it(case: Case) -> None:
    for before, after in _closed(case):
        assert before != after
        assert _seen(before) == _seen(after)


def test_there_are_such_cases() -> None:
    assert any(_closed(case) for case in _CASES)
