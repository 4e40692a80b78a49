"""The JSON Schema Test Suite (2020-12) as front matter: what is invalid gives a finding, what is valid gives none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from oracles.peers.suites import JSON_SCHEMA
from oracles.tools import missing
from seedlint import Seed
from seedlint.testing import findings, make_check
from seedlint_front_matter.invalid_field_value import InvalidFieldValue
from seedlint_front_matter.missing_field import MissingField
from seedlint_front_matter.unknown_field import UnknownField
from seedlint_front_matter.wrong_field_type import WrongFieldType

CHECKS = (MissingField, WrongFieldType, InvalidFieldValue, UnknownField)
ELSEWHERE = "http://localhost:1234/"
"""Where the suite keeps the schemas that others refer to: on the network, which is never read."""
ASSERTED = "only an annotation by default"
"""What the suite says of a `format` that is not kept; we report it, and the suite's own tests of formats are kept."""


def groups() -> list[tuple[str, dict[str, Any]]]:
    files = sorted([*JSON_SCHEMA.glob("*.json"), *JSON_SCHEMA.glob("optional/format/*.json")])
    if not files:
        missing("the JSON Schema Test Suite")
    found = [(path.stem, group) for path in files for group in json.loads(path.read_text(encoding="utf-8"))]
    return [(name, group) for name, group in found if ELSEWHERE not in json.dumps(group["schema"])]


def inner(schema: Any) -> Any:
    """Return a schema for use within another one; with an identity of its own, so that `#` still means its root."""
    return {"$id": "https://example.com/case", **schema} if isinstance(schema, dict) else schema


def test_the_suites_instances_as_front_matter(tmp_path: Path) -> None:
    judged, annotated = 0, set()
    wrong = []
    for number, (name, group) in enumerate(groups()):
        for case in group["tests"]:
            file, data, schema = f"{number}.json", case["data"], group["schema"]
            if not isinstance(data, dict) or "$schema" in data:  # front matter is fields
                file, data, schema = f"{number}-inner.json", {"field": data}, {"properties": {"field": inner(schema)}}
            (tmp_path / file).write_text(json.dumps(schema), encoding="utf-8")
            seed = Seed("post.md", (json.dumps(data, indent=1, ensure_ascii=True) + "\n").encode())
            if seed.front_matter is None or seed.front_matter.fault is not None:
                seed = Seed("post.md", ("---\n" + json.dumps(data) + "\n---\n").encode())
            checks = [make_check(check, {"schemas": {"*": file}}, {"root": str(tmp_path)}) for check in CHECKS]
            found = [finding for check in checks for finding in findings(check, seed)]
            judged += 1
            if ASSERTED in case["description"]:
                annotated.add(name)
            elif bool(found) == case["valid"]:
                wrong.append((name, group["description"], case["description"], json.dumps(data), case["valid"]))
    assert not wrong, f"{len(wrong)} of {judged}: {wrong[:60]}"
    assert annotated == {"format"}
    assert judged > 1600, judged
