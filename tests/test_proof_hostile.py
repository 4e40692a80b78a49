"""What the proof does with hostile input: it ends, and says so where it cannot read a body."""

from __future__ import annotations

from multiprocessing import get_context

import pytest

from seedlint import Keeps, Seed
from seedlint.proof import Reading, unkept

SECONDS = 120
"""Far more than any of these takes on a busy machine: what has not ended by then hangs."""
POST = "---\n{}\n---\n\n<p>正文</p>\n"


ALIASES = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40))
MERGES = "\n".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 40))


@pytest.mark.parametrize(
    ("name", "text", "path"),
    [
        ("a web of aliases", POST.format(f"a0: &a0 [x]\n{ALIASES}"), "post.md"),
        ("one with a repeated key", POST.format(f"a0: &a0 [x]\n{ALIASES}\na39: *a39"), "post.md"),
        ("merges of merges", POST.format(f"a0: &a0 {{x: 1}}\n{MERGES}"), "post.md"),
        ("an alias of itself", POST.format("a: &a [*a]"), "post.md"),
        ("a deep block", POST.format("a: " + "[" * 20_000), "post.md"),
        ("a deep block of dashes", POST.format("- " * 20_000 + "x"), "post.md"),
        ("deep JSON", '{"a": ' + "[" * 5_000 + "\n}\n", "post.md"),
        ("deep elements", "<div>" * 10_000, "post.html"),
        ("deep quotes", "> " * 5_000 + "x", "post.md"),
        ("open brackets", "文 " + "[" * 300_000, "post.md"),
        ("open brackets of images", "文 " + "![" * 150_000, "post.md"),
        ("tags that never end", "<a " * 20_000, "post.html"),
        ("what html.parser rejects", "<![x\n<p>甲", "post.html"),
        ("fences without an end", "title: x\n" * 5_000, "post.md"),
        ("no text at all", "", "post.md"),
    ],
)
def test_hostile_input_is_read(name: str, text: str, path: str) -> None:
    """Most of these never ended, or ended the process: each is read in one of its own, which can be given up."""
    process = get_context("spawn").Process(target=read, args=(text, path))
    process.start()
    process.join(SECONDS)
    hangs = process.is_alive()
    process.kill()
    process.join()
    assert not hangs, f"{name}: not read after {SECONDS} s"
    assert process.exitcode == 0, name


def read(text: str, path: str) -> None:
    """Read all there is of a text; an assertion that fails is the end of this process."""
    reading = Reading(text, path.endswith(".html"))
    assert isinstance(reading.front_matter, tuple)
    assert all(isinstance(part, str) for part in (reading.visible_text, reading.urls, reading.labels))
    assert all(isinstance(part, tuple) for part in (reading.holders, reading.structure))
    assert unkept(Seed(path, text.encode()), Seed(path, f"{text}\n\n乙".encode()), Keeps.FRONT_MATTER) is None


@pytest.mark.parametrize(
    ("text", "path", "says"),
    [("文 " + "[" * 50_000, "post.md", "too many brackets ["), ("<![x\n<p>甲", "post.html", "rejects the markup")],
)
def test_a_body_that_cannot_be_read_is_not_said_to_differ(text: str, path: str, says: str) -> None:
    before, after = Seed(path, text.encode()), Seed(path, f"{text} ".encode())
    for keeps in (Keeps.VISIBLE_TEXT, Keeps.URLS, Keeps.STRUCTURE):
        found = unkept(before, after, keeps)
        assert found is not None
        assert says in found.reason
        assert not found.read
    assert unkept(before, after, Keeps.FRONT_MATTER) is None


def test_brackets_that_a_person_writes_are_read() -> None:
    nested = "[" * 30 + "甲" + "]" * 30
    text = f"{nested}\n\n" + "[甲](/a)［乙］[[注]]" * 5_000
    assert Reading(text, is_html=False).unreadable is None
