"""Posts that were made to be slow: which checks take time that grows with the square of a post's length.

``make bench`` runs it. A check is named that takes more than a fifth of a second on a post of 32 kB, and much more
than eight times what it takes on one of an eighth of the length; with the square of the length it would be
sixty-four times. Processor time is measured, and what looks slow is measured again.
"""

from __future__ import annotations

from time import process_time

from seedlint import Seed, SeedCheck, Site
from seedlint.plugins import load_plugins

LENGTH = 32_000
QUICK = 0.2
RATIO = 24
CHECKS = [
    item.check(item.check.Options(), Site())
    for item in load_plugins((), ()).checks.values()
    if item.plugin in {"html", "names", "text"} and issubclass(item.check, SeedCheck)
]

HAN = "<p>海边的灯塔亮了。"
HOSTILE = [  # what the post begins with, and what it repeats
    *[("", piece) for piece in "<>[“”《（）&*!…⼈"],
    *[("", piece) for piece in ("<p>", "<p ", "<span>", "<p><span <p>", "<!--", "{{", "</b>", "<p a=", "x \n", "1）")],
    *[("", piece) for piece in ("<p>“海</p>", "<p>海”</p>", "海“海\n\n", "<b>x</b>", '<i id="attachment_1">x</i>')],
    *[("", piece) for piece in ('<p align="center">x</p>', "<p><b>灯塔</b></p><p>灯塔灯塔灯塔</p>", "海！！！！")],
    ("<p>&nbsp;</p><p>", "<span>"),
    ("<p>", "<img><b>x</b>"),
    ("<p>", "海<span>海</span>"),
    *[
        (HAN, piece)
        for piece in ("海，。", "海...", "海--海", "海(海海)", "海・", "１海", "\xa0海", "海‘海’", "\u200f海")
    ],
    *[(HAN, piece) for piece in ("\u3000", "“ 海", "e\u0301", "<b>海</b>，。")],
    ("<p>这个来时们为国说对发这个来时们为国说对发", "这个来时们为国结結"),
    *[("<p style='", piece) for piece in ("a", "a:(;", 'a:"')],
    *[("<div>" * (LENGTH // 16), piece) for piece in ("<i>", "</b>", "<p style='text-align:left'>x</p>")],
    ("<svg>" * (LENGTH // 16), "<g/>"),
]


def _seed(start: str, piece: str, share: int) -> Seed:
    begun = start[: len(start) // share] if len(start) > LENGTH // 8 else start
    text = begun + piece * (LENGTH // share // len(piece.encode()))
    seed = Seed("post.md", (text + ("'>海</p>" if "='" in start else "")).encode())
    _ = (seed.html.by_tag, seed.html.by_attribute, seed.html.errors, seed.prose.passages, seed.links, seed.lines)
    return seed


def _time(check: SeedCheck[object], seed: Seed) -> float:
    start = process_time()
    for _ in check.check(seed):
        pass
    return process_time() - start


def _is_quadratic(check: SeedCheck[object], long: Seed, short: Seed) -> bool:
    best, base = (min(_time(check, seed) for _ in range(3)) for seed in (long, short))
    return best > QUICK and best > RATIO * base


def main() -> int:
    """Print what is quadratic, and return how much there is of it."""
    found = 0
    for start, piece in HOSTILE:
        long, short = _seed(start, piece, 1), _seed(start, piece, 8)
        for check in CHECKS:
            if _time(check, long) > QUICK and _is_quadratic(check, long, short):
                found += 1
                print(f"{check.name} on {start[:12]!r} and many {piece!r}")
    print(f"{len(HOSTILE)} hostile posts of {LENGTH:,} bytes, {len(CHECKS)} checks: {found} quadratic")
    return found


if __name__ == "__main__":
    raise SystemExit(1 if main() else 0)
