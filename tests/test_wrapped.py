"""URLs inside URLs: what comes out is what was put in, and what is written reads as what was meant."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint import Edit, Image, Link, Seed, Wrappers, url_edit

WRAPPERS = Wrappers(["wrap.example/go?to=", "proxy.example/", "cache.example/get/src=", "all.example/?"])
PARTS = st.lists(
    st.sampled_from([*"az09-._~!$&'()*+,;=:@/?[]", "%20", "%2F", "%25", "%E4%BC%9A", "&amp;", "&copy;", "&lt"]),
    max_size=12,
).map("".join)
URLS = st.builds("{}://{}{}".format, st.sampled_from(["https", "http"]), st.just("example.org/"), PARTS)


def test_nothing_is_wrapped() -> None:
    for url in ("https://example.org/", "//wrap.example/go", "https://wrap.example/go?to=", "wrap.example/", ""):
        assert WRAPPERS.unwrap(url) is None


@given(
    URLS,
    st.sampled_from(["https://wrap.example/go?a=1&to={}&b=2", "https://all.example/?{}", "//Wrap.example/go/?to={}"]),
)
def test_what_was_encoded_comes_out(url: str, wrapper: str) -> None:
    inner = WRAPPERS.unwrap(wrapper.format(quote(url, safe="")))
    assert inner is not None
    assert (inner.url, inner.is_certain, inner.is_whole) == (url, True, True)


@given(URLS)
def test_a_proxy_takes_all_that_follows(url: str) -> None:
    inner = WRAPPERS.unwrap(f"https://proxy.example/{url}")
    assert inner is not None
    assert (inner.url, inner.is_certain) == (url, True)


def test_wrappers_in_wrappers_are_opened() -> None:
    url = "https://example.org/?a=%26"
    for _ in range(3):
        url = f"https://wrap.example/go?to={quote(url, safe='')}"
    inner = WRAPPERS.unwrap(url)
    assert inner is not None
    assert inner.url == "https://example.org/?a=%26"


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("https://example.org/?a=1&b=2", "https://example.org/?a=1"),
        ("https%3A//example.org/?a=1+2", "https://example.org/?a=1+2"),
    ],
)
def test_what_was_not_encoded_is_uncertain(value: str, url: str) -> None:
    inner = WRAPPERS.unwrap(f"https://wrap.example/go?to={value}")
    assert inner is not None
    assert (inner.url, inner.is_certain) == (url, False)


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("http%3A%2F%2Fexample.org%2F%E4%BC%9A%20%22%3C%5C%7C", "http://example.org/%E4%BC%9A%20%22%3C%5C%7C"),
        ("http%3A%2F%2Fexample.org%2F100%25", "http://example.org/100%25"),
        ("http%3A%2F%2Fexample.org%2F%BB%E1", "http://example.org/%BB%E1"),
        ("https:/example.org/a", "https://example.org/a"),
        ("https://example.org/a%23b%3Fc", "https://example.org/a#b?c"),
        ("https%25253A%25252F%25252Fexample.org", "https://example.org"),
    ],
)
def test_what_a_url_may_not_hold_is_encoded(value: str, url: str) -> None:
    inner = WRAPPERS.unwrap(f"https://wrap.example/go?to={value}")
    assert inner is not None
    assert inner.url == url


PLACES = (
    '<p><a href="https://old.example/">公告</a></p>\n',
    "<p><a href='https://old.example/'>公告</a></p>\n",
    "<p><a href=https://old.example/>公告</a></p>\n",
    '<p><img alt="会场" src="https://old.example/"></p>\n',
    "[公告](https://old.example/)\n",
    "![会场](<https://old.example/> '会场')\n",
    "[公告][1]\n\n[1]: https://old.example/\n",
    "---\nheadimg: 'https://old.example/'\n---\n",
    '+++\nheadimg = "https://old.example/"\n+++\n',
    "---\nheadimg: [https://old.example/, b.jpg]\n---\n",
)


@given(URLS, st.sampled_from(PLACES))
def test_what_is_written_reads_as_what_was_meant(url: str, text: str) -> None:
    asset = _asset(Seed("post.md", text.encode()))
    edit = url_edit(text, asset, url)
    if edit is not None:
        assert _asset(Seed("post.md", _edited(text, edit).encode())).url == url
    else:
        assert asset.origin == "field"


def test_what_cannot_be_written_is_not() -> None:
    text = "见 <https://old.example/>。\n"
    assert url_edit(text, _asset(Seed("post.md", text.encode())), "https://example.org/") is None
    for url in ("", "https://example.org/a b", "https://example.org/会", 'https://example.org/"'):
        assert url_edit(PLACES[0], _asset(Seed("post.md", PLACES[0].encode())), url) is None


def _asset(seed: Seed) -> Image | Link:
    return (*seed.images, *seed.links)[0]


def _edited(text: str, edit: Edit) -> str:
    return text[: edit.start] + edit.text + text[edit.end :]
