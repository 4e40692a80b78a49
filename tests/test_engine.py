"""The engine: isolation of crashes, triggers, corpus and probe checks, and one order of results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest

from seedlint import (
    Check,
    ConfigError,
    CorpusCheck,
    Edit,
    Fact,
    Finding,
    Fix,
    NoOptions,
    ProbeCheck,
    Related,
    Safety,
    Seed,
    SeedCheck,
    Severity,
    Site,
    Span,
    Target,
    Triggers,
)
from seedlint.engine import ActiveCheck, Suite, conclude, examine, judge, lint, merge, unread
from seedlint.faults import crash
from seedlint.probe import Limits, Network, State, Verdict, ask


class FindsX(SeedCheck[NoOptions]):
    """Finds every x."""

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each x."""
        for index, character in enumerate(seed.text):
            if character == "x":
                yield Finding(Span(index, index + 1), "an x")


class Crashes(SeedCheck[NoOptions]):
    """Raises after its first finding."""

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield once, then raise."""
        yield Finding(Span(0, 0), "before the crash")
        raise RuntimeError("on\npurpose")


class SameTitle(CorpusCheck[NoOptions]):
    """Finds seeds with the same title."""

    def collect(self, seed: Seed) -> object | None:
        """Return the title."""
        return seed.front_matter.data.get("title") if seed.front_matter else None

    def conclude(self, facts: Sequence[Fact]) -> Iterable[Finding]:
        """Yield every second seed of a title."""
        seen: dict[object, str] = {}
        for fact in facts:
            first = seen.setdefault(fact.data, fact.path)
            if first != fact.path:
                yield Finding(Span(0, 3), f"the title of {first}", path=fact.path)


class BrokenLink(ProbeCheck[NoOptions]):
    """Asks about links."""

    asked: list[str] = []  # noqa: RUF012 - the test reads what was asked

    def targets(self, seed: Seed) -> Iterator[Target]:
        """Yield every link."""
        for link in seed.links:
            yield Target(link.url, link.span)

    async def probe(self, key: str, network: Network) -> Verdict:
        """Answer by the name."""
        async with network.turn("host"):
            self.asked.append(key)
        if key == "slow":
            import asyncio

            await asyncio.sleep(5)
        if key == "crash":
            raise RuntimeError("no answer")
        return Verdict(State.BROKEN if key == "bad" else State.OK)

    def judge(self, target: Target, verdict: Verdict) -> Iterator[Finding]:
        """Yield what is broken."""
        if verdict.state is State.BROKEN:
            yield Finding(target.span, f"{target.key} is broken")


def active(check: type[Check[Any]], plugin: str = "test") -> ActiveCheck:
    return ActiveCheck(check(NoOptions(), Site()), plugin, "test 1", check.severity)


def test_a_crash_costs_only_its_own_result_and_is_named() -> None:
    found = lint(Seed("a.md", b"x"), Suite([active(Crashes), active(FindsX)]))
    assert [(d.check, d.severity) for d in found] == [
        ("internal-error", Severity.ERROR),
        ("finds-x", Severity.WARNING),
    ]
    assert "crashes of plugin test test 1 crashed: RuntimeError: on purpose" in found[0].message
    assert merge([unread(found[0])], 1).crashed


def test_in_tests_a_crash_is_raised() -> None:
    with pytest.raises(RuntimeError):
        lint(Seed("a.md", b"x"), Suite([active(Crashes)], strict=True))


def test_the_order_of_registration_changes_nothing() -> None:
    checks = [active(FindsX), active(Crashes)]
    seed = Seed("a.md", b"xx")
    assert lint(seed, Suite(checks)) == lint(seed, Suite(reversed(checks)))


@pytest.mark.parametrize(
    ("triggers", "text", "runs"),
    [
        (Triggers(), "x", True),
        (Triggers(tags=frozenset({"img"})), "<IMG>x", True),
        (Triggers(tags=frozenset({"img"})), "<p>x", False),
        (Triggers(attributes=frozenset({"style"})), "<p STYLE=a>x", True),
        (Triggers(attributes=frozenset({"style"})), "<p title=style>x", False),
        (Triggers(characters=frozenset("…")), "x&hellip;", True),
        (Triggers(characters=frozenset("…")), "x `…`", False),
        (Triggers(source=frozenset("\t")), "---\nx: 1 # \t\n---\n", True),
        (Triggers(fields=frozenset({"date"})), "---\ndate: x\n---\n", True),
        (Triggers(fields=frozenset({"date"})), "x", False),
        (Triggers(tags=frozenset({"img"}), characters=frozenset("…")), "x…", True),
    ],
)
def test_triggers_decide_whether_a_check_runs(triggers: Triggers, text: str, runs: bool) -> None:
    check = type("FindsX", (FindsX,), {"triggers": triggers, "__doc__": "."})
    assert bool(lint(Seed("a.md", text.encode()), Suite([active(check)]))) is runs


def test_an_undecodable_seed_meets_only_the_checks_that_ask_for_it() -> None:
    wants = type("WantsBytes", (FindsX,), {"undecodable": True, "__doc__": "."})
    suite = Suite([active(FindsX), active(wants)])
    assert [d.check for d in lint(Seed("a.md", b"\xffx"), suite)] == ["wants-bytes"]
    assert [d.check for d in lint(Seed("a.md", b"x"), suite)] == ["finds-x"]


def test_ignored_checks_do_not_run() -> None:
    assert lint(Seed("a.md", b"x"), Suite([active(FindsX)]), frozenset({"finds-x"})) == []


def test_corpus_checks_map_and_reduce_whatever_the_order() -> None:
    suite = Suite([active(SameTitle)])
    reports = [examine(Seed(f"{n}.md", f"---\ntitle: {t}\n---\n".encode()), suite) for n, t in enumerate("aba")]
    found = conclude(reports, suite)
    assert [(d.path, d.message) for d in found] == [("2.md", "the title of 0.md")]
    assert conclude(reports[::-1], suite) == found


def test_a_probe_is_asked_once_for_each_key() -> None:
    BrokenLink.asked.clear()
    suite = Suite([active(BrokenLink)])
    report = examine(Seed("a.md", b"[a](bad) [b](good) [c](bad)\n"), suite)
    ((broken, check),) = suite.probe_checks
    answers = ask([(name, target.key) for name, target in report.targets], {broken.name: check})
    assert sorted(BrokenLink.asked) == ["bad", "good"]
    found = [
        d
        for name, target in report.targets
        if isinstance(verdict := answers[name, target.key], Verdict)
        for d in judge(broken, check, "a.md", target, verdict)
    ]
    assert [d.span.start for d in found] == [4, 23]


def test_a_slow_probe_is_unknown_and_a_crash_is_handed_back() -> None:
    ((name, check),) = ((a.name, c) for a, c in Suite([active(BrokenLink)]).probe_checks)
    answers = ask([(name, "slow"), (name, "crash")], {name: check}, Limits(seconds=0.05))
    assert isinstance(slow := answers[name, "slow"], Verdict)
    assert slow.state is State.UNKNOWN
    assert isinstance(error := answers[name, "crash"], RuntimeError)
    assert crash(active(BrokenLink), "a.md", error).check == "internal-error"


class Yields(SeedCheck[NoOptions]):
    """Yields what it is told to, whatever it is."""

    what: Any = None

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield it, or raise it."""
        if isinstance(self.what, BaseException):
            raise self.what
        yield self.what


def yields(what: object) -> ActiveCheck:
    check = active(Yields)
    check.check.what = what  # type: ignore[attr-defined]
    return check


class OddError(BaseException):
    """Not an Exception."""


_PLACE: Any = Span(0, 1)
_TUPLE: Any = (0, 1)
_TEXT: Any = "text"
_NONE: Any = None


@pytest.mark.parametrize(
    ("what", "says"),
    [
        (None, "None is no Finding"),
        ("junk", "'junk' is no Finding"),
        ((_PLACE, "x", None, (), None), "is no Finding"),
        (Finding(_TUPLE, "x"), "(0, 1) is no Span"),
        (Finding(_NONE, "x"), "None is no Span"),
        (Finding(Span(_TEXT, _TEXT), "x"), "Span(start='text', end='text') is no range"),
        (Finding(Span(0, _NONE), "x"), "is no range of a text"),
        (Finding(Span(1, 0), "x"), "Span(start=1, end=0) is no range of a text"),
        (Finding(Span(-1, 1), "x"), "Span(start=-1, end=1) is no range of a text"),
        (Finding(Span(0, 2), "too long"), "its place [0, 2) is outside of the seed's 1 characters (too long)"),
        (Finding(_PLACE, _NONE), "the message None is no text"),
        (Finding(_PLACE, "x", path=_PLACE), "the path Span(start=0, end=1) is no text"),
        (Finding(_PLACE, "x", _TEXT), "'text' is no Fix"),
        (Finding(_PLACE, "x", Fix("x", _NONE)), "is no Fix with edits"),
        (Finding(_PLACE, "x", Fix("x", (), _TEXT)), "is no Fix with edits and a Safety"),
        (Finding(_PLACE, "x", Fix("x", (), Safety.SAFE, _NONE)), "needs a title, what it keeps"),
        (Finding(_PLACE, "x", Fix("x", (), changes=_TEXT)), "needs a tuple of what it changes"),
        (Finding(_PLACE, "x", Fix("x", (), changes=("x",))), "needs a tuple of what it changes"),
        (Finding(_PLACE, "x", Fix("x", ((0, 1, ""),))), "(0, 1, '') is no Edit"),  # type: ignore[arg-type]
        (Finding(_PLACE, "x", Fix("x", (Edit(0, 1, _NONE),))), "is no Edit with a text"),
        (Finding(_PLACE, "x", Fix("x", (Edit(1, 0, ""),))), "is no range of a text"),
        (Finding(_PLACE, "x", related=(_TEXT,)), "'text' is no Related"),
        (Finding(_PLACE, "x", related=(Related(_TUPLE, "x"),)), "(0, 1) is no Span"),
        (Finding(_PLACE, "x", related=(Related(_PLACE, _NONE),)), "needs a message"),
        (SystemExit(0), "crashed: SystemExit: 0"),
        (GeneratorExit(), "crashed: GeneratorExit"),
        (OddError(), "crashed: OddError"),
    ],
)
def test_what_is_no_finding_is_named_and_costs_nobody_else(what: object, says: str) -> None:
    report = examine(Seed("a.md", b"x"), Suite([yields(what), active(FindsX)]))
    found = {located.diagnostic.check: located.diagnostic.message for located in report.found}
    assert set(found) == {"internal-error", "finds-x"}
    assert found["internal-error"].startswith("The check yields of plugin test")
    assert says in found["internal-error"]
    assert merge(report.found, 1).crashed


def test_subclasses_of_what_is_asked_for_are_taken() -> None:
    class Sentence(str):
        __slots__ = ()

    (found,) = lint(Seed("a.md", b"x"), Suite([yields(Finding(_PLACE, Sentence("x")))]))
    assert found.check == "yields"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ConfigError("names.toml:3: is wrong")])
def test_what_is_no_fault_of_a_plugin_is_let_through(error: BaseException) -> None:
    with pytest.raises(type(error)):
        lint(Seed("a.md", b"x"), Suite([yields(error)]))


def test_a_corpus_check_that_ends_the_program_is_named() -> None:
    class Quits(SameTitle):
        def collect(self, seed: Seed) -> object | None:
            raise SystemExit(0)

    class QuitsLater(SameTitle):
        def conclude(self, facts: Sequence[Fact]) -> Iterable[Finding]:
            raise SystemExit(0)

    suite = Suite([active(Quits), active(QuitsLater)])
    report = examine(Seed("a.md", b"x"), suite)
    assert [item.diagnostic.check for item in report.found] == ["internal-error"]
    assert [d.check for d in conclude([report], suite)] == ["internal-error"]


def test_a_seed_that_the_model_cannot_take_is_named_and_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Suite, __: Seed) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(Suite, "candidates", fail)
    (found,) = lint(Seed("a.md", b"x"), Suite([active(FindsX)]))
    assert (found.check, found.path) == ("internal-error", "a.md")
    assert found.message == "seedlint cannot read this seed: RecursionError: too deep"
