"""Where the time goes: the whole command, each phase per post, and start-up; beside reading and hashing the same bytes.

``make bench`` runs it; ``--sizes 1000`` and ``--keep FOLDER`` make it shorter and keep the tree. Every number is taken in
the same run on the same files, so that the ratios mean something on any machine.
"""

from __future__ import annotations

import argparse
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
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

POST_BYTES = 7_000
BUDGET_MICROSECONDS = 400
START_UP_MILLISECONDS = 150
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
    draw = random.Random(number)
    host = f"https://img{number % 7}.example.com/2025/{number:06d}"
    head = (
        f"\n---\ntitle: '{draw.choice(WHO)}{draw.choice(DOES)}{draw.choice(WHAT)}（{number}）'\ncategories: \n - 新媒体\n"
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


def per_item(function: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Return the microseconds that ``function`` takes for each of ``items``, once each."""
    began = time.perf_counter()
    for item in items:
        function(item)
    return (time.perf_counter() - began) / len(items) * 1e6


def phases(paths: Sequence[Path]) -> Iterator[tuple[str, float]]:
    """Yield the phases in the order in which a run goes through them, with microseconds per post."""
    from seedlint import Seed, SeedCheck, Site
    from seedlint.engine import ActiveCheck, Suite, examine, lint, merge
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

    names = [str(path) for path in paths]
    yield "read + hash", per_item(read_and_hash, names)
    data = [read_and_hash(name) for name in names]
    seeds: list[Seed] = []
    yield "decode", per_item(lambda raw: seeds.append(Seed("post.md", raw, site)), data)
    yield "front matter", per_item(lambda seed: seed.front_matter, seeds)
    yield "Markdown", per_item(lambda seed: seed.markdown, seeds)
    yield "HTML", per_item(lambda seed: seed.html.by_tag, seeds)
    yield "prose", per_item(lambda seed: seed.prose.text, seeds)
    yield "images + links", per_item(lambda seed: (seed.images, seed.links), seeds)
    for plugin, suite in suites.items():
        yield f"checks: {plugin}", per_item(lambda seed, suite=suite: lint(seed, suite), seeds)  # type: ignore[misc]
    found = []
    yield (
        "locate",
        per_item(lambda seed: found.extend(examine(seed, whole).found), seeds)
        - per_item(lambda seed: lint(seed, whole), seeds),
    )
    for name in ("text", "json"):
        began = time.perf_counter()
        registry.reporters[name]().render(merge(found, len(seeds)), Style())
        yield f"report: {name}", (time.perf_counter() - began) / len(seeds) * 1e6
    yield "all, in process", per_item(lambda raw: examine(Seed("post.md", raw, site), whole), data)


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
    base = 0.0
    for name, microseconds in phases(paths[:1000]):
        base = base or microseconds
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
