"""The check ``shared-caption``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Keeps, NoOptions, Safety, SeedCheck, Severity, Span, Triggers
from seedlint_images._markup import caption_of, images, is_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Element, Seed

_HOLDERS = frozenset({"p", "div"})
_ALIGNING = frozenset({"align", "style"})


class SharedCaption(SeedCheck[NoOptions]):
    """Several images in a row are followed by one caption, and nothing says which of them it is for.

    Reported where centred paragraphs that hold only an image come one after the other, and the last is followed
    by a centred line. A `figure` with several images and one `figcaption` says it, and is left alone.

    ## Why

    A reader sees that the words are for all of them, or only for the last, from the pictures alone. Selected only
    where asked for: mostly it is clear to those who see the page.

    ## Fix

    With `--unsafe` makes them one `figure` with a `figcaption`, which says that the caption is for all of them. The
    images and the words stay as they are; the centring goes.

    ## Source

    HTML Standard, 4.4.12 and 4.4.13 (a figure may hold several images with one caption).
    """

    severity = Severity.INFO
    recommended = False
    groups = ("accessibility",)
    triggers = Triggers(tags=frozenset({"img"}))
    examples = (
        Example(
            bad=(
                '<p align="center"><img src="a.jpg" alt="码头"></p>\n'
                '<p align="center"><img src="b.jpg" alt="灯塔"></p>\n'
                '<p align="center">港口夜景</p>\n'
            ),
            good=(
                '<figure><img src="a.jpg" alt="码头">\n'
                '<img src="b.jpg" alt="灯塔">\n'
                "<figcaption>港口夜景</figcaption></figure>\n"
            ),
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield runs of images before one caption."""
        run: list[Element] = []
        seen: set[Element] = set()
        for image, _ in images(seed):
            holder = image.parent
            is_new = holder is not None and holder.tag in _HOLDERS and holder not in seen
            if holder is None or not is_new:
                run = []
                continue
            seen.add(holder)
            if holder.only_element is not image:
                run = []
                continue
            if not (run and run[-1].next_element is holder and run[-1].values == holder.values):
                run = []
            run.append(holder)
            if len(run) > 1 and caption_of(image) is not None:
                caption = holder.next_element
                if caption is not None:
                    span = Span(run[0].start_tag.start, caption.span.end)
                    message = (
                        f"These {len(run)} images share one caption; a `figure` would say that it is for all of them"
                    )
                    yield Finding(span, message, _fix(seed, run, caption))
                run = []


def _fix(seed: Seed, run: list[Element], caption: Element) -> Fix | None:
    blocks = (*run, caption)
    span = Span(run[0].span.start, caption.span.end)
    if not is_html(seed, span) or any(not one.is_closed or not one.values.keys() <= _ALIGNING for one in blocks):
        return None
    edits = [Edit(*run[0].start_tag, "<figure>")]
    for one, following in pairwise(blocks):
        between = seed.text[one.span.end : following.span.start]
        opening = "<figcaption>" if following is caption else ""
        edits.append(Edit(one.content.end, following.start_tag.end, f"{between}{opening}"))
    edits.append(Edit(caption.content.end, caption.span.end, "</figcaption></figure>"))
    return Fix("Make them one `figure`", tuple(edits), Safety.UNSAFE, Keeps.ALL & ~Keeps.STRUCTURE)
