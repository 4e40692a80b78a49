"""yaml-test-suite's documents as front matter: what cannot be read is told, what can be read is not."""

from __future__ import annotations

from typing import Any

import yaml

from oracles.tools import ask_node, package
from seedlint import Seed
from seedlint.testing import findings, make_check
from seedlint_front_matter.invalid_yaml import InvalidYaml


def documents() -> list[tuple[str, str, bool]]:
    """Return the cases: name, text, and whether the standard forbids it."""
    suite: list[dict[str, Any]] = ask_node("suite.cjs", [str(package("yaml-test-suite") / "index.js"), "default"])
    return [
        (f"{entry['id']} {number}", case["yaml"], case.get("fail", False))
        for entry in suite
        for number, case in enumerate(entry["cases"])
        if "yaml" in case
    ]


def reads(text: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]) -> bool:
    """Return whether a loader takes the document."""
    try:
        yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, ValueError):
        return False
    return True


def test_the_suites_documents_as_front_matter() -> None:
    told = {False: 0, True: 0}
    refused = lenient = 0
    wrong = []
    for name, document, fails in documents():
        if any(line.startswith(("---", "...")) for line in document.splitlines()):
            continue  # such a line ends the block
        text = document if document.endswith("\n") else document + "\n"
        post = f"---\n{text}---\n文\n"
        seed = Seed("post.md", post.encode())
        assert seed.text == post, name
        found = findings(make_check(InvalidYaml), seed)
        # Of what the standard takes, libyaml (Jekyll reads with it) refuses some: told too, since it breaks that build.
        # Of what the standard forbids, some is taken by every loader there is: no build breaks, and nothing is told.
        quick = reads(text, yaml.CSafeLoader)
        if quick if found else fails and not (quick or reads(text, yaml.SafeLoader)):
            wrong.append((name, "told" if found else "silent", "invalid" if fails else "valid", document))
        refused += bool(found) and not fails
        lenient += not found and fails
        told[bool(found)] += 1
    assert not wrong, f"{len(wrong)} of {told}: {wrong[:8]}"
    assert (told[True], told[False], refused, lenient) == (78, 177, 32, 6), "the counts in docs/decisions"
