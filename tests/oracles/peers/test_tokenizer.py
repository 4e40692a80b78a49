"""html5lib's tests of the tokenizer: tags, attributes, texts and comments are cut where the standard cuts them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from oracles.peers.suites import HTML5LIB
from oracles.tools import missing
from seedlint import Comment, Span, Text
from seedlint.seed.html import HtmlTree
from seedlint.seed.html.attributes import read_values

Token = tuple[str, ...]
"""Kind and name or text; of a start tag also its attributes, names and values in turn, sorted."""
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_COMMENT = re.compile(r"<!--(?:-?>|(.*?)(?:--!?>|--!?\Z|-?\Z))", re.DOTALL)
_BOGUS = re.compile(r"<(?:!|/)?(.*?)>?", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][^ \t\n\f/>]*)")
_IN = {
    "Data state": ("",),
    "RCDATA state": ("textarea", "title"),
    "RAWTEXT state": ("xmp", "style", "iframe", "noembed", "noframes"),
    "Script data state": ("script",),
    "PLAINTEXT state": ("plaintext",),
    "CDATA section state": ("svg",),
}
"""The elements in which the tokenizer is in each state."""


def cases() -> Iterator[tuple[str, str, list[Token]]]:
    """Yield what stands before each case to put the tokenizer into its state, its source, and its tokens."""
    files = sorted(HTML5LIB.glob("tokenizer/*.test"))
    if not files:
        missing("html5lib's tests")
    for file in files:
        for case in json.loads(file.read_text(encoding="utf-8")).get("tests", []):
            if case.get("doubleEscaped"):
                case["input"], case["output"] = unescaped(case["input"]), unescaped(case["output"])
            for state in case.get("initialStates", ["Data state"]):
                yield placed(state, case)


def placed(state: str, case: dict[str, Any]) -> tuple[str, str, list[Token]]:
    source, output = case["input"], case["output"]
    last = case.get("lastStartTag", "")
    tag = last if last in _IN[state] else _IN[state][0]
    if state != "Data state" and tag != last and last:  # RCDATA is in no `xmp`
        source, output = json.loads(re.sub(last, tag, json.dumps([source, output]), flags=re.IGNORECASE))
    return f"<{tag}>{'<![CDATA[' if tag == 'svg' else ''}" if tag else "", source, expected(output)


def unescaped(value: Any) -> Any:
    if isinstance(value, str):
        return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, list):
        return [unescaped(one) for one in value]
    return {unescaped(key): unescaped(one) for key, one in value.items()} if isinstance(value, dict) else value


def expected(output: list[list[Any]]) -> list[Token]:
    """Return the suite's tokens."""
    found: list[Token] = []
    for kind, *rest in output:
        if kind == "StartTag":
            found.append((kind, rest[0], *flat(rest[1])))
        elif kind == "DOCTYPE":
            found.append((kind,))
        else:
            add(found, kind, rest[0])
    return found


def ours(tree: HtmlTree) -> list[Token]:
    """Return what our spans cut out of the source, in file order."""
    cut: list[tuple[Span, Token]] = []
    for node in tree.root.descendants():
        if isinstance(node, Text):
            cut.append((node.span, ("Character", node.text)))
        elif isinstance(node, Comment):
            cut.append((node.span, dropped(node.raw)))
        else:
            cut.append((node.start_tag, ("StartTag", node.tag, *flat(node.values))))
            if node.end_tag is not None:
                cut.append((node.end_tag, ("EndTag", node.tag)))
    found: list[Token] = []
    for _, (kind, *rest) in sorted(cut):
        if kind in {"Character", "Comment"}:
            add(found, kind, rest[0])
        elif kind:
            found.append((kind, *rest))
    return found


def dropped(raw: str) -> Token:
    """Return the token of what makes no element; a tag that the file's end cuts off is none."""
    if raw.startswith("<!--"):
        match = _COMMENT.fullmatch(raw)
        assert match is not None, raw
        return "Comment", match[1] or ""
    if tag := _TAG.match(raw):
        if raw[-1] != ">":
            return ("",)
        return ("EndTag", tag[2].lower()) if tag[1] else ("StartTag", tag[2].lower(), *flat(read_values(raw)))
    if raw[:9].lower() == "<!doctype":
        return ("DOCTYPE",)
    if raw in {"</>", "<![CDATA[", "]]>"}:
        return ("",)
    match = _BOGUS.fullmatch(raw)
    assert match is not None, raw
    return "Comment", match[1]


def flat(values: dict[str, str]) -> list[str]:
    readable = {name.replace("\0", "\ufffd"): value.replace("\0", "\ufffd") for name, value in values.items()}
    return [part for name in sorted(readable) for part in (name, readable[name])]


def add(found: list[Token], kind: str, text: str) -> None:
    """Add a text to the text before it; what the tokenizer leaves to the tree builder is taken as done."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    if kind == "Character" and found and found[-1][0] == kind:
        found[-1] = (kind, found[-1][1] + text)
    elif text or kind != "Character":
        found.append((kind, text))


def test_the_tokens_of_the_suite() -> None:
    judged = 0
    wrong = []
    for before, source, want in cases():
        if re.search("[\ud800-\udfff]", source):
            continue  # half a character is in no file of UTF-8
        text = before + source
        have = ours(HtmlTree(text, text, Span(0, len(text))))
        judged += 1
        if have[1 if before else 0 :] != want:
            wrong.append((before, source, want, have))
    assert not wrong, f"{len(wrong)} of {judged}: " + "\n".join(map(str, wrong[:20]))
    assert judged > 7000
