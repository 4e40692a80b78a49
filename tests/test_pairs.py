"""No oscillation, no order: for every two checks with a fix, a post on which both fire settles.

It settles to the same bytes whichever of the two is registered first, and fixing it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from seedlint import Check, Seed, SeedCheck
from seedlint.engine import ActiveCheck, Suite, lint
from seedlint.fix import Outcome, fixable, settle
from seedlint.plugins import OWN, load_plugins
from seedlint.testing import UNSAFE, Case, make_check, read_cases

CASES = Path(__file__).parent / "cases"
CHECKS = {name: info for name, info in load_plugins((), ()).checks.items() if info.distribution == OWN}
_NO_FIELDS = {"front-matter-not-mapping", "invalid-yaml", "unclosed-front-matter"}
"""Where one of these fires there are no fields, and so no second fault of them."""
_NO_BODY = "unclosed-front-matter"
"""Where this fires, there is no body either."""
_ONLY_IN_MARKDOWN = {"broken-html-block"}
_ONLY_IN_HTML = {"bare-image", "padded-block", "redundant-wrapper", "shared-caption"}
"""These fire where the whole body is HTML, blank lines and all."""
_MOST_TRIES = 500


class Part(NamedTuple):
    """A post on which a check fires with a fix: one of its cases, taken apart."""

    check: type[SeedCheck[Any]]
    case: Case
    before: str
    """What stands before the front matter: a byte-order mark, blank lines."""
    fields: tuple[str, ...] | None
    """The lines of the front matter; None where there is none that can be read."""
    rest: str


@cache
def parts(name: str) -> tuple[Part, ...]:
    """Return the posts that a check mends, the shortest first."""
    check = CHECKS[name].check
    if not issubclass(check, SeedCheck):
        return ()
    cases = read_cases(CASES / CHECKS[name].plugin / f"{name}.yaml")
    found = [part for case in cases if case.finds and (part := _part(check, case)) is not None]
    return tuple(sorted(found, key=lambda part: len(part.case.seed)))


def _part(check: type[SeedCheck[Any]], case: Case) -> Part | None:
    made = make_check(check, case.options, case.site)
    seed = Seed(case.path, case.seed, made.site)
    if seed.decode_error is not None or not any(fixable(found, UNSAFE) for found in lint(seed, _suite(made))):
        return None
    head, body = seed.text[: seed.body.start], seed.text[seed.body.start :]
    before, fence, inside = head.partition("---\n")
    if before.strip("\ufeff \t\n") or not fence or not inside.endswith("---\n"):
        before = seed.text[: len(seed.text) - len(seed.text.lstrip("\ufeff \n"))]
        return Part(check, case, before, None, seed.text.removeprefix(before))
    return Part(check, case, before, tuple(inside.removesuffix("---\n").splitlines(keepends=True)), body)


def _suite(*checks: Check[Any]) -> Suite:
    return Suite(
        (ActiveCheck(check, "test", "0", check.severity) for check in checks), site=checks[0].site, strict=True
    )


def posts(first: Part, second: Part) -> Iterator[str]:
    """Yield posts that are made of both: one front matter, and the bodies one after, or within, the other."""
    before = first.before or second.before
    ours, theirs = first.fields or (), second.fields or ()
    merged = [[*ours, *_without(theirs, ours)], [*theirs, *_without(ours, theirs)], ours, theirs]
    heads = [f"{before}---\n{''.join(fields)}---\n" for fields in merged] if ours or theirs else [before]
    for head, (one, other) in product(heads, ((first.rest, second.rest), (second.rest, first.rest))):
        start, end_tag, tail = one.rpartition("</")
        yield f"{head}{one.rstrip()}\n\n{other}"
        yield f"{head}{one}{other}"
        yield f"{head}{start}{other.rstrip()}{end_tag}{tail}"
        yield f"{head}{start}\n{other.rstrip()}\n{end_tag}{tail}"


def _without(fields: tuple[str, ...], others: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of the fields that the others do not have, each with the indented lines that belong to it."""
    known = {line.partition(":")[0] for line in others}
    taken = False
    for line in fields:
        if line[:1].strip() and not line.startswith(("-", "#")):
            taken = line.partition(":")[0] not in known
        if taken:
            yield line


def meeting(one: str, other: str) -> tuple[Seed, Check[Any], Check[Any]] | None:
    """Return a post on which both checks fire, each with a fix."""
    numbered = product(enumerate(parts(one)), enumerate(parts(other)))
    couples = sorted(numbered, key=lambda couple: couple[0][0] + couple[1][0])  # the short ones of both first
    tries = ((a, b, text) for (_, a), (_, b) in couples for text in _together(a, b))
    for a, b, text in islice(tries, _MOST_TRIES):
        site = {**a.case.site, **b.case.site}
        checks = make_check(a.check, a.case.options, site), make_check(b.check, b.case.options, site)
        seed = Seed(a.case.path, text.encode(), checks[0].site)
        if {found.check for found in lint(seed, _suite(*checks)) if fixable(found, UNSAFE)} == {one, other}:
            return seed, *checks
    return None


def _together(a: Part, b: Part) -> Iterator[str]:
    same_place = a.case.path == b.case.path
    agree = all(b.case.site.get(key, value) == value for key, value in a.case.site.items())
    return posts(a, b) if same_place and agree else iter(())


FIXERS = sorted(name for name in CHECKS if parts(name))


@pytest.mark.parametrize("one", FIXERS)
def test_two_fixes_settle_in_any_order(one: str) -> None:
    apart = []
    for other in FIXERS[FIXERS.index(one) + 1 :]:
        met = meeting(one, other)
        if met is None:
            apart.append(other)
            continue
        seed, first, second = met
        outcomes = [_settled(seed, first, second), _settled(seed, second, first)]
        assert [outcome.fault for outcome in outcomes] == [None, None], (other, seed.text)
        assert outcomes[0].seed.text == outcomes[1].seed.text, (other, seed.text)
        again = _settled(outcomes[0].seed, first, second)
        assert again.seed.text == outcomes[0].seed.text, (other, seed.text)
    assert [other for other in apart if not _exclude_each_other(one, other)] == []


def _exclude_each_other(one: str, other: str) -> bool:
    both = {one, other}
    if both & _ONLY_IN_MARKDOWN and both & _ONLY_IN_HTML:
        return True
    return _NO_BODY in both or (bool(both & _NO_FIELDS) and {CHECKS[name].plugin for name in both} == {"front_matter"})


def _settled(seed: Seed, *checks: Check[Any]) -> Outcome:
    suite = _suite(*checks)
    return settle(seed, lambda it: lint(it, suite), UNSAFE)
