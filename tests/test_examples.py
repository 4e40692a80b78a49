"""Every example in a check's class: it is printed in the documentation, so it has to be true."""

from __future__ import annotations

from typing import Any

import pytest

from seedlint import Check, Example
from seedlint.plugins import load_plugins
from seedlint.testing import check_example

CHECKS = [info.check for info in load_plugins((), ()).checks.values()]


@pytest.mark.parametrize(
    ("check", "example"),
    [pytest.param(check, example, id=check.name) for check in CHECKS for example in check.examples],
)
def test_example(check: type[Check[Any]], example: Example) -> None:
    check_example(check, example)
