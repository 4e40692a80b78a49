"""Every case file, run against the check it is named after."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedlint.plugins import load_plugins
from seedlint.testing import Case, check_case, read_cases

CASES = Path(__file__).parent / "cases"
REGISTRY = load_plugins((), ())
FILES = [path for path in sorted(CASES.glob("*/*.yaml")) if path.stem in REGISTRY.checks]


@pytest.mark.parametrize(
    ("name", "case"),
    [pytest.param(path.stem, case, id=f"{path.stem}: {case.name}") for path in FILES for case in read_cases(path)],
)
def test_case(name: str, case: Case) -> None:
    check_case(REGISTRY.checks[name].check, case)


def test_every_plugin_loads() -> None:
    assert REGISTRY.faults == ()


def test_every_case_file_belongs_to_a_check_of_its_plugin() -> None:
    strays = [p for p in CASES.glob("*/*.yaml") if p.stem not in REGISTRY.checks]
    assert strays == []
    assert [p for p in FILES if REGISTRY.checks[p.stem].plugin != p.parent.name] == []


@pytest.mark.parametrize("name", sorted(REGISTRY.checks))
def test_every_check_has_cases_that_fire_and_cases_that_pass(name: str) -> None:
    path = CASES / REGISTRY.checks[name].plugin / f"{name}.yaml"
    cases = read_cases(path)
    assert sum(bool(case.finds) for case in cases) >= 2
    assert sum(not case.finds for case in cases) >= 2
