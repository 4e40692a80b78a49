"""The check ``cms-class``."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Safety, SeedCheck, Severity, Triggers
from seedlint_html._markup import delete_attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Attribute, Seed


@dataclass(frozen=True, slots=True)
class Options:
    """Which names are a CMS's: whole classes, beginnings of classes, and what stands before the number in an id."""

    names: tuple[str, ...] = ("bigimg", "MsoNormal", "MsoListParagraph", "aligncenter", "alignnone", "wp-caption-text")
    prefixes: tuple[str, ...] = ("wp-", "size-", "attachment-", "Mso", "rich_media_", "js_", "__bg_")
    ids: tuple[str, ...] = ("attachment_",)


class CmsClass(SeedCheck[Options]):
    """A class or an id belongs to the CMS that made the markup.

    An id that anything else in the seed refers to is left alone.

    ## Why

    No style sheet of this site knows it, and no link leads there.

    ## Fix

    With `--unsafe` deletes the class or the id.

    ## Options

    `names` and `prefixes`: in place of the built-in ones (WordPress, Word, WeChat, 观察者网). `ids`: what
    stands before the number in an id.

    ## Source

    WordPress, `wp_get_attachment_image` and the caption shortcode; Word's HTML export.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("cms",)
    Options = Options
    triggers = Triggers(attributes=frozenset({"class", "id"}))
    examples = (
        Example(
            '<img class="wp-image-7 wide" src="a.jpg" alt="码头">\n', '<img class="wide" src="a.jpg" alt="码头">\n'
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each class attribute that names such classes, and each such id."""
        for element in seed.html.by_attribute.get("class", ()):
            words = element.values["class"].split()
            found = [word for word in words if word in self.options.names or word.startswith(self.options.prefixes)]
            if found:
                attribute = element.attribute("class")
                fix = Fix("Delete the class", _edits(seed, attribute, words, found), Safety.UNSAFE)
                yield Finding(attribute.span, f"Left over from a CMS: {', '.join(f'`{word}`' for word in found)}", fix)
        counts: Counter[str] | None = None
        for element in seed.html.by_attribute.get("id", ()):
            value = element.values["id"]
            if any(value.startswith(known) and value[len(known) :].isdecimal() for known in self.options.ids):
                if counts is None:
                    counts = self._count_ids(seed.text)
                if counts[value] > 1:
                    continue  # something refers to it
                attribute = element.attribute("id")
                fix = Fix("Delete the id", (delete_attribute(seed, attribute),), Safety.UNSAFE)
                yield Finding(attribute.span, f"Left over from a CMS: `{value}`", fix)

    def _count_ids(self, text: str) -> Counter[str]:
        """Return how often each such id stands in the file."""
        known = "|".join(map(re.escape, sorted(self.options.ids, key=len, reverse=True)))
        return Counter(re.findall(rf"(?=((?:{known})\d+))", text))


def _edits(seed: Seed, attribute: Attribute, words: list[str], found: list[str]) -> tuple[Edit, ...]:
    if attribute.value_span is None or len(found) == len(words):
        return (delete_attribute(seed, attribute),)
    kept = " ".join(word for word in words if word not in found)
    return (Edit(*attribute.value_span, kept),)
