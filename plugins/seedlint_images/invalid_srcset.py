"""The check ``invalid-srcset``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Severity, Span, Triggers, parse_srcset, srcset_fault
from seedlint_images._markup import is_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Attribute, Candidate, Seed


class InvalidSrcset(SeedCheck[NoOptions]):
    """Browsers drop a candidate of a `srcset`, or never choose it.

    That is one with a wrong descriptor (`800`, `2dpi`), with the descriptor of an earlier one, or with a width
    where others have a density.

    ## Why

    The browser drops the candidate without a word, and readers on large or sharp screens get a blurred picture.

    ## Source

    HTML Standard, 4.8.4.2.1 Srcset attributes, and 4.8.4.3.10 Parsing a srcset attribute.
    """

    severity = Severity.ERROR
    groups = ("markup",)
    triggers = Triggers(attributes=frozenset({"srcset"}))
    examples = (
        Example(
            bad='<img src="a.jpg" srcset="a.jpg 400, b.jpg 800w" sizes="100vw" alt="会场">\n',
            good='<img src="a.jpg" srcset="a.jpg 400w, b.jpg 800w" sizes="100vw" alt="会场">\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield candidates that are of no use."""
        for element in seed.html.by_attribute.get("srcset", ()):
            attribute = element.attribute("srcset")
            if element.tag not in {"img", "source"} or attribute.value_span is None or is_template(seed, element):
                continue
            yield from _faults(attribute)


def _faults(attribute: Attribute) -> Iterator[Finding]:
    candidates = parse_srcset(attribute.value)
    seen: dict[str, Candidate] = {}
    sound = []
    for candidate in candidates:
        fault = srcset_fault(candidate)
        if fault is not None:
            yield Finding(_place(attribute, candidate), f"Browsers drop {candidate.url} from `srcset`: {fault}")
            continue
        sound.append(candidate)
        descriptor = _descriptor(candidate)
        if descriptor in seen:
            chosen = seen[descriptor].url
            message = f"The candidate {candidate.url} is never chosen: {chosen} has the descriptor {descriptor} too"
            yield Finding(_place(attribute, candidate), message)
        seen.setdefault(descriptor, candidate)
    widths = [one for one in sound if _descriptor(one).endswith("w")]
    if widths and len(widths) != len(sound):
        odd = next(one for one in sound if not _descriptor(one).endswith("w"))
        yield Finding(
            _place(attribute, odd), f"The candidate {odd.url} has no width, but others in this `srcset` have one"
        )


def _descriptor(candidate: Candidate) -> str:
    """Return the width or the density; none at all is a density of 1."""
    kept = [one for one in candidate.descriptors if not one.endswith("h")]
    if not kept:
        return "1x"
    return f"{float(kept[0][:-1]):g}{kept[0][-1]}"


def _place(attribute: Attribute, candidate: Candidate) -> Span:
    span = attribute.value_span or attribute.span
    if span.end - span.start != len(attribute.value):
        return span
    return Span(span.start + candidate.start, span.start + candidate.end)
