"""What each program that reads posts makes of their front matter, and in which of its words two mean the same."""

from __future__ import annotations

import datetime
import json
import math
import re
import tomllib
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import frontmatter
import yaml
from ruamel.yaml import YAML

from oracles.tools import ask_node

# jekyll/jekyll, lib/jekyll/document.rb, YAML_FRONT_MATTER_REGEXP; Ruby's `m` is Python's DOTALL, and its `^` and `$`
# always stand for lines.
_JEKYLL = re.compile(r"\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)", re.DOTALL | re.MULTILINE)
# hexojs/hexo-front-matter, lib/front_matter.ts, rFrontMatterNew: a block without its opening line.
_HEXO_BARE = re.compile(r"\A\s*((?:title|layout|date|tags|categories)[ \t]*:.*?)\r?\n(?:-{3,})\r?(?:\n|\Z)", re.DOTALL)
# gohugoio/hugo, parser/pageparser/pagelexer_intro.go: what may stand before the front matter.
# A field at the margin, or a table of TOML.
_KEY = re.compile(r"""["']?([^\s"'#:=\[\]{}-][^"':=]*?)["']?\s*[:=]|\[+([\w.-]+)""")
_HUGO_INTRODUCTION = re.compile(r"[ \t\r\n\ufeff]*")


@dataclass(frozen=True)
class Block:
    """Where front matter is: its format, and its source between the fences."""

    format: str
    source: str
    start: int


@dataclass(frozen=True)
class Reading:
    """The data that a reader finds; None where it takes the post to have none, with ``fault`` where it gives up."""

    data: dict[str, Any] | None
    fault: str | None = None


def hugo_block(text: str) -> Block | None:
    """Split a post as Hugo's lexer does: lexFrontMatterSection and lexFrontMatterJSON.

    The closing fence is any line that begins with the three signs.
    """
    match = _HUGO_INTRODUCTION.match(text)
    at = match.end() if match else 0
    if text[at : at + 1] == "{":
        end = _json_end(text, at)
        return Block("json", text[at:end], at) if end is not None else None
    for format_, fence in (("yaml", "---"), ("toml", "+++")):
        if text.startswith(fence, at):
            start = at + len(fence)
            closing = text.find(f"\n{fence}", start)
            return Block(format_, text[start : closing + 1], start) if closing >= 0 else None
    return None


def _json_end(text: str, at: int) -> int | None:
    level, quoted = 0, False
    position = at
    while position < len(text):
        character = text[position]
        if character == "\\":
            position += 1
        elif character == '"':
            quoted = not quoted
        elif character in "{}" and not quoted:
            level += 1 if character == "{" else -1
        position += 1
        if level == 0:
            return position
    return None


def jekyll_block(text: str) -> Block | None:
    """Split a post as Jekyll does."""
    text = text.removeprefix("\ufeff")
    match = _JEKYLL.match(text)
    return Block("yaml", match[1], match.start(1)) if match else None


def block(text: str) -> Block | None:
    """Return the front matter that somebody sees in a post: Hugo, which asks for least, or Hexo."""
    found = hugo_block(text)
    if found is None and (bare := _HEXO_BARE.match(text)) is not None:
        found = Block("yaml", bare[1] + "\n", bare.start(1))
    return found


def _pyyaml(source: str) -> object:
    return yaml.load(source, Loader=yaml.SafeLoader)


def _ruamel(source: str) -> object:
    return YAML(typ="safe", pure=True).load(source)


def is_tabs_fault(source: str) -> bool:
    """Return whether PyYAML and ruamel.yaml, given spaces for the tabs of a block, read what libyaml reads as it is."""
    if "\t" not in source:
        return False
    spaced = source.replace("\t", " ")
    readings = [_read(_libyaml, source), _read(_pyyaml, spaced), _read(_ruamel, spaced)]
    return readings[0].data is not None and all(reading == readings[0] for reading in readings)


def _libyaml(source: str) -> object:
    return yaml.load(source, Loader=yaml.CSafeLoader)


def _hugo(text: str) -> object:
    found = hugo_block(text)
    if found is None:
        return None
    return {"yaml": _ruamel, "toml": tomllib.loads, "json": json.loads}[found.format](found.source)


def _jekyll(text: str) -> object:
    found = jekyll_block(text)
    # Psych, Ruby's reader, is libyaml.
    return _libyaml(found.source) if found is not None else None


def _python_frontmatter(text: str) -> object:
    return frontmatter.parse(text)[0] or None


@dataclass(frozen=True)
class _Reader:
    formats: frozenset[str]
    of_block: bool = False
    read: Callable[[str], object] | None = None
    """None where Node is asked."""


# python-frontmatter reads TOML only where the package `toml` is installed; gray-matter, hexo-front-matter and Jekyll
# do not read it at all.
_YAML = frozenset({"yaml"})
_READERS = {
    "hexo-front-matter": _Reader(_YAML),
    "gray-matter": _Reader(_YAML),
    "js-yaml": _Reader(_YAML, of_block=True),
    "PyYAML": _Reader(_YAML, True, _pyyaml),
    "ruamel.yaml": _Reader(_YAML, True, _ruamel),
    "python-frontmatter": _Reader(_YAML, False, _python_frontmatter),
    "Hugo": _Reader(_YAML | {"toml", "json"}, False, _hugo),
    "Jekyll": _Reader(_YAML, False, _jekyll),
}
READERS = tuple(_READERS)
OWN = {"hexo": "hexo-front-matter", "hugo": "Hugo", "jekyll": "Jekyll", "plain": "gray-matter"}
"""The reader that counts for the posts of each engine."""


def read(texts: Sequence[str]) -> list[dict[str, Reading]]:
    """Return what each reader reads in each post; a reader is left out where the format is none of its own.

    A post in which nobody sees front matter has no readings.
    """
    blocks = [block(text) for text in texts]
    asked = [(text, found) for text, found in zip(texts, blocks, strict=True) if found is not None]
    question = [{"text": text, "block": found.source if found.format == "yaml" else ""} for text, found in asked]
    answers = iter(ask_node("front_matter.cjs", question, TZ="UTC"))
    return [
        _readings(text, found, next(answers)) if found is not None else {}
        for text, found in zip(texts, blocks, strict=True)
    ]


def _readings(text: str, found: Block, answers: dict[str, dict[str, Any]]) -> dict[str, Reading]:
    readings = {}
    for name, reader in _READERS.items():
        if found.format not in reader.formats:
            continue
        if reader.read is None:
            answer = answers[name]
            readings[name] = _reading(answer.get("data"), answer.get("fault"))
        else:
            readings[name] = _read(reader.read, found.source if reader.of_block else text)
    return readings


def _read(reader: Callable[[str], object], source: str) -> Reading:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # ruamel.yaml, on anchors that are used twice
            return _reading(reader(source), None)
    except Exception as error:  # a reader fails in any way it likes: on `2017-09-99` with a ValueError
        return Reading(None, f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")


def _reading(data: object, fault: str | None) -> Reading:
    if fault is not None or data is None:
        return Reading(None, fault)
    if not isinstance(data, dict):
        return Reading(None, "not a mapping")
    return Reading({_key(key): plain(value) for key, value in data.items()})


def plain(value: object) -> object:
    """Return a value without what is only representation.

    Dates are instants, clocks without a zone are UTC's, and numbers are as JavaScript has them.
    """
    if isinstance(value, dict):
        if len(value) == 1 and "$instant" in value:
            return (
                _instant(datetime.datetime.fromisoformat(value["$instant"])) if value["$instant"] != "never" else value
            )
        if len(value) == 1 and "$number" in value:
            return f"number {value['$number'].lower().replace('infinity', 'inf')}"
        return {_key(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, datetime.datetime):
        return _instant(value)
    if isinstance(value, datetime.date):
        return _instant(datetime.datetime(value.year, value.month, value.day))
    if isinstance(value, bool):
        return f"bool {value}"
    if isinstance(value, (int, float)):
        number = float(value) if abs(value) < 1e300 else math.inf
        return f"number {number!r}"
    return value


def _key(key: object) -> str:
    return key if isinstance(key, str) else str(plain(key)).removeprefix("number ").removesuffix(".0")


def _instant(moment: datetime.datetime) -> str:
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.UTC).replace(tzinfo=None)
    return f"instant {moment.isoformat(timespec='milliseconds')}"


def field_at(text: str, line: int) -> str | None:
    """Return the top-level field of the front matter that a line of the file belongs to."""
    found = block(text)
    if found is None:
        return None
    first = text.count("\n", 0, found.start)
    lines = text[: found.start + len(found.source)].split("\n")[first:line]
    if line > first + len(found.source.split("\n")):
        return None
    margin = re.match(r"[ \t]*", text.lstrip("\ufeff\r\n"))
    for source in reversed(lines):
        match = _KEY.match(source.removeprefix(margin[0] if margin else ""))
        if match is not None:
            return str(match[1] or match[2]).split(".")[0]
    return None
