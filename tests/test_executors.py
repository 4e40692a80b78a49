"""Where the map runs: the same results from any number of processes, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from seedlint import executors
from seedlint.executors import CHUNK, CHUNK_BYTES, map_chunks

POST = "---\ntitle: '第{}号'\ndate: 2024-05-06T07:08:09Z\n---\n\n<p>灯塔,已经点亮。</p>\n"


def square(number: int) -> int:
    return number * number


def die_once(path: str) -> str:
    """End this process as the system does for want of memory, but the first time only."""
    flag = Path(path)
    if flag.name == "fatal" and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return flag.name


def die_always(number: int) -> int:
    if number == 70:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, CHUNK, 5 * CHUNK + 1])
def test_results_come_in_order(jobs: int, count: int) -> None:
    assert list(map_chunks(square, range(count), jobs, died=square)) == [square(number) for number in range(count)]


@pytest.mark.parametrize(
    ("sizes", "chunks"),
    [
        ([], []),
        ([1] * (CHUNK + 1), [CHUNK, 1]),
        ([CHUNK_BYTES + 1, 1, 1], [1, 2]),
        ([1, CHUNK_BYTES, 1], [1, 1, 1]),
        ([CHUNK_BYTES // 2, CHUNK_BYTES // 2, 1], [2, 1]),
    ],
)
def test_a_task_holds_few_bytes_and_few_seeds(sizes: list[int], chunks: list[int]) -> None:
    assert [len(chunk) for chunk in executors._chunks(sizes, lambda size: size)] == chunks


def test_a_process_that_is_killed_costs_a_retry(tmp_path: Path) -> None:
    names = [str(tmp_path / ("fatal" if number == 90 else str(number))) for number in range(200)]
    found = list(map_chunks(die_once, names, 2, died=lambda name: f"died over {name}"))
    assert found == [Path(name).name for name in names]


def test_a_seed_that_kills_again_is_named() -> None:
    assert list(map_chunks(die_always, range(200), 2, died=lambda number: -number)) == [
        -number if number == 70 else number for number in range(200)
    ]


def archive(root: Path, posts: int) -> None:
    for number in range(posts):
        text = POST.format(number) + "<p>长文。</p>\n" * (number % 7 * 40)
        (root / f"{number}.md").write_text(text, encoding="utf-8")


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "seedlint", "check", "--no-cache", *arguments, "."]


def test_the_same_bytes_whatever_the_jobs(tmp_path: Path) -> None:
    archive(tmp_path, 300)
    outputs = [
        subprocess.run(command("-j", jobs, "--output-format", "json"), cwd=tmp_path, capture_output=True, check=False)
        for jobs in ("1", "2", "5")
    ]
    assert {output.returncode for output in outputs} == {1}
    assert len({output.stdout for output in outputs}) == 1
    assert {output.stderr for output in outputs} == {b""}


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def wait_for(condition: object, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.02)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux lists the children of a process")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_ends_early_leaves_no_process_behind(tmp_path: Path, how: signal.Signals) -> None:
    archive(tmp_path, 3000)
    run = subprocess.Popen(
        command("-j", "2"), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    wait_for(lambda: len(children(run.pid)) == 2)
    workers = children(run.pid)
    if how is signal.SIGINT:
        os.killpg(run.pid, how)  # a terminal sends it to all processes of the run
    else:
        run.kill()
    out, err = run.communicate()
    assert out == b""
    if how is signal.SIGINT:
        assert (run.returncode, err.splitlines()[-1:]) == (130, [b"seedlint: interrupted"])
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
