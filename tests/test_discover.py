"""Which files a path stands for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from seedlint.check import Site
from seedlint.config import Config
from seedlint.discover import DiscoverError, discover, relative

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")


def config(root: Path, **values: tuple[str, ...]) -> Config:
    return Config(None, root, Site(root=str(root)), **values)  # type: ignore[arg-type]


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def found(root: Path, *paths: str, gitignore: bool = True, **values: tuple[str, ...]) -> list[str]:
    setting = config(root, **values)
    seeds = discover([root / path for path in paths or ("",)], setting, use_gitignore=gitignore)
    assert all(seed.is_absolute() for seed in seeds)
    return [relative(seed, setting) for seed in seeds]


def test_a_folder_stands_for_the_posts_in_it(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a/z.markdown", "a/b/c.html", "d.HTM", "e.MD", "image.jpg", "notes.txt", "md")
    assert found(tmp_path) == ["a/b/c.html", "a/z.markdown", "b.md", "d.HTM", "e.MD"]
    assert found(tmp_path, "a") == ["a/b/c.html", "a/z.markdown"]


def test_each_seed_comes_once_in_one_order(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b/c.md")
    assert found(tmp_path, "b/c.md", "", "a.md", "b", "b/../a.md") == ["a.md", "b/c.md"]


def test_include_takes_names_and_paths(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "a.txt", "posts/b.txt", "posts/x/c.txt")
    assert found(tmp_path, include=("*.txt",)) == ["a.txt", "posts/b.txt", "posts/x/c.txt"]
    assert found(tmp_path, include=("posts/*.txt",)) == ["posts/b.txt"]


def test_a_named_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, "draft", ".hidden/b.md")
    assert found(tmp_path, "draft", ".hidden/b.md") == [".hidden/b.md", "draft"]


def test_what_is_hidden_is_passed_by_unless_named(tmp_path: Path) -> None:
    make(tmp_path, ".git/a.md", ".obsidian/b.md", "._c.md", "c.md")
    assert found(tmp_path) == ["c.md"]
    assert found(tmp_path, ".obsidian") == [".obsidian/b.md"]


@pytest.mark.parametrize("exclude", [("drafts",), ("drafts/",), ("/drafts/**",), ("dra*/*.md",)])
def test_what_is_excluded_stays_so_when_it_is_named(tmp_path: Path, exclude: tuple[str, ...]) -> None:
    make(tmp_path, "a.md", "drafts/b.md")
    assert found(tmp_path, exclude=exclude) == ["a.md"]
    assert found(tmp_path, "drafts/b.md", "drafts", exclude=exclude) == []


def test_packages_of_node_are_excluded_by_default(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "themes/x/node_modules/y/README.md")
    assert found(tmp_path) == ["a.md"]


def test_gitignore_is_respected_as_git_reads_it(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "public/b.md", "posts/c.tmp.md", "posts/keep.tmp.md", "posts/x/d.md", "posts/x/e.tmp.md")
    (tmp_path / ".gitignore").write_text("# built\n/public/\n*.tmp.md\n", encoding="utf-8")
    (tmp_path / "posts" / ".gitignore").write_text("!keep.tmp.md\nx/d.md\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard", "*.md"], cwd=tmp_path, capture_output=True, text=True
    )
    assert found(tmp_path) == sorted(listed.stdout.split()) == ["a.md", "posts/keep.tmp.md"]
    assert found(tmp_path, "posts") == ["posts/keep.tmp.md"]
    assert len(found(tmp_path, gitignore=False)) == 6


def test_what_git_ignores_is_taken_when_it_is_named(tmp_path: Path) -> None:
    make(tmp_path, ".git/HEAD", "a.md", "public/b.md")
    (tmp_path / ".gitignore").write_text("public\na.md\n", encoding="utf-8")
    assert found(tmp_path, "public", "a.md") == ["a.md", "public/b.md"]


def test_the_local_excludes_of_a_repository_count(tmp_path: Path) -> None:
    make(tmp_path, ".git/info/exclude", "a.md", "b.md")
    (tmp_path / ".git/info/exclude").write_text("b.md\n", encoding="utf-8")
    assert found(tmp_path) == ["a.md"]


def test_what_another_repository_ignores_does_not_matter(tmp_path: Path) -> None:
    make(tmp_path, "site/.git/HEAD", "site/posts/a.md")
    (tmp_path / ".gitignore").write_text("*\n", encoding="utf-8")
    assert found(tmp_path / "site", "posts") == ["posts/a.md"]


@pytest.mark.parametrize("name", ["nowhere.md", "nowhere"])
def test_a_path_that_is_not_there_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(DiscoverError, match=rf"{name}: no such file or folder"):
        discover([tmp_path / name], config(tmp_path))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may list every folder")
def test_a_folder_that_cannot_be_listed_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    with pytest.raises(DiscoverError, match="closed: cannot be listed"):
        found(tmp_path)


@needs_links
def test_links_are_not_followed_out_of_the_tree(tmp_path: Path) -> None:
    make(tmp_path, "outside/secret.md", "site/posts/a.md")
    site = tmp_path / "site"
    (site / "link").symlink_to(tmp_path / "outside")
    (site / "round").symlink_to(site)
    (site / "secret.md").symlink_to(tmp_path / "outside" / "secret.md")
    (site / "inside.md").symlink_to(site / "posts" / "a.md")
    (site / "broken.md").symlink_to(site / "none.md")
    assert found(site) == ["inside.md", "posts/a.md"]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these systems only have names in Unicode")
def test_names_that_are_not_utf8_are_names(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + "/灯塔.md".encode("gb18030")
    Path(os.fsdecode(name)).touch()
    (tmp_path / ".gitignore").write_text("x\n", encoding="utf-8")
    (seed,) = discover([tmp_path], config(tmp_path))
    assert os.fsencode(seed) == name
    assert os.fsencode(relative(seed, config(tmp_path))) == name.rpartition(b"/")[2]


def test_names_are_relative_to_the_root_with_forward_slashes(tmp_path: Path) -> None:
    root = tmp_path / "site"
    assert relative(root / "posts" / "a.md", config(root)) == "posts/a.md"
    assert relative(root / "posts" / ".." / "a.md", config(root)) == "a.md"
    assert relative(tmp_path / "b.md", config(root)) == (tmp_path / "b.md").as_posix()
    assert relative(tmp_path / "site2" / "b.md", config(root)) == (tmp_path / "site2" / "b.md").as_posix()


GITIGNORES = (
    *("!", "\\", "a\\", "[[:alpha:]].md", "[[:digit:]]*.md", "sub/**\n!sub/d/\n!sub/d/y.md", "sub/", "/a.md", "d/"),
    *("*.md\n!a.md", "sub/*\n!sub/d", "**/y.md", "sub/d/", "# a.md", "\\#a.md", "b.md ", "a.m[d]", "sub\n!sub/d/y.md"),
)


@pytest.mark.parametrize("patterns", GITIGNORES)
def test_what_git_ignores_is_passed_by_and_nothing_else(tmp_path: Path, patterns: str) -> None:
    make(tmp_path, "a.md", "b.md", "1x.md", "sub/a.md", "sub/d/y.md", "sub/d/z.md", "sub/e/y.md")
    (tmp_path / ".gitignore").write_text(patterns + "\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    listed = subprocess.run(
        ["git", "-C", tmp_path, "ls-files", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert found(tmp_path) == sorted(name for name in listed.stdout.split() if name != ".gitignore")


@needs_links
def test_a_link_that_leads_to_itself_is_no_seed(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    (tmp_path / "loop.md").symlink_to("loop.md")
    assert found(tmp_path) == ["a.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(DiscoverError, match="is no ordinary file"):
        found(tmp_path, "pipe.md")


def test_folders_may_be_very_deep(tmp_path: Path) -> None:
    here = tmp_path
    for _ in range(60):
        here = here / "abcdefghijklmnopqrstuvwxyz"
    make(here, "a.md")
    assert len(found(tmp_path)) == 1
