"""The check ``thumbnail-image-url``."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from seedlint import Edit, Example, Finding, Fix, NoOptions, Safety, SeedCheck, Severity, Span, pattern, url_changes
from seedlint_images._urls import image_urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Image, Link, Seed

_WORDPRESS = pattern(r"(?:https?:)?//(?:i[0-3]\.wp\.com/|[^/?#]+\.files\.wordpress\.com/|[^?#]*/wp-content/uploads/)")
_WORDPRESS_SIZE = pattern(r"\?(?:[^#]*&)?(?:w|h|resize|fit|crop)=[0-9]")
# 七牛 and 腾讯云: ?imageView2/2/w/600, ?imageMogr2/thumbnail/600x; 阿里云: ?x-oss-process=image/resize,w_600
_PROCESSED = pattern(
    r"\?(?:imageView2?/[0-5]/(?:[wh]|(?:long|short)-edge)/|imageMogr2/(?:[^#&]*/)?thumbnail/"
    r"|(?:[^#]*&)?x-oss-process=image/(?:[^#&]*/)?resize,)"
)
_STYLE = pattern(
    r"(?<=[^/!])!(?:thumb(?:nail)?|small|mini|[0-9]{2,4}x[0-9]{2,4}|[wh][0-9]{2,4})(?=[?#]|\Z)", re.IGNORECASE
)
_SIGNED = pattern(r"[?&](?:sign|signature|OSSAccessKeyId|Expires|token|x-expires|q-signature|e)=", re.IGNORECASE)
# Another parameter may name the picture, such as `versionId`.
_OTHER = pattern(r"[?&](?!(?:w|h|resize|fit|crop|quality|strip|zoom|ssl|x-oss-process)=|imageView2?/|imageMogr2/)")
_SHOWN = frozenset({"img", "markdown", "field"})
_SIZES = frozenset({"srcset", "width", "height"})
_SMALL = 100


class _Reduced(NamedTuple):
    """The end of a URL that asks for a reduced picture."""

    text: str
    is_extra: bool
    """Whether the URL without it is the picture as it was uploaded."""


class ThumbnailImageUrl(SeedCheck[NoOptions]):
    """The URL of an image asks its host for a reduced picture: `?w=770&resize=770,513`, `?imageView2/2/w/600`.

    Known are the parameters of WordPress, 七牛, 腾讯云 and 阿里云, and styles named `!thumb` or `!600x400`. Images in a
    link (to the full picture, as a rule), the candidates of a `srcset`, and images shown at no more than 100 pixels
    are left alone.

    ## Why

    The picture is blurred on a large or sharp screen, and may be cropped. Selected only where asked for:
    the full picture takes longer to load.

    ## Fix

    With `--unsafe` deletes the parameters, where the service's documentation says that the URL without them is the
    picture as it was uploaded. Its owner may still have protected it. No fix for styles (`!thumb`), whose names are
    the owner's own, for URLs with a signature or other parameters, and where the image has `width` and `height`,
    since they may not fit.

    ## Source

    WordPress VIP, Image transformation query parameters; Jetpack, Photon API; 七牛, 图片基本处理 (imageView2) and
    图片高级处理 (imageMogr2); 腾讯云 数据万象, 缩放; 阿里云 OSS, 图片缩放 (resize) and 图片样式.
    """

    severity = Severity.INFO
    recommended = False
    examples = (
        Example(
            bad='<img src="https://example.org/wp-content/uploads/a.png?w=770&resize=770%2C513" alt="会谈现场">\n',
            good='<img src="https://example.org/wp-content/uploads/a.png" alt="会谈现场">\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images that are asked for in a smaller size."""
        for image in image_urls(seed):
            url = image.url
            if image.origin not in _SHOWN or ("?" not in url and "!" not in url):
                continue
            reduced = _reduced(url)
            if reduced is None or _is_meant(seed, image):
                continue
            start, end = image.span
            at = seed.text.rfind(reduced.text[0], start, end)
            span = Span(at, end) if at >= 0 else image.span
            fix = _fix(seed, image, span) if reduced.is_extra and at >= 0 else None
            yield Finding(span, f"`{reduced.text}` asks for a reduced picture", fix)


def _reduced(url: str) -> _Reduced | None:
    style = _STYLE.search(url)
    if style is not None:
        return _Reduced(url[style.start() :], is_extra=False)
    query = url.find("?")
    is_known = query >= 0 and (
        _PROCESSED.match(url, query) is not None
        or (_WORDPRESS.match(url) is not None and _WORDPRESS_SIZE.match(url, query) is not None)
    )
    is_plain = "#" not in url and _SIGNED.search(url) is None and _OTHER.search(url, query) is None
    return _Reduced(url[query:], is_extra=is_plain) if is_known else None


def _is_meant(seed: Seed, image: Image) -> bool:
    """Return whether a reduced picture is right here: it is small, or leads to the full one."""
    place = bisect_right(seed.links, image.whole.start, key=_start) - 1
    if place >= 0 and _end(seed.links[place]) > image.whole.start:
        return True
    values = image.element.values if image.element is not None else {}
    sizes = [values.get(name, "") for name in ("width", "height")]
    return any(size.isdigit() and int(size) <= _SMALL for size in sizes)


def _start(link: Link) -> int:
    return link.whole.start


def _end(link: Link) -> int:
    return link.element.span.end if link.element is not None else link.whole.end


def _fix(seed: Seed, image: Image, span: Span) -> Fix | None:
    if image.element is not None and not _SIZES.isdisjoint(image.element.values):
        return None
    fields = frozenset({image.field}) if image.field else frozenset()
    changes = url_changes(seed, image, (html.unescape(seed.text[span.start : span.end]), ""))
    return Fix("Ask for the full picture", (Edit(*span, ""),), Safety.UNSAFE, fields=fields, changes=changes)
