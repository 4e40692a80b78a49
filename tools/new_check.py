"""Start a check: ``python tools/new_check.py NAME PLUGIN`` writes its class and its case file, and registers it.

What it writes works from the first minute: it reports its own name where a post mentions it. Replace that,
example by example, with what the check is for.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOOK = "seedlint_checks"

MODULE = '''"""{name}: say here in a few words what it looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seedlint import Example, Finding, NoOptions, Seed, SeedCheck, Severity, Triggers

_FAULT = re.compile(r"{name}")


class {cls}(SeedCheck[NoOptions]):
    """The post holds the words `{name}`.

    ## Why

    Say what goes wrong for a reader, an editor or the site when this is left as it is.

    ## Source

    Cite the standard or the guide that says so.
    """

    severity = Severity.WARNING
    recommended = False
    triggers = Triggers(characters=frozenset("{first}"))
    examples = (Example(bad="<p>这里写着{name}。</p>\\n", good="<p>这里什么也没有。</p>\\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield what is wrong with ``seed``."""
        for match in _FAULT.finditer(seed.prose.text):
            yield Finding(seed.prose.span(*match.span()), f"{{match[0]}} stands in the text")
'''

CASES = """\
- name: the words in a paragraph are reported
  seed: |
    <p>这里写着{name}。</p>
  finds: ["{name}"]
  says: ["stands in the text"]
- name: the words in a title are reported
  seed: |
    ---
    title: '关于{name}'
    ---

    <p>正文。</p>
  finds: ["{name}"]
- name: the words in code are nobody's business
  seed: |
    <p>命令是<code>{name}</code>。</p>
  finds: []
- name: a post without them is left alone
  seed: |
    <p>正文。</p>
  finds: []
"""


class RefusedError(Exception):
    """Why no check was started."""


def new_check(root: Path, name: str, plugin: str) -> list[Path]:
    """Write a check and its case file and register it; return the files written or changed."""
    plugins = sorted(path.name.removeprefix("seedlint_") for path in (root / "plugins").glob("seedlint_*"))
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        raise RefusedError("NAME must be kebab-case and name the fault, such as NAME=missing-alt")
    if plugin not in plugins:
        raise RefusedError(f"PLUGIN must be one of {', '.join(plugins)}, such as PLUGIN=images")
    package = root / "plugins" / f"seedlint_{plugin}"
    module = package / f"{name.replace('-', '_')}.py"
    cases = root / "tests" / "cases" / plugin / f"{name}.yaml"
    taken = [*(root / "plugins").glob(f"*/{module.name}"), *(path for path in (cases,) if path.exists())]
    if taken:
        raise RefusedError(f"there is a check of that name: {taken[0].relative_to(root)}")
    cls = "".join(part.capitalize() for part in name.split("-"))
    table = package / "__init__.py"
    registered = register(table.read_text(encoding="utf-8"), f"seedlint_{plugin}.{module.stem}", cls)
    cases.parent.mkdir(parents=True, exist_ok=True)
    for path, text in (
        (module, MODULE.format(name=name, cls=cls, first=name[0])),
        (cases, CASES.format(name=name)),
        (table, registered),
    ):
        path.write_text(text, encoding="utf-8", newline="\n")
    return [module, cases, table]


def register(source: str, module: str, cls: str) -> str:
    """Return ``source``, a plugin's ``__init__.py``, with ``cls`` in its hook's imports and in its tuple."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == HOOK:
            imports = [entry for entry in node.body if isinstance(entry, ast.ImportFrom)]
            last = node.body[-1]
            if isinstance(last, ast.Return) and isinstance(last.value, ast.Tuple):
                break
    else:
        raise RefusedError(f"{HOOK} of the plugin does not end in `return (A, B, ...)`: register {cls} by hand")
    lines = source.split("\n")
    names = sorted({*(ast.unparse(entry) for entry in last.value.elts), cls})
    returned = ["    return (", *(f"        {entry}," for entry in names), "    )"]
    lines[last.lineno - 1 : last.end_lineno] = returned
    before = [entry for entry in imports if (entry.module or "") < module]
    at = (before[-1].end_lineno or 0) if before else min([*(i.lineno for i in imports), last.lineno]) - 1
    lines.insert(at, f"    from {module} import {cls}")
    if not imports:
        lines.insert(at + 1, "")
    return "\n".join(lines)


def main() -> int:
    """Run from the command line; return the exit code."""
    name, plugin = (*sys.argv[1:], "", "")[:2]
    try:
        written = new_check(ROOT, name, plugin)
    except RefusedError as refusal:
        sys.stderr.write(f"new-check: {refusal}\n")
        return 2
    python = [str(path) for path in written if path.suffix == ".py"]
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", *python], check=False)  # noqa: S603
    for path in written:
        print(path.relative_to(ROOT))
    print(f"Next: write its cases, then its code; run them with: .venv/bin/pytest tests/test_cases.py -k {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
