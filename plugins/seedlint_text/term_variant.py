"""The check ``term-variant``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seedlint import ConfigError, Example, Finding, Related, Safety, SeedCheck, Severity, pattern
from seedlint_text._chinese import CJK, is_chinese, rewrite
from seedlint_text._verbatim import in_url
from seedlint_text._words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

# 总统办顾问某某 and 总统办公室顾问某某: two characters before, and the next four, up to the name, are the same.
_OFFICE = pattern(rf"办(?<=[{CJK}]{{2}}办)(公室)?[{CJK}]{{4}}")
_SEPARATOR = pattern(r"\s*[,，、]\s*")


@dataclass(frozen=True, slots=True)
class TermVariantOptions:
    """Which terms have which variants."""

    terms: tuple[str, ...] = ()
    """Each as `term = variant, variant`, such as `总统办公室 = 总统办, 总统府办公室`."""


class TermVariant(SeedCheck[TermVariantOptions]):
    """An office or an organisation has two names in one post.

    Where the configuration lists terms, each of their variants is reported. Without a list one thing is: that an office
    is 某某办 before the name of a person and later, before the same name, 某某办公室. The other order is good style:
    the full name first, the short one after it. For the names of people there is `name-variant`.

    ## Why

    A reader takes two names for two offices.

    ## Fix

    Only shown: the other name.

    ## Options

    `terms` holds one string for each term: the term to use, `=`, and its variants with commas in between.

    ## Source

    No standard: that one office has one name in one text is a rule of house style.
    """

    severity = Severity.INFO
    recommended = False
    Options = TermVariantOptions
    examples = (
        Example(
            "<p>海港办顾问林舟说。</p>\n<p>海港办公室顾问林舟又说。</p>\n",
            "<p>海港办公室顾问林舟说。</p>\n<p>海港办公室顾问林舟又说。</p>\n",
        ),
        Example(
            "<p>海港局今天开会。</p>\n",
            "<p>海港管理局今天开会。</p>\n",
            options={"terms": ["海港管理局 = 海港局, 港务局"]},
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each variant."""
        text = seed.prose.text
        if "办" in text:
            yield from _offices(seed, text)
        if self._terms:
            for match in self._words.found_in(text):
                term = self._terms.get(match[0])
                if term is not None and is_chinese(seed, match.start()) and not in_url(text, match.start()):
                    fix = rewrite(seed, [(*match.span(), term)], f"Write {term}", Safety.MANUAL)
                    yield Finding(seed.prose.span(*match.span()), f"“{match[0]}” is called “{term}” here", fix)

    @cached_property
    def _terms(self) -> dict[str, str]:
        """The term for each variant. Raises ``ConfigError``."""
        terms: dict[str, str] = {}
        for line in self.options.terms:
            term, equals, variants = line.partition("=")
            names = [name for name in _SEPARATOR.split(variants.strip()) if name]
            if not equals or not term.strip() or not names:
                raise ConfigError("term-variant", "terms", f"{line!r} is not “term = variant, variant”")
            terms.update(dict.fromkeys(names, term.strip()))
        return terms

    @cached_property
    def _words(self) -> Words:
        return Words({*self._terms, *self._terms.values()})


def _offices(seed: Seed, text: str) -> Iterator[Finding]:
    """Yield the short name of an office where the long one comes later, before the same name."""
    short: dict[str, int] = {}
    for match in _OFFICE.finditer(text):
        start = match.start() - 2
        person = text[start : start + 2] + match[0][-4:]
        if match[1] is None:
            short.setdefault(person, start)
        elif (first := short.pop(person, None)) is not None and is_chinese(seed, first):
            fix = rewrite(seed, [(first + 2, first + 3, "办公室")], "Write 办公室", Safety.MANUAL)
            long_name = text[start : match.start() + 3]
            yield Finding(
                seed.prose.span(first, first + 3),
                f"“{text[first : first + 3]}” is “{long_name}” further down, before the same name",
                fix,
                (Related(seed.prose.span(start, match.start() + 3), "the long name"),),
            )
