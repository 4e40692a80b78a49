"""The laws of fixing, for all built-in checks at once, over generated posts and damaged ones.

``SEEDLINT_LAW_EXAMPLES=5000 pytest tests/test_laws.py`` looks further, and elsewhere each time.
"""

from __future__ import annotations

import os
from functools import cache, reduce
from operator import and_, or_
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, event, example, given, note, settings
from hypothesis import strategies as st

from seedlint import Diagnostic, Keeps, Safety, Seed, Site
from seedlint.engine import ActiveCheck, Suite, lint
from seedlint.fix import Lint, Outcome, apply_edits, fixable, settle
from seedlint.plugins import OWN, load_plugins
from seedlint.proof import unkept
from seedlint.testing import make_check

ROOT = Path(__file__).parent.parent
SAFE = frozenset({Safety.SAFE})
UNSAFE = frozenset({Safety.SAFE, Safety.UNSAFE})
LOOK_FURTHER = os.environ.get("SEEDLINT_LAW_EXAMPLES")
law = settings(
    max_examples=int(LOOK_FURTHER or 100),
    derandomize=LOOK_FURTHER is None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
allowing = pytest.mark.parametrize("allowed", [SAFE, UNSAFE], ids=["safe", "unsafe"])

SITES = (
    Site(root=str(ROOT)),
    Site(profile="hugo", time_zone="Asia/Shanghai", script="zh-Hans", root=str(ROOT)),
    Site(profile="jekyll", script="zh-Hant-TW", root=str(ROOT)),
)


@cache
def suite(site: Site) -> Suite:
    """All built-in checks, also those that are a matter of taste; an exception in one is the test's."""
    options = {"name-variant": {"ledger": "tests/cases/names/names.toml"}}
    return Suite(
        [
            ActiveCheck(
                make_check(info.check, options.get(name), vars_of(site)), info.plugin, info.version, info.check.severity
            )
            for name, info in load_plugins((), ()).checks.items()
            if info.distribution == OWN
        ],
        site=site,
        strict=True,
    )


def vars_of(site: Site) -> dict[str, object]:
    return {"profile": site.profile, "time_zone": site.time_zone, "script": site.script, "root": site.root}


def linter(site: Site) -> Lint:
    checks = suite(site)
    return lambda seed: lint(seed, checks)


# --- posts ----------------------------------------------------------------------------------------------------

WORDS = (
    "编辑部", "昨日", "发布", "新规", "记者", "表示", "让-伊夫·勒德里昂", "2022 年", "3月29日", "GitHub",
    "iPhone 13", "COVID-19",
    "他说", "會議", "臺灣", "發展", "泽连斯基", "泽林斯基", "100%", "$5", "A/B", "ABC", "１２３", "C++", "é",
    "e\u0301", "。", "🙂", "㈱",
)  # fmt: skip
MARKS = (
    "，", "。", "、", "：", "；", "！", "？", "“", "”", "‘", "’", "「", "」", "『", "』", "（", "）", "《", "》",
    "……", "——", "·",
    ",", ".", ":", ";", "!", "?", '"', "'", "(", ")", "...", "。。。", "--", "—", "！！", "？！", "，。", "、、",
    "•", "・", "…",
    " ", "  ", "\u3000", "\u00a0", "\u200b", "\u200e", "\ufeff", "\u2028", "\t", "&nbsp;", "&amp;", "&", "&ldquo;",
    "&#8203;", "&lt;b&gt;",
    "<br>", "<br />", "\n",
)  # fmt: skip
URLS = (
    "https://i.example.com/a_600x400.jpg", "http://i.example.com/图 片.jpg", "//i.example.com/b.png",
    "a.html?x=1&copy=2&y=3",
    "/images/c.webp", "", "#top", "data:image/gif;base64,R0lGOD", "http://192.168.0.1/d.jpg",
    "https://i.example.com/e.jpg?utm_source=x",
)  # fmt: skip

sentences = st.lists(st.sampled_from(WORDS) | st.sampled_from(MARKS), min_size=1, max_size=14).map("".join)
"""Chinese text with all that typography checks look for."""
urls = st.sampled_from(URLS)
attributes = st.lists(
    st.sampled_from(
        [
            ' style="color:#666666;"', ' style="margin:0px;padding:0px;"', " style='text-align:center'",
            ' class="MsoNormal"', ' id="a"',
            ' align="center"', ' target="_blank"', ' width="970px"', " width=600 height=400", ' height="100%"',
            " alt", ' alt=""',
            ' alt="图片"', ' title="image"', ' title="题"', ' loading="lazy"', ' referrerpolicy="no-referrer"',
            ' onclick="x()"',
            ' data-src="https://i.example.com/f.jpg"', ' srcset="a.jpg 1x, b.jpg 2x"', ' data-id="1"', ' lang="en"',
            " class=a class=b",
        ]
    ),
    max_size=3,
).map("".join)  # fmt: skip
images = st.builds("<img src={1}{0}{1}{2}>".format, urls, st.sampled_from(['"', "'"]), attributes) | st.builds(
    "<img{}>".format, attributes
)
INLINE = ("span", "b", "strong", "em", "i", "a", "font", "u", "center", "code", "sup", "small", "s")
BLOCK = ("p", "div", "section", "h2", "h4", "h1", "blockquote", "figure", "figcaption", "li", "pre", "td")


def element(tag: str, attributes: str, content: str, pad: str, closed: bool) -> str:
    return f"<{tag}{attributes}>{pad}{content}{pad}{f'</{tag}>' if closed else ''}"


pads = st.sampled_from(["", "", "\n", " ", "   \n", "&nbsp;", "<br>"])
inlines = st.recursive(
    sentences | images | st.builds('<a href="{}"{}>{}</a>'.format, urls, attributes, sentences),
    lambda inner: st.builds(
        element, st.sampled_from(INLINE), attributes, st.lists(inner, max_size=3).map("".join), pads, st.just(True)
    ),
    max_leaves=5,
)
html_blocks = st.recursive(
    st.builds(element, st.sampled_from(BLOCK), attributes, inlines, pads, st.booleans() | st.just(True))
    | st.sampled_from(
        [
            "<p></p>", "<p>&nbsp;</p>", "<p><br></p>", "<div></div>", "<hr>", "<!-- 编辑 -->", "<br><br>", "</div>",
            "<o:p></o:p>",
            "<table><tr><td>甲<td>乙</table>", "<ul><li>甲</li>\n<li>乙</ul>",
            "<script>if (a < b && c) { x('，') }</script>",
            "<pre><code>List<User> a = &#123; b, c &#125;;\n  d</code></pre>",
            "<iframe src=https://v.example.com/1></iframe>",
            "<p><img src=\"a.jpg\"></p>\n<p><span style='color:#666'>图注：会谈现场</span></p>",
            "<p><strong>一、标题</strong></p>",
            "<!-- seedlint-disable-next missing-alt -- 原稿如此 -->", "{% raw %}{{ a,b }}{% endraw %}",
            "<style>p{color:red}</style>",
            "<video poster=a.jpg controls><source src=b.mp4></video>", "<p>甲<p>乙", "<b><i>错</b>位</i>",
            "<svg><path d='M0 0'/></svg>",
        ]
    ),
    lambda inner: st.builds(
        element,
        st.sampled_from(["div", "section", "blockquote", "ul", "article"]),
        attributes,
        st.lists(inner, max_size=4).map("\n".join),
        pads,
        st.just(True),
    ),
    max_leaves=6,
)  # fmt: skip
markdown_blocks = st.one_of(
    sentences,
    inlines,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "####", ">", "-", "1.", "  *"]), sentences),
    st.builds("**{}**，*{}*和`a,b`。".format, sentences, sentences),
    st.builds("![{}]({})".format, sentences, urls),
    st.builds("[{}](<{}> '题')".format, sentences, urls),
    st.builds("{}  \n{}\\\n尾".format, sentences, sentences),
    st.builds("{0} x = f(a,b)...  \n\t{1}\n{0}".format, st.sampled_from(["```\n", "~~~js\n"]), sentences),
    st.builds("    code, {}".format, sentences),
    st.builds("| 甲 | 乙 |\n|---|---|\n| {} | b |".format, sentences),
    st.sampled_from(
        ["---", "***", "[1]: https://example.com/a", "<https://example.com/>", "- a\n\n  - b", "标题\n==", "[甲][1]"]
    ),
)
bodies = st.lists(html_blocks, max_size=7).map("\n".join) | st.lists(html_blocks | markdown_blocks, max_size=7).map(
    "\n\n".join
)
TITLES = (
    "题",
    "'俄乌谈判，取得进展'",
    '"a,b 他说"',
    "  题  ",
    "他说：“好",
    "no",
    "题 # 注",
    "| \n  多\n  行",
    "题...",
    "让-伊夫·勒德里昂",
)
fields = st.one_of(
    st.sampled_from(TITLES).map("title: {}".format),
    st.sampled_from(
        [
            "Wed, 30 Mar 2022 06:40:35 GMT", "2022-03-30 06:40:35", "2022-03-30", "2022-02-30",
            "'2022-03-30T06:40:35+08:00'",
            "2022/3/30 6:40", "Fri, 11 Mar 2022 18:06:38 GMT", "2022-03-30T06:40:35+0800",
        ]
    ).map("date: {}".format),
    st.sampled_from(["\n - 新媒体\n - 头条", " [甲, 乙]", "\n- 甲\n- 甲", " 甲", "", "\n    - 甲\n    - 乙",
    "\n - [a, b]"]).map(
        "categories:{}".format
    ),
    st.builds("{}: '{}'".format, st.sampled_from(["headimg", "thumbnail", "cover"]), urls),
    st.sampled_from(
        [
            "author: 编辑部", "comments: false", "comments: yes", "tags: 010", "data: 1", "description: 题",
            "time: 12:30:00", "a: &x {b: 1}",
            "c: *x", "# 注", "", "subtitle: >\n  折叠，\n  文本 ", "published:  true   ", "bad: [1", "\tx: 1",
            "seedlint: {disable: [missing-alt]}",
            "lang: zh-TW", "permalink: /a b/", "version: 1e3", "# seedlint: disable=non-iso-date",
        ]
    ),
)  # fmt: skip
FENCES = (
    ("---\n", "---\n"),
    ("---\n", "---\n"),
    ("---\n", "...\n"),
    ("---\n", "\n"),
    ("---  \n", "----\n"),
    ("", "---\n"),
)
front_matters = st.one_of(
    st.just(""),
    st.builds(
        lambda fence, lines: fence[0] + "".join(f"{line}\n" for line in lines) + fence[1],
        st.sampled_from(FENCES),
        st.lists(fields, max_size=7),
    ),
    st.sampled_from(
        [
            "+++\ntitle = '题，a,b'\ndate = 2022-03-30T06:40:35Z\ntags = ['甲']   \n+++\n",
            '{\n  "title": "他说,好",\n  "date": "2022-03-30"\n}\n\n',
            ';;;\n"title": "题..."\n;;;\n',
        ]
    ),
)


@st.composite
def posts(draw: st.DrawFn) -> Seed:
    """A post as sites have them: mostly well formed, with any of the faults that checks are about."""
    front_matter, body = draw(front_matters), draw(bodies)
    gap, end = draw(st.sampled_from(["", "\n", "\n\n\n"])), draw(st.sampled_from(["", "\n", "\n\n", "  ", "\n \n"]))
    text = draw(st.sampled_from(["", "", "\n", " \n\n"])) + front_matter + gap + body + end
    newline = draw(st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "mixed"]))
    if newline == "mixed":
        chance = draw(st.randoms(use_true_random=False))
        text = "".join(chance.choice(["\n", "\r\n", "\r"]) if c == "\n" else c for c in text)
    else:
        text = text.replace("\n", newline)
    path = draw(st.sampled_from(["post.md", "post.md", "post.md", "post.html"]))
    return Seed(path, (draw(st.sampled_from(["", "", "", "\ufeff"])) + text).encode(), draw(st.sampled_from(SITES)))


SHARDS = (
    "<", ">", "</p>", "<p>", "&", "&#", '"', "'", "--", "---\n", "\n\n", "\r", "\t", "    ", "-->", "<!--", "```\n",
    "`", "[", "](", "*",
    "|", ":", "\0", "\ufffd", "\u2029", "\ufffc", "{{", "%}", "<pre>", "</div>", "<a href=", "\\", "<br", "<svg>",
    "<table>", "]]>", "<![CDATA[",
)  # fmt: skip


@st.composite
def damaged_posts(draw: st.DrawFn) -> Seed:
    """A post that was cut, doubled and sprinkled with shards: what no editor writes and some file holds."""
    post = draw(posts())
    text = post.text
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 20)))
        piece = draw(st.sampled_from(["", text[start:end] * 2]) | st.sampled_from(SHARDS))
        text = text[:start] + piece + text[end if piece in {"", text[start:end] * 2} else start :]
    return Seed(post.path, text.encode(), post.site)


seeds = posts() | damaged_posts()


def settled(seed: Seed, allowed: frozenset[Safety]) -> Outcome:
    note(f"{seed.path} for {seed.site.profile}: {seed.text!r}")
    outcome = settle(seed, linter(seed.site), allowed)
    for applied in outcome.applied:
        event(applied.check)
    return outcome


# --- the laws -------------------------------------------------------------------------------------------------


@law
@given(seeds)
def test_what_is_not_edited_comes_out_as_it_went_in(seed: Seed) -> None:
    assert seed.text.encode() == seed.data
    assert apply_edits(seed.text, ()) == seed.text
    lint(seed, suite(seed.site))
    assert seed.text.encode() == seed.data


@law
@given(st.binary(max_size=60))
@example("标题，正文".encode("gb18030"))
def test_bytes_that_are_no_text_are_never_changed(data: bytes) -> None:
    seed = Seed("post.md", data)
    outcome = settled(seed, UNSAFE)
    if seed.decode_error is not None:
        assert outcome.seed.data == data


@law
@given(seeds)
def test_every_finding_has_its_place_in_the_seed(seed: Seed) -> None:
    for diagnostic in lint(seed, suite(seed.site)):
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(seed.text), diagnostic
        for related in diagnostic.related:
            assert related.path is not None or 0 <= related.span.start <= related.span.end <= len(seed.text), diagnostic


@allowing
@law
@given(seed=seeds)
def test_no_fix_breaks_its_promise_and_all_settle(allowed: frozenset[Safety], seed: Seed) -> None:
    outcome = settled(seed, allowed)
    assert outcome.fault is None, outcome.fault


@allowing
@law
@given(seed=seeds)
def test_fixing_twice_is_fixing_once(allowed: frozenset[Safety], seed: Seed) -> None:
    once = settled(seed, allowed).seed
    twice = settled(Seed(once.path, once.data, once.site), allowed)
    assert twice.seed.text == once.text or twice.fault is not None
    assert twice.applied == ()


@allowing
@law
@given(seed=seeds)
def test_what_all_fixes_keep_is_kept_by_all_of_them_together(allowed: frozenset[Safety], seed: Seed) -> None:
    offered: list[Diagnostic] = []

    def listening(one: Seed) -> list[Diagnostic]:
        found = lint(one, suite(seed.site))
        offered.extend(found)
        return found

    after = settle(seed, listening, allowed).seed
    fixes = [d.fix for d in offered if d.fix is not None and fixable(d, allowed)]
    changed = reduce(or_, (change.of for fix in fixes for change in fix.changes), Keeps.NOTHING)
    keeps = reduce(and_, (fix.keeps for fix in fixes), Keeps.ALL & ~changed)
    fields = reduce(or_, (fix.fields for fix in fixes), frozenset[str]())
    assert unkept(seed, after, keeps, fields) is None


@law
@given(seeds, st.randoms(use_true_random=False))
def test_the_order_in_which_checks_speak_changes_nothing(seed: Seed, chance: Random) -> None:
    def shuffled(one: Seed) -> list[Diagnostic]:
        found = lint(one, suite(seed.site))
        chance.shuffle(found)
        return found

    straight, mixed = settled(seed, SAFE), settle(seed, shuffled, SAFE)
    assert (mixed.seed.data, mixed.applied) == (straight.seed.data, straight.applied)


@law
@given(seeds)
def test_a_fix_never_changes_the_seed_that_it_is_given(seed: Seed) -> None:
    data = bytes(seed.data)
    outcome = settled(seed, UNSAFE)
    assert (seed.data, seed.text.encode()) == (data, data)
    assert outcome.seed is seed or outcome.applied


def test_the_laws_are_about_all_the_checks() -> None:
    names = suite(SITES[0]).active
    assert {"missing-alt", "halfwidth-punctuation", "non-iso-date", "name-variant", "detached-caption"} <= names
