"""What both validators of HTML take gives no finding of ours that is an error, and no fix of ours spoils it."""

from __future__ import annotations

from functools import cache

import pytest

from oracles.peers.both_validators import confirmed
from oracles.peers.valid_html import Document, generated, standard
from seedlint import Safety, Seed, Severity, Site
from seedlint.engine import ActiveCheck, Suite, lint
from seedlint.fix import settle
from seedlint.plugins import OWN, load_plugins
from seedlint.testing import SAFE, UNSAFE, make_check

FRONT_MATTER = "---\ntitle: 灯塔\n---\n"
OF_MEANING = {
    "event-handler": "script in a post is valid HTML, and still runs with the rights of the site",
    "unescaped-code": "a form or a film in `code` is valid HTML, and still no reader sees the code",
}
"""Errors that do not speak of validity."""
UNCONFIRMED = {
    "obsolete for the Nu Html Checker": ("param",),
    "not known to the Nu Html Checker": (
        *("* exportparts", "* part", "* xml:*", "* xmlns:*", "area referrerpolicy", "object blocking"),
        *(f"link as {kind}" for kind in ("audio", "audioworklet", "document", "embed", "frame", "iframe", "manifest")),
        *(f"link as {kind}" for kind in ("object", "paintworklet", "report", "serviceworker", "sharedworker")),
        *(f"link as {kind}" for kind in ("video", "webidentity", "worker", "xslt")),
    ),
    "the empty value, which only html-validate takes": (
        *("dialog closedby", "img fetchpriority", "img loading", "input capture", "track kind"),
    ),
    "a name or a URL that no sample is": ("* aria-*", "* on*", "* xmlns", "li value"),
    "needs something around it or beside it that is not written here": (
        *("* aria-activedescendant", "* aria-labelledby", "* itemid", "* itemprop", "* itemref", "* itemtype"),
        *("a itemprop", "area itemprop", "audio itemprop", "meta itemprop", "video itemprop", "area shape circle"),
        *("area shape poly", "button formenctype", "colgroup span", "fieldset form", "img ismap", "img sizes"),
        *("input formenctype", "link color", "link imagesizes", "meta charset", "meta http-equiv", "output form"),
        *("select form", "select required", "source sizes", "source src", "td headers", "textarea form"),
        *("textarea wrap hard", "th headers"),
    ),
    "forbidden by html-validate's rules of accessibility": ("audio autoplay", "video autoplay"),
}
"""Elements, attributes and values for which there is no document that both validators take, and why."""


@cache
def documents() -> tuple[Document, ...]:
    return tuple(confirmed([*generated(), *standard()]))


def checks() -> list[ActiveCheck]:
    """Return all checks of HTML and of images, and those of the other plugins that are recommended."""
    return [
        ActiveCheck(make_check(info.check), info.plugin, "0", info.check.severity)
        for info in load_plugins((), ()).checks.values()
        if info.distribution == OWN and (info.check.recommended or info.plugin in {"html", "images"})
    ]


def test_what_both_validators_take_is_no_error() -> None:
    errors = Suite([one for one in checks() if one.severity is Severity.ERROR], site=Site(), strict=True)
    used = set()
    wrong = []
    for document in documents():
        seed = Seed("post.html", (FRONT_MATTER + document.markup).encode())
        for finding in lint(seed, errors):
            used.add(finding.check)
            if finding.check not in OF_MEANING:
                wrong.append((finding.check, finding.message, document.markup))
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"
    assert used == set(OF_MEANING)


@pytest.mark.parametrize("allowed", [SAFE, UNSAFE], ids=["safe", "unsafe"])
def test_what_a_fix_makes_of_it_both_validators_take(allowed: frozenset[Safety]) -> None:
    of_markup = Suite([one for one in checks() if one.plugin in {"html", "images"}], site=Site(), strict=True)
    changed: dict[str, str] = {}
    for document in documents():
        before = FRONT_MATTER + document.markup.removesuffix("\n") + "\n"
        outcome = settle(Seed("post.html", before.encode()), lambda one: lint(one, of_markup), allowed)
        assert outcome.fault is None, (outcome.fault, document)
        if outcome.seed.text != before:
            changed[outcome.seed.text.removeprefix(FRONT_MATTER)] = document.markup
    assert len(changed) > 100
    taken = {one.markup for one in confirmed(Document(markup, "") for markup in changed)}
    assert {after: before for after, before in changed.items() if after not in taken} == {}


def test_every_element_attribute_and_value_has_a_document_that_is_taken() -> None:
    missing = {" ".join(filter(None, one[1:])) for one in set(generated())}
    missing -= {" ".join(filter(None, one[1:])) for one in documents()}
    explained = {name for names in UNCONFIRMED.values() for name in names}
    assert {one for one in missing if one not in explained and one.rpartition(" ")[0] not in explained} == set()
    assert {
        name for name in explained if not any(one == name or one.startswith(f"{name} ") for one in missing)
    } == set()


def test_the_examples_of_the_standard_are_there() -> None:
    examples = list(standard())
    taken = [one for one in documents() if not one.tag]
    assert len(examples) > 700
    assert len(taken) > len(examples) / 2
