"""No oscillation, no order: for every two checks with a fix, a post on which both fire settles.

It settles to the same bytes whichever of the two is asked first, and in whatever order the fixes of a pass are offered;
fixing it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from seedlint import Check, Diagnostic, Safety, Seed, SeedCheck, plugins
from seedlint.engine import ActiveCheck, Suite, lint
from seedlint.fix import Outcome, fixable, settle
from seedlint.plugins import OWN, load_plugins
from seedlint.testing import UNSAFE, Case, make_check, read_cases

CASES = Path(__file__).parent / "cases"
CHECKS = {name: info for name, info in load_plugins((), ()).checks.items() if info.distribution == OWN}
_BY_HAND = {
    "clock-style",
    "empty-field",
    "full-stop-and-quote-order",
    "inconsistent-name",
    "term-variant",
    "title-without-alt",
}
"""All their fixes are for a person to choose, so that no two of them are ever made together."""
_OF_FIELDS = {
    "ambiguous-scalar",
    "date-without-zone",
    "duplicate-field",
    "hero-image-in-body",
    "inconsistent-field-quotes",
    "invalid-field-url",
    "nested-categories",
    "non-iso-date",
    "non-string-field",
    "repeated-field-value",
    "sequence-indent",
    "unknown-field",
    "unordered-fields",
    "untidy-title",
    "wrong-field-type",
}
_APART = {
    "front-matter-not-mapping": {"invalid-yaml", *_OF_FIELDS},
    # Lines that Markdown takes out of an HTML block; the others fire where the body is HTML, blank lines and all.
    "broken-html-block": {"padded-block", "redundant-wrapper"},
}
"""Which never fire together: where the block is no mapping, or no YAML, there are no fields, and no fault of one."""
_MOST_TRIES = 2000
_TRIES_TO_COMPETE = 24
"""How many posts are tried to find one on which the two fixes cannot be made in one pass."""


class Part(NamedTuple):
    """A post on which a check fires with a fix: one of its cases, taken apart."""

    check: type[SeedCheck[Any]]
    case: Case
    before: str
    """What stands before the front matter: a byte-order mark, blank lines."""
    fences: tuple[str, str]
    """The lines that open and close the front matter, each as it is written."""
    fields: tuple[str, ...] | None
    """The lines of the front matter; None where there is none in YAML."""
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
    found, text = seed.front_matter, seed.text
    if found is None or found.format != "yaml":
        before = text[: len(text) - len(text.lstrip("\ufeff \n"))]
        return Part(check, case, before, ("", ""), None, text.removeprefix(before))
    (start, end), inside = found.span, found.content
    fences = text[start : inside.start], text[inside.end : end]
    fields = text[slice(*inside)].splitlines(keepends=True)
    return Part(check, case, text[:start], fences, tuple(fields), text[end:])


def _suite(*checks: Check[Any]) -> Suite:
    return Suite(
        (ActiveCheck(check, "test", "0", check.severity) for check in checks), site=checks[0].site, strict=True
    )


def posts(first: Part, second: Part) -> Iterator[str]:
    """Yield posts that are made of both: one front matter, and the bodies one after, or within, the other."""
    before = first.before or second.before
    ours, theirs = first.fields or (), second.fields or ()
    merged = [[*ours, *_without(theirs, ours)], [*theirs, *_without(ours, theirs)], ours, theirs]
    fences = dict.fromkeys(part.fences for part in (first, second) if part.fields is not None)
    heads = [f"{before}{opening}{''.join(fields)}{closing}" for opening, closing in fences for fields in merged]
    for head, (one, other) in product(heads or [before], ((first.rest, second.rest), (second.rest, first.rest))):
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
    """Return a post on which both checks fire, each with a fix; if it is soon found, one where the fixes compete."""
    numbered = product(enumerate(parts(one)), enumerate(parts(other)))
    couples = sorted(numbered, key=lambda couple: couple[0][0] + couple[1][0])  # the short ones of both first
    tries = ((a, b, text) for (_, a), (_, b) in couples for text in _together(a, b))
    met = None
    for number, (a, b, text) in enumerate(islice(tries, _MOST_TRIES)):
        if met is not None and number >= _TRIES_TO_COMPETE:
            break
        site = {**a.case.site, **b.case.site}
        checks = make_check(a.check, a.case.options, site), make_check(b.check, b.case.options, site)
        seed = Seed(a.case.path, text.encode(), checks[0].site)
        found = [each for each in lint(seed, _suite(*checks)) if fixable(each, UNSAFE)]
        if {each.check for each in found} == {one, other}:
            if _compete(*([each for each in found if each.check == name] for name in (one, other))):
                return seed, *checks
            met = met or (seed, *checks)
    return met


def _compete(these: list[Diagnostic], those: list[Diagnostic]) -> bool:
    """Return whether a fix of one check overlaps or touches one of another, so that only one is made in a pass."""
    edits, others = ([edit for each in found if each.fix for edit in each.fix.edits] for found in (these, those))
    return any(a.start <= b.end and b.start <= a.end for a, b in product(edits, others))


def _together(a: Part, b: Part) -> Iterator[str]:
    same_place = a.case.path == b.case.path
    agree = all(b.case.site.get(key, value) == value for key, value in a.case.site.items())
    return posts(a, b) if same_place and agree else iter(())


FIXERS = sorted(name for name in CHECKS if parts(name))


def test_plugins_may_come_and_offer_their_checks_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    before = load_plugins((), ())
    points, results = plugins.entry_points, plugins.hook_results
    monkeypatch.setattr(plugins, "entry_points", lambda group: points(group)[::-1])
    monkeypatch.setattr(plugins, "hook_results", lambda *about: [(hook, all_[::-1]) for hook, all_ in results(*about)])
    after = load_plugins((), ())
    assert list(after.checks.items()) == list(before.checks.items())
    made = [make_check(info.check) for info in before.checks.values()]
    one, other = _suite(*made), _suite(*made[::-1])
    assert [check for _, check in one.seed_checks] == [check for _, check in other.seed_checks]


def test_every_check_with_a_fix_takes_part() -> None:
    with_fix = {name for name, info in CHECKS.items() if "## Fix" in (info.check.__doc__ or "")}
    assert with_fix - set(FIXERS) == _BY_HAND
    assert set(FIXERS) <= with_fix
    assert {safety for name in _BY_HAND for safety in _offered(name)} == {Safety.MANUAL}


def _offered(name: str) -> Iterator[Safety]:
    """Yield how safe each fix is that a check offers in its cases."""
    for case in read_cases(CASES / CHECKS[name].plugin / f"{name}.yaml"):
        check = make_check(CHECKS[name].check, case.options, case.site)
        found = lint(Seed(case.path, case.seed, check.site), _suite(check))
        yield from (each.fix.safety for each in found if each.fix is not None)


@pytest.mark.parametrize("one", FIXERS)
def test_two_fixes_settle_in_any_order(one: str) -> None:
    apart = []
    for other in FIXERS[FIXERS.index(one) + 1 :]:
        met = meeting(one, other)
        if met is None:
            apart.append(other)
            continue
        seed, first, second = met
        settled = _settled(seed, first, second)
        assert settled.fault is None, (other, seed.text)
        for outcome in (
            _settled(seed, _renamed(first, "z"), _renamed(second, "a")),
            _settled(seed, first, second, backwards=True),
        ):
            assert outcome.fault is None, (other, seed.text)
            assert outcome.seed.text == settled.seed.text, (other, seed.text)
        assert not _settled(settled.seed, first, second).applied, (other, seed.text)
    assert apart == [other for other in FIXERS[FIXERS.index(one) + 1 :] if _exclude_each_other(one, other)]


def _exclude_each_other(one: str, other: str) -> bool:
    return other in _APART.get(one, ()) or one in _APART.get(other, ())


def _renamed(check: Check[Any], name: str) -> Check[Any]:
    """Return the check under another name: a run asks checks in the order of their names."""
    kind = type(check)
    return type(name, (kind,), {})(check.options, check.site)


def _settled(seed: Seed, *checks: Check[Any], backwards: bool = False) -> Outcome:
    suite = _suite(*checks)
    return settle(seed, lambda it: lint(it, suite)[:: -1 if backwards else 1], UNSAFE)
