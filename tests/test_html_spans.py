"""Every span of a seed names the stretch of the file that it says it does, whatever the file looks like.

``SEEDLINT_LAW_EXAMPLES=5000 pytest tests/test_html_spans.py`` looks further, and elsewhere each time.
"""

from __future__ import annotations

import html
import json
import os
import re
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from turbohtml import parse_fragment

from seedlint import BREAK, HARD_BREAK, OPAQUE, RAW_TEXT, Attribute, Element, Node, Scalar, Seed, Sequence, Text
from seedlint import Mapping as YamlMapping
from seedlint.seed.html import unescape_attribute
from seedlint.seed.html.attributes import find_attribute, placed

LOOK_FURTHER = os.environ.get("SEEDLINT_LAW_EXAMPLES")
look = settings(
    max_examples=int(LOOK_FURTHER or 300),
    derandomize=LOOK_FURTHER is None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

# --- posts

TEXTS = (
    "灯塔", "码头 夜景", "a < b", "R&D", "&amp;", "&nbsp;", "&copy=1", "&lt;b&gt;", "&#20013;", "&#x0;", "&bogus;", "&notit;",
    " ", "\n", "\n\n", "\t", "\u3000", "\u00a0", "🙂", "e\u0301", "<3", "a>b", "'", '"', "\f", "\v", "]]>", "--", "\ufeff",
)  # fmt: skip
ATTRIBUTES = (
    ' class="a b"', " class='c'", " title=甲乙", " alt", ' alt=""', " alt=", ' title="a>b"', " title='a\"b'", ' data-x="1\n2"',
    ' href="/a?x=1&amp;y=2&copy=3"', " href=/a?x=1&y=2", " src = 'a b.jpg'", ' SRC="B.jpg"', ' srcset="a.jpg 1x, b.jpg 2x"',
    ' title="甲&quot;乙&nbsp;"', "\nid=x", " =y", " a=b=c", ' x="1"y="2"', " /", "\u3000title=宽", " title=宽\u3000格", "\u00a0z",
    " title=a\u00a0b", ' href="{{ "/a.jpg" | relative_url }}"', ' src="{% asset_path "a b.jpg" %}"', " {{ more }}", " on<x=1",
    ' srcset="a,b.jpg 1x,\n c.jpg&amp;d 2x"', " class=d class=e", " \"q\"", " @click='x > 1'", " title=&copy", ' href="&#106;s"',
)  # fmt: skip
TAGS = (
    "p", "div", "span", "b", "a", "em", "ul", "li", "dl", "dd", "h2", "figure", "figcaption", "table", "tr", "td", "tbody",
    "caption", "select", "option", "pre", "code", "form", "button", "svg", "foreignObject", "path", "math", "ruby", "rt",
    "textarea", "title", "script", "style", "iframe", "template", "center", "font", "nobr", "body", "html", "noscript",
    "P", "o:p", "my-tag", "User", "video", "blockquote", "details", "image", "xmp", "frameset", "hr\u3000",
)  # fmt: skip
VOIDS = ("img", "br", "hr", "input", "wbr", "source", "col", "IMG", "link", "meta")
ODDITIES = (
    "<!-- 注 -->", "<!-->", "<!-- a -- b --!>", "<!-- 未完", "<![CDATA[ 甲 <b> ]]>", "<!DOCTYPE html>", "<?xml version='1'?>",
    "</ p>", "</p", "<p", "<p title='", "</>", "<>", "<", "</br>", "</p>", "</div>", "</table>", "</form>", "<a href=x><a>",
    "<b><i>错</b>位</i>", "<table>甲<b>乙<tr><td>丙</table>", "<table><p>寄养</p><td>丁", "List<String> a", "Map<K, V<T>>",
    "<pre><code>List<User> a</code></pre>", "{{ x }}", "{% if a > b %}", "{% raw %}<b>{{ y }}</b>{% endraw %}", "{{", "{%",
    "<svg><path d='M0'/></svg>", "<svg><title>图</title></svg>", "<textarea><b>&amp;</textarea>", "<script>a<b && '</b>'</script>",
    "<style>a>b{}</style>", "<select><b>x</b></select>", "<br/>", "<div/>", "<p/>", "<plaintext>", "</body>", "<pre>\n\nx</pre>",
)  # fmt: skip
MARKDOWN = (
    "# 标题", "## 标题 {#id}", "标题\n===", "- 甲\n- 乙 <b>丙</b>", "1. 甲\n   <p>乙</p>", "> 引 <i>文\n> 续</i>", "> <div\n> id=q>引</div>",
    "**粗**和*斜*", "`a<b>`", "``a ` b``", "```html\n<p>码\n```", "    <p>缩进", "~~~\n未完", "[甲](/a \"题\")", "[甲](<a b> '题')",
    "[甲](a\\)b)", "[甲](a(b)c)", "[甲]( /a&amp;b )", "[甲](  )", "![图](a.jpg)", "![图](a.jpg =1x)", "![a [b](c) d](e.jpg)",
    "[![图](a.jpg)](b.html)", "[甲][r]", "![甲][r]", "[r]", "[r]: /ref?a=1&amp;b=2 '题'", "[R]:\n  <c d.jpg>", "<https://example.com/甲>",
    "<me@example.com>", "甲  \n乙\\\n丙", "甲 <b>粗</b> <!-- 注 --> 乙", "<div>\n\n*斜*\n\n</div>", "| 甲 | 乙 |\n|---|---|\n| <b>a</b> | `|` |",
    "甲[^1]\n\n[^1]: 注 <i>文</i>", "$a<b$ 和 $$x$$", "\\<b> \\& \\[", "- [ ] 待办", "---", "***", "<p>甲\n</p> *x*", "[甲](\n/b\n)", "[甲](<>)",
    "![](a\\_b.jpg)", "[甲](/a\u3000b)", "[甲\\]](c)", "[`]`](d)", "\t- 甲", "[r]: <", "![图](<a\\>b>)", "[甲]（/b）", "&#91;甲](b)",
)  # fmt: skip
FRONT_MATTER = (
    "", "", "---\n---\n", "---\ntitle: 灯塔 重开\n---\n", "---\ntitle: '他说''好'''\ncover: 'a b.jpg'\n---\n",
    '---\n"title": "a\\tb\\u4e2d\\\n  折"\ncover: "a.jpg" # 注\n---\n', "---\ntitle: 一行\n  又一行\n\n  三\ntags:\n- 甲\n- 'b c'\n---\n",
    "---\ntags: [甲, 'b, c', \"d\"]\ncover: {src: a.jpg, \"alt\": '图'}\n---\n", "---\ntitle: |-\n  多\n  行\nimage: >\n  a.jpg\n...\n",
    "---\ntitle: &t 锚\nsubtitle: *t\n? 复\n: 值\nempty:\nnull: ~\n---\n", "---\nno closing: 甲\n\n正文", "---\ntitle: 'x\n---\n",
    "---\ntitle: '甲\n\n  乙'\ncover: [a.jpg, https://example.com/b?x=1&y=2#c]\n---\n", "title: 裸\ndate: 2022-03-30\n---\n",
    "----\ntitle: 长\n----\n", "---\ntitle: a:b c#d\nimage:  '//x/y'\n\n# 注\n---   \n", "---\ntitle: !!str 1\nx: !t {a: 1}\n---\n",
    "---\n- 甲\n- 乙\n---\n", "---\ntitle:\t甲\n---\n", '+++\ntitle = "灯\\u5854"\ncover = \'a b.jpg\'\ndate = 2022-03-30\n+++\n',
    '+++\ntitle = """\n多\n行"""\n[a.b]\nc = [1, "x"]\nd.e = {f = true}\n"g h" = 1.5\n+++\n', "+++\ntitle = \n+++\n",
    '{\n"title": "a\\"b",\n"cover": ["a.jpg", {"x": null}],\n"n": -1.5e3\n}\n', '"title": "灯",\n"n": 1\n;;;\n', ';;;\n"title": "x"\n;;;\n',
    '{"title": ', "---\ntitle: \"未完\n---\n", "---\ntitle: 甲\ntitle: 乙\n---\n", "---\n😀: 🙂🙂 a\nb: '🙂'\n---\n",
)  # fmt: skip

texts = st.sampled_from(TEXTS) | st.text(alphabet="ab 中　\n&;#<>/!-='\"{}%[]()*_`\\\r\0", max_size=6)
attributes = st.lists(st.sampled_from(ATTRIBUTES), max_size=3).map("".join)
start_tags = st.builds("<{}{}>".format, st.sampled_from(TAGS + VOIDS), attributes)
end_tags = st.builds(
    "</{}{}>".format, st.sampled_from(TAGS), st.sampled_from(["", "", "", " ", "\n", " x", "\u3000", "/"])
)
void_tags = st.builds("<{}{}{}>".format, st.sampled_from(VOIDS), attributes, st.sampled_from(["", "/", " /"]))


def _around(tag: str, attributes: str, inner: list[str]) -> str:
    return f"<{tag}{attributes}>{''.join(inner)}</{tag}>"


nested = st.recursive(
    texts | void_tags,
    lambda inner: st.builds(_around, st.sampled_from(TAGS), attributes, st.lists(inner, max_size=4)),
    max_leaves=8,
)
soup = st.lists(st.one_of(texts, start_tags, end_tags, void_tags, st.sampled_from(ODDITIES)), max_size=10).map("".join)
html_bodies = st.builds("<div>{}".format, soup | nested) | st.lists(nested, max_size=4).map("\n".join) | soup
markdown_bodies = st.lists(st.sampled_from(MARKDOWN) | nested | soup, max_size=6).flatmap(
    lambda blocks: st.sampled_from(["\n", "\n\n", " "]).map(lambda between: between.join(blocks))
)


@st.composite
def posts(draw: st.DrawFn) -> tuple[str, bytes]:
    """A post in which anything may be wrong, with any newlines, and cut or patched somewhere."""
    text = draw(st.sampled_from(FRONT_MATTER)) + draw(html_bodies | markdown_bodies) + draw(st.sampled_from(["\n", ""]))
    if draw(st.integers(0, 3)) == 0:
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        patch = draw(st.one_of(st.just(""), texts, st.sampled_from(ODDITIES + MARKDOWN)))
        text = text[:start] + patch + text[min(end, start + 4) :]
    text = draw(st.sampled_from(["", "", "", "\ufeff", "\n", "\ufeff\n", " \n\n"])) + text
    newline = draw(st.sampled_from(["\n", "\n", "\r\n", "\r", None]))
    if newline is None:
        lines = re.split("(\n)", text)
        text = "".join(draw(st.sampled_from(["\n", "\r\n", "\r"])) if line == "\n" else line for line in lines)
    else:
        text = text.replace("\n", newline)
    return draw(st.sampled_from(["post.md", "post.md", "post.html"])), text.encode()


# --- what spans must hold -------------------------------------------------------------------------------------


def _plain(seed: Seed, start: int, end: int) -> bool:
    """Return whether HTML sees ``start`` to ``end`` as the file has it: no template tags, no marks of Markdown."""
    shift = seed.body.start
    shadow, written = seed.markdown.shadow[start - shift : end - shift], seed.text[start:end]
    return shadow == written.replace("\r\n", " \n").replace("\r", "\n").replace("\0", "\ufffd")


def _same_newlines(value: str | list[str]) -> str:
    """Return an attribute's value without what newlines and NUL make of it; turbohtml splits a class."""
    return re.sub(r" ?\r?\n|\r", "\n", " ".join(value) if isinstance(value, list) else value).replace("\0", "\ufffd")


def _check_bytes(seed: Seed) -> None:
    assert seed.text.encode() == seed.data


def _check_element(seed: Seed, element: Element) -> None:
    names = {"img": "i(?:mg|mage)"}.get(element.tag, re.escape(element.tag))  # HTML reads <image> as <img>
    written = seed.text[slice(*element.start_tag)].replace("\0", "\ufffd")
    assert re.match(rf"<{names}(?=[ \t\r\n\f/>])", written, re.IGNORECASE)
    assert seed.text[element.start_tag.end - 1] == ">"
    assert element.span.start == element.start_tag.start
    assert element.start_tag.end == element.content.start <= element.content.end <= element.span.end
    if element.end_tag is None:
        assert element.content.end == element.span.end
    else:
        assert element.content.end == element.end_tag.start
        assert element.span.end == element.end_tag.end
        ending = seed.text[slice(*element.end_tag)].replace("\0", "\ufffd")
        assert re.match(rf"</{re.escape(element.tag)}(?=[ \t\r\n\f/>])", ending, re.IGNORECASE)
        assert ending.endswith(">")
    for attribute in element.all_attributes:
        _check_attribute(seed, element, attribute)
    assert element.values == {name: attribute.value for name, attribute in element.attributes.items()}


def _check_attribute(seed: Seed, element: Element, attribute: Attribute) -> None:
    written = seed.text[slice(*attribute.span)]
    assert element.start_tag.start < attribute.span.start < attribute.span.end < element.start_tag.end
    assert written.lower().startswith(attribute.name)
    if attribute.value_span is None:
        assert (attribute.value, attribute.quote) == ("", "")
        assert re.fullmatch(r"[ \t\r\n\f]*=?", written[len(attribute.name) :])
        return
    assert unescape_attribute(seed.text[slice(*attribute.value_span)]) == attribute.value
    start, end = attribute.value_span
    assert attribute.span.start + len(attribute.name) < start <= end <= attribute.span.end
    assert re.fullmatch(
        r"[ \t\r\n\f]*=[ \t\r\n\f]*", written[len(attribute.name) : start - attribute.span.start - len(attribute.quote)]
    )
    assert seed.text[end : attribute.span.end] == attribute.quote
    assert seed.text[start - len(attribute.quote) : start] == attribute.quote


def _check_attributes_against_turbohtml(seed: Seed) -> None:
    ours = {element.start_tag.start: element for element in seed.html.elements}
    for node in parse_fragment(seed.markdown.shadow, source_locations=True).iter_elements():
        location = node.source_location
        element = ours.get(location.start_tag.start_offset + seed.body.start) if location else None
        if element is None or not _plain(seed, *element.start_tag):
            continue
        assert element.start_tag.end == location.start_tag.end_offset + seed.body.start
        theirs = {name.lower(): _same_newlines(value or "") for name, value in node.attrs.items()}
        assert {_same_newlines(name): _same_newlines(value) for name, value in element.values.items()} == theirs
        for name, place in location.attrs.items():
            attribute = element.attributes.get(name.lower())
            if attribute is None:
                continue  # a name that holds NUL
            assert attribute.span.start == place.start_offset + seed.body.start
            assert attribute.value_span is None or attribute.span.end == place.end_offset + seed.body.start


_BEYOND_DOUBT = re.compile(r"""<\w+(?:[ \n]+[\w-]+(?:=(?:"[^"&{]*"|'[^'&{]*'|[^\s"'=<>`&{/]+))?)*[ \n]*/?>""")


class _StandardLibrary(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.attributes: dict[str, str] | None = None
        self.whole: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.attributes is None:
            self.whole = self.get_starttag_text()
            self.attributes = {}
            for name, value in attrs:
                self.attributes.setdefault(name, value or "")


def _check_attributes_against_html_parser(seed: Seed) -> None:
    """The standard library's parser is older than the standard: it is asked about tags that leave no doubt."""
    for element in seed.html.elements:
        written = seed.text[slice(*element.start_tag)]
        if _BEYOND_DOUBT.fullmatch(written):
            parser = _StandardLibrary()
            parser.feed(written)
            parser.close()
            assert (parser.whole, parser.attributes) == (written, element.values)


def _check_cover(seed: Seed) -> None:
    """Tags, texts, comments and dropped markup follow one another from the body's start to its end."""
    texts = iter(seed.html.texts)
    at = seed.body.start
    for start, end, kind, node in seed.html.marks:
        if start > at:
            assert next(texts).span == (at, start)
        span = node.span
        if isinstance(node, Element):
            ending = node.end_tag
            assert kind in {1, -1}
            span = node.start_tag if kind == 1 or ending is None else ending
        assert (start, end) == span
        assert start < end
        at = end
    assert [text.span for text in texts] == ([(at, seed.body.end)] if at < seed.body.end else [])
    assert [e for *_, kind, e in seed.html.marks if kind == 1] == seed.html.elements


def _check_tree(seed: Seed, element: Element) -> None:
    at = element.content.start
    for child in element.children:
        assert child.parent is element
        assert at <= child.span.start <= child.span.end <= element.content.end
        at = child.span.end
        if isinstance(child, Element):
            _check_tree(seed, child)


def _check_shortcuts(element: Element) -> None:
    """What is quickly answered is what the nodes say."""
    nodes = list(element.descendants())
    assert element.text == "".join(node.text for node in nodes if isinstance(node, Text))
    assert list(element.inner_elements) == [node for node in nodes if isinstance(node, Element)]
    full = element.content_children
    assert element.only_element is (full[0] if len(full) == 1 and isinstance(full[0], Element) else None)
    following: Node | None = None
    for child in reversed(element.children):
        if isinstance(child, Element):
            assert child.next_element is (following if isinstance(following, Element) else None)
        if not (isinstance(child, Text) and child.is_blank):
            following = child


def _check_attributes(seed: Seed, element: Element) -> None:
    for name, attribute in element.attributes.items():
        start = element.start_tag.start
        assert placed(find_attribute(seed.text[slice(*element.start_tag)], name), start) == attribute


def _check_leaves(seed: Seed) -> None:
    for text in seed.html.texts:
        raw = seed.text[slice(*text.span)]
        verbatim = text.parent.tag in RAW_TEXT - {"textarea", "title"}
        assert text.raw == raw
        assert text.text == (raw if verbatim else html.unescape(raw))
    for comment in seed.html.comments:
        assert seed.text[slice(*comment.span)].startswith("<!--")
    for dropped in seed.html.dropped:
        assert re.match(r"<[!?/a-zA-Z]", seed.text[slice(*dropped.span)])


def _check_text_against_turbohtml(seed: Seed) -> None:
    """The words of the tree are those of turbohtml's, in any order: foster parents move words."""
    if not seed.is_html_only or not _plain(seed, *seed.body):
        return

    def letters(value: str) -> list[str]:
        return sorted(re.sub(r"[\s\0\ufffd]", "", value))

    theirs = parse_fragment(seed.markdown.shadow)
    if any(node.tag in {"template", "frameset", "plaintext"} for node in theirs.iter_elements()):
        return
    assert letters("".join(text.text for text in seed.html.texts)) == letters(theirs.text)


def _check_prose(seed: Seed) -> None:
    prose = seed.prose
    at = 0
    for start, source, length, exact, _ in prose._segments:
        assert start == at
        following = next((s[0] for s in prose._segments if s[0] > start), len(prose.text))
        piece = prose.text[start:following]
        at = following
        assert 0 <= source <= source + length <= len(seed.text)
        if exact:
            assert len(piece) == length
            assert seed.text[source : source + length] == piece
            assert prose.span(start, following) == (source, source + length)
    ends = 0
    for passage in prose.passages:
        assert ends <= passage.start < passage.end < len(prose.text)
        assert BREAK not in prose.text[passage.start : passage.end]
        assert prose.text[passage.end] == BREAK
        ends = passage.end + 1
    for offset, character in enumerate(prose.text):
        written = seed.text[slice(*prose.span(offset, offset + 1))]
        kind = prose.passage_at(offset).kind
        assert (
            kind == "field"
            or character in {BREAK, HARD_BREAK, OPAQUE, written}
            or html.unescape(written).find(character) >= 0
        )


def _scalars(node: object) -> Iterator[tuple[Scalar, bool]]:
    if isinstance(node, Scalar):
        yield node, False
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, YamlMapping):
        for field in node.fields:
            yield field.key, True
            yield from _scalars(field.value)


def _check_front_matter(seed: Seed) -> None:
    front = seed.front_matter
    if front is None:
        assert seed.body.end == len(seed.text)
        return
    assert front.opening.start == front.span.start <= front.opening.end <= front.content.start <= front.content.end
    assert front.span.end == seed.body.start
    if front.closing is not None:
        assert front.content.end <= front.closing.start <= front.closing.end <= front.span.end
        assert not seed.text[front.closing.end : front.span.end].strip(" \t\r\n")
    assert (front.fault is None) or front.content.start <= front.fault.span.start <= len(seed.text)
    for scalar, is_key in _scalars(front.root):
        written = seed.text[slice(*scalar.span)]
        assert front.content.start <= scalar.span.start <= scalar.span.end <= front.content.end
        _check_scalar(scalar, is_key, written)
        if scalar.style in {"single", "double"} and written[:3] not in {'"""', "'''"}:
            quote = "'" if scalar.style == "single" else '"'
            assert written == f"{quote}{seed.text[slice(*scalar.inner)]}{quote}"


def _check_scalar(scalar: Scalar, is_key: bool, written: str) -> None:
    if scalar.format == "json":
        assert json.loads(written, strict=False) == (scalar.value if is_key else scalar.typed)
    elif scalar.format == "toml":
        if is_key:
            assert list(tomllib.loads(f"{written} = 0")) == [scalar.value] or "." in written
        else:
            assert tomllib.loads(f"x = {_lf(written)}")["x"] == scalar.typed
    elif scalar.tag is None and scalar.style in {"plain", "single", "double"}:
        loader = yaml.CBaseLoader if "\t" in written else yaml.BaseLoader  # the slower one stumbles over tabs
        read = yaml.load(written, Loader=loader)  # noqa: S506 -- all strings
        assert ("" if read is None else read) == scalar.value


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unescape_markdown(written: str) -> str:
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", written))


def _check_urls(seed: Seed) -> None:
    for asset in (*seed.images, *seed.links):
        written = seed.text[slice(*asset.span)]
        assert asset.whole.start <= asset.span.start <= asset.span.end <= asset.whole.end or asset.origin in {
            "srcset",
            "markdown",
        }
        if asset.origin in {"img", "a"}:
            assert unescape_attribute(written).strip() == asset.url or not asset.url
        elif asset.origin == "srcset":
            assert asset.url in {written, asset.url if "&" in written else None}
        elif asset.origin == "markdown" and asset.span != asset.whole:
            assert _unescape_markdown(written) == asset.url
            assert seed.text[asset.whole.start] in "![<"


def _check_markdown(seed: Seed) -> None:
    body = seed.markdown
    assert len(body.shadow) == len(seed.text) - seed.body.start
    for link in body.links:
        written = seed.text[slice(*link.span)]
        assert written.startswith("![" if link.image else "<" if link.kind == "autolink" else "[")
        assert written.endswith({"inline": ")", "autolink": ">", "reference": "]"}[link.kind])
        assert seed.text[slice(*link.label_span)] == link.label
        assert link.kind == "autolink" or seed.text[link.label_span.end] == "]"
    for span in body.hard_breaks:
        assert not seed.text[slice(*span)].strip(" \\\r\n\t\v\f>")


def _nodes(seed: Seed) -> Iterator[Node]:
    yield from seed.html.root.descendants()


def _check_everything(seed: Seed) -> None:
    _check_bytes(seed)
    _check_front_matter(seed)
    _check_markdown(seed)
    for element in seed.html.elements:
        _check_element(seed, element)
        _check_shortcuts(element)
        _check_attributes(seed, element)
    _check_attributes_against_turbohtml(seed)
    _check_attributes_against_html_parser(seed)
    _check_cover(seed)
    _check_tree(seed, seed.html.root)
    _check_leaves(seed)
    _check_text_against_turbohtml(seed)
    _check_prose(seed)
    _check_urls(seed)


@given(posts())
@look
def test_every_span_is_what_it_names(post: tuple[str, bytes]) -> None:
    _check_everything(Seed(*post))
