"""html5lib's tests of tree construction: our tree has the elements, attributes and text of the standard's tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from oracles.tools import ORACLES
from seedlint import Element, Seed, Span, Text
from seedlint.seed.html import HtmlTree

SUITE = ORACLES / "suites" / "html5lib"
_SECTION = re.compile(r"^#(data|errors|new-errors|document-fragment|script-on|script-off|document)\n", re.MULTILINE)
_LINE = re.compile(r'\| ( *)(?:<([^!?\s>=][^>"]*)>|([^\s"].*?)="(.*)"|(".*"))', re.DOTALL)


class Tree(NamedTuple):
    """The elements, each with its attributes, and the text of a document."""

    elements: list[tuple[str, dict[str, str]]]
    text: str


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield file, source and expected tree of the cases that are documents without scripts."""
    files = sorted(SUITE.glob("usr/share/gocode/src/golang.org/x/net/html/testdata/webkit/*.dat"))
    if not files:
        pytest.skip("html5lib's tests come from Debian, and are not here: run `make oracles`")
    for file in files:
        for case in re.split(r"\n\n(?=#data\n)", file.read_text(encoding="utf-8", errors="surrogateescape")):
            parts = _SECTION.split(case)
            sections = dict(zip(parts[1::2], parts[2::2], strict=True))
            if "document" in sections and "document-fragment" not in sections and "script-on" not in sections:
                yield file.name, sections["data"].removesuffix("\n"), sections["document"].rstrip("\n")


def expected(drawn: str) -> Tree:
    elements: list[tuple[str, dict[str, str]]] = []
    text = ""
    for line in re.split(r"\n(?=\| )", drawn):
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        if match[2]:
            elements.append((match[2].split()[-1].lower(), {}))
        elif match[3]:
            elements[-1][1][match[3].split()[-1].lower()] = match[4]
        elif match[5]:
            text += match[5][1:-1]
    return Tree(elements, text)


def ours(source: str) -> Tree:
    root = HtmlTree(source, source, Span(0, len(source))).root
    found = list(root.descendants())
    return Tree(
        [(node.tag, dict(node.values)) for node in found if isinstance(node, Element)],
        "".join(node.text for node in found if isinstance(node, Text)),
    )


def _counted(elements: list[tuple[str, dict[str, str]]]) -> Counter[object]:
    return Counter((tag, frozenset(attributes.items())) for tag, attributes in elements)


IMPLIED = frozenset({"html", "head", "body", "tbody", "colgroup", "tr"})


def test_the_trees_of_the_suite() -> None:
    classes: Counter[str] = Counter()
    wrong = []
    for file, source, drawn in cases():
        if re.search("[\r\0\ud800-\udfff]", source):
            classes["control characters"] += 1
            continue
        want, have = expected(drawn), ours(source)
        seed = Seed("post.html", source.encode())
        assert "".join(source[slice(*span)] for span in tiles(seed)) == seed.text[slice(*seed.body)], source
        tags = [one for one in want.elements if one[0] not in IMPLIED]
        mine = [one for one in have.elements if one[0] not in IMPLIED]
        if tags == mine:
            classes["equal"] += 1
        elif _counted(tags) == _counted(mine):
            classes["moved"] += 1  # out of a table, or into the head: ours stay where they are written
        elif len(tags) > len(mine) and not _counted(mine) - _counted(tags):
            classes["made by the parser"] += 1  # clones of formatting elements, and what is implied
        elif re.search(
            r"<(?:frameset|html|head|body|template|select|svg|math|plaintext|isindex)\b", source, re.IGNORECASE
        ):
            classes["of whole documents"] += 1
        else:
            wrong.append((file, source, tags, mine))
    assert not wrong, f"{len(wrong)}, {classes}: {wrong[:10]}"
    assert classes["equal"] >= 0.8 * classes.total(), classes


def tiles(seed: Seed) -> list[Span]:
    spans = []
    for node in seed.html.root.descendants():
        if isinstance(node, Element):
            spans += [node.start_tag, *([node.end_tag] if node.end_tag is not None else [])]
        else:
            spans.append(node.span)
    return sorted(spans)
