"""The second opinion on a fix: what a text says, by parsers that no check has used.

Checks read seeds with turbohtml, pyromark and libyaml. Here the same text is read by markdown-it and
BeautifulSoup, and its front matter by PyYAML's own parser (through python-frontmatter) and ruamel.yaml; even where
the front matter ends is found anew. A fault in one family of parsers then shows as a difference instead
of passing twice. All of them are slow, so only what changed is read, and only when a fix asks for it.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from html.entities import html5
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import quote

from seedlint.diagnostics import Keeps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bs4 import BeautifulSoup, Tag
    from markdown_it import MarkdownIt

    from seedlint.seed import Seed

HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")


def unkept(before: Seed, after: Seed, keeps: Keeps, fields: frozenset[str] = frozenset()) -> str | None:
    """Return a sentence about what of ``keeps`` is not the same in ``after``, or None where all of it is.

    ``fields`` names the top-level front-matter fields that may differ.
    """
    old, new = _reading(before), _reading(after)
    if Keeps.FRONT_MATTER in keeps and (fault := _front_matter_fault(old, new, fields)):
        return fault
    if old.body == new.body:
        return None
    if Keeps.VISIBLE_TEXT in keeps and old.visible_text != new.visible_text:
        return _difference("the visible text", old.visible_text, new.visible_text)
    if Keeps.URLS in keeps and old.urls != new.urls:
        return _difference("the links and images", old.urls, new.urls)
    if Keeps.STRUCTURE in keeps and old.structure != new.structure:
        return _difference("the elements", old.structure, new.structure)
    return None


class Reading:
    """What the independent parsers make of a text; each part is read when it is first asked for."""

    def __init__(self, text: str, is_html: bool) -> None:
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self.is_html = is_html
        self.format, self.block, self.body = _split(text)

    @cached_property
    def front_matter(self) -> tuple[dict[str, str] | None, ...]:
        """The data as each reader of its format sees it: the value's fingerprint by field; None where unreadable."""
        return tuple(_fields(self.block, read) for read in _READERS[self.format])

    @cached_property
    def visible_text(self) -> tuple[str, ...]:
        """The text of the body, block by block, white space collapsed; blank blocks are left out."""
        return tuple(_blocks(self._soup)) if self._soup is not None else (self.body,)

    @cached_property
    def urls(self) -> tuple[tuple[str, str], ...]:
        """The targets of links, images and media, each with the attribute that holds it, in their order."""
        return tuple(_urls(self._soup)) if self._soup is not None else (("", self.body),)

    @cached_property
    def structure(self) -> tuple[tuple[int, str], ...]:
        """The elements of the body in their order, each with its depth."""
        return tuple(_structure(self._soup)) if self._soup is not None else ((0, self.body),)

    @cached_property
    def _soup(self) -> BeautifulSoup | None:
        """The body as elements, or None where it cannot be read; then it counts as its source."""
        import warnings

        from bs4.exceptions import ParserRejectedMarkup

        try:
            html = self.body if self.is_html else str(_markdown().render(self.body))
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about text that looks like a file name, a URL or XML
                return _html_parser()(html)
        except (ParserRejectedMarkup, RecursionError):
            return None


def _reading(seed: Seed) -> Reading:
    return _cached_reading(seed.text, seed.path.lower().endswith(HTML_SUFFIXES))


# What is "after" for one group of fixes is "before" for the next.
_cached_reading = lru_cache(maxsize=4)(Reading)

# --- front matter ---------------------------------------------------------------------------------------------

# The newlines are LF already. A block may lack its opening line (Hexo reads it) or its closing one (then it ends
# at the first blank line).
_BLOCK: Final = re.compile(
    r"""
    \s*
    (?:
      -{3,}[ \t]*\n (?P<yaml>(?:.*\n)*?) (?:-{3,}|\.{3})[ \t]*(?:\n|\Z)
    | -{3,}[ \t]*\n (?=[ \t]*(?:\#|[\w."'-]+[ \t]*:(?:\s|\Z))) (?P<unclosed>(?:[ \t]*\S.*(?:\n|\Z))+)
    | \+{3}[ \t]*\n (?P<toml>(?:.*\n)*?) \+{3}[ \t]*(?:\n|\Z)
    | ;{3}[ \t]*\n (?P<json>(?:.*\n)*?) ;{3}[ \t]*(?:\n|\Z)
    | (?P<bare>
        (?:title|layout|date|author|tags?|categor(?:y|ies)|permalink|slug|description)[ \t]*:[ \t].*\n
        (?:[ \t]*\S.*\n)*? (?:[ \t]*\n)*
      ) -{3,}[ \t]*(?:\n|\Z)
    )
    """,
    re.VERBOSE,
)
_TAB: Final = re.compile(r"(?<=[^\s]) *\t[ \t]*")
_BRACKET: Final = re.compile(r"[\[\]{}]")
_MAX_DEPTH: Final = 200
_BRACES: Final = re.compile(r"\s*(?=\{\s*[\"}])")
_AFTER_BRACES: Final = re.compile(r"[ \t]*(?:\n|\Z)(?:;{3}[ \t]*(?:\n|\Z))?")


def _split(text: str) -> tuple[str | None, str, str]:
    """Return the format of the front matter, its source between the fences, and the body."""
    match = _BLOCK.match(text)
    if match is not None:
        name = match.lastgroup
        return name, match[name or 0], text[match.end() :]
    if (braces := _BRACES.match(text)) is not None:
        import json

        try:
            _, end = json.JSONDecoder().raw_decode(text, braces.end())
        except (ValueError, RecursionError):
            end = text.find("\n}", braces.end()) + 2
        after = _AFTER_BRACES.match(text, end) if end > braces.end() else None
        if after is not None:
            return "json", text[braces.end() : end], text[after.end() :]
    return None, "", text


def _front_matter_fault(old: Reading, new: Reading, fields: frozenset[str]) -> str | None:
    if (old.format, old.block) == (new.format, new.block):
        return None
    compared = False
    for before, after in zip(old.front_matter, new.front_matter, strict=True):
        if before is None:
            continue  # a fix may make readable what was not; what was readable is for the other reader to say
        if after is None:
            return "the front matter could no longer be read"
        compared = True
        for name in sorted((before.keys() | after.keys()) - fields):
            if before.get(name) != after.get(name):
                was, became = before.get(name, "nothing"), after.get(name, "nothing")
                return f"the front-matter field “{name}” was {_shown(was)} and became {_shown(became)}"
    if not compared and old.block != new.block:
        return _difference("front matter that cannot be read", old.block.splitlines(), new.block.splitlines())
    return None


def _fields(block: str, read: Callable[[str], object]) -> dict[str, str] | None:
    import warnings

    if _is_too_deep(block):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # ruamel.yaml on anchors used twice
            data = read(block)
        fingerprints: dict[int, str] = {}
        if isinstance(data, dict):
            return {str(key): _fingerprint(value, fingerprints) for key, value in data.items()}
        return {} if data is None else {"": _fingerprint(data, fingerprints)}
    except Exception:  # hostile input fails parsers in many ways, and all of them mean "unreadable"
        return None


def _is_too_deep(block: str) -> bool:
    """Return whether brackets nest deeper than any front matter's do; parsers take quadratic time over those."""
    depth = 0
    for bracket in _BRACKET.finditer(block):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > _MAX_DEPTH:
            return True
    return False


def _fingerprint(value: object, known: dict[int, str]) -> str:
    """Return a short string that is equal for equal data; each shared part of a web of aliases is read once."""
    if not isinstance(value, (dict, list, tuple, set)):
        return f"{type(value).__name__} {value!r}"
    if id(value) in known:
        return known[id(value)]
    known[id(value)] = "itself"
    if isinstance(value, dict):
        parts = sorted(f"{_fingerprint(key, {})}: {_fingerprint(inner, known)}" for key, inner in value.items())
    else:
        parts = [_fingerprint(inner, known) for inner in value]
        if isinstance(value, set):
            parts.sort()
    import hashlib

    name = f"{type(value).__name__} {len(parts)} {hashlib.sha256(repr(parts).encode('utf-8', 'replace')).hexdigest()}"
    known[id(value)] = name
    return name


def _shown(fingerprint: str) -> str:
    kind, _, value = fingerprint.partition(" ")
    if kind in {"dict", "list", "tuple", "set"}:
        return f"one {kind}"
    return _short(value or fingerprint)


def _despite_oddities(read: Callable[[str], object]) -> Callable[[str], object]:
    """Return a reader of YAML that also takes tabs and byte-order marks between tokens, as libyaml and js-yaml do."""

    def read_despite_oddities(block: str) -> object:
        try:
            return read(block)
        except Exception:
            plainer = _TAB.sub(" ", block.replace("\ufeff", ""))
            if plainer == block:
                raise
            return read(plainer)

    return read_despite_oddities


@_despite_oddities
def _read_yaml11(block: str) -> object:
    from frontmatter.default_handlers import YAMLHandler

    return YAMLHandler().load(block, Loader=_yaml11_loader())


@_despite_oddities
def _read_yaml12(block: str) -> object:
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _yaml12_constructor()
    return yaml.load(block)


def _read_toml(block: str) -> object:
    import tomllib

    return tomllib.loads(block)


def _read_json(block: str) -> object:
    from frontmatter.default_handlers import JSONHandler

    text = block.strip()
    return JSONHandler().load(text if text.startswith("{") else f"{{{text}}}")


def _read_nothing(_: str) -> object:
    return None


_READERS: Final[dict[str | None, tuple[Callable[[str], object], Callable[[str], object]]]] = {
    None: (_read_nothing, _read_nothing),
    "yaml": (_read_yaml11, _read_yaml12),
    "unclosed": (_read_yaml11, _read_yaml12),
    "bare": (_read_yaml11, _read_yaml12),
    "toml": (_read_toml, _read_toml),
    "json": (_read_json, _read_json),
}

_ValueT = TypeVar("_ValueT")


def _or_text(construct: Callable[[Any, Any], _ValueT]) -> Callable[[Any, Any], _ValueT | str]:
    """Return ``construct`` with the source for what it cannot make, such as the date ``2017-09-99``."""

    def construct_leniently(loader: Any, node: Any) -> _ValueT | str:
        try:
            return construct(loader, node)
        except (ValueError, OverflowError):
            return str(node.value)

    return construct_leniently


def _tagged(loader: Any, node: Any) -> tuple[str, object]:
    """Make a value of a tag that nobody knows: the tag and what it is on."""
    if isinstance(node.value, str):
        return node.tag, node.value
    if node.id == "mapping":
        return node.tag, loader.construct_mapping(node, deep=True)
    return node.tag, loader.construct_sequence(node, deep=True)


def _keep_merges(_: Any, __: Any) -> Any:
    """Leave ``<<`` a key like others: merging aliases of aliases takes exponential time."""


@lru_cache(maxsize=1)
def _yaml11_loader() -> type[Any]:
    # PyYAML's own parser, not libyaml's: the checks use that, and it overruns the stack on hostile depth.
    from yaml import SafeLoader

    class Loader(SafeLoader):
        flatten_mapping = _keep_merges  # type: ignore[assignment]

    _teach(Loader, SafeLoader)
    return Loader


@lru_cache(maxsize=1)
def _yaml12_constructor() -> type[Any]:
    from ruamel.yaml.constructor import SafeConstructor

    class Constructor(SafeConstructor):
        flatten_mapping = _keep_merges  # type: ignore[assignment]

        def check_mapping_key(self, *_: Any) -> bool:
            return True  # the last of equal keys counts, as for PyYAML; what forbids them is a check's to say

    _teach(Constructor, SafeConstructor)
    return Constructor


def _teach(loader: Any, base: Any) -> None:
    prefix = "tag:yaml.org,2002:"
    for name in ("int", "float", "timestamp", "bool", "binary"):
        loader.add_constructor(prefix + name, _or_text(base.yaml_constructors[prefix + name]))
    for name in ("merge", "value"):
        loader.add_constructor(prefix + name, base.yaml_constructors[prefix + "str"])
    loader.add_constructor(None, _tagged)


# --- body -----------------------------------------------------------------------------------------------------


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS: Final = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol optgroup option p pre "
    "search section summary table tbody td tfoot th thead title tr ul xmp"
)
_UNSEEN: Final = _names("script style template")
_VERBATIM: Final = _names("pre listing textarea xmp")

# Optional end tags (WHATWG 13.1.2.4), which html.parser does not know: a start tag of the first kind
# ends an open element of the second, up to the nearest element of the third.
_CLOSES_P: Final = _names(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p pre search section summary table ul xmp"
)
_IMPLIED_ENDS: Final = (
    (_CLOSES_P, _names("p"), _names("button td th caption object template")),
    (_names("li"), _names("li"), _names("ul ol menu dir")),
    (_names("dd dt"), _names("dd dt"), _names("dl")),
    (_names("rt rp"), _names("rt rp"), _names("ruby")),
    (_names("option optgroup"), _names("option"), _names("select datalist")),
    (_names("td th tr tbody tfoot"), _names("td th"), _names("table")),
    (_names("tr tbody tfoot"), _names("tr"), _names("table")),
    (_names("tbody tfoot"), _names("thead tbody tfoot"), _names("table")),
)
_URL_ATTRIBUTES: Final = {
    "a": ("href",),
    "area": ("href",),
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "object": ("data",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "video": ("src", "poster"),
}
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_LINE_BREAK: Final = "\0"  # stands for <br> until white space is collapsed
_TAG_OPENING: Final = re.compile(r"<[A-Za-z/!?]")
_ATTRIBUTE_VALUE: Final = re.compile(r"""=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)""")
_REFERENCE: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]*)(?![A-Za-z0-9;])(=?)")


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])


@lru_cache(maxsize=1)
def _html_parser() -> Callable[[str], BeautifulSoup]:
    from bs4 import BeautifulSoup
    from bs4.builder._htmlparser import HTMLParserTreeBuilder

    class Soup(BeautifulSoup):
        def handle_starttag(self, name: str, *args: Any, **kwargs: Any) -> Tag | None:
            for starts, ends, scope in _IMPLIED_ENDS:
                if name in starts and any(self.open_tag_counter.get(end) for end in ends):
                    self._end_implied(ends, scope)
            return super().handle_starttag(name, *args, **kwargs)

        def _end_implied(self, ends: frozenset[str], scope: frozenset[str]) -> None:
            for tag in reversed(self.tagStack):
                if tag.name in ends:
                    self.endData()
                    self._popToTag(tag.name)
                    return
                if tag.name in scope:
                    return

    def make(html: str) -> BeautifulSoup:
        # WHATWG 13.2.5 drops a tag that the end of the file cuts off; html.parser takes quadratic time over many.
        if unfinished := _TAG_OPENING.search(html, html.rfind(">") + 1):
            html = html[: unfinished.start()]
        html = _ATTRIBUTE_VALUE.sub(_literal_ampersands, html)
        return Soup(html, builder=HTMLParserTreeBuilder(on_duplicate_attribute="ignore"))

    return make


def _literal_ampersands(value: re.Match[str]) -> str:
    """Spell out in an attribute's value the ampersands that begin no character reference.

    In ``?a=1&copy=2`` HTML sees no reference (WHATWG 13.2.5.73), but html.parser does.
    """
    text = value.group()
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda match: match.group() if _is_reference(match) else f"&amp;{match.group()[1:]}", text)


def _is_reference(match: re.Match[str]) -> bool:
    return not match.group(2) and match.group(1) in html5


def _walk(soup: BeautifulSoup) -> Iterator[tuple[int, Any, bool]]:
    """Yield each node with its depth, and each element once more where it ends (True); however deep they nest."""
    stack: list[tuple[Any, Iterator[Any]]] = [(soup, iter(soup.contents))]
    while stack:
        parent, nodes = stack[-1]
        node = next(nodes, None)
        if node is None:
            stack.pop()
            if stack:
                yield len(stack) - 1, parent, True
            continue
        yield len(stack) - 1, node, False
        if getattr(node, "contents", None) is not None:
            stack.append((node, iter(node.contents)))


def _blocks(soup: BeautifulSoup) -> Iterator[str]:
    from bs4.element import PreformattedString  # comments, doctypes and the like

    parts: list[str] = []
    verbatim = unseen = 0
    for _, node, at_end in _walk(soup):
        name = node.name
        if name is None:
            if not unseen and not isinstance(node, PreformattedString):
                parts.append(str(node).replace(_LINE_BREAK, "\ufffd"))
            continue
        if name in _UNSEEN:
            unseen += -1 if at_end else 1
        elif name == "br" and not at_end:
            parts.append(_LINE_BREAK)
        if name in _BLOCKS or name in _VERBATIM:
            yield from _block(parts, verbatim > 0)
            parts.clear()
        if name in _VERBATIM:
            verbatim += -1 if at_end else 1
    yield from _block(parts, False)


def _block(parts: list[str], verbatim: bool) -> Iterator[str]:
    text = "".join(parts)
    if text.isspace() or not text.strip(f" \n{_LINE_BREAK}"):
        return
    if verbatim:
        yield text.replace(_LINE_BREAK, "\n").lstrip("\n").rstrip(" \t\n")
        return
    lines = (_SPACE.sub(" ", line).strip(" ") for line in text.split(_LINE_BREAK))
    collapsed = "\n".join(lines).strip("\n")
    if collapsed and not collapsed.isspace():
        yield collapsed


def _urls(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for _, node, at_end in _walk(soup):
        for attribute in _URL_ATTRIBUTES.get(node.name, ()) if not at_end else ():
            value = node.get(attribute)
            if value is not None:
                # As a browser asks for it, so that "a b" is what "a%20b" is.
                yield f"{node.name} {attribute}", _url(str(value), attribute == "srcset")


def _url(value: str, is_list: bool) -> str:
    text = _SPACE.sub(" ", value) if is_list else re.sub(r"[\t\n\r]", "", value)
    return quote(
        text.strip(" \f"), safe="!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + (" " if is_list else ""), errors="replace"
    )


def _structure(soup: BeautifulSoup) -> Iterator[tuple[int, str]]:
    for depth, node, at_end in _walk(soup):
        if node.name is not None and not at_end:
            yield depth, node.name


# --- messages -------------------------------------------------------------------------------------------------


def _difference(what: str, before: Sequence[object], after: Sequence[object]) -> str:
    """Say where two sequences first differ."""
    at = 0
    while at < len(before) and at < len(after) and before[at] == after[at]:
        at += 1
    was, became = _words(before, at), _words(after, at)
    same = 0
    while same < len(was) and same < len(became) and was[same] == became[same]:
        same += 1
    start = max(0, same - 12)
    return f"{what}: {_short(was[start:])} became {_short(became[start:])}"


def _words(items: Sequence[object], at: int) -> str:
    if at >= len(items):
        return ""
    item = items[at]
    if isinstance(item, tuple):
        return f"<{item[1]}> at depth {item[0]}" if isinstance(item[0], int) else f"{item[0]} {item[1]}"
    return str(item)


def _short(text: str) -> str:
    if not text:
        return "nothing"
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return f"“{shown}”".replace("\n", "⏎")
