"""What ``write.replace`` promises: the old file or the new one, and never a file that it was not given."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from seedlint.write import WriteRefused, replace

BEFORE, AFTER = "旧\r\n".encode(), "\ufeff新\n".encode()
posix = pytest.mark.skipif(os.name != "posix", reason="modes and signals are POSIX")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    root.mkdir()
    return root


@pytest.fixture
def post(root: Path) -> Path:
    post = root / "一篇 post.md"
    post.write_bytes(BEFORE)
    return post


def link(path: Path, target: Path, *, folder: bool = False) -> Path:
    try:
        path.symlink_to(target, target_is_directory=folder)
    except OSError:
        pytest.skip("this account may not make symbolic links")
    return path


def refused(path: Path, root: Path, before: bytes = BEFORE) -> str:
    with pytest.raises(WriteRefused) as caught:
        replace(path, before, AFTER, root)
    assert caught.value.path == path
    assert not list(root.rglob("*.tmp")), "a temporary file was left behind"
    return caught.value.reason


def test_the_bytes_are_replaced_and_nothing_is_left_behind(post: Path, root: Path) -> None:
    replace(post, BEFORE, AFTER, root)
    assert post.read_bytes() == AFTER
    assert list(root.iterdir()) == [post]


def test_paths_may_be_relative(post: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    replace(Path(post.name), BEFORE, AFTER, Path())
    assert post.read_bytes() == AFTER


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o640])
def test_the_mode_stays(post: Path, root: Path, mode: int) -> None:
    post.chmod(mode)
    replace(post, BEFORE, AFTER, root)
    assert stat.S_IMODE(post.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_stays(post: Path, root: Path) -> None:
    os.chown(post, 1234, 2345)
    replace(post, BEFORE, AFTER, root)
    assert (post.stat().st_uid, post.stat().st_gid) == (1234, 2345)


def test_another_name_of_the_same_file_keeps_the_old_content(post: Path, root: Path, tmp_path: Path) -> None:
    """A hard link may stand outside the project; what it shows is not ours to change."""
    other = tmp_path / "other.md"
    other.hardlink_to(post)
    replace(post, BEFORE, AFTER, root)
    assert (post.read_bytes(), other.read_bytes()) == (AFTER, BEFORE)


def test_what_another_run_has_written_already_is_done(post: Path, root: Path) -> None:
    post.write_bytes(AFTER)
    replace(post, BEFORE, AFTER, root)
    assert post.read_bytes() == AFTER


def test_what_another_run_writes_at_the_same_time_is_no_change(
    post: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: post.write_bytes(AFTER))
    replace(post, BEFORE, AFTER, root)
    assert (post.read_bytes(), list(root.iterdir())) == (AFTER, [post])


def test_what_a_killed_run_left_behind_goes_and_what_one_at_work_needs_stays(post: Path, root: Path) -> None:
    old, new, foreign = root / ".seedlint-a.tmp", root / ".seedlint-b.tmp", root / "seedlint-c.tmp"
    for path in (old, new, foreign):
        path.write_bytes(b"x")
    for path in (old, foreign):
        os.utime(path, (0, 0))
    replace(post, BEFORE, AFTER, root)
    assert sorted(root.iterdir()) == sorted([post, new, foreign])


# --- refusals ---


def test_a_file_that_changed_after_it_was_read(post: Path, root: Path) -> None:
    assert "changed" in refused(post, root, before=b"what was read")
    assert post.read_bytes() == BEFORE


def test_a_file_that_changes_while_the_new_one_is_written(
    post: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: post.write_bytes(b"an editor saved"))
    assert "changed" in refused(post, root)
    assert post.read_bytes() == b"an editor saved"


def test_a_file_that_is_gone(post: Path, root: Path) -> None:
    post.unlink()
    assert "no longer there" in refused(post, root)
    assert not post.exists()


def test_a_folder(root: Path) -> None:
    (root / "folder.md").mkdir()
    assert "not a regular file" in refused(root / "folder.md", root)


def test_a_read_only_file(post: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    assert "read-only" in refused(post, root)
    assert post.read_bytes() == BEFORE


@pytest.mark.parametrize("call", ["open", "write", "sync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_the_system_says_no(post: Path, root: Path, call: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    owner, name = {
        "open": (tempfile, "mkstemp"),
        "write": (os, "fdopen"),
        "sync": (os, "fsync"),
        "replace": (Path, "replace"),
    }[call]
    monkeypatch.setattr(owner, name, fail)
    assert os.strerror(code) in refused(post, root)
    assert post.read_bytes() == BEFORE


# --- links ---


def test_a_link_inside_stays_a_link_and_its_target_is_written(post: Path, root: Path) -> None:
    alias = link(root / "alias.md", post)
    replace(alias, BEFORE, AFTER, root)
    assert alias.is_symlink()
    assert post.read_bytes() == AFTER


def test_a_link_that_leads_out(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(BEFORE)
    alias = link(root / "alias.md", outside)
    assert "leads out of the project" in refused(alias, root)
    assert outside.read_bytes() == BEFORE


def test_a_folder_link_that_leads_out(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    outside = tmp_path / "elsewhere" / "post.md"
    outside.write_bytes(BEFORE)
    folder = link(root / "posts", tmp_path / "elsewhere", folder=True)
    assert "leads out of the project" in refused(folder / "post.md", root)
    assert outside.read_bytes() == BEFORE


def test_a_path_that_climbs_out(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(BEFORE)
    assert "leads out of the project" in refused(root / ".." / "outside.md", root)
    assert outside.read_bytes() == BEFORE


def test_links_that_lead_to_each_other(root: Path) -> None:
    link(root / "a.md", root / "b.md")
    link(root / "b.md", root / "a.md")
    refused(root / "a.md", root)


def test_a_project_that_is_itself_reached_by_a_link(post: Path, root: Path, tmp_path: Path) -> None:
    alias = link(tmp_path / "alias", root, folder=True)
    replace(alias / post.name, BEFORE, AFTER, alias)
    assert post.read_bytes() == AFTER


# --- a run that is killed ---

KILLED = """
import os, signal, sys, tempfile
from pathlib import Path
from seedlint.write import replace

path, root, owner, name, when = sys.argv[1:]
holder = {"os": os, "Path": Path, "tempfile": tempfile}[owner]
real = getattr(holder, name)

def killed(*arguments, **options):
    if when == "after":
        real(*arguments, **options)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(holder, name, killed)
replace(Path(path), Path(path).read_bytes(), "\\ufeff新\\n".encode(), Path(root))
"""


@posix
@pytest.mark.parametrize(
    ("call", "when", "expected"),
    [
        (("tempfile", "mkstemp"), "after", BEFORE),
        (("os", "fsync"), "before", BEFORE),
        (("os", "fsync"), "after", BEFORE),
        (("Path", "replace"), "before", BEFORE),
        (("Path", "replace"), "after", AFTER),
    ],
)
def test_a_run_that_is_killed_leaves_the_old_file_or_the_new(
    post: Path, root: Path, call: tuple[str, str], when: str, expected: bytes
) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(post), str(root), *call, when], check=False)
    assert done.returncode == -signal.SIGKILL
    assert post.read_bytes() == expected
    assert [path for path in root.iterdir() if path.suffix == ".md"] == [post], "a half-written file looks like a post"
