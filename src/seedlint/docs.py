"""The checks' pages, made from their classes: ``python -m seedlint.docs`` writes them, ``--check`` compares."""

from __future__ import annotations

import dataclasses
import inspect
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from seedlint.diagnostics import Safety

if TYPE_CHECKING:
    from seedlint.plugins import CheckInfo, Registry

FOLDER = Path("docs/checks")
_FENCE = "````"


def page(info: CheckInfo) -> str:
    """Return the page of a check: what it reports, why, examples, options, source."""
    check = info.check
    summary, _, rest = inspect.cleandoc(check.__doc__ or "").partition("\n")
    where = "`recommended`" if check.recommended else "`all` only"
    groups = f", groups {', '.join(check.groups)}" if check.groups else ""
    facts = f"Plugin `{info.plugin}`, severity {check.severity.value}, in {where}{groups}."
    parts = [f"# {check.name}", summary, facts, rest.strip()]
    for example in check.examples:
        parts += ["## Example", f"Reported:\n\n{_code(example.bad)}", f"Instead:\n\n{_code(example.good)}"]
    options = dataclasses.fields(check.Options)
    if options:
        defaults = check.Options()
        rows = [f"| `{field.name}` | `{getattr(defaults, field.name)!r}` |" for field in options]
        parts.append("\n".join(["| option | default |", "|---|---|", *rows]))
    return "\n\n".join(part for part in parts if part) + "\n"


def _code(text: str) -> str:
    shown = text.replace("\r", "\\r").replace("\ufeff", "\\ufeff").removesuffix("\n")
    return f"{_FENCE}text\n{shown}\n{_FENCE}"


def generate(registry: Registry) -> dict[Path, str]:
    """Return all pages by their path below the project's root."""
    pages = {FOLDER / f"{name}.md": page(info) for name, info in registry.checks.items()}
    lines = ["# Checks", "", "Made from the checks' classes by `make docs`."]
    plugin = ""
    for name, info in sorted(registry.checks.items(), key=lambda item: (item[1].plugin, item[0])):
        if info.plugin != plugin:
            plugin = info.plugin
            lines += [
                "",
                f"## {plugin}",
                "",
                "| check | severity | recommended | fix | what it reports |",
                "|---|---|---|---|---|",
            ]
        check = info.check
        summary = inspect.cleandoc(check.__doc__ or "").split("\n")[0]
        recommended = "yes" if check.recommended else ""
        lines.append(f"| [{name}]({name}.md) | {check.severity.value} | {recommended} | {_fix(info)} | {summary} |")
    pages[FOLDER / "index.md"] = "\n".join(lines) + "\n"
    return pages


def _fix(info: CheckInfo) -> str:
    """Return which fixes a check's examples show."""
    from seedlint.check import SeedCheck
    from seedlint.seed import Seed
    from seedlint.testing import findings, make_check

    found: set[Safety] = set()
    for example in info.check.examples if issubclass(info.check, SeedCheck) else ():
        check = make_check(info.check, example.options, example.site)
        for diagnostic in findings(check, Seed(example.path, example.bad.encode(), check.site)):
            if diagnostic.fix is not None:
                found.add(diagnostic.fix.safety)
    return ", ".join(safety.value for safety in Safety if safety in found)


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with ``--check`` say which are out of date; return 0 or 1."""
    from seedlint.plugins import load_plugins

    pages = generate(load_plugins((), ()))
    stale = [path for path in sorted(FOLDER.glob("*.md")) if path not in pages]
    changed = [path for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        for path in (*changed, *stale):
            sys.stderr.write(f"{path} is out of date: run `make docs`\n")
        return 1 if changed or stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in changed:
        path.write_text(pages[path], encoding="utf-8", newline="\n")
    for path in stale:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
