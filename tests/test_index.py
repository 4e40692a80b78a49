"""The index: whatever was known before, a run says what it would say without."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedlint import Seed, Severity, Site, Span, Target
from seedlint.cli import main
from seedlint.cli.files import CACHE
from seedlint.engine import ActiveCheck, SeedReport, Suite, examine
from seedlint.index.inputs import GRAIN
from seedlint.index.results import decode_report, encode_report
from seedlint.index.store import FILE, TAG
from seedlint.plugins import load_plugins

CONFIG = """
profile = "hexo"
select = ["recommended", "duplicate-permalink", "near-duplicate-title"]
corpus = ["posts"]
[checks.name-variant]
ledger = "names.toml"
[schemas]
"posts/b*" = "schema.json"
"""
LEDGERS = (
    "",
    '[[name]]\ncanonical = "林涛"\nvariants = ["林滔"]\n',
    '[[name]]\ncanonical = "林滔"\nvariants = ["林涛"]\n',
)
SCHEMAS = ("{}", '{"required": ["author"]}')
TITLES = (
    "海边小镇举行第三届风筝节开幕仪式",
    "海边小镇举行第四届风筝节开幕仪式",
    "山里的邮差退休了，全村都来送他",
    "短题",
)
BODIES = (
    "林滔说,风筝节很热闹.",
    "林涛与林滔",
    "<p>山里</p>\n<img src='a.png' alt='山'>",
    "<img src='/images/b.png'>",
    "",
    "中文,",
)
IMAGES = ("posts/a.png", "posts/A.png", "source/images/b.png", "source/images/c.png")
POSTS = tuple(f"posts/{name}.md" for name in ("a", "b", "b2", "sub/a", "sub/c", "tmp/d"))


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    """Return the exit code and the output of ``seedlint check`` in ``root``."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["check", "--jobs", "1", "--output-format", "json", "--allow-empty", *arguments])
    return code, out.getvalue(), err.getvalue()


def compare(root: Path, *arguments: str) -> None:
    """Assert that a run with the index says what one without does."""
    assert run(root, *arguments) == run(root, "--no-cache", *arguments)


def post(title: str, body: str, permalink: int) -> str:
    return f"---\ntitle: '{title}'\npermalink: p/{permalink}\n---\n\n{body}\n"


def write(path: Path, text: str, *, settle: bool) -> None:
    """Write a file, with a time that is long past where ``settle`` asks for it, as most files have."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if settle:
        moment = next(_moments)
        os.utime(path, ns=(moment, moment))


_moments = itertools.count(1_500_000_000_000_000_000, 1_000_000_000)


@pytest.fixture(autouse=True)
def all_is_settled() -> Iterator[None]:
    """Let what was changed just now count as settled, as it would two seconds later, and let few seeds be many."""
    with grain(-(10**15)), mock.patch("seedlint.cli.files.WORTH_IT", 0):
        yield


@contextlib.contextmanager
def grain(nanoseconds: int) -> Iterator[None]:
    with mock.patch("seedlint.index.index.GRAIN", nanoseconds), mock.patch("seedlint.index.inputs.GRAIN", nanoseconds):
        yield


def project(root: Path) -> Path:
    write(root / "seedlint.toml", CONFIG, settle=True)
    write(root / "names.toml", LEDGERS[1], settle=True)
    write(root / "schema.json", SCHEMAS[0], settle=True)
    for number, name in enumerate(POSTS):
        write(root / name, post(TITLES[number % 4], BODIES[number % 6], number % 3), settle=True)
    return root


def edit(root: Path, draw: random.Random) -> None:
    """Change something: a post, its name, an image, the ledger, a schema, what git ignores."""
    path = root / draw.choice(POSTS)
    kind = draw.randrange(12)
    if kind < 5 or (kind < 9 and not path.is_file()):
        write(path, post(draw.choice(TITLES), draw.choice(BODIES), draw.randrange(4)), settle=draw.random() < 0.8)
    elif kind < 7:
        path.unlink()
    elif kind == 7:
        path.rename(root / draw.choice(POSTS)) if (root / "posts/sub").is_dir() and path.is_file() else None
    elif kind == 8:
        path.touch()
    elif kind == 9:
        image = root / draw.choice(IMAGES)
        image.unlink() if image.is_file() else write(image, "", settle=False)
    elif kind == 10:
        write(root / "names.toml", draw.choice(LEDGERS), settle=True)
        write(root / "schema.json", draw.choice(SCHEMAS), settle=True)
    else:
        write(root / ".gitignore", draw.choice(("", "tmp/\n", "a.md\n")), settle=True)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_a_warm_run_says_what_a_cold_one_does(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - a failure shows the number
    root = project(tmp_path_factory.mktemp("site"))
    (root / "posts/sub").mkdir(exist_ok=True)
    for _ in range(12):
        for _ in range(draw.randrange(3)):
            edit(root, draw)
        scope = draw.choice(("posts", "posts", "posts", ".", "posts/sub", POSTS[0]))
        if (root / scope).exists():
            compare(root, scope)


def test_an_unchanged_tree_is_neither_read_nor_written_anew(tmp_path: Path) -> None:
    root = project(tmp_path)
    first = run(root, "posts")
    before = (root / CACHE / FILE).read_bytes()
    with mock.patch("seedlint.cli.project.read_seed", side_effect=AssertionError("a seed was read")):
        assert run(root, "posts") == first
    assert (root / CACHE / FILE).read_bytes() == before


def test_only_what_has_changed_is_looked_at(tmp_path: Path) -> None:
    root = project(tmp_path)
    run(root, "posts")
    write(root / POSTS[0], post(TITLES[0], "新的。", 0), settle=True)
    os.utime(root / POSTS[1])
    assert looked_at(root, "posts") == [POSTS[0]]
    assert looked_at(root, "posts") == []


def looked_at(root: Path, *arguments: str) -> list[str]:
    """Return the seeds that a run examines."""
    from seedlint.cli import project as module

    seen: list[str] = []

    def examine(seed: object, *rest: object, **options: object) -> object:
        seen.append(seed.path)  # type: ignore[attr-defined]
        return real(seed, *rest, **options)  # type: ignore[arg-type]

    real: Callable[..., object] = module.examine
    with mock.patch.object(module, "examine", examine):
        run(root, *arguments)
    return seen


@pytest.mark.parametrize(
    ("path", "text", "again"),
    [
        ("names.toml", LEDGERS[2], set(POSTS)),
        ("schema.json", SCHEMAS[1], {"posts/b.md", "posts/b2.md"}),
        ("posts/a.png", "", {"posts/b2.md"}),
        ("posts/b2/a.png", "", {"posts/b2.md"}),
        ("source/images/b.png", "", {"posts/b2.md", "posts/sub/a.md"}),
        ("posts/notes.txt", "", set()),
        ("seedlint.toml", f"{CONFIG}[checks.long-sentence]\nseverity = 'error'\n", set(POSTS)),
    ],
)
def test_a_change_of_what_a_check_reads_beside_the_seed_is_seen(
    tmp_path: Path, path: str, text: str, again: set[str]
) -> None:
    root = project(tmp_path)
    run(root, "posts")
    write(root / path, text, settle=True)
    assert set(looked_at(root, "posts")) == again
    compare(root, "posts")


def test_a_change_within_a_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    root = project(tmp_path)
    path = root / POSTS[0]
    now = time.time_ns()  # and no clock of this test can tell one change from the next
    for body in ("山里,很好", "山里，很好"):
        path.write_text(post(TITLES[0], body, 0), encoding="utf-8")
        os.utime(path, ns=(now, now))
        with grain(GRAIN), mock.patch("seedlint.index.index.status_of", lambda found: (found.st_mtime_ns, 0, 0, 0)):
            compare(root, "posts")


def test_one_post_is_judged_against_all(tmp_path: Path) -> None:
    root = project(tmp_path)
    run(root, "posts")
    write(root / POSTS[5], post(TITLES[0], "同题。", 9), settle=True)
    with mock.patch("seedlint.index.index.Index.save"):
        assert looked_at(root, POSTS[5]) == [POSTS[5]]
    _, out, _ = run(root, POSTS[5])
    assert "near-duplicate-title" in out
    compare(root, POSTS[5])


def damage(root: Path, kind: str) -> None:
    """Do to the index what happens to files."""
    folder, file = root / CACHE, root / CACHE / FILE
    data = bytearray(file.read_bytes())
    if kind == "empty":
        file.write_bytes(b"")
    elif kind == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif kind == "text":
        file.write_text("not a database", encoding="utf-8")
    elif kind == "folder":
        file.unlink()
        file.mkdir()
    elif kind == "foreign":
        file.unlink()
        with contextlib.closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE entry (a)")
    elif kind == "link":
        file.rename(root / "elsewhere.db")
        file.symlink_to(root / "elsewhere.db")
    elif kind == "values":
        with contextlib.closing(sqlite3.connect(file)) as other:
            other.execute("UPDATE entry SET value = 'x' || value WHERE kind = 'folder'")
            other.commit()
    elif kind == "swapped":
        with contextlib.closing(sqlite3.connect(file)) as other:
            other.execute(
                "UPDATE entry SET value = (SELECT max(value) FROM entry WHERE kind = 'found') WHERE kind = 'found'"
            )
            other.commit()
    elif kind == "lost":
        with contextlib.closing(sqlite3.connect(file)) as other:
            other.execute("DELETE FROM entry WHERE kind <> 'folder'")
            other.commit()
    elif kind == "tag":
        (folder / TAG).unlink()


@pytest.mark.parametrize(
    "kind", ["empty", "cut", "text", "folder", "foreign", "link", "values", "swapped", "lost", "tag"]
)
def test_a_damaged_or_foreign_index_costs_a_cold_run(tmp_path: Path, kind: str) -> None:
    root = project(tmp_path)
    cold = run(root, "posts")
    damage(root, kind)
    assert run(root, "posts") == cold
    assert run(root, "posts") == cold


def test_any_byte_of_the_index_may_be_wrong(tmp_path: Path) -> None:
    root = project(tmp_path)
    cold = run(root, "posts")
    file = root / CACHE / FILE
    good = file.read_bytes()
    draw = random.Random(5)  # noqa: S311 - the same bytes every time
    for _ in range(60):
        bad = bytearray(good)
        for _ in range(draw.choice((1, 1, 40))):
            bad[draw.randrange(len(bad))] = draw.randrange(256)
        for path in (root / CACHE).glob(f"{FILE}*"):
            path.unlink()
        file.write_bytes(bad)
        assert run(root, "posts") == cold


@pytest.mark.parametrize("folder", ["seedlint.toml", "posts", "/proc/seedlint", "posts/a.md/cache"])
def test_a_folder_that_cannot_be_used_costs_a_cold_run_and_stays_as_it_is(tmp_path: Path, folder: str) -> None:
    root = project(tmp_path)
    code, out, _ = run(root, "--no-cache", "posts")
    before = sorted(path for path in root.rglob("*"))
    again, shown, told = run(root, "--cache-dir", folder, "posts")
    assert (again, shown) == (code, out)
    assert "every seed is looked at" in told
    assert sorted(path for path in root.rglob("*")) == before


def test_a_full_disk_costs_a_cold_run(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    root = project(tmp_path)
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2);"
        "from seedlint.cli import main; sys.exit(main())"
    )
    assert resource
    code, out, _ = run(root, "--no-cache", "posts")
    for size in ("1", "300", "5000", "20000", "60000"):
        command = [sys.executable, "-c", script, size, "check", "--output-format", "json", "posts"]
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)
        assert (done.returncode, done.stdout.decode()) == (code, out), (size, done.stderr.decode())
    compare(root, "posts")


def test_runs_at_once_agree(tmp_path: Path) -> None:
    root = project(tmp_path)
    code, out, _ = run(root, "--no-cache", "posts")
    command = [sys.executable, "-m", "seedlint", "check", "--jobs", "1", "--output-format", "json", "posts"]
    for _ in range(2):
        done = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
        for one in done:
            shown, told = one.communicate()
            assert (one.returncode, shown.decode(), told.decode()) == (code, out, "")


def test_a_run_may_be_killed_at_any_time(tmp_path: Path) -> None:
    root = project(tmp_path)
    command = [sys.executable, "-m", "seedlint", "check", "--jobs", "1", "--output-format", "json", "posts"]
    began = time.monotonic()
    subprocess.run(command, cwd=root, capture_output=True, check=False)
    whole = time.monotonic() - began
    for part in range(1, 6):
        write(root / POSTS[0], post(TITLES[0], f"第{part}次。", part), settle=True)
        killed = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        timer = threading.Timer(whole * part / 5, killed.kill)
        timer.start()
        killed.wait()
        timer.cancel()
        compare(root, "posts")


def test_a_few_seeds_are_looked_at_without_an_index(tmp_path: Path) -> None:
    root = project(tmp_path)
    write(root / "seedlint.toml", "", settle=True)
    with mock.patch("seedlint.cli.files.WORTH_IT", len(POSTS) + 1):
        run(root, "posts")
    assert not (root / CACHE).exists()


def test_what_is_kept_is_what_was_found() -> None:
    registry = load_plugins((), ())
    infos = registry.checks.values()
    suite = Suite([ActiveCheck(info.check(info.check.Options(), Site()), *info[1:3], Severity.INFO) for info in infos])
    targets = (("a-check", Target("https://example.org/", Span(1, 2))),)
    fixes = 0
    for info in infos:
        for example in info.check.examples:
            report = examine(Seed(example.path, example.bad.encode()), suite)
            report = SeedReport(report.path, report.found, (), targets)
            assert decode_report(encode_report(report), report.path) == report
            fixes += sum(item.diagnostic.fix is not None and bool(item.diagnostic.fix.changes) for item in report.found)
    assert fixes  # all parts of a finding were there


def test_no_cache_leaves_no_trace(tmp_path: Path) -> None:
    root = project(tmp_path)
    run(root, "--no-cache", "posts")
    assert not (root / CACHE).exists()


def test_the_folder_says_what_it_is(tmp_path: Path) -> None:
    root = project(tmp_path)
    run(root, "posts")
    assert (root / CACHE / TAG).read_text(encoding="utf-8").startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (root / CACHE / ".gitignore").read_text(encoding="utf-8") == "*\n"
