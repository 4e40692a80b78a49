"""The check ``missing-alt``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Change, Example, Finding, Fix, Keeps, NoOptions, Safety, SeedCheck, Severity, Triggers
from seedlint_images._markup import add_attribute, alike, caption_of, is_hidden, of_copies
from seedlint_images._placeholders import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class MissingAlt(SeedCheck[NoOptions]):
    """An `img` has no `alt` attribute.

    An image that assistive technology is told to pass over (`role="presentation"`, `aria-hidden="true"`)
    or that has an accessible name from `aria-label` is left alone, and so are 1x1 tracking pixels. Markdown
    always writes an `alt`; one that is empty is the business of `empty-alt`. An image that has a
    `title` and no caption is the business of `title-without-alt`. A lazily loaded image and its copy in a `noscript`
    right after it are one image.

    ## Why

    Without `alt` a screen reader reads out the file name, and nobody learns what a picture that does not load
    was about. `alt=""` is right for decoration, but it has to be said.

    ## Fix

    With `--unsafe` makes the caption, where there is one (of its `figure`, or the centred line right below it), the
    alternative text. Better is a text that says what the caption does not.

    ## Source

    HTML Standard, 4.8.4.4 Requirements for providing text to act as an alternative for images; WCAG 2.2, 1.1.1.
    """

    severity = Severity.ERROR
    groups = ("accessibility",)
    triggers = Triggers(tags=frozenset({"img"}))
    examples = (
        Example(
            bad='<figure><img src="a.jpg"><figcaption>会谈现场</figcaption></figure>\n',
            good='<figure><img src="a.jpg" alt="会谈现场"><figcaption>会谈现场</figcaption></figure>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield images without an alternative text."""
        for found in alike(seed):
            element, names = found[0], found[0].values
            if not names:  # a tag that the text talks about; missing-src reports it
                continue
            if "alt" in names or "aria-label" in names or "aria-labelledby" in names or is_hidden(names):
                continue
            caption = caption_of(element)
            if caption is None and title_of(names) is not None:
                continue
            fix = None
            if caption is not None:
                edits = tuple(add_attribute(one, "alt", caption) for one in found)
                changes = tuple(Change(edit.start, None, caption, Keeps.LABELS) for edit in edits)
                fix = Fix("Use the caption as alternative text", edits, Safety.UNSAFE, changes=changes)
            message = 'This image has no alt text; describe it, or write `alt=""` for decoration'
            yield Finding(element.start_tag, message, fix, of_copies(found))
