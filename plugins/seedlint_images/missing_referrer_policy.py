"""The check ``missing-referrer-policy``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, SeedCheck, Triggers
from seedlint_images._markup import add_attribute, images
from seedlint_images._urls import Hosts, host_of, images_by_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


@dataclass(frozen=True, slots=True)
class Options:
    """Which hosts look at where a reader comes from."""

    hosts: tuple[str, ...] = (
        "gitee.com",
        "hdslb.com",
        "jianshu.io",
        "mmbiz.qlogo.cn",
        "mmbiz.qpic.cn",
        "sinaimg.cn",
    )
    """Hosts, their subdomains included, that refuse other sites' readers, but not those who come from nowhere."""


class MissingReferrerPolicy(SeedCheck[Options]):
    """An image comes from a host that refuses other sites' readers, and has no `referrerpolicy`.

    A post that says it for all of its images, by `<meta name="referrer">`, is left alone, and so is an image that has
    any policy. Markdown has no place for one: what a site loads by Markdown needs a policy in its theme.

    ## Why

    微博, 微信公众号, 哔哩哔哩, 简书 and Gitee answer with an error or another picture where the request names another
    site. The author, who has the picture in the browser's cache, does not see it.

    ## Fix

    Writes `referrerpolicy="no-referrer"`: the request then names no site. Nothing else changes.

    ## Options

    - `hosts`: the hosts, their subdomains included; replaces the built-in list. List no host that wants
      to be told where a reader comes from, as 豆瓣 and 少数派 do.

    ## Source

    HTML Standard, 2.5.5 Referrer policy attributes. Of the hosts: miniflux/v2#2261 (新浪),
    GzhiYi/blog#22 and FirefoxBar/HeaderEditor#213 (微信), DIYgod/RSSHub#1297 and DIYgod/bilibili2RSS#3 (哔哩哔哩),
    cnblogs.com/TextEditor/p/5510515.html (简书), houbb.github.io/2020/08/09/web-img-403 (Gitee).
    """

    groups = ("cms",)
    Options = Options
    triggers = Triggers(tags=frozenset({"img"}))
    examples = (
        Example(
            bad='<img src="https://wx1.sinaimg.cn/large/a.jpg" alt="会谈现场">\n',
            good='<img src="https://wx1.sinaimg.cn/large/a.jpg" alt="会谈现场" referrerpolicy="no-referrer">\n',
        ),
    )

    @cached_property
    def _hosts(self) -> Hosts:
        return Hosts(self.options.hosts)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images that such a host will not show."""
        if not any(host in self._hosts for host in images_by_host(seed)):
            return
        metas = seed.html.find("meta")
        if any(meta.values.get("name", "").lower() == "referrer" for meta in metas):
            return
        for element, values in images(seed):
            source = values.get("src", "")
            if "referrerpolicy" in values or "//" not in source:
                continue
            host = host_of(source.strip())
            if host is None or host not in self._hosts:
                continue
            message = (
                f"The host {host} refuses other sites' readers; `referrerpolicy` can leave out where they come from"
            )
            fix = Fix(
                'Write `referrerpolicy="no-referrer"`', (add_attribute(element, "referrerpolicy", "no-referrer"),)
            )
            yield Finding(element.start_tag, message, fix)
