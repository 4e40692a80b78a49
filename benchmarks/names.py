"""How well foreign names are found and told apart, and how fast: ``make bench-names``.

The pairs and sentences are those of a folder that is not part of this repository (``NAMES=folder``):
``dev_pairs.tsv`` with pairs of spellings, ``dev_sentences.tsv`` with sentences that have them. The posts in which one
mention is replaced by an attested variant are made up here, or those of ``--posts FOLDER``.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from seedlint import Seed
from seedlint_names._mentions import names_in
from seedlint_names._model import Model, model
from seedlint_names._pairs import variants
from seedlint_names._similarity import by_latin, features, similarity

LEAST = 0.0
"""From here on two spellings alone, without a text, are taken for one name."""
PRECISION, RECALL = 0.96, 0.60
LENGTH = 3000
ROUNDS = 30

Score = Callable[[str, str], float]


class Pair(NamedTuple):
    """Two spellings, whether they are of one name, and of which kind."""

    one: str
    other: str
    same: bool
    kind: str


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a table below its remark and its head."""
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        yield from list(table)[2:]


def pinyin(name: str) -> str:
    """Return how a name sounds, as far as the model knows."""
    known = model().characters
    return "".join(known[c].initial.strip("-") + known[c].final if c in known else c for c in name)


def by_edits(one: str, other: str) -> float:
    """Return how alike two names are, by their characters."""
    return Levenshtein.normalized_similarity(one, other)


def by_pinyin(one: str, other: str) -> float:
    """Return how alike two names sound, by their pinyin."""
    return Levenshtein.normalized_similarity(pinyin(one), pinyin(other))


def by_alignment(one: str, other: str) -> float:
    """Return the score of the alignment alone, as the trial had it."""
    first, second = sorted((one, other))
    return features(first, second, model())[1] if similarity(one, other) > -20 else -30.0


def without_latin(one: str, other: str) -> float:
    """Return the likeness without what is known of the Latin letters, which are partly those of the pairs."""
    return similarity(one, other) - by_latin(one, other, model())


def pairs(names: Path) -> None:
    """Print what the strings alone say of labelled pairs."""
    found = [Pair(row[0], row[1], row[2] == "1", row[3]) for row in rows(names / "dev_pairs.tsv")]
    wanted = sum(pair.same for pair in found)
    print(f"\npairs of spellings: {wanted} of one name, {len(found) - wanted} of two; nothing but the strings")
    print("  scorer                     threshold  precision  recall  recall at precision 0.96")
    scorers: tuple[tuple[str, Score, float], ...] = (
        ("Levenshtein", by_edits, 0.75),
        ("Levenshtein of pinyin", by_pinyin, 0.85),
        ("alignment alone", by_alignment, 7.0),
        ("seedlint without Latin", without_latin, LEAST),
        ("seedlint", similarity, LEAST),
    )
    for name, score, least in scorers:
        scored = [(score(pair.one, pair.other), pair.same) for pair in found]
        hits = [same for value, same in scored if value >= least]
        precision, recall = sum(hits) / max(1, len(hits)), sum(hits) / wanted
        print(f"  {name:<26} {least:>9}  {precision:>9.3f}  {recall:>6.3f}  {recall_at(scored, PRECISION):.3f}")
    verdict = "reached" if precision >= PRECISION and recall >= RECALL else "MISSED"
    print(f"  wanted: precision {PRECISION}, recall {RECALL}: {verdict}")
    flagged = Counter(pair.kind for pair in found if similarity(pair.one, pair.other) >= LEAST)
    for kind, number in sorted(Counter(pair.kind for pair in found).items()):
        print(f"    {kind:<24} {flagged[kind]:>4} of {number} taken for one name ({flagged[kind] / number:.1%})")


def recall_at(scored: Iterable[tuple[float, bool]], precision: float) -> float:
    """Return the highest recall at which a scorer still has ``precision``."""
    ordered = sorted(scored, key=lambda pair: -pair[0])
    wanted, right, best = sum(same for _, same in ordered), 0, 0.0
    for number, (_, same) in enumerate(ordered, 1):
        right += same
        if right / number >= precision:
            best = right / wanted
    return best


def sentences(names: Path) -> None:
    """Print what a post of the two sentences says of each pair; the counts of the whole document are not known."""
    counts: Counter[tuple[str, bool]] = Counter()
    for row in rows(names / "dev_sentences.tsv"):
        text = "\n".join(dict.fromkeys((row[8], row[11])))
        flagged = any({pair.rare.written, pair.common.written} == {row[2], row[4]} for pair in variants(text))
        counts[row[6], flagged] += 1
    right, wrong = counts["1", True], counts["0", True] + counts["0.5", True]
    print("\nsentences of one document that have two spellings")
    print(f"  precision {right / max(1, right + wrong):.3f} ({right} of {right + wrong} flagged)")
    print(f"  recall    {right / (right + counts['1', False]):.3f} ({right} of {right + counts['1', False]})")


def injected(names: Path, folder: Path | None) -> None:
    """Print how many attested variants are found where one mention is replaced by them, and what else is flagged."""
    attested: dict[str, list[str]] = {}
    for row in rows(names / "dev_pairs.tsv"):
        if row[2] == "1" and min(len(row[0]), len(row[1])) > 2:
            attested.setdefault(row[0], []).append(row[1])
            attested.setdefault(row[1], []).append(row[0])
    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    others = 0
    for text, name in carriers(attested, folder):
        before = {(pair.rare.written, pair.common.written) for pair in variants(text)}
        start, name_, end = text.rpartition(name)
        for variant in attested[name]:
            if variant in text:
                continue
            after = {(pair.rare.written, pair.common.written) for pair in variants(f"{start}{variant}{end}")}
            new = after - before
            key = size(name_, variant)
            tried[key] += 1
            hit = any({name, variant} == set(pair) for pair in new)
            found[key] += hit
            others += sum({name, variant} != set(pair) for pair in new)
    print(f"\none mention replaced by an attested variant: {tried.total()} places in {folder or 'posts made up here'}")
    for key in sorted(tried):
        print(f"  {key:<28} {found[key] / tried[key]:.2f} ({found[key]} of {tried[key]})")
    print(f"  all                          {found.total() / max(1, tried.total()):.2f}; {others} other pairs flagged")


def size(name: str, variant: str) -> str:
    """Return how long a name is, and by how much a variant differs."""
    edits = Levenshtein.distance(name, variant)
    return f"{'one edit' if edits == 1 else 'more edits'}, {min(len(name), 5)}{'+' if len(name) > 4 else ''} characters"


def carriers(attested: Iterable[str], folder: Path | None) -> Iterator[tuple[str, str]]:
    """Yield texts, each with a name that it has at least twice."""
    if folder is None:
        draw = random.Random(1)  # noqa: S311 - the same posts every time
        known = sorted(attested)
        for name in known:
            guest, friend = draw.sample(known, 2)
            text = (
                f"会议于周一开幕。{name}在开幕式上发表讲话，强调了合作的意义。\n{guest}没有到场。\n"
                f"随后{name}接受采访，说明了今年的计划。{friend}认为这些计划难以实现。\n"
                f"闭幕之前，{name}再次感谢各方，并表示明年还会回来。\n"
            )
            yield text, name
        return
    for path in sorted(folder.rglob("*.md")):
        seed = Seed(path.as_posix(), path.read_bytes())
        if seed.decode_error is None:
            text = seed.prose.text
            for name in sorted(names_in(text)):
                if name in attested and text.count(name) > 1:
                    yield text, name


def speed() -> None:
    """Print the microseconds of a warm text with many names, and of one with none, and what loading costs."""
    began = time.process_time()
    Model()
    print(f"\nloading the model: {(time.process_time() - began) * 1e3:.0f} ms (wanted: 40)")
    draw = random.Random(2)  # noqa: S311 - the same texts every time
    latin = [line.split("\t")[0] for line in model()._latin.splitlines()[1::7]]
    said = "昨天在会议上说，今年的计划已经得到批准，双方将在下周继续谈判，并公布具体的日期；反对的人没有说话。"
    dense = "".join(f"{draw.choice(latin)}{said}{said}" for _ in range(32))
    plain = "我们先安装依赖，然后运行测试；如果构建失败，请检查配置文件中的路径，并在终端里查看输出的错误信息。" * 61
    for label, text, most in (("many names", dense, 120), ("no names", plain, 50)):
        text = text[:LENGTH]
        variants(text)
        best = min(timed(text) for _ in range(ROUNDS)) * 1e6
        print(f"  {len(text)} characters, {label:<11} {len(names_in(text)):>3} names {best:>6.0f} µs (wanted: {most})")


def timed(text: str) -> float:
    """Return the seconds that a text takes."""
    began = time.perf_counter()
    variants(text)
    return time.perf_counter() - began


def main(arguments: Sequence[str]) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", type=Path, metavar="NAMES")
    parser.add_argument("--posts", type=Path, metavar="FOLDER")
    options = parser.parse_args(arguments)
    if not (options.names / "dev_pairs.tsv").is_file():
        raise SystemExit(
            f"{options.names} has no dev_pairs.tsv: name the folder that has, as in make bench-names NAMES=folder"
        )
    pairs(options.names)
    sentences(options.names)
    injected(options.names, options.posts)
    speed()


if __name__ == "__main__":
    main(sys.argv[1:])
