"""The check ``wrapped-link``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, SeedCheck, Triggers, Wrappers, url_changes, url_edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


@dataclass(frozen=True, slots=True)
class Options:
    """Which addresses only pass a reader on."""

    wrappers: tuple[str, ...] = (
        "afdian.com/link?target=",
        "c.pc.qq.com/middlem.html?pfurl=",
        "developer.aliyun.com/redirect?target=",
        "gitee.com/link?target=",
        "hacpai.com/forward?goto=",
        "l.facebook.com/l.php?u=",
        "l.instagram.com/?u=",
        "ld246.com/forward?goto=",
        "link.csdn.net/?target=",
        "link.jianshu.com/?t=",
        "link.juejin.cn/?target=",
        "link.juejin.im/?target=",
        "link.zhihu.com/?target=",
        "links.jianshu.com/go?to=",
        "lm.facebook.com/l.php?u=",
        "slack-redir.net/link?url=",
        "sspai.com/link?target=",
        "steamcommunity.com/linkfilter/?url=",
        "vk.com/away.php?to=",
        "weibo.cn/sinaurl?toasturl=",
        "weibo.cn/sinaurl?u=",
        "www.douban.com/link2/?url=",
        "www.facebook.com/l.php?u=",
        "www.google.com.hk/url?q=",
        "www.google.com.hk/url?url=",
        "www.google.com/url?q=",
        "www.google.com/url?url=",
        "www.infoq.cn/link?target=",
        "www.jianshu.com/go-wild?url=",
        "www.oschina.net/action/GoToLink?url=",
        "www.youtube.com/redirect?q=",
    )
    """Host, path, and the parameter that holds the address: ``link.zhihu.com/?target=``."""


class WrappedLink(SeedCheck[Options]):
    """A link leads through another site's “you are leaving” page: `link.zhihu.com/?target=…`.

    Such come along when a text is copied from 知乎, 简书, 掘金 or CSDN, or from a page of Google's or Facebook's.

    ## Why

    The reader has to click once more, the other site counts the visit, and the link dies with the wrapper though
    the page is still there.

    ## Fix

    Writes the address that the wrapper holds: decoded once, and what a URL may not hold percent-encoded again; wrappers
    inside wrappers are opened too. No fix where the address was put in without being encoded, since nobody can say
    where it ends, and none in `<https://…>`, which is text as well.

    ## Options

    - `wrappers`: the wrappers, as host, path and the parameter that holds the address; replaces the built-in list.

    ## Source

    URL Standard, 5.1 (application/x-www-form-urlencoded parsing) and 1.3 (percent-encoded bytes); Fetch Standard,
    4.4 (a redirect inherits the fragment).
    """

    groups = ("cms", "privacy")
    Options = Options
    triggers = Triggers(source=frozenset("?"))
    examples = (
        Example(
            '<p>见<a href="https://link.zhihu.com/?target=https%3A//example.org/talks%3Fid%3D7%26page%3D2">公告</a>。</p>\n',
            '<p>见<a href="https://example.org/talks?id=7&amp;page=2">公告</a>。</p>\n',
        ),
    )

    @cached_property
    def _wrappers(self) -> Wrappers:
        return Wrappers(self.options.wrappers)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield links through wrappers."""
        seen = set()
        for link in seed.links:
            inner = self._wrappers.unwrap(link.url) if "?" in link.url else None
            if inner is None or not inner.is_whole or link.span in seen:
                continue
            seen.add(link.span)  # references share one address
            edit = url_edit(seed.text, link, inner.url) if inner.is_certain else None
            changes = url_changes(seed, link, (link.url, inner.url))
            fix = Fix("Link to it directly", (edit,), changes=changes) if edit is not None else None
            yield Finding(link.span, f"This link leads through {inner.host} to {inner.url}; link there directly", fix)
