"""yaml-test-suite's documents as front matter: the invalid ones are told, and valid ones only where builds break."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any, NamedTuple

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from oracles.tools import ask_node, package
from seedlint import Seed
from seedlint.testing import findings, make_check
from seedlint_front_matter.invalid_yaml import InvalidYaml

TOLD = {
    "a field without a name": (
        *("2JQS 0", "CFD4 0", "FRK4 0", "M2N8 0", "NHX8 0", "S3PD 0", "SM9W 1", "UKK6 0"),
        *("6M2F 0",),
    ),
    "a value or an item in brackets that begins with a colon": ("58MP 0", "5T43 0", "DBG4 0", "HM87 0"),
    "a colon in the name of an anchor": ("2SXE 0", "W5VH 0"),
    "a name and its colon on two lines in brackets": ("4MUZ 0", "4MUZ 1", "4MUZ 2", "VJP3 1"),
    "an address as a name in braces": ("4ABK 0",),
    "a tab where white space only separates": ("6BCT 0", "6CA3 0", "A2M4 0", "Q5MG 0", "Y79Y 10"),
    "a tab at the head of a line": (*("96NN 0", "96NN 1", "DK95 0", "DK95 3", "DK95 4", "R4YG 0", "Y79Y 1"),),
}
"""Valid documents that are told, since libyaml refuses them, and Jekyll's build with it; and why it does."""
RUAMEL_ALONE = {
    "a tab between words or at the end of a line": ("DC7X 0", "DK95 5", "HS5T 0", "J3BT 0", "NB6Z 0", "UV7Q 0"),
    "a value that begins with blank lines": ("4QFQ 0", "DWX9 0"),
    "a value right after its colon, or a tag of nothing": ("9MMW 0", "WZ62 0"),
}
"""Valid documents that ruamel.yaml alone refuses: nobody builds a site with it, and they are silent."""


class Document(NamedTuple):
    """A document of the suite, and whether the standard forbids it."""

    name: str
    text: str
    fails: bool


@cache
def documents() -> tuple[Document, ...]:
    """Return the documents that can be front matter: a line of `---` or `...` would end the block."""
    suite: list[dict[str, Any]] = ask_node("suite.cjs", [str(package("yaml-test-suite") / "index.js"), "default"])
    found = [
        Document(f"{entry['id']} {number}", case["yaml"].removesuffix("\n") + "\n", case.get("fail", False))
        for entry in suite
        for number, case in enumerate(entry["cases"])
        if "yaml" in case
    ]
    return tuple(one for one in found if not any(line.startswith(("---", "...")) for line in one.text.splitlines()))


@cache
def told() -> frozenset[str]:
    """Return the names of the documents of which `invalid-yaml` says something."""
    names = set()
    for one in documents():
        post = f"---\n{one.text}---\n文\n"
        seed = Seed("post.md", post.encode())
        assert seed.text == post, one.name
        if findings(make_check(InvalidYaml), seed):
            names.add(one.name)
    return frozenset(names)


def libyaml_reads(text: str) -> bool:
    try:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except (yaml.YAMLError, ValueError):
        return False
    return True


def ruamel_reads(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of anchors that are used twice
            YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError):
        return False
    return True


def js_yaml_reads() -> dict[str, bool]:
    answers: list[bool] = ask_node("yaml_reads.cjs", [one.text for one in documents()])
    return dict(zip((one.name for one in documents()), answers, strict=True))


def test_every_invalid_document_is_told() -> None:
    invalid = {one.name for one in documents() if one.fails}
    assert len(invalid) > 40
    assert invalid - told() == set()


def test_a_valid_document_is_told_only_where_libyaml_refuses_it() -> None:
    valid = {one.name: one.text for one in documents() if not one.fails}
    assert len(valid) > 150
    assert told() & valid.keys() == {name for names in TOLD.values() for name in names}
    assert {name for name in told() & valid.keys() if libyaml_reads(valid[name])} == set()


def test_what_is_silent_the_parsers_read() -> None:
    js_yaml = js_yaml_reads()
    silent = {one.name: one.text for one in documents() if one.name not in told()}
    assert len(silent) > 140
    assert {name for name, text in silent.items() if not libyaml_reads(text)} == set()
    assert {name for name in silent if not js_yaml[name]} == set()
    refused = {name for name, text in silent.items() if not ruamel_reads(text)}
    assert refused == {name for names in RUAMEL_ALONE.values() for name in names}


def test_js_yaml_agrees_with_the_suite() -> None:
    js_yaml = js_yaml_reads()
    assert {one.name for one in documents() if js_yaml[one.name] == one.fails} == set()
