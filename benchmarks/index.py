"""What the index brings: a warm run beside ``os.scandir`` and ``stat`` over the same tree, and one changed post.

``make bench`` runs it; ``--sizes 1000`` is shorter. Every round walks the tree by hand, then runs seedlint warm, then
changes a post and runs it again; medians of the rounds, and ratios within a round, so that they mean something on any
machine. Times are CPU time, of all processes: what else the machine does hardly counts. The posts are clean and short:
what a warm run costs does not depend on how long a post is, and printing findings is timed by ``bench.py``. Start-up
is what the same command takes in a folder of one post.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPUS = ("--select", "recommended,duplicate-permalink,near-duplicate-title")


def post(number: int) -> str:
    """Return a clean post with a title and an address of its own."""
    return (
        f"---\ntitle: '渔港第{number}号公报：旧码头第{number * 7 % 1009}段的修缮'\ndate: 2024-05-06T07:08:09Z\n"
        f"permalink: bulletin/{number}/\n---\n\n<p>灯塔已经点亮，第{number}号公报到此为止。</p>\n"
    )


def write_tree(folder: Path, posts: int) -> list[Path]:
    """Write ``posts`` posts below ``folder``, a hundred to a subfolder."""
    folder.mkdir(parents=True)
    (folder / "seedlint.toml").write_text('profile = "hexo"\n', encoding="utf-8")
    paths = []
    for number in range(posts):
        path = folder / f"{number // 100:04d}" / f"{number:06d}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(post(number).encode())
        paths.append(path)
    return paths


def walk(folder: Path) -> float:
    """Return how long it takes to list a tree and ask for the status of each file."""
    began = cpu()
    left = [str(folder)]
    while left:
        with os.scandir(left.pop()) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    if not entry.name.startswith("."):
                        left.append(entry.path)
                else:
                    entry.stat()
    return cpu() - began


def cpu() -> float:
    """Return the CPU time of this process and of those that it waited for."""
    spent = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def check(folder: Path, *options: str) -> float:
    """Return how long ``seedlint check`` takes."""
    began = cpu()
    done = subprocess.run(
        [sys.executable, "-m", "seedlint", "check", "--quiet", *options, "."], cwd=folder, capture_output=True
    )
    taken = cpu() - began
    if done.returncode not in {0, 1} or done.stderr:
        raise SystemExit(f"seedlint ended with {done.returncode}: {done.stderr.decode()}")
    return taken


def bench(folder: Path, posts: int, rounds: int, options: tuple[str, ...]) -> None:
    """Print the figures of one tree."""
    one = folder / "one"
    if not one.exists():
        write_tree(one, 1)
    tree = folder / f"{posts}"
    paths = sorted(tree.glob("*/*.md")) or write_tree(tree, posts)
    time.sleep(2.5)  # what was written just now is looked at again: its clock may not tell one change from the next
    check(one, *options)
    cold = check(tree, *options)
    rows = []
    for number in range(rounds):
        start = min(check(one, *options) for _ in range(3))
        bare = walk(tree)
        warm = check(tree, *options)
        path = paths[number * 31 % posts]
        path.write_bytes(post(posts + number).encode())
        os.utime(path, (0, 1_600_000_000 + number))
        changed = check(tree, *options)
        rows.append((start, bare, warm, changed, (warm - start) / bare, (changed - start) / bare))
    start, bare, warm, changed, ratio, changed_ratio = (statistics.median(column) for column in zip(*rows, strict=True))
    size = sum(path.stat().st_size for path in (tree / ".seedlint_cache").iterdir())
    print(f"\n{posts} posts, {' '.join(options) or 'recommended checks'}; medians of {rounds} rounds")
    print(f"  scandir + stat              {bare:8.3f} s")
    print(f"  start-up                    {start:8.3f} s")
    print(f"  cold, index written         {cold:8.3f} s (once)")
    print(f"  warm                        {warm:8.3f} s  ×{ratio:.2f} of scandir + stat, start-up aside")
    print(f"  one post changed            {changed:8.3f} s  ×{changed_ratio:.2f}")
    print(f"  index                       {size / posts:8.0f} bytes a post")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000], metavar="POSTS")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="seedlint-bench-") as folder:
        for posts in arguments.sizes:
            for options in ((), CORPUS):
                bench(Path(folder), posts, arguments.rounds, options)


if __name__ == "__main__":
    main()
