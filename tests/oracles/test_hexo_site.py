"""A real Hexo site made of the fixed posts: each has its page, with its title, date, categories, images and text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import frontmatter
import pytest
from bs4 import BeautifulSoup
from opencc import OpenCC

from oracles.site import FRONT_MATTER, OTHER_LAYOUT, SAME_ADDRESS, Page, address, pages, skeleton
from oracles.tables import record
from oracles.trees import Post, Stage, findings

_SIMPLIFIED = OpenCC("t2s")
_AFTER = [Stage.FIXED, Stage.REPAIRED]
_OURS = {"own", "seeds"}
"""Folders whose posts are the news posts that seedlint is for: HTML bodies that any parser reads alike."""


def letters(text: str) -> str:
    """Return a text's skeleton in one script: `mixed-script` has an unsafe fix that changes the script of a word."""
    return _SIMPLIFIED.convert(skeleton(text))


def _is_misread(post: Post) -> bool:
    """Return whether Hexo took the front matter for something else than its author meant."""
    found = findings(Stage.BEFORE)[post.at(Stage.BEFORE)]
    return any(each["plugin"] == "front_matter" and each["severity"] == "error" for each in found)


def _both(stage: Stage) -> Iterator[tuple[Post, Page, Page]]:
    """Yield each post that has a page before and after."""
    before = pages(Stage.BEFORE)
    for post, page in pages(stage).items():
        old = before[post.at(Stage.BEFORE)]
        if old.refusal is None and page.refusal is None and not _is_misread(post):
            yield post, old, page


@pytest.mark.parametrize("stage", _AFTER)
def test_no_post_loses_its_page(stage: Stage) -> None:
    before = pages(Stage.BEFORE)
    lost = [post for post, page in pages(stage).items() if page.refusal and not before[post.at(Stage.BEFORE)].refusal]
    assert lost == []


@pytest.mark.parametrize("stage", _AFTER)
def test_a_post_without_a_page_is_reported(stage: Stage) -> None:
    """Where Hexo cannot read the front matter, seedlint says so: nobody has to find out from the missing page."""
    unread = [post for post, page in pages(stage).items() if page.refusal == FRONT_MATTER]
    silent = [post for post in unread if not any(each["severity"] == "error" for each in findings(stage)[post])]
    assert silent == []


@pytest.mark.parametrize("stage", _AFTER)
def test_pages_show_what_the_posts_say(stage: Stage) -> None:
    """Our own posts and the real news posts, against their sources."""
    ours = {post: page for post, page in pages(stage).items() if post.folder in _OURS}
    assert ours
    for post, page in ours.items():
        source = frontmatter.loads((post.at(Stage.BEFORE).text or "").lstrip())
        body = BeautifulSoup(source.content, "html.parser")
        assert page.refusal is None, post
        assert skeleton(page.title) == skeleton(str(source["title"])), post
        assert sorted(page.categories) == sorted(source["categories"]), post
        assert page.instant, post
        if body.find("p") and stage is Stage.FIXED:  # a body in Markdown is Hexo's to read
            assert skeleton(page.text) == skeleton(body.get_text()), post
        shown = {_path(url) for url in page.images}
        assert {_path(address(str(image["src"]))) for image in body.find_all("img")} <= shown, post


@pytest.mark.parametrize("stage", _AFTER)
def test_titles_dates_and_categories_stay(stage: Stage) -> None:
    for post, old, new in _both(stage):
        checks = {each["check"] for each in findings(Stage.BEFORE)[post.at(Stage.BEFORE)]}
        assert letters(new.title) == letters(old.title), post
        assert sorted(new.categories) == sorted(old.categories), post
        if stage is Stage.FIXED or "date-without-zone" not in checks:
            assert new.instant == old.instant, post


def test_fix_keeps_text_and_images() -> None:
    for post, old, new in _both(Stage.FIXED):
        assert skeleton(new.text) == skeleton(old.text), post
        assert old.images <= new.images, post


def test_unsafe_fixes_take_away_only_what_they_name() -> None:
    for post, old, new in _both(Stage.REPAIRED):
        named = [letters(source) for source in _named(post)]
        kept = letters(new.text)
        lost = [line for line in map(letters, old.text.splitlines()) if not _stands(line, kept, named)]
        assert lost == [], post
        images = {_path(url) for url in new.images}
        gone = [url for url in old.images if _path(url) not in images]
        assert [url for url in gone if letters(url) not in "".join(named)] == [], post


def _stands(line: str, text: str, named: list[str]) -> bool:
    """Return whether a line is still in a text, whole or without one of the pieces that fixes have named."""
    return line in text or any(line in piece or (piece and line.replace(piece, "") in text) for piece in named)


def _path(url: str) -> str:
    """Return an image's address without the parameters that ask for a smaller one."""
    return url.partition("?")[0]


def _named(post: Post) -> Iterator[str]:
    """Yield the source that findings with a fix are about: under the finding, and what its edits replace."""
    for stage in (Stage.BEFORE, Stage.FIXED):
        text = post.at(stage).text or ""
        for each in findings(stage)[post.at(stage)]:
            edits = each["fix"]["edits"] if each["fix"] else []
            places = [(each["start"]["offset"], each["end"]["offset"])] if edits else []
            for start, end in [*places, *((edit["start"], edit["end"]) for edit in edits)]:
                yield text[start:end]
                yield BeautifulSoup(f"<i>{text[start:end]}", "html.parser").get_text()


def test_figures() -> None:
    counts = {stage: Counter(page.refusal or "page" for page in pages(stage).values()) for stage in Stage}
    columns = ["", "posts", "page", FRONT_MATTER, SAME_ADDRESS, OTHER_LAYOUT]
    rows = [[stage, count.total(), *(count[kind] for kind in columns[2:])] for stage, count in counts.items()]
    rows = [[*row, int(row[1]) - sum(row[2:])] for row in rows]
    introduction = (
        "A site is generated from all posts that are written for Hexo. A body that Hexo cannot render mostly "
        "has tags of its own site's plugins."
    )
    record("50-hexo-site", "A real Hexo site", introduction, [*columns, "Hexo cannot render the body"], rows)
    assert counts[Stage.FIXED]["page"] >= counts[Stage.BEFORE]["page"]
    assert counts[Stage.REPAIRED]["page"] >= counts[Stage.FIXED]["page"]
