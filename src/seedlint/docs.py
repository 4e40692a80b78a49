"""The checks' pages, made from their classes: ``python -m seedlint.docs`` writes them, ``--check`` compares.

Nothing on a page is claimed by hand that can be run: what a check says of its examples, what its fix
makes of them, and how safe that is, come from running them.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

from seedlint.check import Check, Example, ProbeCheck
from seedlint.config.toml import inline
from seedlint.diagnostics import Safety
from seedlint.plugins import OWN

if TYPE_CHECKING:
    from seedlint.plugins import CheckInfo, Registry

FOLDER = Path("docs/checks")

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_HOW = {Safety.SAFE: "`seedlint fix`", Safety.UNSAFE: "`seedlint fix --unsafe`", Safety.MANUAL: "shown only"}


class Docstring(NamedTuple):
    """A check's docstring: its first line, what follows it, and the sections by heading."""

    summary: str
    text: str
    sections: dict[str, str]


class Ran(NamedTuple):
    """What a check says of an example, what its fixes are called, and how safe they are."""

    messages: tuple[str, ...]
    titles: tuple[str, ...]
    safeties: frozenset[Safety]


def read_docstring(check: type[Check[Any]]) -> Docstring:
    """Return the parts of a check's docstring."""
    summary, _, rest = inspect.cleandoc(check.__doc__ or "").partition("\n")
    text, *parts = _HEADING.split(rest)
    sections = {name.strip(): body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}
    return Docstring(summary.strip(), text.strip(), sections)


def run_example(check: type[Check[Any]], example: Example) -> Ran:
    """Run an example of a seed check or a corpus check; a probe check needs the network to say anything."""
    from seedlint.seed import Seed
    from seedlint.testing import exemplary, findings

    if issubclass(check, ProbeCheck):
        return Ran((), (), frozenset())
    with exemplary(check, example) as instance:
        found = findings(instance, Seed(example.path, example.bad.encode(), instance.site), example.files)
    messages = dict.fromkeys(diagnostic.message for diagnostic in found)
    fixes = [diagnostic.fix for diagnostic in found if diagnostic.fix is not None]
    return Ran(tuple(messages), tuple(fix.title for fix in fixes), frozenset(fix.safety for fix in fixes))


def fixes(check: type[Check[Any]]) -> list[Safety]:
    """Return which kinds of fix the examples of a check show, the safest first."""
    found = frozenset[Safety]().union(*(run_example(check, example).safeties for example in check.examples))
    return [safety for safety in Safety if safety in found]


def page(info: CheckInfo) -> str:
    """Return the page of a check, in Markdown."""
    check = info.check
    doc = read_docstring(check)
    parts = [f"# {check.name}", doc.summary, _facts(info), doc.text]
    sections = dict(doc.sections)
    if "Why" in sections:
        parts += ["## Why", sections.pop("Why")]
    parts += _examples(check)
    options = sections.pop("Options", "")
    source = sections.pop("Source", "")
    for heading, text in sections.items():
        parts += [f"## {heading}", text]
    if dataclasses.fields(check.Options):
        parts += ["## Options", options, _options(check)]
    if source:
        parts += ["## Source", source]
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(info: CheckInfo) -> str:
    check = info.check
    rows = [
        ("plugin", f"`{info.plugin}`"),
        ("severity", check.severity.value),
        ("runs", "by default (`recommended`)" if check.recommended else "only when it is selected"),
        ("groups", ", ".join(f"`{group}`" for group in check.groups)),
        ("fixed by", ", ".join(_HOW[safety] for safety in fixes(check)) or "hand"),
    ]
    return _table(("", ""), [row for row in rows if row[1]])


def _examples(check: type[Check[Any]]) -> list[str]:
    parts = ["## Example" if len(check.examples) == 1 else "## Examples"] if check.examples else []
    for example in check.examples:
        ran = run_example(check, example)
        with_options = [
            f"`{name} = {inline(value)}`" for name, value in (*example.site.items(), *example.options.items())
        ]
        given = f"With {', '.join(with_options)}:" if with_options else ""
        for name, content in example.files.items():
            parts += [f"With `{name}`:", _fenced(content, name.rpartition(".")[2])] if content else []
        empty = [f"`{name}`" for name, content in example.files.items() if not content]
        parts += [f"Where there is {', '.join(empty)}:"] if empty else []
        said = "\n".join(f"> {line}" for message in ran.messages for line in message.splitlines())
        changed = Safety.SAFE in ran.safeties or Safety.UNSAFE in ran.safeties
        how = "The fix makes of it:" if changed else "Better:"
        parts += [given, _code(example.bad, example.path), said, how, _code(example.good, example.path)]
    return parts


def _options(check: type[Check[Any]]) -> str:
    from seedlint.config.values import describe

    hints = get_type_hints(check.Options)
    defaults = check.Options()
    rows = [
        (f"`{field.name}`", describe(hints[field.name]), f"`{_default(getattr(defaults, field.name))}`")
        for field in dataclasses.fields(check.Options)
    ]
    return f"In `[checks.{check.name}]`:\n\n" + _table(("option", "takes", "default"), rows)


def _default(value: object) -> str:
    return "(none)" if value is None else inline(value)


def _code(text: str, path: str) -> str:
    return _fenced(text, "html" if path.endswith((".html", ".htm")) else "markdown")


def _fenced(text: str, language: str) -> str:
    """Return a code block that shows what cannot be seen, with a fence that the text does not hold."""
    shown = text.replace("\r", "␍").replace("\ufeff", "\\ufeff").removesuffix("\n")
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    return f"{fence}{language}\n{shown}\n{fence}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def generate(registry: Registry, folder: Path = FOLDER) -> dict[Path, str]:
    """Return the pages of the built-in checks and their index, by path."""
    infos = [info for info in registry.checks.values() if info.distribution == OWN]
    pages = {folder / f"{info.check.name}.md": page(info) for info in infos}
    pages[folder / "index.md"] = _index(infos)
    return pages


def _index(infos: Sequence[CheckInfo]) -> str:
    header = ("check", "severity", "recommended", "fix", "what it reports")
    parts = ["# Checks", "Made from the checks' classes by `make docs`."]
    for plugin in sorted({info.plugin for info in infos}):
        rows = [
            (
                f"[{info.check.name}]({info.check.name}.md)",
                info.check.severity.value,
                "yes" if info.check.recommended else "",
                ", ".join(safety.value for safety in fixes(info.check)),
                read_docstring(info.check).summary,
            )
            for info in infos
            if info.plugin == plugin
        ]
        parts += [f"## {plugin}", _table(header, rows)]
    return "\n\n".join(parts) + "\n"


def main(arguments: Sequence[str], folder: Path = FOLDER) -> int:
    """Write the pages, or with ``--check`` say which are out of date; return 0 or 1."""
    from seedlint.plugins import load_plugins

    if set(arguments) - {"--check"}:
        sys.stderr.write("usage: python -m seedlint.docs [--check]\n")
        return 2
    pages = generate(load_plugins((), ()), folder)
    stale = [path for path in sorted(folder.glob("*.md")) if path not in pages]
    changed = [path for path, text in pages.items() if not path.is_file() or path.read_bytes() != text.encode()]
    if "--check" in arguments:
        for path in (*changed, *stale):
            sys.stderr.write(f"{path} is out of date: run `make docs`\n")
        return 1 if changed or stale else 0
    folder.mkdir(parents=True, exist_ok=True)
    for path in changed:
        path.write_bytes(pages[path].encode())
    for path in stale:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
