"""The quick tree builder and the sure one agree on everything that the quick one does not decline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedlint import Span
from seedlint.seed.html import HtmlTree, unescape_attribute
from seedlint.seed.html.balanced import Built, build_balanced
from seedlint.seed.html.nodes import Element
from seedlint.seed.html.whatwg import build_whatwg

TAGS = [
    "p",
    "div",
    "span",
    "b",
    "a",
    "ul",
    "li",
    "h2",
    "h3",
    "figure",
    "figcaption",
    "img",
    "br",
    "em",
    "dl",
    "dd",
    "dt",
    "blockquote",
    "code",
    "pre",
    "table",
    "td",
    "font",
    "section",
    "hr",
    "ruby",
    "rt",
    "custom-tag",
    "P",
    "User",
]
TOKENS = [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]
TOKENS += ['<p class="a b">', "<a href='x' b>", "<img src=x alt>", "<br/>", "<b x=1 y>", "<!-- c -->", "<!---->"]
TOKENS += ["<!-->x", "甲乙", " ", "\n", "a < b", "<3", "&amp;", "&nbsp", "</ p>", "<?x?>", "<!DOCTYPE html>", "<p"]
TOKENS += ["<p title='>'>"]
MARKUP = st.lists(st.sampled_from(TOKENS), max_size=14).map("".join)


@st.composite
def nested(draw: st.DrawFn, depth: int = 4) -> str:
    """HTML in which every element is closed, so that the quick builder has something to do."""
    parts = []
    for _ in range(draw(st.integers(0, 3))):
        tag = draw(st.sampled_from(TAGS))
        inner = draw(nested(depth - 1)) if depth else draw(st.sampled_from(["文", "", "\n"]))
        title = draw(st.sampled_from(["a b", "a>b"]))
        parts.append(f'<{tag} title="{title}">' if tag in {"img", "br", "hr"} else f"<{tag}>{inner}</{tag}>")
        parts.append(draw(st.sampled_from(["", "字", " \n"])))
    return "".join(parts)


def describe(built: Built, root: Element) -> list[tuple[object, ...]]:
    return [
        (*place, type(node).__name__, node.span, node.parent.tag if node.parent is not root else None)
        for *place, node in built.marks
        if node.parent is not None
    ]


@given(st.one_of(MARKUP, nested()))
@settings(max_examples=1500, deadline=None)
def test_the_quick_tree_is_the_whatwg_tree(shadow: str) -> None:
    source = "前言\n" + shadow
    quick_root, sure_root = Element(source, "", {}, 3, 3, None), Element(source, "", {}, 3, 3, None)
    quick = build_balanced(source, shadow, 3, quick_root)
    if quick is None:
        assert quick_root.children == []
        return
    sure = build_whatwg(source, shadow, 3, sure_root)
    assert describe(quick, quick_root) == describe(sure, sure_root)


def test_plain_nesting_takes_the_quick_way() -> None:
    shadow = '<div>\n<p align="center">\n<img src="a.jpg" alt> \n</p>\n<h2>题</h2><ul><li>一</li><li>二</li></ul></div>'
    assert build_balanced(shadow, shadow, 0, Element(shadow, "", {}, 0, 0, None)) is not None


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("灯塔</", "灯塔</"),
        ("&#x10FFFE;&#1;", "\U0010fffe\x01"),
        (f"&#{'9' * 5000};&#xD800;&#0;", "\ufffd" * 3),
        ("&#38;amp; &#x26lt;", "&amp; &lt;"),
        ("<svg><![CDATA[a < b &amp; ]] >]]>c</svg>", "a < b &amp; ]] >c"),
        ("<p><![CDATA[a]]></p>", ""),
        ("<svg><foreignObject><p><![CDATA[a]]>b</p></foreignObject></svg>", "b"),
        ("<textarea>灯</textarea ", "灯"),
        ("<svg><foreignObject><plaintext></svg>灯", "</svg>灯"),
    ],
)
def test_the_text_is_what_a_browser_shows(markup: str, text: str) -> None:
    tree = HtmlTree(markup, markup, Span(0, len(markup)))
    assert "".join(node.text for node in tree.texts) == text
    assert unescape_attribute(markup) == text or "<" in markup
