"""A schema that the configuration names and nobody can use is the user's mistake, and no finding in every post."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from seedlint import ConfigError, Seed
from seedlint.testing import findings, make_check
from seedlint_front_matter.missing_field import MissingField
from seedlint_front_matter.unknown_field import UnknownField

SEED = Seed("post.md", "---\ntitle: 会议\n---\n".encode())
WRONG = {
    "none.json": ("", "The schema none.json cannot be read: No such file"),
    "half.json": ('{\n"a": ', "The schema half.json cannot be used: Expecting value: line 2 column 6"),
    "deep.json": ("[" * 100_000, "The schema deep.json cannot be used: "),
    "type.json": ('{"type": "sting"}', "The schema type.json cannot be used: "),
    "lost.json": ('{"$ref": "gone.json"}', "The schema lost.json cannot be used: "),
    "../a.json": ("", "The schema ../a.json is outside of the site's folder"),
    "http://[": ("", "The schema http://[ is on the network"),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("check", [MissingField, UnknownField])
def test_a_schema_that_cannot_be_used(tmp_path: Path, name: str, check: type[MissingField | UnknownField]) -> None:
    text, says = WRONG[name]
    if text:
        (tmp_path / name).write_text(text, encoding="utf-8")
    for where in ({"options": {"schemas": {"*": name}}}, {"site": {"schemas": {"*": name}}}):
        site = {"root": str(tmp_path), **where.get("site", {})}
        with pytest.raises(ConfigError) as caught:
            findings(make_check(check, where.get("options"), site), SEED)
        assert str(caught.value).startswith(f"schemas: {says}")


@pytest.mark.skipif(sys.platform == "win32", reason="has no named pipes in folders")
@pytest.mark.parametrize("text", ["", '{"$ref": "pipe.json"}'])
def test_a_pipe_is_no_schema_and_is_not_waited_for(tmp_path: Path, text: str) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "post.json").write_text(text, encoding="utf-8")
    name = "post.json" if text else "pipe.json"
    with pytest.raises(ConfigError, match=r"pipe\.json is no file"):
        findings(make_check(MissingField, {"schemas": {"*": name}}, {"root": str(tmp_path)}), SEED)


def test_a_link_to_itself_is_no_schema(tmp_path: Path) -> None:
    (tmp_path / "loop.json").symlink_to("loop.json")
    with pytest.raises(ConfigError, match=r"The schema loop\.json cannot be"):
        findings(make_check(MissingField, {"schemas": {"*": "loop.json"}}, {"root": str(tmp_path)}), SEED)


def test_a_byte_order_mark_before_a_schema_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_text('{"required": ["date"]}', encoding="utf-8-sig")
    check = make_check(MissingField, {"schemas": {"*": "post.json"}}, {"root": str(tmp_path)})
    assert len(findings(check, SEED)) == 1
