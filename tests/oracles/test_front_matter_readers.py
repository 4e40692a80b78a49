"""What eight readers and yamllint say of the front matter, before and after: they agree, and nothing is lost.

Where one of them still gives up, or two read a field differently, seedlint has to say so itself.
"""

from __future__ import annotations

import functools
from collections import Counter
from typing import Any

import pytest

from oracles.meaning import means_the_same
from oracles.readers import OWN, READERS, Reading, block, field_at, is_tabs_fault, read
from oracles.tables import record, share
from oracles.tools import missing
from oracles.trees import Post, Stage, engine, findings, is_whole, posts

# Why yamllint's `relaxed` rules speak of a post that is as it should be; it only warns of these, too.
_TASTE = {
    "line-length": "a title or a summary is one line, however long it is",
    "commas": "`[a,b]` is the same list as `[a, b]`",
    "colons": "values that stand below each other are set so by hand",
    "empty-lines": "a blank line before the closing fence sets off the block",
    "indentation": "some indent the items of a list, and some do not: both read the same",
    "new-lines": "a file keeps the newlines that it has",
}


@functools.cache
def readings(stage: Stage) -> dict[Post, dict[str, Reading]]:
    """Return what each reader makes of each post that has front matter in UTF-8."""
    texts = {post: post.text for post in posts(stage)}
    legible = {post: text for post, text in texts.items() if text is not None}
    found = zip(legible, read(list(legible.values())), strict=True)
    return {post: read_by for post, read_by in found if read_by}


def own(post: Post) -> Reading:
    """Return what the reader of the post's own engine makes of it."""
    none = Reading(None, "no front matter")
    return readings(post.stage).get(post, {}).get(OWN[engine(post.folder)], none)


def is_hexos_form(post: Post) -> bool:
    """Return whether a post of a Hexo site begins without a fence: Hexo reads that, and others do not have to."""
    return engine(post.folder) == "hexo" and not (post.text or "").lstrip("\ufeff \r\n").startswith(("-", "+", "{"))


def differing(read_by: dict[str, Reading]) -> list[str]:
    """Return the fields that not all of those who read a post read alike."""
    datas = [reading.data for reading in read_by.values() if reading.data is not None]
    names = sorted({name for data in datas for name in data})
    absent = object()
    return [name for name in names if any(data.get(name, absent) != datas[0].get(name, absent) for data in datas)]


@functools.cache
def reported_fields(post: Post) -> dict[str, set[str]]:
    """Return the checks that report each top-level field of a post."""
    found: dict[str, set[str]] = {}
    for diagnostic in findings(post.stage)[post]:
        written = [edit["text"].strip().partition(":")[0] for edit in (diagnostic["fix"] or {}).get("edits", ())]
        for name in (field_at(post.text or "", diagnostic["start"]["line"]), *written):
            if name:
                found.setdefault(name.strip(), set()).add(diagnostic["check"])
    return found


def reports_front_matter(post: Post) -> bool:
    """Return whether seedlint reports an error in the front matter, or that there is none."""
    text = post.text or ""
    found = block(text)
    last = text.count("\n", 0, found.start + len(found.source)) + 2 if found is not None else 1
    return any(
        diagnostic["severity"] == "error" and diagnostic["start"]["line"] <= last
        for diagnostic in findings(post.stage)[post]
    )


_UNREADABLE = {"invalid-yaml", "unclosed-front-matter", "byte-order-mark"}
"""Behind two byte-order marks there is no front matter for anybody."""


def separates_with_tab(post: Post, read_by: dict[str, Reading]) -> bool:
    """Return whether a tab between two parts of a line is all that keeps some from reading a post.

    YAML allows it (1.2.2, 6.2), and libyaml and npm's readers take it. PyYAML's and ruamel.yaml's own scanners do not,
    and ruamel.yaml stands for Hugo here.
    """
    found = block(post.text or "")
    unread = {name for name, reading in read_by.items() if reading.data is None}
    return set() < unread <= {"PyYAML", "ruamel.yaml", "Hugo"} and found is not None and is_tabs_fault(found.source)


def reports_unreadable(post: Post) -> bool:
    """Return whether seedlint reports that it cannot read the fields of a post."""
    return any(each["check"] in _UNREADABLE for each in findings(post.stage)[post])


@pytest.mark.parametrize("stage", [Stage.FIXED, Stage.REPAIRED])
def test_who_cannot_read_a_post_is_announced_by_seedlint(stage: Stage) -> None:
    unread = [
        post
        for post, read_by in readings(stage).items()
        if any(reading.data is None for reading in read_by.values())
        and not is_hexos_form(post)
        and not reports_front_matter(post)
        and not separates_with_tab(post, read_by)
    ]
    assert unread == []


@pytest.mark.parametrize("stage", [Stage.FIXED, Stage.REPAIRED])
def test_hexo_reads_the_posts_that_are_written_in_its_own_form(stage: Stage) -> None:
    lost = [
        post
        for post in readings(stage)
        if is_hexos_form(post) and own(post).data is None and not reports_front_matter(post)
    ]
    assert lost == []


@pytest.mark.parametrize("stage", [Stage.FIXED, Stage.REPAIRED])
def test_all_read_the_same_or_seedlint_names_the_field(stage: Stage) -> None:
    silent = [
        (post, name)
        for post, read_by in readings(stage).items()
        for name in differing(read_by)
        if name not in reported_fields(post) and not reports_front_matter(post)
    ]
    assert silent == []


@pytest.mark.parametrize("stage", [Stage.FIXED, Stage.REPAIRED])
def test_what_could_be_read_can_be_read(stage: Stage) -> None:
    lost = [
        (post, name)
        for post, read_by in readings(Stage.BEFORE).items()
        for name, reading in read_by.items()
        if reading.data is not None and readings(stage).get(post.at(stage), {}).get(name, Reading(None)).data is None
    ]
    assert lost == []


def changes(stage: Stage) -> list[tuple[Post, str, Any, Any]]:
    """Return each field of which the post's own engine reads something else at ``stage``: the old value and the new."""
    found = []
    for post in readings(Stage.BEFORE):
        old, new = own(post).data, own(post.at(stage)).data
        if old is not None and new is not None:
            names = sorted({*old, *new})
            found += [(post, name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]
    return found


def test_safe_fixes_keep_what_each_field_means_and_touch_only_what_is_reported() -> None:
    wrong = [
        change
        for change in changes(Stage.FIXED)
        if change[1] not in reported_fields(change[0]) or not means_the_same(*change[2:])
    ]
    record(
        "32-front-matter-fields",
        "What fixes change in the front matter",
        "Fields of which the reader of the post's own engine reads something else afterwards. After `seedlint fix`"
        " each is the same instant, the same address, or the same letters and digits as before.",
        ["field", "after `fix`", "after `fix --unsafe`"],
        [
            [
                f"`{name}`",
                *(sum(change[1] == name for change in changes(stage)) for stage in (Stage.FIXED, Stage.REPAIRED)),
            ]
            for name in sorted({change[1] for stage in (Stage.FIXED, Stage.REPAIRED) for change in changes(stage)})
        ],
    )
    assert wrong == []


def test_repairs_change_only_fields_that_are_reported() -> None:
    """Of a block that seedlint cannot read it reports just that; what is in its fields comes to light afterwards."""
    silent = [
        (post, name, old, new)
        for post, name, old, new in changes(Stage.REPAIRED)
        if name not in reported_fields(post).keys() | reported_fields(post.at(Stage.FIXED)).keys()
        and not reports_unreadable(post.at(Stage.FIXED))
    ]
    assert silent == []


def complaints(stage: Stage) -> dict[Post, set[str]]:
    """Return the rules of yamllint's `relaxed` that each YAML block breaks; `syntax` where it cannot be read."""
    try:
        from yamllint import linter
        from yamllint.config import YamlLintConfig
    except ImportError:
        missing("yamllint")
    settings = YamlLintConfig("extends: relaxed")
    blocks = {post: block(post.text or "") for post in readings(stage)}
    return {
        post: {problem.rule or "syntax" for problem in linter.run(found.source.lstrip("\r\n"), settings)}
        for post, found in blocks.items()
        if found is not None and found.format == "yaml" and not is_hexos_form(post)
    }


@pytest.fixture(scope="module")
def yamllint() -> dict[Stage, dict[Post, set[str]]]:
    return {stage: complaints(stage) for stage in Stage}


@pytest.mark.parametrize("stage", [Stage.FIXED, Stage.REPAIRED])
def test_yamllint_has_nothing_to_say_but_taste(stage: Stage, yamllint: dict[Stage, dict[Post, set[str]]]) -> None:
    counts = {each: Counter(rule for rules in yamllint[each].values() for rule in rules) for each in Stage}
    record(
        "33-front-matter-yamllint",
        "yamllint on the front matter",
        "Posts in which each rule of yamllint's `relaxed` settings is broken, of"
        f" {len(yamllint[Stage.BEFORE])} with YAML. What is left with a reason is a matter of taste.",
        ["rule", *Stage, "why it is left"],
        [
            [f"`{rule}`", *(counts[each][rule] for each in Stage), _TASTE.get(rule, "")]
            for rule in sorted(set().union(*counts.values()))
        ],
    )
    wrong = [
        (post, rules - _TASTE.keys())
        for post, rules in yamllint[stage].items()
        if rules - _TASTE.keys()
        and not reports_front_matter(post)
        and not separates_with_tab(post, readings(stage)[post])
    ]
    assert wrong == []
    assert not is_whole() or counts[stage].keys() >= _TASTE.keys(), "a reason for what does not occur"


def test_more_posts_can_be_read_afterwards() -> None:
    judged = {stage: [post for post in readings(stage) if not is_hexos_form(post)] for stage in Stage}
    read_by = {
        (stage, name): [readings(stage)[post][name] for post in judged[stage] if name in readings(stage)[post]]
        for stage in Stage
        for name in READERS
    }
    record(
        "30-front-matter-readers",
        "Who can read the front matter",
        "Posts of which each reader gets the data. Hexo's own form, without an opening fence, is left out."
        " Hugo's and Jekyll's rules for finding the block are rewritten here; YAML is then read by ruamel.yaml and"
        " PyYAML. Each post that one of them cannot read after a fix is reported as an error by seedlint, but for tabs"
        " between words of YAML, which only the scanners of PyYAML and ruamel.yaml refuse.",
        ["reader", *Stage],
        [
            [name, *(share(sum(each.data is not None for each in found), len(found)) for found in columns)]
            for name in READERS
            for columns in [[read_by[stage, name] for stage in Stage]]
        ],
    )
    same = {
        stage: [
            post
            for post in judged[stage]
            if all(reading.data is not None for reading in readings(stage)[post].values())
            and not differing(readings(stage)[post])
        ]
        for stage in Stage
    }
    record(
        "31-front-matter-agreement",
        "Whether all readers read the same",
        "Posts that every reader of their format reads, with the same data: dates are compared as instants.",
        ["", "posts", "all read the same", "not judged: Hexo's form", "judged, but with a tab between words"],
        [
            [
                stage,
                len(judged[stage]),
                share(len(same[stage]), len(judged[stage])),
                sum(map(is_hexos_form, readings(stage))),
                sum(separates_with_tab(post, readings(stage)[post]) for post in judged[stage]),
            ]
            for stage in Stage
        ],
    )
    tabs = [post for stage in Stage for post in judged[stage] if separates_with_tab(post, readings(stage)[post])]
    assert tabs or not is_whole(), "an exception for what does not occur"
    assert len(same[Stage.BEFORE]) < len(same[Stage.FIXED]) <= len(same[Stage.REPAIRED])


def test_hexo_reads_the_examples_that_are_mended() -> None:
    post = Post("messy", "001-bridge-opening.md", Stage.FIXED)
    if post not in posts(Stage.FIXED):
        pytest.skip("the sample is so small that the example is not in it")
    bridge = own(post).data
    assert bridge is not None
    assert bridge["title"] == "跨海大桥通车首日，车流量超过预期"
    assert bridge["categories"] == ["新媒体", "青屿晚报", "头条"]
    assert bridge["date"] == "2025-04-02T18:40:35Z"  # text, which Hexo hands to JavaScript: a time it would move
