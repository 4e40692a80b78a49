"""What ``fix`` promises: whole fixes, pass after pass until nothing changes, and nothing lost on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from seedlint import Change, Diagnostic, Edit, Fix, Keeps, Safety, Seed, Severity, Span
from seedlint.fix import Applied, Lint, apply_edits, fixable, settle

SAFE = frozenset({Safety.SAFE})
WORDS = Keeps.ALL & ~Keeps.VISIBLE_TEXT
Check = Callable[[Seed], Iterable[Diagnostic]]


def diagnostic(check: str, span: Span, fix: Fix | None) -> Diagnostic:
    return Diagnostic("post.md", check, "test", Severity.WARNING, span, "a fault", fix)


def turning(
    pattern: str,
    replacement: str,
    check: str = "stub",
    keeps: Keeps = WORDS,
    safety: Safety = Safety.SAFE,
    fields: frozenset[str] = frozenset(),
) -> Check:
    """A check that reports each match of ``pattern`` and replaces it."""

    def found(seed: Seed) -> Iterable[Diagnostic]:
        for match in re.finditer(pattern, seed.text):
            edit = Edit(*match.span(), match.expand(replacement))
            yield diagnostic(check, Span(*match.span()), Fix(f"turn {pattern}", (edit,), safety, keeps, fields))

    return found


def removing(pattern: str, words: str, check: str = "stub") -> Check:
    """A check whose fix deletes each match of ``pattern``, and says that it removes ``words``."""

    def found(seed: Seed) -> Iterable[Diagnostic]:
        for match in re.finditer(pattern, seed.text):
            fix = Fix("remove", (Edit(*match.span(), ""),), changes=(Change(match.start(), words, ""),))
            yield diagnostic(check, Span(*match.span()), fix)

    return found


def offering(*edits: Edit, check: str = "stub", keeps: Keeps = WORDS) -> Check:
    """A check that offers one fix made of ``edits``, once: to the seed that has an x."""

    def found(seed: Seed) -> Iterable[Diagnostic]:
        if "x" in seed.text:
            yield diagnostic(check, Span(0, 1), Fix("offer", edits, keeps=keeps))

    return found


def suite(*checks: Check) -> Lint:
    return lambda seed: sorted((d for check in checks for d in check(seed)), key=lambda d: d.sort_key)


def seed(text: str) -> Seed:
    return Seed("post.md", text.encode())


# --- edits ---


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("abc", [], "abc"),
        ("abc", [Edit(1, 2, "")], "ac"),
        ("abc", [Edit(3, 3, "d"), Edit(0, 1, "A")], "Abcd"),
        ("abc", [Edit(1, 1, "-"), Edit(1, 2, "B")], "a-Bc"),
        ("abc", [Edit(0, 1, "A"), Edit(1, 2, "B")], "ABc"),
        ("甲\r\n乙", [Edit(3, 4, "丙")], "甲\r\n丙"),
    ],
)
def test_edits_are_made_in_the_coordinates_of_the_text(text: str, edits: list[Edit], expected: str) -> None:
    assert apply_edits(text, edits) == expected


@pytest.mark.parametrize(
    ("edits", "reason"),
    [
        ([Edit(0, 2, ""), Edit(1, 3, "")], "overlaps"),
        ([Edit(0, 2, ""), Edit(1, 1, "x")], "overlaps"),
        ([Edit(2, 9, "")], "outside"),
        ([Edit(-1, 1, "")], "outside"),
        ([Edit(2, 1, "")], "outside"),
    ],
)
def test_edits_that_cannot_be_made_are_refused(edits: list[Edit], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        apply_edits("abc", edits)


@pytest.mark.parametrize(
    ("fix", "expected"),
    [
        (None, False),
        (Fix("t", ()), False),
        (Fix("t", (Edit(0, 0, "a"),)), True),
        (Fix("t", (Edit(0, 0, "a"),), Safety.UNSAFE), False),
        (Fix("t", (Edit(0, 0, "a"),), Safety.MANUAL), False),
    ],
)
def test_fixable_is_what_has_a_fix_that_is_allowed(fix: Fix | None, expected: bool) -> None:
    assert fixable(diagnostic("stub", Span(0, 0), fix), SAFE) is expected


# --- settling ---


@pytest.mark.parametrize(
    ("name", "text", "checks", "expected", "applied"),
    [
        ("nothing to do", "abc", [turning("z", "y")], "abc", ()),
        ("all faults in one pass", "x a x", [turning("x", "y")], "y a y", (Applied("stub", "turn x", 2),)),
        ("fixes that touch wait for the next pass", "xx", [turning("x", "y")], "yy", (Applied("stub", "turn x", 2),)),
        (
            "of two that overlap the first is made, and the other only if it still applies",
            "abc",
            [turning("ab", "-", "one"), turning("bc", "+", "two")],
            "-c",
            (Applied("one", "turn ab", 1),),
        ),
        (
            "at the same place the name of the check decides",
            "a",
            [turning("a", "2", "two"), turning("a", "1", "one")],
            "1",
            (Applied("one", "turn a", 1),),
        ),
        (
            "a fix may make way for another",
            "abc",
            [turning("b", "", "one"), turning("ac", "d", "two")],
            "d",
            (Applied("one", "turn b", 1), Applied("two", "turn ac", 1)),
        ),
        ("a fix that changes nothing is none", "abc", [turning("b", "b")], "abc", ()),
        ("unsafe fixes are not made", "abc", [turning("b", "", safety=Safety.UNSAFE)], "abc", ()),
        (
            "newlines of every kind stay",
            "a x\r\nb\rc x\nd",
            [turning("x", "y")],
            "a y\r\nb\rc y\nd",
            (Applied("stub", "turn x", 2),),
        ),
    ],
)
def test_settling(name: str, text: str, checks: list[Check], expected: str, applied: tuple[Applied, ...]) -> None:
    outcome = settle(seed(text), suite(*checks), SAFE)
    assert (outcome.fault, outcome.seed.text, outcome.applied) == (None, expected, applied), name
    assert list(outcome.remaining) == list(suite(*checks)(outcome.seed)), name


def test_a_fix_of_several_edits_is_made_whole_or_not_at_all() -> None:
    pair = offering(Edit(0, 1, "<"), Edit(4, 5, ">"), check="pair")
    outcome = settle(seed("x  bx"), suite(turning("x", "y", "first"), pair), SAFE)
    assert outcome.seed.text == "y  by"


def test_between_the_edits_of_one_fix_another_may_be_made() -> None:
    outcome = settle(seed("x m x"), suite(offering(Edit(0, 1, "("), Edit(4, 5, ")")), turning("m", "n", "other")), SAFE)
    assert outcome.seed.text == "( n )"


def test_what_is_known_of_the_seed_is_not_linted_again() -> None:
    lint = suite(turning("x", "y"))
    calls = []

    def counted(one: Seed) -> list[Diagnostic]:
        calls.append(one.text)
        return list(lint(one))

    settle(seed("x"), counted, SAFE, lint(seed("x")))
    assert calls == ["y"]


def test_words_that_several_fixes_remove_go_together() -> None:
    outcome = settle(
        seed("（完）here（完）there"),
        suite(removing("（完）", "（完）", "one"), removing("there", "there", "two")),
        SAFE,
    )
    assert outcome.fault is None
    assert outcome.seed.text == "here"


_UNREADABLE = "---\ntitle: 快讯: 会议\ntags: a\n---\n正文。\n"


def _quoting(check: str = "quoting") -> Check:
    return turning(r"(?<=title: )快讯: 会议", r"'\g<0>'", check, keeps=Keeps.ALL & ~Keeps.FRONT_MATTER)


def _listing(check: str = "listing") -> Check:
    return turning(r"(?<=tags: )a", "[a]", check, keeps=Keeps.ALL, fields=frozenset({"tags"}))


def test_what_makes_front_matter_readable_comes_before_what_keeps_its_data() -> None:
    outcome = settle(seed(_UNREADABLE), suite(_listing("a"), _quoting("b")), SAFE)
    assert outcome.fault is None
    assert outcome.seed.text == "---\ntitle: '快讯: 会议'\ntags: [a]\n---\n正文。\n"


def test_in_front_matter_that_nobody_reads_nothing_else_is_fixed_and_the_body_is() -> None:
    outcome = settle(seed(_UNREADABLE), suite(_listing(), turning("。", "！")), SAFE)
    assert outcome.fault is None
    assert outcome.seed.text == _UNREADABLE.replace("。", "！")
    assert [one.check for one in outcome.remaining if fixable(one, SAFE)] == ["listing"]


def test_a_seed_that_is_not_utf8_is_never_fixed() -> None:
    given = Seed("post.md", "标题 x".encode("gb18030"))
    outcome = settle(given, suite(turning("x", "y")), SAFE)
    assert outcome.seed is given
    assert outcome.fault is None
    assert len(outcome.remaining) == 1


# --- what goes wrong: the seed is given back as it was, and the check is named ---


def growing(one: Seed) -> Iterable[Diagnostic]:
    yield diagnostic("grow", Span(0, 0), Fix("grow", (Edit(len(one.text), len(one.text), "x"),), keeps=WORDS))


@pytest.mark.parametrize(
    ("name", "text", "checks", "kind", "blamed", "says"),
    [
        (
            "two checks that undo each other",
            "x",
            [turning("x", "y", "one"), turning("y", "x", "two"), turning("q", "r", "three")],
            "unstable",
            ("one", "two"),
            "undo each other",
        ),
        ("a check that never has enough", "x", [growing], "unstable", ("grow",), "10 passes"),
        (
            "a fix that changes words and says that it does not",
            "an x here",
            [turning("x", "y", "liar", Keeps.ALL), turning("here", "there", "honest")],
            "not-kept",
            ("liar",),
            "visible text",
        ),
        (
            "the one to blame among several that promise the same",
            "an x <b >here</b>",
            [turning("x", "y", "liar", Keeps.ALL), turning("<b >", "<b>", "tidy", Keeps.ALL)],
            "not-kept",
            ("liar",),
            "“an x here” became “an y here”",
        ),
        (
            "more words gone than the fix removes",
            "（完）here（完）",
            [removing("（完）", "（完）", "honest"), removing("here", "ere", "liar")],
            "not-kept",
            ("liar",),
            "visible text",
        ),
        (
            "two that only together break their promise",
            "a-b",
            [turning("^(?=a-)", "<!", "one", Keeps.ALL), turning("b$", "b>", "two", Keeps.ALL)],
            "not-kept",
            ("one", "two"),
            "visible text",
        ),
        (
            "front matter of another field than the one declared",
            "---\ntitle: x\ndate: 1\n---\n",
            [turning("x", "y", "liar", Keeps.ALL, fields=frozenset({"date"}))],
            "not-kept",
            ("liar",),
            "“title”",
        ),
        ("edits that overlap", "x--", [offering(Edit(0, 2, ""), Edit(1, 3, ""))], "invalid", ("stub",), "overlaps"),
        ("an edit outside", "x--", [offering(Edit(2, 9, ""))], "invalid", ("stub",), "outside"),
        ("a text that no file can hold", "x--", [offering(Edit(0, 1, "\ud800"))], "invalid", ("stub",), "surrogates"),
    ],
)
def test_faults(name: str, text: str, checks: list[Check], kind: str, blamed: tuple[str, ...], says: str) -> None:
    given = seed(text)
    outcome = settle(given, suite(*checks), SAFE)
    assert outcome.fault is not None, name
    assert (outcome.fault.kind, outcome.fault.checks) == (kind, blamed), name
    assert says in outcome.fault.message, name
    assert all(check in outcome.fault.message for check in blamed), name
    assert outcome.seed is given
    assert outcome.applied == ()
    assert list(outcome.remaining) == list(suite(*checks)(given))


def test_each_promise_is_proved_apart() -> None:
    """A fix that may change words does not excuse one in the same pass that may not, nor is it blamed for it."""
    honest, tidy = turning("x", "y", "honest"), turning("<b >", "<b>", "tidy", Keeps.ALL)
    outcome = settle(seed("an x <b >here</b>"), suite(honest, tidy), SAFE)
    assert (outcome.fault, outcome.seed.text) == (None, "an y <b>here</b>")
