"""The check ``sponsor-without-label``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from seedlint import Edit, Example, Finding, Fix, Safety, Scalar, Seed, SeedCheck, Triggers


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``sponsor-without-label``."""

    labels: tuple[str, ...] = ("广告",)


class SponsorWithoutLabel(SeedCheck[Options]):
    """Reports a post with a ``sponsor`` whose title does not say that it is an advertisement.

    ## Why

    Readers must be able to tell advertising from editorial content before they open it.

    ## Fix

    The first label is put before the title. That changes words, so it needs `--unsafe`.

    ## Options

    `labels` are the words that mark an advertisement at the beginning of a title, in brackets or without.

    ## Source

    Advertising Law of the People's Republic of China, article 14.
    """

    groups = ("metadata",)
    triggers = Triggers(fields=frozenset({"sponsor"}))
    Options = Options
    examples = (
        Example(
            "---\ntitle: 新车试驾\nsponsor: 一家车厂\n---\n",
            "---\ntitle: 【广告】新车试驾\nsponsor: 一家车厂\n---\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the title that lacks a label."""
        title = seed.front_matter.get("title") if seed.front_matter is not None else None
        if title is None or not isinstance(title.value, Scalar):
            return
        labels = self.options.labels
        if title.value.value.lstrip("【[（(").startswith(labels):
            return
        at = title.value.inner.start
        edits = (Edit(at, at, f"【{labels[0]}】"),)
        fix = Fix(f"Begin the title with 【{labels[0]}】", edits, Safety.UNSAFE, fields=frozenset({"title"}))
        yield Finding(title.value.span, "this post has a sponsor, but its title has no advertisement label", fix)
