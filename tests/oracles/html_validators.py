"""The validators of HTML that people trust, the Nu Html Checker and html-validate, asked of many documents at once."""

from __future__ import annotations

import functools
import hashlib
import json
import re
import shutil
from bisect import bisect_left
from collections.abc import Callable
from enum import StrEnum
from itertools import accumulate
from typing import Any, NamedTuple

from oracles.html_documents import documents
from oracles.tools import ORACLES, ask_node, java, package, run
from oracles.trees import Stage, posts

# Whole lines, so that a fragment's places are moved by a number of lines.
_BEFORE = '<!DOCTYPE html>\n<html lang="zh">\n<head><meta charset="utf-8"><title>Post</title></head>\n<body>\n'
_AFTER = "\n</body>\n</html>\n"
_WHOLE = re.compile(r"\s*<(?:!doctype|html)\b", re.IGNORECASE)
"""How a post begins that is a page already."""
_WIDE = 0xFFFF
_BATCH = 400
"""How many documents Node is given at once."""


class Validator(StrEnum):
    """Whose judgement it is."""

    NU = "Nu Html Checker"
    HTML_VALIDATE = "html-validate"


class Message(NamedTuple):
    """What a validator says of a place in a document, in code points."""

    kind: str
    """html-validate's rule; of the Nu Html Checker, which has no names, ``error``, ``warning`` or ``fatal``."""
    text: str
    start: int
    end: int


def digest(markup: str) -> str:
    """Return the name under which a document is judged, however many posts have it."""
    return hashlib.sha256(markup.encode("utf-8", "surrogatepass")).hexdigest()[:24]


@functools.cache
def _wanted() -> dict[str, str]:
    """Return each document that any post has at any stage."""
    found = (documents(post) for stage in Stage for post in posts(stage))
    return {digest(markup): markup for each in found if each is not None for markup in (each.in_place, each.shown)}


@functools.cache
def judged(validator: Validator) -> dict[str, list[Message]]:
    """Return what a validator says of each document, by its digest."""
    return {Validator.NU: ask_nu, Validator.HTML_VALIDATE: _ask_html_validate}[validator](_wanted())


def _ask_html_validate(wanted: dict[str, str]) -> dict[str, list[Message]]:
    names = list(wanted)
    found: dict[str, list[Message]] = {}
    for first in range(0, len(names), _BATCH):
        batch = names[first : first + _BATCH]
        answers = ask_node("html_validate.cjs", [wanted[name] for name in batch])
        for name, answer in zip(batch, answers, strict=True):
            place = _code_points(wanted[name])
            found[name] = [Message(m["kind"], m["text"], place(m["start"]), place(m["end"])) for m in answer]
    return found


def ask_nu(wanted: dict[str, str]) -> dict[str, list[Message]]:
    """Return what the Nu Html Checker says of each document, by the names given; a fragment is judged in a page."""
    archive = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    folder = ORACLES / "nu"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, markup in wanted.items():
        text = markup if _WHOLE.match(markup) else _BEFORE + markup + _AFTER
        (folder / f"{name}.html").write_text(text, encoding="utf-8", errors="replace", newline="")
    # As a tree, not as a stream, where the first misplaced cell would end the judgement. What is for information is no
    # fault: it tells of slashes in `<br />`.
    options = ["--format", "json", "--exit-zero-always", "--stdout", "--skip-info-messages"]
    options += ["--no-langdetect", "--no-stream", "--skip-non-html"]
    answer = run([java(), "-Xss8m", "-jar", str(archive), *options, str(folder)])
    found: dict[str, list[Message]] = {name: [] for name in wanted}
    for message in json.loads(answer)["messages"]:
        name = message["url"].rpartition("/")[2].removesuffix(".html")
        found[name].append(_from_nu(message, wanted[name]))
    return found


def _from_nu(message: dict[str, Any], markup: str) -> Message:
    """Return a message in our terms: it counts columns in UTF-16 units from 1, and the last is part of the place."""
    kind = message.get("subType", message["type"])
    if "lastLine" not in message:
        return Message(kind, message["message"], 0, 0)
    end = _offset(markup, message["lastLine"], message["lastColumn"])
    start = _offset(
        markup, message.get("firstLine", message["lastLine"]), message.get("firstColumn", message["lastColumn"]) - 1
    )
    if ">" in markup[start : end - 1]:
        # Of what the parser says only the end is sure: the place is the tag that ends there.
        start = max(markup.rfind("<", 0, end), start)
    return Message(kind, message["message"], min(start, end), end)


def _offset(markup: str, line: int, units: int) -> int:
    above = 0 if _WHOLE.match(markup) else _BEFORE.count("\n")
    lines, index = _lines(markup), line - 1 - above
    if not 0 <= index < len(lines):
        return 0 if index < 0 else len(markup)
    start, text = lines[index]
    if text.isascii():
        return start + min(units, len(text) + 1)
    return start + len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))


@functools.lru_cache(maxsize=4)
def _lines(markup: str) -> list[tuple[int, str]]:
    lines = markup.split("\n")
    return list(zip(accumulate((len(line) + 1 for line in lines), initial=0), lines, strict=False))


def _code_points(markup: str) -> Callable[[int], int]:
    """Return the function from an offset in UTF-16 units to one in code points."""
    wide = [at + number for number, at in enumerate(i for i, character in enumerate(markup) if ord(character) > _WIDE)]
    return lambda unit: unit - bisect_left(wide, unit)
