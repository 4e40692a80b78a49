"""For the authors of checks: run a check's examples and case files, and refuse lazy ones.

``check_case`` raises ``AssertionError`` with a sentence for whatever a case leaves out or gets wrong.
``python -m seedlint.testing PLUGIN[/CHECK] FILE...`` prints what the checks say of real files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from seedlint.check import Check, CorpusCheck, Example, SeedCheck, Site
from seedlint.diagnostics import Diagnostic, Safety
from seedlint.engine import ActiveCheck, Suite, conclude, examine, lint
from seedlint.fix import settle
from seedlint.seed import Seed

SAFE = frozenset({Safety.SAFE})
UNSAFE = frozenset({Safety.SAFE, Safety.UNSAFE})


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a case file: a seed, the text under each finding, and what the fixes make of it.

    ``files`` are the other seeds that a corpus check compares it with: texts by their paths.
    """

    name: str
    seed: bytes
    finds: tuple[str, ...]
    says: tuple[str, ...] | None = None
    fixed: str | None = None
    unsafe: str | None = None
    path: str = "post.md"
    options: Mapping[str, object] = field(default_factory=dict)
    site: Mapping[str, object] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


def read_cases(path: Path) -> list[Case]:
    """Read a case file. Raises ``ValueError`` for an unknown key or a missing one."""
    import yaml

    known = {item.name for item in fields(Case)} | {"seed_hex"}
    cases = []
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        unknown = set(entry) - known
        if unknown or not {"name", "finds"} <= set(entry) or not {"seed", "seed_hex"} & set(entry):
            raise ValueError(
                f"{path}: a case has unknown keys {sorted(unknown)}, or lacks name, seed or finds: {entry}"
            )
        raw = bytes.fromhex(entry.pop("seed_hex")) if "seed_hex" in entry else str(entry["seed"]).encode()
        for name in ("finds", "says"):
            if name in entry:
                entry[name] = tuple(entry[name])
        cases.append(Case(**{**entry, "seed": raw}))
    return cases


def make_check(
    check: type[Check[Any]], options: Mapping[str, object] | None = None, site: Mapping[str, object] | None = None
) -> Check[Any]:
    """Return an instance of ``check`` with plain values as its options and site."""
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in (options or {}).items()}
    where: dict[str, Any] = {
        key: tuple(value.items()) if isinstance(value, dict) else tuple(value) if isinstance(value, list) else value
        for key, value in (site or {}).items()
    }
    return check(check.Options(**values), Site(**where))


def findings(check: Check[Any], seed: Seed, files: Mapping[str, str] | None = None) -> list[Diagnostic]:
    """Return what ``check`` alone says of ``seed``; an exception in it is raised.

    A corpus check compares it with the seeds in ``files``, texts by their paths.
    """
    suite = suite_of(check)
    if not isinstance(check, CorpusCheck):
        return lint(seed, suite)
    others = [Seed(path, text.encode(), check.site) for path, text in (files or {}).items()]
    found = conclude([examine(one, suite) for one in (seed, *others)], suite)
    return sorted((d for d in found if d.path == seed.path), key=lambda diagnostic: diagnostic.sort_key)


def suite_of(*checks: Check[Any]) -> Suite:
    """Return a suite of ``checks`` that lets their exceptions through."""
    return Suite(
        (ActiveCheck(check, "test", "0", check.severity) for check in checks), site=checks[0].site, strict=True
    )


def check_case(check_type: type[Check[Any]], case: Case) -> None:
    """Run one case of a seed check or a corpus check."""
    check = make_check(check_type, case.options, case.site)
    seed = Seed(case.path, case.seed, check.site)
    found = findings(check, seed, case.files)
    under = tuple(seed.text[diagnostic.span.start : diagnostic.span.end] for diagnostic in found)
    assert under == case.finds, f"{case.name}: found {under!r}, expected {case.finds!r}"
    if case.says is not None:
        assert len(case.says) == len(found), f"{case.name}: 'says' must have one entry per finding"
        for part, diagnostic in zip(case.says, found, strict=True):
            assert part in diagnostic.message, f"{case.name}: {diagnostic.message!r} does not say {part!r}"
    _check_fix(case, "fixed", case.fixed, seed, check, SAFE)
    if case.unsafe is not None or any(d.fix is not None and d.fix.safety is Safety.UNSAFE for d in found):
        _check_fix(case, "unsafe", case.unsafe, seed, check, UNSAFE)


def _check_fix(
    case: Case, key: str, expected: str | None, seed: Seed, check: Check[Any], allowed: frozenset[Safety]
) -> None:
    suite = suite_of(check)
    outcome = settle(seed, lambda one: lint(one, suite), allowed)
    assert outcome.fault is None, f"{case.name}: {outcome.fault}"
    changed = outcome.seed.text
    if expected is None:
        assert changed == seed.text, f"{case.name}: the fix changes the seed, but the case has no {key!r}: {changed!r}"
        return
    assert expected != seed.text, f"{case.name}: {key!r} is the seed itself"
    assert changed == expected, f"{case.name}: {key!r} is {changed!r}"
    left = [d for d in lint(outcome.seed, suite) if d.fix is not None and d.fix.safety in allowed]
    assert not left, f"{case.name}: fixing once more would change it again: {left}"


@contextmanager
def exemplary(check: type[Check[Any]], example: Example) -> Iterator[Check[Any]]:
    """Make ``check`` as an example wants it, with the example's files in a folder of their own."""
    if not example.files:
        yield make_check(check, example.options, example.site)
        return
    with TemporaryDirectory() as folder:
        for name, text in example.files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        yield make_check(check, example.options, {**example.site, "root": folder})


def check_example(check_type: type[Check[Any]], example: Example) -> None:
    """Run one example of a seed check or a corpus check: ``bad`` is reported; ``good`` is its fix, or passes."""
    with exemplary(check_type, example) as check:
        _check_example(check, example)


def _check_example(check: Check[Any], example: Example) -> None:
    seed = Seed(example.path, example.bad.encode(), check.site)
    found = findings(check, seed, example.files)
    assert found, f"{check.name}: nothing is reported in {example.bad!r}"
    suite = suite_of(check)
    if any(d.fix is not None and d.fix.safety in UNSAFE for d in found):
        outcome = settle(seed, lambda one: lint(one, suite), UNSAFE)
        assert outcome.fault is None, f"{check.name}: {outcome.fault}"
        assert outcome.seed.text == example.good, f"{check.name}: the fix makes {outcome.seed.text!r}"
    left = findings(check, Seed(example.path, example.good.encode(), check.site), example.files)
    assert not left, f"{check.name}: the good version is reported: {left}"


def _main(arguments: Sequence[str]) -> Iterator[str]:
    from seedlint.plugins import load_plugins

    if len(arguments) < 2:
        raise SystemExit("usage: python -m seedlint.testing PLUGIN[/CHECK] FILE_OR_FOLDER...")
    plugin, _, wanted = arguments[0].partition("/")
    registry = load_plugins((), ())
    checks = [
        make_check(info.check, site={"time_zone": "Asia/Shanghai"})
        for info in registry.checks.values()
        if info.plugin == plugin and wanted in {"", info.check.name} and issubclass(info.check, SeedCheck)
    ]
    if not checks:
        raise SystemExit(
            f"no installed plugin has the checks {arguments[0]!r}; there are {', '.join(registry.plugins)}"
        )
    suite = suite_of(*checks)
    for name in arguments[1:]:
        for path in sorted(Path(name).rglob("*")) if Path(name).is_dir() else [Path(name)]:
            if path.suffix not in {".md", ".markdown", ".html"} or not path.is_file():
                continue
            seed = Seed(path.as_posix(), path.read_bytes(), suite.site)
            for diagnostic in lint(seed, suite):
                line, column = seed.position(diagnostic.span.start)
                excerpt = seed.text[diagnostic.span.start : min(diagnostic.span.end, diagnostic.span.start + 80)]
                fix = f" [{diagnostic.fix.safety.value}: {diagnostic.fix.title}]" if diagnostic.fix else ""
                yield f"{path}:{line}:{column} {diagnostic.check}: {diagnostic.message}{fix} | {excerpt!r}"


if __name__ == "__main__":
    for output in _main(sys.argv[1:]):
        sys.stdout.write(output + "\n")
