"""seedlint and a validator of HTML compared, place by place: who says what of the same tag."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from oracles.html_documents import documents
from oracles.html_faults import FAULTS, Fault, fault, is_echo
from oracles.html_validators import Message, Validator, digest, judged
from oracles.trees import Post, Stage, findings, posts

_NO_TAG = re.compile(r"<[^a-zA-Z/!?]")
"""Text, of which html-validate makes a tag."""
_LISTING = re.compile(r"<(/?)(?:pre|code)\b[^<>]*>", re.IGNORECASE)
_LISTING_ENDS = re.compile(r"</(?:pre|code)\s*>", re.IGNORECASE)
Place = tuple[int, int]


@dataclass
class Tally:
    """What is counted of one fault and one validator."""

    messages: Counter[Stage] = field(default_factory=Counter)
    reported: Counter[Stage] = field(default_factory=Counter)
    """Messages that seedlint has a finding for, at the same place."""
    findings: int = 0
    """Of seedlint's own, before any fix."""
    confirmed: int = 0
    """Those of them that the validator has a message for, at the same place."""


def whole_tag(markup: str, start: int, end: int) -> Place:
    """Return the place of the tags that a place begins and ends in: each program points at another part of a tag."""
    opening = markup.rfind("<", 0, start + 1)
    if opening >= 0 and ">" not in markup[opening:start]:
        start = opening
    closing = markup.find(">", max(end - 1, 0))
    if closing >= 0 and "<" not in markup[max(end, start + 1) : closing]:
        end = closing + 1
    return start, max(end, start + 1)


def meets(place: Place, others: list[Place]) -> bool:
    """Return whether a place overlaps one of others."""
    return any(place[0] < end and start < place[1] for start, end in others)


def judgement(validator: Validator, markup: str) -> list[Message]:
    """Return what a validator says of a document that some post has."""
    return judged(validator)[digest(markup)]


def claimed(validator: Validator, post: Post) -> Iterator[tuple[Fault, Place]]:
    """Yield the messages about what seedlint has a check for, in the post's own HTML."""
    found = documents(post)
    assert found is not None
    for message in judgement(validator, found.in_place):
        about = None if is_echo(message) else fault(validator, message.kind, message.text)
        place = whole_tag(found.in_place, message.start, message.end)
        if about is not None and is_judged(about, post) and is_compared(about, found.in_place, place):
            yield about, listing(found.in_place, place) if about.of_listing else place


def is_judged(about: Fault, post: Post) -> bool:
    """Return whether a post's own HTML is enough to find such a fault in."""
    found = documents(post)
    return found is not None and not (about.of_text and found.in_place != found.shown)


def is_compared(about: Fault, markup: str, place: Place) -> bool:
    """Return whether a tag is of the kind that both sides know of."""
    if not about.says and _NO_TAG.match(markup, place[0]) is not None:
        return False
    return re.compile(about.tag).match(markup, place[0]) is not None


def listing(markup: str, place: Place) -> Place:
    """Return the place of the listing that a tag stands in, or the tag's own."""
    opened = None
    for tag in _LISTING.finditer(markup, 0, place[0]):
        opened = tag if not tag[1] else None
    if opened is None:
        return place
    closed = _LISTING_ENDS.search(markup, place[1])
    return opened.start(), closed.end() if closed is not None else len(markup)


def reported(post: Post) -> dict[str, list[tuple[Place, str]]]:
    """Return where each check has findings in the post's HTML, and what they say."""
    found = documents(post)
    assert found is not None
    places: dict[str, list[tuple[Place, str]]] = {}
    for diagnostic in findings(post.stage)[post]:
        # An image and its copy for readers without scripts are one finding.
        copies = diagnostic["related"] if diagnostic["check"] == "missing-alt" else ()
        for one in (diagnostic, *copies):
            start, end = (one[which]["offset"] - found.offset for which in ("start", "end"))
            if start >= 0 and found.in_place[start : max(end, start + 1)].strip():
                place = whole_tag(found.in_place, start, end)
                places.setdefault(diagnostic["check"], []).append((place, diagnostic["message"]))
    return places


@functools.cache
def tallies() -> dict[tuple[Fault, Validator], Tally]:
    """Compare seedlint with both validators, place by place."""
    counted = {(about, validator): Tally() for about in FAULTS for validator in Validator}
    for post in (post for stage in Stage for post in posts(stage)):
        markup = found.in_place if (found := documents(post)) is not None else None
        if markup is None:
            continue
        places = reported(post)
        for validator in Validator:
            theirs = list(claimed(validator, post))
            for about, place in theirs:
                tally = counted[about, validator]
                tally.messages[post.stage] += 1
                ours = [one for check in about.checks for one, _ in places.get(check, [])]
                tally.reported[post.stage] += meets(place, ours)
            if post.stage is not Stage.BEFORE:
                continue
            for about in (about for about in FAULTS if is_judged(about, post)):
                ours = [
                    place
                    for check in about.checks
                    for place, message in places.get(check, [])
                    if is_compared(about, markup, place) and re.search(about.says, message)
                ]
                same = [place for other, place in theirs if other is about]
                counted[about, validator].findings += len(ours)
                counted[about, validator].confirmed += sum(meets(place, same) for place in ours)
    return counted
