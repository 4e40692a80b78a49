"""The check ``cms-attribute``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import Example, Finding, Fix, SeedCheck, Severity
from seedlint_html._markup import delete_attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed, Site

# By vendor, as their editors and plugins write them; nothing but those reads them.
_WORDPRESS = (
    "data-recalc-dims",
    "data-wp-editing",
    "data-wp-pid",
    "data-attachment-id",
    "data-permalink",
    "data-orig-file",
    "data-orig-size",
    "data-comments-opened",
    "data-image-meta",
    "data-image-title",
    "data-image-description",
    "data-image-caption",
    "data-medium-file",
    "data-large-file",
)
_TINYMCE = ("data-mce-src", "data-mce-href", "data-mce-style", "data-mce-selected", "data-mce-bogus")
_WECHAT = (
    "data-s",
    "data-w",
    "data-ratio",
    "data-type",
    "data-copyright",
    "data-cropselx1",
    "data-cropselx2",
    "data-cropsely1",
    "data-cropsely2",
    "data-backw",
    "data-backh",
    "data-galleryid",
    "data-imgfileid",
    "data-mpa-powered-by",
    "data-tools",
    "data-brushtype",
    "data-autoskip",
    "_width",
)
_WORD = ("data-ccp-props", "data-contrast", "data-olk-copy-source")


@dataclass(frozen=True, slots=True)
class CmsOptions:
    """Which attributes are an editor's leftovers."""

    attributes: tuple[str, ...] = (*_WORDPRESS, *_TINYMCE, *_WECHAT, *_WORD)


class CmsAttribute(SeedCheck[CmsOptions]):
    """An attribute is left over from the editor or the CMS that made the markup.

    ## Why

    Only that CMS reads it. It makes the source hard to read, and every difference between feeds look like a change.

    ## Fix

    Deletes the attribute.

    ## Options

    `attributes`: the names, in place of the built-in list (WordPress, TinyMCE, WeChat, Word).

    ## Source

    The attributes as found in feeds: Jetpack's image CDN, TinyMCE's documentation, pages of mp.weixin.qq.com.
    """

    severity = Severity.INFO
    groups = ("cms",)
    Options = CmsOptions
    examples = (
        Example(
            '<img src="a.jpg" alt="码头" data-recalc-dims="1">\n',
            '<img src="a.jpg" alt="码头">\n',
        ),
    )

    def __init__(self, options: CmsOptions, site: Site) -> None:
        super().__init__(options, site)
        self._names = frozenset(options.attributes)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each such attribute."""
        by_attribute = seed.html.by_attribute
        if self._names.isdisjoint(by_attribute):
            return
        for name in by_attribute.keys() & self._names:
            for element in by_attribute[name]:
                attribute = element.attribute(name)
                fix = Fix(f"Delete `{name}`", (delete_attribute(seed, attribute),))
                yield Finding(attribute.span, f"`{name}` is left over from a CMS", fix)
