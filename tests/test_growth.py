"""What thousands of things in one seed cost: in proportion to their number, and not to its square.

Seeds are hostile input: a run over an archive must not hang on one of them. Four times as much may take ten times
as long, which is far from four, as machines are busy, and far from sixteen.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from seedlint import Change, Diagnostic, Keeps, Seed, Severity, Span, lost_with, url_changes
from seedlint.proof import comparison, unkept
from seedlint.suppress import apply

NAMES = frozenset({"missing-alt"})
Job = Callable[[], object]


def removed_words(n: int) -> Job:
    words = [f"（{i}）" for i in range(n)]
    before = Seed("post.html", "".join(f"{word}乙丙丁戊己庚辛" for word in words).encode())
    after = Seed("post.html", ("乙丙丁戊己庚辛" * n).encode())
    changes = [Change(i, word, None) for i, word in enumerate(words)]
    return lambda: unkept(before, after, Keeps.ALL, changes=changes)


def words_in_a_row(n: int) -> Job:
    before, after = Seed("post.html", ("甲" * (2 * n)).encode()), Seed("post.html", ("甲" * n).encode())
    return lambda: unkept(before, after, Keeps.ALL, changes=[Change(i, "甲", None) for i in range(n)])


def suppressed(text: str, path: str = "post.html", active: frozenset[str] = NAMES) -> Job:
    seed = Seed(path, text.encode())
    found = [
        Diagnostic(path, "missing-alt", "images", Severity.WARNING, Span(*one.start_tag), "no alt")
        for one in seed.html.find("img")
    ]
    return lambda: apply(seed, found, NAMES, active)


def idle_directives(n: int) -> Job:
    return suppressed("<!-- seedlint-disable-next missing-alt -->\n<p>甲</p>\n" * n)


def directives_in_a_row(n: int) -> Job:
    return suppressed("<!-- seedlint-disable-next missing-alt -->\n" * n + "<p>甲</p>\n", active=frozenset())


def directives_at_work(n: int) -> Job:
    return suppressed("<!-- seedlint-disable-next missing-alt -->\n<img src=a>\n" * n)


def comments_of_fields(n: int) -> Job:
    fields = "".join(f"a{i}: 1 # seedlint: disable=missing-alt\n" for i in range(n))
    return suppressed(f"---\n{fields}---\n", "post.md", frozenset())


def toml_fields(n: int) -> Job:
    text = "+++\n" + "".join(f'a{i} = "甲乙丙丁戊己庚辛壬癸"\n' for i in range(n)) + "+++\n"
    return lambda: Seed("post.md", text.encode()).front_matter


def elements_that_go(n: int) -> Job:
    seed = Seed("post.html", ("<p><img src=a alt=b></p>\n" * n).encode())
    tags = [one.start_tag for one in seed.html.find("img")]
    return lambda: [lost_with(seed, tag) for tag in tags]


def urls_of_markdown(n: int) -> Job:
    seed = Seed("post.md", "".join(f"![甲](http://example.org/{i}.jpg)\n\n" for i in range(n)).encode())
    images = seed.images
    return lambda: [url_changes(seed, image, ("", "s")) for image in images]


def nested_elements(n: int) -> Job:
    before, after = (Seed("post.html", ("<div>" * n + end).encode()) for end in ("", " "))
    return lambda: unkept(before, after, Keeps.ALL)


def seconds(job: Callable[[int], Job], n: int) -> float:
    def once() -> float:
        work = job(n)
        comparison._cached_reading.cache_clear()  # or all but the first run measure nothing
        start = process_time()
        work()
        return process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize(
    ("job", "n"),
    [
        (removed_words, 500),
        (words_in_a_row, 2000),
        (idle_directives, 200),
        (directives_in_a_row, 1000),
        (directives_at_work, 1000),
        (comments_of_fields, 500),
        (toml_fields, 8000),
        (elements_that_go, 500),
        (urls_of_markdown, 500),
        (nested_elements, 2500),
    ],
)
def test_time_grows_with_the_number(job: Callable[[int], Job], n: int) -> None:
    assert seconds(job, 4 * n) < 10 * seconds(job, n)
