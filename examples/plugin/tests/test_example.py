"""How a plugin tests its checks: ``pip install . pytest`` and run ``pytest``."""

from __future__ import annotations

from pathlib import Path

import pytest
from seedlint_example.sponsor_without_label import SponsorWithoutLabel

from seedlint.testing import Case, check_case, check_example, read_cases

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", read_cases(CASES / "sponsor-without-label.yaml"), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """Run one case."""
    check_case(SponsorWithoutLabel, case)


def test_examples() -> None:
    """Run what the page shows."""
    for example in SponsorWithoutLabel.examples:
        check_example(SponsorWithoutLabel, example)
