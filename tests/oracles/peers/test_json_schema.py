"""The JSON Schema Test Suite (2020-12) as front matter: what is invalid gives a finding, what is valid gives none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from oracles.tools import ORACLES, missing
from seedlint import ConfigError, Seed
from seedlint.testing import findings, make_check
from seedlint_front_matter.invalid_field_value import InvalidFieldValue
from seedlint_front_matter.missing_field import MissingField
from seedlint_front_matter.unknown_field import UnknownField
from seedlint_front_matter.wrong_field_type import WrongFieldType

CHECKS = (MissingField, WrongFieldType, InvalidFieldValue, UnknownField)
SUITE = ORACLES / "suites" / "json-schema"
ELSEWHERE = {"refRemote.json", "vocabulary.json", "dynamicRef.json"}
"""Of schemas on the network, which are never read."""


def groups() -> list[tuple[str, dict[str, Any]]]:
    files = [path for path in SUITE.glob("*/json/tests/draft2020-12/*.json") if path.name not in ELSEWHERE]
    if not files:
        missing("the JSON Schema Test Suite")
    return [(path.stem, group) for path in sorted(files) for group in json.loads(path.read_text(encoding="utf-8"))]


def test_the_suites_instances_as_front_matter(tmp_path: Path) -> None:
    judged, unusable, wrong = 0, [], []
    for number, (name, group) in enumerate(groups()):
        (tmp_path / f"{number}.json").write_text(json.dumps(group["schema"]), encoding="utf-8")
        for case in group["tests"]:
            data = case["data"]
            if not isinstance(data, dict) or "$schema" in data:
                continue  # front matter is fields
            seed = Seed("post.md", (json.dumps(data, indent=1, ensure_ascii=True) + "\n").encode())
            if seed.front_matter is None or seed.front_matter.fault is not None:
                seed = Seed("post.md", ("---\n" + json.dumps(data) + "\n---\n").encode())
            found = []
            try:
                for check in CHECKS:
                    options = {"schemas": {"*": f"{number}.json"}}
                    found += findings(make_check(check, options, {"root": str(tmp_path)}), seed)
            except ConfigError as error:
                unusable.append((name, group["description"], str(error)))
                break
            judged += 1
            if bool(found) == case["valid"]:
                wrong.append((name, group["description"], case["description"], json.dumps(data), case["valid"]))
    assert not wrong, f"{len(wrong)} of {judged}: {wrong[:12]}"
    assert (judged, unusable) == (409, []), "the counts in docs/decisions"
