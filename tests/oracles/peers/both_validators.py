"""Asks the Nu Html Checker and html-validate for the documents that both take."""

from __future__ import annotations

import re
from collections.abc import Iterable

from oracles.html_validators import ask_nu
from oracles.peers.valid_html import Document
from oracles.tools import ask_node

_WHOLE = re.compile("<!DOCTYPE", re.IGNORECASE)
_MANY = 100
"""How many fragments are judged in one page: a page costs as much as a hundred fragments."""


def confirmed(documents: Iterable[Document]) -> list[Document]:
    """Return those that both validators take; of what no document is left for, each is judged again alone."""
    wanted = list(dict.fromkeys(documents))
    taken = _valid({one.markup for one in wanted}, _MANY)
    shown = {one[1:] for one in wanted if one.markup in taken}
    taken |= _valid({one.markup for one in wanted if one[1:] not in shown}, 1)
    return [one for one in wanted if one.markup in taken]


def _valid(taken: set[str], many: int) -> set[str]:
    for lines in (_nu_lines, _html_validate_lines):
        # What has an id is judged alone, since it may stand in a page but once.
        together = sorted(one for one in taken if not (_WHOLE.match(one) or 'id="x"' in one or "\n" in one))
        groups = [together[at : at + many] for at in range(0, len(together), many)]
        groups += [[one] for one in sorted(taken.difference(together))]
        for group, found in zip(groups, lines(["\n".join(group) for group in groups]), strict=True):
            taken = taken.difference(group if len(group) == 1 and found else [group[line - 1] for line in found])
    return taken


def _html_validate_lines(pages: list[str]) -> list[list[int]]:
    found: list[list[int]] = ask_node("html_standard.cjs", pages)
    return found


def _nu_lines(pages: list[str]) -> list[list[int]]:
    wanted = {str(number): page for number, page in enumerate(pages)}
    return [
        [wanted[name].count("\n", 0, message.start) + 1 for message in messages if message.kind in {"error", "fatal"}]
        for name, messages in ask_nu(wanted).items()
    ]
