"""A real Hexo site made of a tree's posts, and what its pages show."""

from __future__ import annotations

import functools
import json
import re
import shutil
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from bs4 import BeautifulSoup

from oracles.tools import MODULES, ORACLES, ask_node, package
from oracles.trees import Post, Stage, engines, posts

FRONT_MATTER = "Hexo cannot read the front matter"
SAME_ADDRESS = "another post has the same address"
OTHER_LAYOUT = "the post asks for another layout"
_TEMPLATE = Path(__file__).parent / "site"
_PLUGINS = ("hexo-renderer-marked",)


@dataclass(frozen=True)
class Page:
    """What a reader of the site sees of a post.

    ``instant`` is None where the post has no date, ``refusal`` is why Hexo made no page of it.
    """

    title: str = ""
    instant: str | None = None
    categories: tuple[str, ...] = ()
    text: str = ""
    images: frozenset[str] = frozenset()
    refusal: str | None = None


def skeleton(text: str) -> str:
    """Return the letters and digits of a text, which no safe fix may change, without marks, spaces and widths."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def address(url: str) -> str:
    """Return a URL without what a safe fix may change of it: its scheme, and how it is encoded."""
    return unquote(re.sub(r"\A(?:https?:)?//", "", url.strip()))


def _read(path: Path) -> Page:
    soup = BeautifulSoup(path.read_bytes().decode("utf-8"), "html.parser")
    heading, time, article = soup.h1, soup.time, soup.article
    if heading is None or time is None or article is None:
        return Page(refusal=OTHER_LAYOUT)
    return Page(
        heading.get_text(),
        str(time["datetime"]),
        tuple(each.get_text() for each in soup.select("li.category")),
        article.get_text(),
        frozenset(address(str(image["src"])) for image in soup.find_all("img") if image.get("src")),
    )


@functools.cache
def pages(stage: Stage) -> dict[Post, Page]:
    """Return the page that Hexo makes of each post that is written for Hexo."""
    package("hexo")
    root = ORACLES / "sites" / stage
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(_TEMPLATE, root)
    (root / "node_modules").symlink_to(MODULES, target_is_directory=True)
    wanted = [post for post in posts(stage) if post.folder in engines()["hexo"]]
    versions = {name: json.loads((MODULES / name / "package.json").read_text())["version"] for name in _PLUGINS}
    manifest = {"name": "site", "version": "0.0.0", "hexo": {"version": "8.1.2"}, "dependencies": versions}
    (root / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
    for post in wanted:
        source = root / "source" / _source(post)
        source.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(post.path, source)
    made = {post["source"]: post for post in ask_node("hexo_site.cjs", str(root), TZ="Asia/Shanghai")}
    return {post: _page(root, made.get(_source(post))) for post in wanted}


def _source(post: Post) -> str:
    # Hexo passes over names with “_” or “.” in front, and most archives have a folder `_posts` of their own;
    # it takes a “%” for an escape and ends. Names of files are not what is judged here.
    return "_posts/" + re.sub(r"/[_.]+", "/", f"{post.folder}/{post.name}").replace("%", "")


def _page(root: Path, made: dict[str, Any] | None) -> Page:
    if made is None:
        return Page(refusal=FRONT_MATTER)
    if made["failed"]:
        return Page(refusal=made["failed"])
    path = root / "public" / made["page"].lstrip("/")
    if not path.is_file():
        return Page(refusal=SAME_ADDRESS)
    page = _read(path)
    return page if made["dated"] else replace(page, instant=None)
