"""The ledger: what is refused, with file and line, and that a check that uses it can be sent to another process."""

from __future__ import annotations

import os
import pickle
import sys
from typing import TYPE_CHECKING

import pytest

from seedlint import ConfigError, Seed
from seedlint.testing import findings, make_check
from seedlint_names._ledger import parse_ledger
from seedlint_names._matcher import Matcher, Wanted
from seedlint_names.name_variant import NameVariant

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '[[name]]\ncanonical = "泽连斯基"\nvariants = ["泽林斯基"]\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[name]]\ncanonical = "泽连斯基\n', "names.toml:2: is not TOML"),
        ('[[name]]\ncanonical = "泽连斯基"\nvariants = [', "names.toml:3: is not TOML"),
        ('[[name]]\ncanonical = "泽连斯基"\nvariants = [\n', "names.toml:3: is not TOML"),
        ('[[nmae]]\ncanonical = "泽连斯基"\n', "names.toml:1: has the unknown key 'nmae'"),
        (f'{GOOD}[[nmae]]\ncanonical = "普京"\n', "names.toml:4: has the unknown key 'nmae'"),
        ('# name\n[name]\ncanonical = "泽连斯基"\n', "names.toml:2: 'name' is not a list of tables"),
        (f'{GOOD}[[name]]\nvariants = ["普京"]\n', "names.toml:4: name number 2 needs 'canonical'"),
        ('[[name]]\ncanonical = "泽连斯基"\nvariant = ["a"]\n', "names.toml:1: name number 1 has the unknown key"),
        ('[[name]]\ncanonical = {"zh" = "普京"}\n', "names.toml:1: name number 1 has the unknown region 'zh'"),
        ('[[name]]\ncanonical = "普京"\nvariants = "普丁"\n', "'variants' that are not a list"),
        ('[[name]]\ncanonical = "普京"\nvariants = ["普"]\n', "'variants' that are not a list of spellings"),
        ('[[name]]\ncanonical = "普京"\nvariants = ["普京"]\n', "lists its canonical spelling '普京'"),
        (f'{GOOD}[[name]]\ncanonical = "普京"\nvariants = ["泽林斯基"]\n', "names.toml:4: name number 2 lists"),
        (f'{GOOD}[[name]]\ncanonical = "普京"\nvariants = ["泽连斯基"]\n', "which is canonical for name number 1"),
        ('[[name]]\ncanonical = "普京"\nnote = 3\n', "'note' that is not a text"),
        (f"{GOOD}\nname = {'[' * 5000}", "names.toml:5: is nested too deeply"),
        (f"{GOOD}note = {'9' * 5000}\n", "names.toml:4: has a number of too many digits"),
    ],
)
def test_a_fault_names_file_and_line(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_ledger(text, "names.toml")
    assert message in str(caught.value)


def make(root: Path, **options: str) -> object:
    return make_check(NameVariant, options, site={"root": str(root)})


def test_an_invalid_ledger_is_refused_when_the_check_is_made(tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_bytes(b'[[name]]\ncanonical = "\xff"\n')
    with pytest.raises(ConfigError, match=r"names.toml:2: is not UTF-8"):
        make(tmp_path)
    with pytest.raises(ConfigError, match="house is 'cn'"):
        make_check(NameVariant, {"house": "cn"})


def test_a_byte_order_mark_before_the_ledger_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_text(GOOD, encoding="utf-8-sig")
    check = make_check(NameVariant, site={"root": str(tmp_path)})
    assert len(findings(check, Seed("post.md", "泽林斯基".encode()))) == 1


def test_a_ledger_that_is_named_must_be_there(tmp_path: Path) -> None:
    make(tmp_path)
    for name in ("nope.toml", "names.toml", "a\0b"):
        with pytest.raises(ConfigError, match="cannot be read"):
            make(tmp_path, ledger=name)


@pytest.mark.skipif(sys.platform == "win32", reason="has no named pipes in folders")
def test_what_is_no_file_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    os.mkfifo(tmp_path / "pipe.toml")
    for name, says in (("folder.toml", "is no file"), ("pipe.toml", "is no file"), ("loop.toml", "cannot be read")):
        with pytest.raises(ConfigError, match=f"{name}: {says}"):
            make(tmp_path, ledger=name)


def test_a_changed_ledger_is_read_anew_by_the_next_check(tmp_path: Path) -> None:
    seed = Seed("post.md", "泽林斯基与约翰孙".encode())
    site = {"root": str(tmp_path)}
    assert findings(make_check(NameVariant, site=site), seed) == []
    (tmp_path / "names.toml").write_text(GOOD, encoding="utf-8")
    assert len(findings(make_check(NameVariant, site=site), seed)) == 1
    more = f'{GOOD}[[name]]\ncanonical = "约翰逊"\nvariants = ["约翰孙"]\n'
    (tmp_path / "names.toml").write_text(more, encoding="utf-8")
    check = make_check(NameVariant, site=site)
    assert len(findings(check, seed)) == 2
    assert len(findings(pickle.loads(pickle.dumps(check)), seed)) == 2  # noqa: S301


def test_the_longest_name_wins_and_matches_do_not_overlap() -> None:
    wanted = {word: Wanted(word.upper(), True, "") for word in ("甲乙", "甲乙丙", "丙丁", "乙丙丁")}
    matcher = Matcher(wanted, {"戊甲乙己"})
    text = "甲乙丙丁，戊甲乙己，甲乙，丙丁，戊甲乙"
    assert [text[hit.start : hit.end] for hit in matcher.find(text)] == ["甲乙丙", "甲乙", "丙丁", "甲乙"]


def test_a_name_may_begin_inside_the_next_one() -> None:
    matcher = Matcher({"甲乙": Wanted("甲已", True, "")}, {"乙丙"})
    assert [hit[:2] for hit in matcher.find("甲乙丙")] == [(0, 2)]


def test_a_large_ledger_finds_the_same() -> None:
    words = [first + second + third for first in "甲乙丙丁戊己" for second in "子丑寅卯" for third in "赤青黄白黑"]
    few = {word: Wanted(word, True, "") for word in [*words, "甲子", "甲子赤青"]}
    many = few | {f"{chr(0x5000 + number)}某": Wanted("", True, "") for number in range(1000)}
    text = "甲子赤青，甲子，乙丑白，丙卯，丙卯黑甲子青子赤"
    found = [hit[:2] for hit in Matcher(few, ()).find(text)]
    assert found == [hit[:2] for hit in Matcher(many, ()).find(text)]
    assert [text[start:end] for start, end in found] == ["甲子赤青", "甲子", "乙丑白", "丙卯黑", "甲子青"]
