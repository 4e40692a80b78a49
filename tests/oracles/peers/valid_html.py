"""Valid HTML: written from html-validate's metadata, and the examples of the standard that the Nu Html Checker carries.

Neither validator's own documents are in a package. So each element is written in each place that the metadata allows,
and with each value of each attribute; the test keeps what both validators take.
"""

from __future__ import annotations

import functools
import html
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from bs4 import BeautifulSoup

from oracles.tools import ask_node, package

PAGE = '<!DOCTYPE html>\n<html lang="zh">\n<head>{}</head>\n<body>{}</body>\n</html>\n'
_TITLE = "<title>灯塔</title>"
_SAMPLES = (
    *("", "x", "1", "8", "0.5", "/a", "#x", "a.jpg", "a.jpg 2x", "a.jpg 640w", "https://example.com/", "zh", "utf-8"),
    *(
        "text/css",
        "image/png",
        "(min-width: 1px)",
        "100vw",
        "2026-01-02",
        "post",
        "_blank",
        "stylesheet",
        "icon",
        "top",
    ),
    *(
        "color: red",
        "name",
        "#a1b2c3",
        "fullscreen",
        "0,0,1,1",
        "P1D",
        ".mp3",
        "-1",
        "note",
        "any",
        "https://schema.org/Thing",
    ),
    *("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",),
)
"""Values for what the metadata leaves open."""
_WITH: dict[str, tuple[str, ...]] = {
    "a": (' href="/a"',),
    "area": (' href="/a" alt="x"', ' href="/a" alt="x" shape="rect" coords="0,0,1,1"'),
    "audio": (' src="a.mp3"', " controls"),
    "base": (' href="/"',),
    "bdo": (' dir="rtl"',),
    "button": (' type="button"', ' type="submit"'),
    "data": (' value="1"',),
    "embed": (' src="/a" title="x"',),
    "html": (' lang="zh"',),
    "input": (
        *("", ' type="checkbox"', ' type="color"', ' type="file"', ' type="submit"', ' type="number"'),
        *(' type="image" src="a.jpg" alt="x"', ' type="button" value="x"'),
    ),
    "img": (' src="a.jpg" alt="x"', ' srcset="a.jpg 1x" src="a.jpg" alt="x"'),
    "iframe": (' src="/a" title="x"',),
    "label": ("", ' for="x"'),
    "link": (' rel="stylesheet" href="/a"', ' rel="preload" as="image" href="/a"', ' rel="icon" href="/a"'),
    "map": (' name="x"',),
    "meta": (' name="x" content="x"', ' http-equiv="refresh" content="1"', ' property="x" content="x"'),
    "meter": (' value="1" max="2"',),
    "object": (' data="/a"',),
    "optgroup": (' label="x"',),
    "script": (' src="/a"', ' type="module"'),
    "source": (' src="a.mp4"', ' srcset="a.jpg"', ' srcset="a.jpg" type="image/png" media="(min-width: 1px)"'),
    "svg": ("", ' viewBox="0 0 1 1"'),
    "th": (' scope="col"',),
    "track": (' src="a.vtt"', ' src="a.vtt" kind="captions" srclang="zh" label="x"'),
    "video": (' src="a.mp4"', " controls"),
}
"""What an attribute needs beside it, or an element in any case."""
_AROUND = {
    "area": '<map name="x">{}</map>',
    "col": "<table><colgroup>{}</colgroup><tbody><tr><td>灯</td></tr></tbody></table>",
    "colgroup": "<table>{}<tbody><tr><td>灯</td></tr></tbody></table>",
    "dd": "<dl><dt>灯</dt>{}</dl>",
    "dt": "<dl>{}<dd>塔</dd></dl>",
    "rb": "<ruby>{}<rt>wén</rt></ruby>",
    "rp": "<ruby>文{}<rt>wén</rt><rp>)</rp></ruby>",
    "selectedcontent": "<select><button>{}</button><option>灯</option></select>",
    "rt": "<ruby>文{}</ruby>",
    "source": '<picture>{}<img src="a.jpg" alt="x"></picture>',
    "svg:desc": "<svg>{}</svg>",
    "svg:title": "<svg>{}</svg>",
    "td": "<table><tbody><tr>{}</tr></tbody></table>",
    "th": "<table><thead><tr>{}</tr></thead><tbody><tr><td>塔</td></tr></tbody></table>",
}
"""Where what is around has to be more than one tag."""
_BESIDE = {
    "commandfor": '<div id="x" popover>灯</div>',
    "popovertarget": '<div id="x" popover>灯</div>',
    "for": '<input id="x">',
    "form": '<form id="x"></form>',
    "list": '<datalist id="x"></datalist>',
    "usemap": '<map name="x"></map>',
}
"""What an attribute refers to."""
_INSIDE = {
    "colgroup": "<col>",
    "details": "<summary>灯</summary>",
    "dl": "<dt>灯</dt><dd>塔</dd>",
    "fieldset": "<legend>灯</legend>",
    "figure": "<p>灯</p>",
    "form": '<button type="submit">灯</button>',
    "head": _TITLE,
    "hgroup": "<h2>灯</h2>",
    "optgroup": "<option>灯</option>",
    "picture": '<img src="a.jpg" alt="x">',
    "ruby": "文<rt>wén</rt>",
    "script": "let a = 1;",
    "select": "<option>灯</option>",
    "style": "p { color: red }",
    "svg": '<path d="M0 0"/>',
    "selectedcontent": "",
    "time": "2026-01-02",
    "table": "<tbody><tr><td>灯</td></tr></tbody>",
    "math": "<mi>x</mi>",
}
"""What an element holds where text is not it."""
_STRICT = {"ul": "li", "ol": "li", "menu": "li", "tr": "td", "tbody": "tr", "thead": "tr", "tfoot": "tr"}
_BARE = frozenset({"template", "canvas", "audio", "video", "object", "iframe", "map", "noscript", "datalist"})
_KINDS = {"meta": "metadata", "script": "scriptSupporting"}
_TURNS = 4


class Document(NamedTuple):
    """A document that should be valid, and what it is there for: an element, and perhaps an attribute and its value."""

    markup: str
    tag: str
    attribute: str = ""
    value: str = ""


@functools.cache
def elements() -> dict[str, Any]:
    """Return the metadata of the elements that are not obsolete."""
    found = ask_node("html_elements.cjs", None)
    return {tag: meta for tag, meta in found.items() if not meta.get("deprecated") and tag != "*"}


@functools.cache
def _attributes(tag: str) -> dict[str, Any]:
    if tag != "*":
        return {k: v for k, v in elements()[tag].get("attributes", {}).items() if not v.get("deprecated")}
    everywhere = ask_node("html_elements.cjs", None)["*"]["attributes"]
    return {k: v for k, v in everywhere.items() if not v.get("deprecated")}


def generated() -> Iterator[Document]:
    """Yield each element alone, in each other one that may hold it, and with each value of each attribute."""
    for tag in elements():
        for extra in _WITH.get(tag, ("",)):
            yield Document(_place(tag, _written(tag, extra)), tag)
            for name, attribute in _attributes(tag).items():
                beside = re.sub(rf' {re.escape(name)}(="[^"]*")?(?= |$)', "", extra)
                for value, markup in _values(name, attribute):
                    yield Document(
                        _place(tag, _written(tag, beside + markup)) + _BESIDE.get(name, ""), tag, name, value
                    )
        for child in _children(tag):  # a part of them, another one for each element
            inside = _written(child, _WITH.get(child, ("",))[0])
            yield Document(_place(tag, _written(tag, _WITH.get(tag, ("",))[0], inside)), tag)
    for name, attribute in _attributes("*").items():
        for value, markup in _values(name.replace("*", "x"), attribute):
            yield Document(f"<p{markup}>文</p>", "*", name, value)


def _values(name: str, attribute: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the values of an attribute, each as it is and with the attribute's name as it is written."""
    if name in _BESIDE:
        yield "", f' {name}="{"#x" if name == "usemap" else "x"}"'
        return
    if attribute.get("boolean") or attribute.get("omit"):
        yield "", f" {name}"
    if attribute.get("boolean"):
        return
    for entry in attribute.get("enum", [{"pattern": ""}]):
        pattern = _pattern(entry)
        if pattern is None:
            yield entry, f' {name}="{html.escape(entry)}"'
            continue
        for sample in filter(pattern.search, _SAMPLES):
            yield "", f' {name}="{html.escape(sample)}"'


def _pattern(entry: Any) -> re.Pattern[str] | None:
    """Return the pattern that a value has to match, or None where the entry is the value itself."""
    if isinstance(entry, dict):
        source = entry["pattern"]["pattern"] if isinstance(entry["pattern"], dict) else entry["pattern"]
    elif match := re.fullmatch("/(.*)/u?", entry):
        source = match[1]
    else:
        return None
    return re.compile(source.replace("[^]", r"[\s\S]"))


def _written(tag: str, attributes: str, inside: str | None = None) -> str:
    name = tag.rpartition(":")[2]
    if elements()[tag].get("void"):
        return f"<{name}{attributes}>"
    if inside is None and "src=" not in attributes:
        inside = _INSIDE.get(tag)
    if inside is None and tag in _STRICT:
        inside = _written(_STRICT[tag], "")
    if inside is None:
        inside = "" if tag in _BARE or "src=" in attributes else "文"
    return f"<{name}{attributes}>{inside}</{name}>"


@functools.cache
def _children(tag: str) -> tuple[str, ...]:
    """Return the elements that may stand directly in ``tag``."""
    meta = elements()[tag]
    content = meta.get("permittedContent", ["@flow"] if not meta.get("void") else [])
    kinds = {entry.removeprefix("@").rstrip("?") for entry in content if entry.startswith("@")}
    names = {entry.rstrip("?") for entry in content if not entry.startswith("@")}
    turn = list(elements()).index(tag)
    return tuple(
        child
        for number, (child, other) in enumerate(elements().items(), turn)
        if child in names or (number % _TURNS == 0 and any(other.get(_KINDS.get(kind, kind)) for kind in kinds))
    )


def _place(tag: str, written: str) -> str:
    """Return a document with ``written`` where it may stand."""
    if tag == "html":
        return "<!DOCTYPE html>\n" + written.replace("文", f"<head>{_TITLE}</head><body></body>")
    if tag in {"head", "body"}:
        return PAGE.replace(f"<{tag}>{{}}</{tag}>", written).replace("{}", _TITLE if tag == "body" else "<p>文</p>")
    meta = elements()[tag]
    if tag == "title":
        return PAGE.format(written, "<p>文</p>")
    if tag in {"base", "meta", "link", "style"}:
        return PAGE.format(_TITLE + written, "<p>文</p>")
    if tag in _AROUND:
        return _AROUND[tag].format(written)
    if meta.get("flow") or meta.get("phrasing"):
        return written
    holder = next(
        holder
        for holder in ("ul", "details", "table", "fieldset", "select", "video", *elements())
        if tag in (entry.rstrip("?") for entry in elements()[holder].get("permittedContent", []))
    )
    return _place(holder, _written(holder, _WITH.get(holder, ("",))[0], written))


def standard() -> Iterator[Document]:
    """Yield the examples of HTML in the standard, as the Nu Html Checker's archive has it."""
    with zipfile.ZipFile(package("vnu-jar") / "build" / "dist" / "vnu.jar") as archive:
        text = archive.read("nu/validator/localentities/files/html5spec").decode()
    for match in re.finditer(r'<pre[^>]*><code class="html">(.*?)</code></pre>', text, re.DOTALL):
        yield Document(BeautifulSoup(match[1], "html.parser").get_text(), "")
