"""The Nu Html Checker and html-validate: no fix gives them a new message, and what is left is what seedlint reports."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

import pytest

from oracles.html_documents import documents
from oracles.html_faults import CONFIRMED, FAULTS, LEAST, Fault, fault, is_echo, unknown_elements
from oracles.html_tallies import judgement, tallies, whole_tag
from oracles.html_validators import Validator
from oracles.tables import record, share
from oracles.trees import Post, Stage, posts
from seedlint_html._standard import ATTRIBUTES

_NUMBER = re.compile(r"\d+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|<[^>]*>|'[^']*'")
_TASTE = "Expected omitted end tag"
_NESTING_WAS_BROKEN = "tags not closed or not in order"
_BAD_VALUE = "Bad value"
_GAVE_UP = "failed to tokenize"
_ACCEPTED = {
    _TASTE: "the slash in `<br />` is allowed, and `inconsistent-void-style` goes with the post",
    _NESTING_WAS_BROKEN: "the post had such a fault before: how many more follow from it is chance",
    _BAD_VALUE: "the value stood there before; of a post with very many faults the checker does not tell all",
    _GAVE_UP: "the validator could not read the post before, and now it can: what it says of it is no fix's doing",
}
"""Which new messages are accepted, and why."""
_ON_ELEMENT = re.compile(r" on element “[^”]*”(?: at this point)?")
"""An attribute that is wrong on `center` is wrong on the `div` that it becomes."""
_NESTING = re.compile(
    r"Unclosed element|Stray (?:start|end) tag|End tag .* seen|is not (?:allowed|permitted) as |implicitly closed"
)
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)")


def kinds(validator: Validator, post: Post) -> Counter[tuple[str, str]]:
    """Return what a validator says of the HTML that readers are sent: text and element, without places and numbers."""
    found = documents(post)
    if found is None:
        return Counter()
    counted: Counter[tuple[str, str]] = Counter()
    for message in judgement(validator, found.shown):
        if is_echo(message):
            continue
        tag = _TAG.match(found.shown, whole_tag(found.shown, message.start, message.end)[0])
        text = _ON_ELEMENT.sub("", _NUMBER.sub("#", message.text))
        # A heading stays one, whatever level a repair of the outline gives it.
        counted[text, re.sub(r"^h[1-6]$", "h", tag[1].lower()) if tag is not None else ""] += 1
    return counted


def _stood_there(text: str, before: Post) -> bool:
    """Return whether a message is about a value that the post had before, too."""
    value, found = re.match(r"Bad value “([^”]*)”", text), documents(before)
    if value is None or found is None:
        return False
    shown = _NUMBER.sub("#", found.shown)
    return value[1] in shown or escape(value[1], quote=False) in shown


@pytest.mark.parametrize("stage", [Stage.FIXED, Stage.REPAIRED])
@pytest.mark.parametrize("validator", Validator)
def test_no_fix_brings_a_new_message(validator: Validator, stage: Stage) -> None:
    new, accepted = {}, Counter[str]()
    for post in posts(stage):
        old = kinds(validator, post.at(Stage.BEFORE))
        for (text, tag), count in (kinds(validator, post) - old).items():
            taste = _TASTE if text.startswith(_TASTE) else None
            if _NESTING.search(text) and any(_NESTING.search(one) for one, _ in old):
                taste = _NESTING_WAS_BROKEN
            elif any(one.startswith(_GAVE_UP) for one, _ in old):
                taste = _GAVE_UP
            elif _stood_there(text, post.at(Stage.BEFORE)):
                taste = _BAD_VALUE
            if taste is None:
                new[f"{post.folder}/{post.name}"] = (text, tag, count)
            else:
                accepted[taste] += count
    record(
        f"20-html-3-new-{stage}-{validator.name.lower()}",
        f"New messages of the {validator} after the fixes ({stage})",
        "Each is accepted for a reason; any other fails the suite.",
        ["message", "posts before and after", "new", "why"],
        [[pattern, len(posts(stage)), accepted[pattern], why] for pattern, why in _ACCEPTED.items()],
    )
    assert new == {}


def test_the_messages_left_are_reported_at_their_place() -> None:
    rows = []
    for (about, validator), tally in tallies().items():
        before, fixed, repaired = (tally.messages[stage] for stage in Stage)
        left = share(sum(tally.reported.values()) - tally.reported[Stage.BEFORE], fixed + repaired)
        found = share(tally.reported[Stage.BEFORE], before)
        if before or tally.findings:
            confirmed = share(tally.confirmed, tally.findings)
            rows.append([about.name, validator, before, fixed, repaired, found, left, confirmed, about.note])
    record(
        "20-html-1-claimed",
        "Messages of the HTML validators that seedlint has a check for",
        "What they say of a body of HTML, and of the HTML that stands in Markdown. “Reported”: seedlint has a finding "
        "at the same tag. “Confirmed”: of seedlint's own findings, those with a message at the same tag.",
        ["fault", "validator", "before", "fixed", "repaired", "reported", "of the rest reported", "confirmed", "why"],
        rows,
    )
    low = [
        (about.name, validator, reported, messages)
        for (about, validator), tally in tallies().items()
        if (reported := sum(tally.reported.values())) < LEAST * (messages := sum(tally.messages.values()))
    ]
    assert low == []


def test_what_seedlint_reports_one_of_them_confirms() -> None:
    best: dict[Fault, tuple[float, int, int]] = {}
    for (about, _), tally in tallies().items():
        found = (tally.confirmed / max(tally.findings, 1), tally.confirmed, tally.findings)
        best[about] = max(best.get(about, found), found)
    low = [(about.name, *found) for about, found in best.items() if about.has_judge and found[1] < CONFIRMED * found[2]]
    assert low == []


def test_only_what_is_valid_html_has_no_judge() -> None:
    without = {check for about in FAULTS if not about.has_judge for check in about.checks}
    assert without == {"raw-ampersand", "blank-target-without-rel"}


def test_the_elements_that_nobody_knows_are_none_of_html() -> None:
    """Tags of such names, as in `List<User>`, are not compared: of an element of HTML everybody speaks."""
    assert unknown_elements().isdisjoint(ATTRIBUTES)


def test_a_fix_leaves_fewer_messages() -> None:
    """Of what seedlint claims; the rest is counted by kind, so that a reader sees what is left to do."""
    other: dict[tuple[str, str], Counter[Stage]] = {}
    for stage in Stage:
        for post in posts(stage):
            found = documents(post)
            for validator in Validator:
                for message in judgement(validator, found.shown) if found is not None else ():
                    if fault(validator, message.kind, message.text) is None and not is_echo(message):
                        kind = _NUMBER.sub("#", _QUOTED.sub("…", message.text))
                        other.setdefault((validator, kind), Counter())[stage] += 1
    frequent = sorted(other.items(), key=lambda item: (-item[1][Stage.BEFORE], item[0]))
    record(
        "20-html-2-not-claimed",
        "Messages of the HTML validators that no check of seedlint is about",
        "By kind, the most frequent ones first, in the HTML that readers are sent. They may be right; seedlint says "
        "nothing of them.",
        ["validator", "message", *Stage],
        [[*kind, *(counted[stage] for stage in Stage)] for kind, counted in frequent],
    )
    claimed = {stage: sum(tally.messages[stage] for tally in tallies().values()) for stage in Stage}
    assert claimed[Stage.REPAIRED] < claimed[Stage.FIXED] < claimed[Stage.BEFORE]
