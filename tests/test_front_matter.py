"""Front matter is read line by line where that is certain: then the tree is the one that libyaml's events make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.diagnostics import Span
from seedlint.seed.front_matter import parse_front_matter
from seedlint.seed.front_matter.plain import read_plain
from seedlint.seed.front_matter.yaml import parse_yaml

_PARTS = [
    *["title: ", "tags:\n", "tags: \n", "a.b-c: ", "\n- x", "\n - x", "\n  - x", "\n   y", "? ", "k: v\n", "\n"],
    *["'", '"', "''", "\\", "\\n", ":", ": ", "：", " #", "#", "- ", "-", ",", "[", "]", "{", "}", "&a ", "*a", "!"],
    *["!!str ", "|", ">-", "%", "@", "`", "~", "null", "<<", "=", "---", "...", " ", "  ", "\t", "\r\n", "\r", "1"],
    *["2025-03-03T16:20:30+08:00", "https://example.org/a?b=c#d", "会议", "，", "😀", "\u3000", "\xa0", "\x85"],
    *["\u2028", "\ufeff", "\ufffe", "\x00", "\x7f", "\x9f", "\ue000"],
]
_LINES = [
    *["title: '会议：开幕'\n", 'title: "会议"  \n', "headimg: https://example.org/a.jpg\n", "date: 2025-03-03\r\n"],
    *["tags:\n", "tags: \n", "- 会议\n", " - 'a: b'\n", "  - b c\n", "comments: false\n", "x: a ：b\n", "n: (a)\n"],
]
_blocks = st.lists(st.one_of(st.sampled_from(_LINES), st.sampled_from(_PARTS)), max_size=9).map("".join)


def _agree(before: str, block: str, after: str) -> bool:
    """Return whether the block was read line by line; what was read has to be what the whole parser reads."""
    text, content = before + block + after, Span(len(before), len(before) + len(block))
    plain = read_plain(text, content)
    assert plain is None or parse_yaml(text, content) == (plain, None)
    return plain is not None


@given(st.sampled_from(["", "---\n", "\ufeff---\r\n"]), _blocks, st.sampled_from(["", "---\n", "---\nx: y\n"]))
def test_what_is_read_line_by_line_is_what_the_whole_parser_reads(before: str, block: str, after: str) -> None:
    _agree(before, block, after)


@pytest.mark.parametrize(
    "block",
    [
        "title: 会议\n",
        "title: '会议：开幕（3）'\ncategories: \n - 新媒体\n - 头条\nimage: https://example.org/a.jpg\nx: false\n",
        "date: 2025-03-03T16:20:30+08:00\r\ntags:\r\n- a\r\n- b\r\n",
        "title: \"a b\"  \ntags:\n  - 'c: d'\nempty:\nlast:",
    ],
)
def test_the_usual_block_is_read_line_by_line(block: str) -> None:
    assert _agree("---\n", block, "")


@pytest.mark.parametrize(
    "block",
    [
        "",
        "title: 快讯: 会议\n",
        "title: 会议 # 快讯\n",
        "title: 会议:\n",
        "title: 会议\n  开幕\n",
        "title: 会议\n - a\n",
        "title: 'it''s'\n",
        'title: "a\\tb"\n',
        "title:\ta\n",
        "title: a\u2028b\n",
        "title: &a b\n",
        "tags: [a, b]\n",
        "tags:\n - a\n  - b\n",
        "tags:\n - a: b\n",
        "text: |\n  a\n",
        "# a\ntitle: b\n",
        "a:\n  b: c\n",
    ],
)
def test_what_may_have_another_reading_is_left_to_the_whole_parser(block: str) -> None:
    assert not _agree("---\n", block, "")


_MANY = "9" * 5000


@pytest.mark.parametrize("depth", [101, 400, 990, 5000])
@pytest.mark.parametrize(
    "block",
    [
        '{{\n"a": {opening}1{closing}\n}}\n;;;\n',
        '{{\n"a": {opening}1{closing}\n}}\n',
        "+++\na = {opening}1{closing}\n+++\n",
        "---\na: {opening}1{closing}\n---\n",
    ],
)
def test_a_block_that_nests_too_deeply_is_a_fault_and_no_crash(block: str, depth: int) -> None:
    front_matter = parse_front_matter(block.format(opening="[" * depth, closing="]" * depth))
    assert front_matter is not None
    assert front_matter.root is None
    assert front_matter.fault is not None
    assert front_matter.fault.message == "nested deeper than 100 levels"


@pytest.mark.parametrize("block", [f'{{\n"a": {_MANY}\n}}\n', f"+++\na = {_MANY}\n+++\n"])
def test_a_number_of_too_many_digits_is_a_fault_and_no_crash(block: str) -> None:
    front_matter = parse_front_matter(block)
    assert front_matter is not None
    assert front_matter.fault is not None
    assert front_matter.fault.message == "a number has too many digits"


def test_yaml_reads_a_number_of_many_digits_as_javascript_does() -> None:
    front_matter = parse_front_matter(f"---\na: {_MANY}\nb: -{_MANY}\n---\n")
    assert front_matter is not None
    assert front_matter.data == {"a": float("inf"), "b": float("-inf")}
