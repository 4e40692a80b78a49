"""Where the time goes: the whole command, each phase per post, and start-up.

``make bench`` runs it; ``--sizes 1000`` is shorter, and ``--keep FOLDER`` keeps the tree. Every number stands beside
what reading and hashing the same bytes took in the same run, so that the ratios mean something on any machine. Phases
are measured in CPU time, so that what else the machine does hardly counts; commands in wall-clock time.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

POST_BYTES = 7_000
BUDGET_MICROSECONDS = 400
START_UP_MILLISECONDS = 150
BATCH = 20
CONFIG = 'profile = "hexo"\ntime_zone = "Asia/Shanghai"\n'

WHO = (
    "市政府",
    "渔民协会",
    "交通部门",
    "一位老教师",
    "图书馆馆长",
    "气象台",
    "罗景行",
    "让-马克·勒布雷东",
    "合作社",
    "志愿者",
)
WHEN = ("周一上午", "去年冬天", "三天以后", "潮水退去时", "会议结束后", "当地时间6日", "凌晨两点", "开学第一天")
DOES = ("公布了", "重新讨论", "推迟了", "批准了", "仔细核对", "拒绝评论", "修改了", "首次展示")
WHAT = (
    "渡轮的时刻表",
    "新的配额方案",
    "十年水质报告",
    "旧码头的图纸",
    "候鸟的数量",
    "学校的预算",
    "灯塔的日志",
    "夜班津贴",
)
THEN = (
    "并表示结果将在周末公布",
    "但没有说明理由",
    "同时要求各方保持耐心",
    "外界对此看法不一",
    "预计影响约三万人",
    "费用由三方分担",
)
SAID = (
    "数字只是数字，人才是要紧的",
    "我们等这一天等了十一年",
    "比预想中坦率，也比预想中漫长",
    "账不能这么算",
    "先把路修好再说",
)


def sentence(draw: random.Random) -> str:
    """Return a sentence that hardly ever comes out twice."""
    who, when, does, what, then = (draw.choice(words) for words in (WHO, WHEN, DOES, WHAT, THEN))
    number = draw.randrange(2, 99_999)
    if draw.random() < 0.3:
        return f"{who}{when}说：“{draw.choice(SAID)}。”这是{what}的第{number}号文件。"
    return f"{when}，{who}{does}{what}，涉及{number}户，{then}。"


def post(number: int) -> str:
    """Return the post of that number: about 7 kB, in the shape of what a news site's CMS exports."""
    draw = random.Random(number)  # noqa: S311 - the same posts every time
    host = f"https://img{number % 7}.example.com/2025/{number:06d}"
    head = (
        f"\n---\ntitle: '{draw.choice(WHO)}{draw.choice(DOES)}{draw.choice(WHAT)}（{number}）'\n"
        "categories: \n - 新媒体\n"
        f" - 青屿晚报\n - 头条\nheadimg: '{host}/a.jpg'\nauthor: 青屿晚报\ncomments: false\n"
        f"date: {draw.choice(('Mon, 03 Mar 2025 08:20:30 GMT', '2025-03-03T16:20:30+08:00'))}\n"
        f"thumbnail: '{host}/a.jpg'\n---\n\n"
    )
    markdown = number % 5 == 0
    parts = [] if markdown else ["<div>   \n"]
    size = len(head.encode())
    while size < POST_BYTES:
        text = "".join(sentence(draw) for _ in range(draw.randrange(1, 4)))
        kind = draw.random()
        if markdown:
            part = f"## {draw.choice(WHAT)}\n\n{text}\n\n" if kind < 0.2 else f"{text}**{draw.choice(WHAT)}**。\n\n"
            part += f"![{draw.choice(WHAT)}]({host}/{size}.jpg)\n\n" if kind > 0.9 else ""
        elif kind < 0.15:
            part = (
                f'<p align="center">\n<img src="{host}/{size}.jpg" alt width="600" height="370" '
                f'referrerpolicy="no-referrer"> \n</p>\n<p align="center">\n<span style="color:#666666;">'
                f"{draw.choice(WHO)}与{draw.choice(WHAT)}</span> \n</p>\n"
            )
        elif kind < 0.25:
            part = f"<p>\n<strong>{draw.choice(WHAT)}</strong> \n</p>\n"
        else:
            part = f"<p>\n{text}\n</p>\n"
        parts.append(part)
        size += len(part.encode())
    return head + "".join(parts) + ("" if markdown else "  \n</div>\n            ")


def write_tree(folder: Path, posts: int) -> list[Path]:
    """Write ``posts`` distinct posts below ``folder``, a hundred to a subfolder."""
    (folder / "seedlint.toml").write_text(CONFIG, encoding="utf-8")
    paths = []
    for number in range(posts):
        path = folder / f"{number // 100:03d}" / f"{number:06d}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(post(number).encode())
        paths.append(path)
    return paths


def read_and_hash(path: str) -> bytes:
    """Do what no linter can do without: read a file and hash it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        data = os.read(descriptor, 65536)
    finally:
        os.close(descriptor)
    hashlib.blake2b(data, digest_size=16).digest()
    return data


class Clock:
    """Adds up the CPU time of named phases, in the order in which they first come."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def each(self, phase: str, function: Callable[[T], R], items: Sequence[T]) -> list[R]:
        """Return ``function`` of each item, and add what it took to ``phase``."""
        began = time.process_time()
        results = [function(item) for item in items]
        self.seconds[phase] = self.seconds.get(phase, 0.0) + time.process_time() - began
        return results


def phases(paths: Sequence[Path]) -> dict[str, float]:
    """Return the microseconds per post of each phase, in the order in which a run goes through them.

    Posts are taken in small batches, as a run holds few at a time: a thousand parsed trees kept alive would
    mostly measure the garbage collector.
    """
    from seedlint import Diagnostic, Seed, SeedCheck, Site
    from seedlint.engine import ActiveCheck, Located, Suite, examine, lint, locate, merge
    from seedlint.plugins import load_plugins
    from seedlint.report import Style

    registry = load_plugins((), ())
    site = Site(profile="hexo", time_zone="Asia/Shanghai", root=str(paths[0].parent.parent))
    active = [
        ActiveCheck(info.check(info.check.Options(), site), info.plugin, info.version, info.check.severity)
        for info in registry.checks.values()
        if info.check.recommended and issubclass(info.check, SeedCheck)
    ]
    suites = {
        plugin: Suite([a for a in active if a.plugin == plugin], known=registry.checks, site=site)
        for plugin in registry.plugins
    }
    whole = Suite(active, known=registry.checks, site=site)
    for path in paths[:50]:  # imports and the caches of compiled patterns are not what is measured
        examine(Seed(path.name, path.read_bytes(), site), whole)

    def make(raw: bytes) -> Seed:
        return Seed("post.md", raw, site)

    def place(pair: tuple[Seed, list[Diagnostic]]) -> list[Located]:
        return [locate(pair[0], diagnostic) for diagnostic in pair[1]]

    def whole_way(raw: bytes) -> None:
        seed = make(raw)
        examine(seed, whole)
        seed.release()

    clock = Clock()
    found: list[Located] = []
    gc.freeze()
    gc.disable()  # as in a run: seeds leave no garbage behind
    for at in range(0, len(paths), BATCH):
        data = clock.each("read + hash", read_and_hash, [str(path) for path in paths[at : at + BATCH]])
        seeds = clock.each("decode", make, data)
        clock.each("front matter", lambda seed: seed.front_matter, seeds)
        clock.each("Markdown", lambda seed: seed.markdown, seeds)
        clock.each("HTML", lambda seed: seed.html.by_tag, seeds)
        clock.each("prose", lambda seed: seed.prose.text, seeds)
        clock.each("images + links", lambda seed: (seed.images, seed.links), seeds)
        for plugin, suite in suites.items():
            clock.each(f"checks: {plugin}", partial(lint, suite=suite), seeds)
        diagnostics = [lint(seed, whole) for seed in seeds]
        located = clock.each("locate", place, list(zip(seeds, diagnostics, strict=True)))
        found.extend(item for items in located for item in items)
        clock.each("all, in process", whole_way, data)
        for seed in seeds:
            seed.release()
    gc.enable()
    report = merge(found, len(paths))
    for name in ("text", "json"):
        clock.each(f"report: {name}", lambda reporter: reporter().render(report, Style()), [registry.reporters[name]])
    print(f"  {len(active)} checks, {len(found) / len(paths):.1f} findings a post")
    return {phase: seconds / len(paths) * 1e6 for phase, seconds in clock.seconds.items()}


def command(*arguments: str, cwd: Path, environment: dict[str, str]) -> float:
    """Return the seconds that a seedlint command takes."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    taken = time.perf_counter() - began
    if done.returncode not in {0, 1}:
        raise SystemExit(f"seedlint ended with {done.returncode}: {done.stderr.decode()}")
    return taken


def start_up(folder: Path, environment: dict[str, str]) -> None:
    """Print how long a single post takes from the shell, beside a Python that does nothing."""
    rounds = 15
    bare = statistics.median(command("-c", "pass", cwd=folder, environment=environment) for _ in range(rounds)) * 1e3
    one = ("-m", "seedlint", "check", "000/000000.md")
    whole = statistics.median(command(*one, cwd=folder, environment=environment) for _ in range(rounds)) * 1e3
    print(f"\nstart-up, median of {rounds}")
    print(f"  bare python              {bare:9.1f} ms")
    verdict = "within" if whole <= START_UP_MILLISECONDS else "OVER"
    print(f"  seedlint check one.md    {whole:9.1f} ms  ×{whole / bare:.1f}  ({verdict} {START_UP_MILLISECONDS} ms)")


def bench(folder: Path, posts: int, environment: dict[str, str]) -> None:
    """Print the phases and the whole command over a tree of ``posts`` posts."""
    paths = write_tree(folder, posts)
    size = sum(path.stat().st_size for path in paths) / posts
    print(f"\n{posts} posts of {size:.0f} bytes")
    taken_by = phases(paths[:1000])
    base = taken_by["read + hash"]
    for name, microseconds in taken_by.items():
        print(f"  {name:<24} {microseconds:9.1f} µs/post  ×{microseconds / base:.1f}")
    began = time.perf_counter()
    for path in paths:
        read_and_hash(str(path))
    reading = (time.perf_counter() - began) / posts * 1e6
    for label, jobs in (("one process", ("--jobs", "1")), ("default jobs", ())):
        taken = command("-m", "seedlint", "check", "--quiet", *jobs, ".", cwd=folder, environment=environment)
        each = taken / posts * 1e6
        verdict = ""
        if jobs:
            verdict = f"  ({'within' if each <= BUDGET_MICROSECONDS else 'OVER'} {BUDGET_MICROSECONDS} µs)"
        print(f"  {'seedlint check, ' + label:<28}{each:6.0f} µs/post  ×{each / reading:.1f}, {taken:.2f} s{verdict}")
    start_up(folder, environment)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], metavar="POSTS")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the trees here and leave them")
    arguments = parser.parse_args()
    environment = {**os.environ, "PYTHONUTF8": "1"}
    environment.pop("GITHUB_ACTIONS", None)
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores")
    print("× is the ratio to reading and hashing the same bytes in the same run (for start-up: to a bare Python)")
    for posts in arguments.sizes:
        folder = arguments.keep / str(posts) if arguments.keep else Path(tempfile.mkdtemp(prefix="seedlint-bench-"))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            bench(folder, posts, environment)
        finally:
            if not arguments.keep:
                shutil.rmtree(folder)


if __name__ == "__main__":
    main()
