"""What the proof takes for the same, and what it does not, by each of the four promises."""

from __future__ import annotations

import pytest

from seedlint import Change, Keeps, Seed
from seedlint.proof import unkept

NOTHING: frozenset[str] = frozenset()


def verdict(
    before: str, after: str, keeps: Keeps, fields: frozenset[str] = NOTHING, path: str = "post.md"
) -> str | None:
    found = unkept(Seed(path, before.encode()), Seed(path, after.encode()), keeps, fields)
    return None if found is None else found.reason


def matter(block: str) -> str:
    return f"---\n{block}\n---\n\n<p>正文</p>\n"


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


# --- front matter ---


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("quotes", matter("title: '题'"), matter('title: "题"')),
        ("a comment", matter("title: 题"), matter("# 编辑\ntitle: 题")),
        ("trailing spaces", matter("title: 题  "), matter("title: 题")),
        ("the order of fields", matter("a: 1\nb: 2"), matter("b: 2\na: 1")),
        ("the indentation of a list", matter("tags:\n - 甲\n - 乙"), matter("tags:\n  - 甲\n  - 乙")),
        ("the style of a list", matter("tags: [甲, 乙]"), matter("tags:\n  - 甲\n  - 乙")),
        ("blank lines before it", "\n\n" + matter("a: 1"), matter("a: 1")),
        ("a byte-order mark", "\ufeff" + matter("a: 1"), matter("a: 1")),
        ("newlines", matter("a: |\n  x\n  y").replace("\n", "\r\n"), matter("a: |\n  x\n  y")),
        ("the closing line", "---\na: 1\n...\n正文", "---\na: 1\n---\n正文"),
        ("a missing opening line", "title: 题\n---\n正文", "---\ntitle: 题\n---\n正文"),
        ("a missing closing line", "---\ntitle: 题\n\n正文", "---\ntitle: 题\n---\n\n正文"),
        ("the form of a TOML string", "+++\ntitle = '题'\n+++\n", '+++\ntitle = "题"\n+++\n'),
        ("the layout of JSON", '{"a": [1, {"b": 2}]}\n\n正文', '{\n  "a": [1, {\n  "b": 2}]\n}\n\n正文'),
        ("JSON between semicolons", ';;;\n"a": 1\n;;;\n正文', ';;;\n"a":1\n;;;\n正文'),
        ("an impossible date", matter("date: 2017-09-99\na: 1 "), matter("date: 2017-09-99\na: 1")),
        ("a tag that nobody knows", matter("a: !x {b: 1}"), matter("a: !x {b:  1}")),
        ("tabs between tokens", matter("a: \t1\nb:\t[2] "), matter("a: 1\nb: [2]")),
        ("a block that only one reader can read", matter("? [a]\n: 1\nb: 2 "), matter("? [a]\n: 1\nb: 2")),
        ("the first of equal keys", matter("a: 1\na: 2"), matter("a: 2")),
        ("an unreadable block, untouched", matter("a: [1") + "x", "\n" + matter("a: [1") + "y"),
        ("the body alone", matter("a: 1"), matter("a: 1").replace("正文", "别的")),
    ],
)
def test_the_same_front_matter(name: str, before: str, after: str) -> None:
    assert verdict(before, after, Keeps.FRONT_MATTER) is None, name


@pytest.mark.parametrize(
    ("name", "before", "after", "says"),
    [
        ("a value", matter("title: 甲"), matter("title: 乙"), "“title” was “'甲'” and became “'乙'”"),
        ("a field that goes", matter("a: 1\nb: 2"), matter("a: 1"), "“b” was “2”"),
        ("a field that comes", matter("a: 1"), matter("a: 1\nb: 2"), "“b” was “nothing”"),
        ("the type, to both readers", matter("a: 1"), matter("a: '1'"), "“a”"),
        ("the type, to YAML 1.1 alone", matter("a: no"), matter("a: 'no'"), "“a”"),
        ("the type, to YAML 1.2 alone", matter("a: 0o17"), matter("a: '0o17'"), "“a”"),
        ("the order of a list", matter("a: [1, 2]"), matter("a: [2, 1]"), "“a”"),
        ("something deep", matter("a: {b: [{c: 1}]}"), matter("a: {b: [{c: 2}]}"), "“a”"),
        ("the last of equal keys", matter("a: 1\na: 2"), matter("a: 1"), "“a”"),
        ("readability", matter("a: 1"), matter("a: [1"), "no longer be read"),
        ("the block itself", matter("a: 1"), "正文", "“a”"),
        ("an unreadable block", matter("a: [1"), matter("a: [2"), "cannot be read"),
        ("the type of a name", matter("1: a"), matter("'1': a"), "“1” was “'a'” and became “nothing”"),
        ("TOML", "+++\na = 1\n+++\n", "+++\na = 2\n+++\n", "“a”"),
        ("JSON", '{"a": 1}\n', '{"a": 2}\n', "“a”"),
        ("what the list is an alias of", matter("a: &a [1]\nb: *a"), matter("a: &a [2]\nb: [1]"), "“a”"),
    ],
)
def test_other_front_matter(name: str, before: str, after: str, says: str) -> None:
    assert says in (verdict(before, after, Keeps.FRONT_MATTER) or "no difference"), name


@pytest.mark.parametrize(
    ("before", "after", "fields", "same"),
    [
        ("date: 1\na: 1", "date: 2\na: 1", {"date"}, True),
        ("data: 1\na: 1", "date: 1\na: 1", {"data", "date"}, True),
        ("date: 1\na: 1", "date: 2\na: 2", {"date"}, False),
        ("b: {date: 1}", "b: {date: 2}", {"date"}, False),
    ],
)
def test_the_fields_that_a_fix_names_may_change(before: str, after: str, fields: set[str], same: bool) -> None:
    told = verdict(matter(before), matter(after), Keeps.FRONT_MATTER, frozenset(fields))
    assert (told is None) is same


# --- the body ---


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("white space that HTML collapses", "<p>\n甲  乙\n</p>", "<p>甲 乙</p>"),
        ("newlines", "<p>甲\r\n乙</p>\r\n", "<p>甲\n乙</p>\n"),
        ("entities", "<p>&lt;a&gt; &amp; &#123;</p>", "<p>&#60;a> & {</p>"),
        ("blank blocks", "<p>甲</p><p>&nbsp;</p><p><br></p>", "<p>甲</p>"),
        (
            "what is not seen",
            "<p>甲</p><!-- a --><script>b</script><style>c</style><template>d</template>",
            "<p>甲</p>",
        ),
        ("inline elements", "<p><b>甲</b><b>乙</b></p>", "<p><b>甲乙</b></p>"),
        ("the kind of block", "<p><span>图注</span></p>", "<figcaption>图注</figcaption>"),
        ("an end tag that may be left out", "<p>甲<p>乙", "<p>甲</p><p>乙</p>"),
        ("a last line break", "<p>甲<br></p>", "<p>甲</p>"),
        ("a last newline in pre", "<pre>\na  b\n</pre>", "<pre>a  b</pre>"),
        ("Markdown's ways to say it", "# 题\n\n*甲*", "题\n==\n\n_甲_"),
        ("a tag that the end of the file cuts off", "<p>甲</p><a hre", "<p>甲</p>"),
        ("a name that is no reference without its semicolon", "<p>甲&or: 乙</p>", "<p>甲&amp;or: 乙</p>"),
        ("one that is", "<p>&copy: 乙</p>", "<p>©: 乙</p>"),
        ("CDATA, a comment up to the next bracket", "<p>甲<![CDATA[<b>乙]]></p>", "<p>甲<!-- -->乙]]&gt;</p>"),
    ],
)
def test_the_same_visible_text(name: str, before: str, after: str) -> None:
    assert verdict(before, after, Keeps.VISIBLE_TEXT) is None, name


@pytest.mark.parametrize(
    ("name", "before", "after", "says"),
    [
        ("a word", "<p>他说甲</p>", "<p>他说乙</p>", "“他说甲” became “他说乙”"),
        ("a space", "<p>甲 乙</p>", "<p>甲乙</p>", "“甲 乙” became “甲乙”"),
        ("a space that is not ASCII", "<p>\u3000甲</p>", "<p>甲</p>", "visible text"),
        ("an invisible character", "<p>甲\u200b</p>", "<p>甲</p>", "visible text"),
        ("two blocks made one", "<p>甲</p><p>乙</p>", "<p>甲乙</p>", "visible text"),
        ("a block that goes", "<p>甲</p><p>乙</p>", "<p>甲</p>", "“乙” became nothing"),
        ("a line break", "<p>甲<br>乙</p>", "<p>甲 乙</p>", "“甲⏎乙”"),
        ("Markdown's line break", "甲  \n乙\n", "甲\n乙\n", "“甲⏎乙”"),
        ("white space in pre", "<pre>a  b</pre>", "<pre>a b</pre>", "visible text"),
        ("white space in a fence", "```\na\n  b\n```\n", "```\na\nb\n```\n", "visible text"),
        ("text that becomes a tag", "<p>List&lt;User></p>", "<p>List<User></p>", "visible text"),
        (
            "a long text, cut around the place",
            "<p>" + "甲" * 99 + "乙</p>",
            "<p>" + "甲" * 99 + "丙</p>",
            "“甲甲甲甲甲甲甲甲甲甲甲甲乙”",
        ),
    ],
)
def test_other_visible_text(name: str, before: str, after: str, says: str) -> None:
    assert says in (verdict(before, after, Keeps.VISIBLE_TEXT) or "no difference"), name


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("quotes", "<img src=a.jpg>", '<img src="a.jpg">'),
        ("other attributes", '<img src="a.jpg" alt>', '<img alt="" loading="lazy" src="a.jpg">'),
        ("white space around it", '<a href=" a.html ">甲</a>', '<a href="a.html">甲</a>'),
        ("what a browser encodes by itself", '<img src="图 1.jpg">', '<img src="%E5%9B%BE%201.jpg">'),
        ("an ampersand", '<a href="?a=1&copy=2&b=3">甲</a>', '<a href="?a=1&amp;copy=2&amp;b=3">甲</a>'),
        ("a repeated attribute, of which the first counts", '<img src="a" src="b">', '<img src="a">'),
        ("HTML for Markdown", "![图](a.jpg)", '<p><img src="a.jpg" alt="图"></p>'),
        ("a reference", "[甲][1]\n\n[1]: a.html\n", "[甲](a.html)\n"),
        ("white space in srcset", '<img srcset="a 1x,\n  b 2x">', '<img srcset="a 1x, b 2x">'),
    ],
)
def test_the_same_urls(name: str, before: str, after: str) -> None:
    assert verdict(before, after, Keeps.URLS) is None, name


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a scheme", '<img src="http://a/b">', '<img src="https://a/b">'),
        ("an image that goes", '<img src="a"><img src="a">', '<img src="a">'),
        ("their order", '<img src="a"><img src="b">', '<img src="b"><img src="a">'),
        ("a link that was one by brackets alone", "[甲](a.html)", "[甲] (a.html)"),
        ("a link in srcset", '<img srcset="a 1x">', '<img srcset="b 1x">'),
        ("a poster", '<video poster="a"></video>', '<video poster="b"></video>'),
        ("where a frame leads", '<iframe src="a"></iframe>', "<iframe></iframe>"),
        ("where a form sends", '<form action="a"></form>', '<form action="b"></form>'),
        ("what a button sends", '<button formaction="a">甲</button>', "<button>甲</button>"),
        ("an image that is a button", '<input type="image" src="a">', '<input type="image">'),
        ("an image in a drawing", '<svg><image href="a"/></svg>', "<svg><image/></svg>"),
        ("a style sheet", '<link rel="stylesheet" href="a">', '<link rel="stylesheet" href="b">'),
        ("a script", '<script src="a"></script>', "<script></script>"),
        ("a page within the page", '<iframe srcdoc="甲"></iframe>', "<iframe></iframe>"),
        ("an image made a link", '<img src="a">', '<a href="a"></a>'),
    ],
)
def test_other_urls(name: str, before: str, after: str) -> None:
    assert "links and images" in (verdict(before, after, Keeps.URLS) or "no difference"), name


@pytest.mark.parametrize(
    ("name", "before", "after", "same"),
    [
        ("attributes", '<p style="a" class=b>甲</p>', "<p>甲</p>", True),
        ("words", "<p>甲</p>", "<p>乙</p>", True),
        ("letter case", "<P>甲</P>", "<p>甲</p>", True),
        ("end tags that may be left out", "<ul><li>甲<li>乙</ul>", "<ul><li>甲</li><li>乙</li></ul>", True),
        ("cells", "<table><tr><td>甲<td>乙<tr><td>丙</table>", f"<table>{row('甲', '乙')}{row('丙')}</table>", True),
        ("a wrapper that goes", "<div><p>甲</p></div>", "<p>甲</p>", False),
        ("another element", "<p>甲</p>", "<div>甲</div>", False),
        ("an element taken out of another", "<p><b>甲</b><i>乙</i></p>", "<p><b>甲<i>乙</i></b></p>", False),
        ("a line break", "<p>甲<br></p>", "<p>甲</p>", False),
        ("a paragraph made code", "<b>甲</b>", "    <b>甲</b>", False),
    ],
)
def test_structure(name: str, before: str, after: str, same: bool) -> None:
    assert (verdict(before, after, Keeps.STRUCTURE) is None) is same, name


def test_an_html_file_is_not_read_as_markdown() -> None:
    before, after = "<div>\n\n    甲\n</div>", "<div>\n\n甲\n</div>"
    assert verdict(before, after, Keeps.ALL, path="post.html") is None
    assert verdict(before, after, Keeps.ALL, path="post.md") is not None


def test_what_is_not_promised_is_not_compared() -> None:
    before, after = matter("a: 1"), "<div><img src=a>别的</div>"
    assert verdict(before, after, Keeps.NOTHING) is None
    assert verdict(matter("a: 1"), matter("a: 1").replace("正文", "别的"), Keeps.ALL & ~Keeps.VISIBLE_TEXT) is None


@pytest.mark.parametrize(
    ("name", "before", "after", "same"),
    [
        ("quotes", "<img src=a alt=图>", '<img src="a" alt="图">', True),
        ("white space", '<img alt=" 码头  边 ">', '<img alt="码头 边">', True),
        ("other attributes", '<img alt="图" width=1>', '<img alt="图">', True),
        ("HTML for Markdown", '![图](a "题")', '<p><img src="a" alt="图" title="题"></p>', True),
        ("an alt text that goes", '<img alt="图">', "<img>", False),
        ("an empty one that goes", '<img alt="">', "<img>", False),
        ("another word", '<img alt="图">', '<img alt="圖">', False),
        ("a space", '<img alt="码 头">', '<img alt="码头">', False),
        ("the title of a link", '<a href=a title="题">甲</a>', "<a href=a>甲</a>", False),
        ("the name of a button", '<button aria-label="关">x</button>', "<button>x</button>", False),
        ("their order", '<img alt="甲"><img alt="乙">', '<img alt="乙"><img alt="甲">', False),
    ],
)
def test_labels(name: str, before: str, after: str, same: bool) -> None:
    assert (verdict(before, after, Keeps.LABELS) is None) is same, name


# --- what is changed on purpose ---


def changing(before: str, after: str, changes: list[tuple[str | None, str | None]], of: Keeps) -> str | None:
    told = [Change(number, old, new, of) for number, (old, new) in enumerate(changes)]
    found = unkept(Seed("post.md", before.encode()), Seed("post.md", after.encode()), Keeps.ALL, NOTHING, told)
    return None if found is None else found.reason


TEXT, URLS, LABELS = Keeps.VISIBLE_TEXT, Keeps.URLS, Keeps.LABELS


@pytest.mark.parametrize(
    ("name", "before", "after", "changes", "of"),
    [
        ("a mark", "<p>甲,乙,丙</p>", "<p>甲,乙，丙</p>", [(",", "，")], TEXT),
        ("two marks", "<p>甲,乙,丙</p>", "<p>甲，乙，丙</p>", [(",", "，"), (",", "，")], TEXT),
        ("a mark and its space", "<p>甲, 乙</p>", "<p>甲，乙</p>", [(", ", "，")], TEXT),
        ("a space that goes", "<p>甲 乙 丙</p>", "<p>甲 乙丙</p>", [(" ", "")], TEXT),
        ("a space that comes", "<p>甲A</p>", "<p>甲 A</p>", [("", " ")], TEXT),
        ("a space that nobody sees", "<p>甲 </p>", "<p>甲</p>", [(" ", "")], TEXT),
        ("one kind of space for another", "<p>甲\xa0乙</p>", "<p>甲 乙</p>", [("\xa0", " ")], TEXT),
        ("one of a row, before a space", "<p>甲… …乙</p>", "<p>甲…… …乙</p>", [("…", "……")], TEXT),
        ("one of a row, after a space", "<p>甲… …乙</p>", "<p>甲… ……乙</p>", [("…", "……")], TEXT),
        ("marks that change places", "<p>“甲”。</p>", "<p>“甲。”</p>", [("”。", "。”")], TEXT),
        ("a URL", '<a href="w?u=a">甲</a>', '<a href="a">甲</a>', [("w?u=a", "a")], URLS),
        ("a piece of one", "![图](http://a/b)", "![图](https://a/b)", [("", "s")], URLS),
        ("two pieces of one", "![图](http://a/[b)", "![图](https://a/%5Bb)", [("", "s"), ("[", "%5B")], URLS),
        ("one that comes", "<img data-src=a>", "<img src=a>", [(None, "a")], URLS),
        ("one that goes", "<div><iframe src=a></iframe></div>", "<div><iframe></iframe></div>", [("a", None)], URLS),
        ("an alt text that comes", "<img>", '<img alt="码头">', [(None, "码头")], LABELS),
        ("one that was empty", '<img alt="">', '<img alt="码头">', [("", "码头")], LABELS),
        ("a title that goes", '<img alt="图" title="图">', '<img alt="图">', [("图", None)], LABELS),
    ],
)
def test_what_a_fix_says_may_change(
    name: str, before: str, after: str, changes: list[tuple[str | None, str | None]], of: Keeps
) -> None:
    assert changing(before, after, changes, of) is None, name


@pytest.mark.parametrize(
    ("name", "before", "after", "changes", "of"),
    [
        ("a mark more", "<p>甲,乙,丙</p>", "<p>甲，乙，丙</p>", [(",", "，")], TEXT),
        ("a mark less", "<p>甲,乙,丙</p>", "<p>甲，乙,丙</p>", [(",", "，"), (",", "，")], TEXT),
        ("another mark", "<p>甲,乙</p>", "<p>甲、乙</p>", [(",", "，")], TEXT),
        ("the space after it too", "<p>甲, 乙</p>", "<p>甲，乙</p>", [(",", "，")], TEXT),
        ("a space elsewhere too", "<p>甲,乙 丙</p>", "<p>甲，乙丙</p>", [(",", "，")], TEXT),
        ("a space that comes for one that goes", "<p>甲乙</p>", "<p>甲 乙</p>", [(" ", "")], TEXT),
        ("a line break with it", "<p>甲,<br>乙</p>", "<p>甲，乙</p>", [(",", "，")], TEXT),
        ("a word that was not told", "<p>甲,乙</p>", "<p>甲，</p>", [(",", "，")], TEXT),
        ("another URL", '<a href="w?u=a">甲</a>', '<a href="b">甲</a>', [("w?u=a", "a")], URLS),
        ("a second URL", "<img src=a><img src=b>", "<img src=c><img src=c>", [("a", "c")], URLS),
        ("a URL that becomes another element's", "<img src=a>", "<video src=b></video>", [("a", "b")], URLS),
        ("a URL where a word was told", "<img src=a>", "<img src=b>", [("a", "b")], TEXT),
        ("another alt text", "<img>", '<img alt="灯塔">', [(None, "码头")], LABELS),
        ("the alt text in place of the title", '<img alt="图" title="题">', '<img title="题">', [("题", None)], LABELS),
    ],
)
def test_nothing_else_may_change(
    name: str, before: str, after: str, changes: list[tuple[str | None, str | None]], of: Keeps
) -> None:
    assert changing(before, after, changes, of) is not None, name


# --- words that are removed on purpose ---


def removing(before: str, after: str, *removed: str) -> str | None:
    found = unkept(
        Seed("post.md", before.encode()),
        Seed("post.md", after.encode()),
        Keeps.ALL,
        NOTHING,
        [Change(0, words, None) for words in removed],
    )
    return None if found is None else found.reason


@pytest.mark.parametrize(
    ("name", "before", "after", "removed"),
    [
        ("at the head of a block", "<p>（甲讯）正文。</p>", "<p>正文。</p>", ("（甲讯）",)),
        ("with the space after it", "<p>甲社电 正文。</p>", "<p>正文。</p>", ("甲社电",)),
        ("at the end", "<p>正文。</p>\n<p>正文（完）</p>", "<p>正文。</p>\n<p>正文</p>", ("（完）",)),
        ("from the second of two places", "<p>甲乙甲乙丙</p>", "<p>甲乙丙</p>", ("甲乙",)),
        ("beside their like", "<p>甲甲甲</p>", "<p>甲甲</p>", ("甲",)),
        ("two of one block", "<p>甲一乙二丙</p>", "<p>甲乙丙</p>", ("一", "二")),
        ("with markup in between", "<p><b>编辑</b>：林舟。正文</p>", "<p><b></b>正文</p>", ("编辑：林舟。",)),
    ],
)
def test_words_may_go_where_the_fix_says_so(name: str, before: str, after: str, removed: tuple[str, ...]) -> None:
    assert removing(before, after, *removed) is None, name


@pytest.mark.parametrize(
    ("name", "before", "after", "removed"),
    [
        ("others go", "<p>（甲讯）正文。</p>", "<p>（甲讯）</p>", ("（甲讯）",)),
        ("others go too", "<p>（甲讯）正文。</p>", "<p>文。</p>", ("（甲讯）",)),
        ("they stay", "<p>（甲讯）正 文。</p>", "<p>（甲讯）正文。</p>", ("（甲讯）",)),
        ("one of two stays", "<p>甲一乙二丙</p>", "<p>甲乙二丙</p>", ("一", "二")),
        ("others come", "<p>（甲讯）正文。</p>", "<p>正文。新</p>", ("（甲讯）",)),
        ("they were never there", "<p>正文。</p>", "<p>正</p>", ("（甲讯）",)),
        ("a block goes with them", "<p>甲</p>\n<p>乙</p>", "<p></p><p></p>", ("甲",)),
    ],
)
def test_only_the_words_named_may_go(name: str, before: str, after: str, removed: tuple[str, ...]) -> None:
    assert "the visible text" in (removing(before, after, *removed) or "no difference"), name
