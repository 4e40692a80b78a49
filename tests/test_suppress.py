"""Suppressions: what they silence, how far they reach, and what is said of those that are wrong or idle."""

from __future__ import annotations

import re

import pytest

from seedlint import Diagnostic, Safety, Seed, Severity, Span
from seedlint.fix import apply_edits, settle
from seedlint.suppress import INVALID, UNUSED, apply

KNOWN = frozenset({"bad-word", "worse-word", "no-such-finding"})


def findings(seed: Seed) -> list[Diagnostic]:
    """A finding of bad-word at every BAD, of worse-word at every WORSE."""
    return [
        Diagnostic(seed.path, f"{match[0].lower()}-word", "test", Severity.WARNING, Span(*match.span()), "bad")
        for match in re.finditer("BAD|WORSE", seed.text)
    ]


def run(text: str, path: str = "post.md", active: frozenset[str] = KNOWN) -> list[Diagnostic]:
    seed = Seed(path, text.encode())
    return apply(seed, findings(seed), KNOWN, active)


def left(text: str, path: str = "post.md") -> list[int]:
    """Return the lines of the findings that are not suppressed."""
    seed = Seed(path, text.encode())
    return [seed.position(d.span.start).line for d in run(text, path) if d.plugin == "test"]


def said(text: str, check: str, path: str = "post.md") -> list[tuple[str, str]]:
    """Return the text under each of suppression's own diagnostics of ``check``, and its message."""
    return [(text[d.span.start : d.span.end], d.message) for d in run(text, path) if d.check == check]


def mended(text: str, path: str = "post.md") -> str:
    outcome = settle(Seed(path, text.encode()), lambda s: apply(s, findings(s), KNOWN, KNOWN), frozenset({Safety.SAFE}))
    assert outcome.fault is None
    return outcome.seed.text


def test_without_the_word_nothing_is_parsed() -> None:
    seed = Seed("post.md", b"<p>BAD</p>")
    assert len(apply(seed, findings(seed), KNOWN, KNOWN)) == 1
    assert "html" not in vars(seed)
    assert "front_matter" not in vars(seed)


# --- the next element, block or line --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<!-- seedlint-disable-next bad-word -->\n<p>BAD</p>\n<p>BAD</p>\n", [3]),
        ("<div>\n<!-- seedlint-disable-next bad-word -->\n\n<p>\nBAD\n</p>\n<p>BAD</p>\n</div>\n", [7]),
        ("<div>\n<!-- seedlint-disable-next bad-word -->\n<!-- a note -->\n<p>BAD</p>\nBAD</div>\n", [5]),
        ("<div>\n<!-- seedlint-disable-next bad-word -->\nBAD BAD\nBAD\n</div>\n", [4]),
        ("<p>BAD <!-- seedlint-disable-next bad-word --><b>BAD</b> BAD</p>", [1, 1]),
        ("<!-- seedlint-disable-next bad-word -->\nBAD\nBAD\n\nBAD\n", [5]),
        ("<!-- seedlint-disable-next bad-word -->\n\n## BAD\n\nBAD\n", [5]),
        ("<!-- seedlint-disable-next bad-word -->\n\n- BAD\n- BAD\n\nBAD\n", [6]),
        ("<!-- seedlint-disable-next bad-word -->\n\n<b>one</b> BAD\n\nBAD\n", [5]),
        ("one\n\n<!-- seedlint-disable-next bad-word -->\n![BAD](a.jpg)\n\nBAD\n", [6]),
        ("one <!-- seedlint-disable-next bad-word --> BAD\nBAD\n", [2]),
        ("<!-- seedlint-disable-next bad-word -- BAD is a name -->\r\n<p>BAD</p>\r\n<p>BAD</p>\r\n", [1, 3]),
        ("<!-- seedlint-disable-next bad-word, worse-word -->\n<p>BAD WORSE</p>\n<p>BAD WORSE</p>\n", [3, 3]),
    ],
)
def test_next_reaches_as_far_as_what_follows(text: str, lines: list[int]) -> None:
    assert left(text) == lines
    assert said(text, INVALID) == []


def test_only_the_named_check_is_silenced() -> None:
    assert left("<!-- seedlint-disable-next bad-word -->\n<p>\nBAD\nWORSE</p>\n") == [4]


@pytest.mark.parametrize(
    "text",
    ["<p>a</p>\n<!-- seedlint-disable-next bad-word -->\n", "<div>\n<!-- seedlint-disable-next bad-word -->\n</div>"],
)
def test_next_needs_something_that_follows(text: str) -> None:
    ((under, message),) = said(text, INVALID)
    assert under == "<!-- seedlint-disable-next bad-word -->"
    assert "Nothing follows" in message


# --- ranges and whole files -----------------------------------------------------------------------------------


def test_a_range_ends_where_it_is_closed() -> None:
    text = "BAD\n\n<!-- seedlint-disable bad-word -->\n\nBAD\n\nWORSE\n\n<!-- seedlint-enable bad-word -->\n\nBAD\n"
    assert left(text) == [1, 7, 11]
    assert said(text, INVALID) == said(text, UNUSED) == []


def test_one_comment_may_close_what_two_have_opened() -> None:
    text = (
        "<!-- seedlint-disable bad-word -->\n\nBAD WORSE\n\n<!-- seedlint-disable worse-word -->\n\nWORSE\n\n"
        "<!-- seedlint-enable bad-word, worse-word -->\n\nBAD WORSE\n"
    )
    assert left(text) == [3, 11, 11]
    assert said(text, INVALID) == []


def test_a_range_that_is_never_closed_is_an_error_said_once() -> None:
    text = "<!-- seedlint-disable bad-word -->\n\nBAD\n\nBAD\n"
    assert left(text) == []
    ((under, message),) = said(text, INVALID)
    assert under == "<!-- seedlint-disable bad-word -->"
    assert "<!-- seedlint-enable bad-word -->" in message


def test_enabling_what_is_not_disabled_is_an_error() -> None:
    assert said("BAD\n\n<!-- seedlint-enable bad-word -->\n", INVALID) == [
        ("bad-word", "`bad-word` is not disabled before this place")
    ]


def test_disabling_twice_is_an_error() -> None:
    opening = "<!-- seedlint-disable bad-word -->"
    text = f"{opening}\n\nBAD\n\n{opening}\n\n<!-- seedlint-enable bad-word -->\n"
    assert said(text, INVALID) == [("bad-word", "`bad-word` is already disabled, since line 1")]


@pytest.mark.parametrize(
    "text",
    [
        "BAD\n\n<!-- seedlint-disable-file bad-word -->\n\nBAD",
        "---\ntitle: BAD\nseedlint: {disable: [bad-word]}\n---\nBAD\n",
        "---\ntitle: BAD\nseedlint:\n  disable:\n    - bad-word\n---\nBAD\n",
        "---\nseedlint: {disable: bad-word}\n---\nBAD\n",
        '+++\ntitle = "BAD"\nseedlint = {disable = ["bad-word"]}\n+++\nBAD\n',
        '{"title": "BAD", "seedlint": {"disable": ["bad-word"]}}\nBAD\n',
    ],
)
def test_a_whole_file(text: str) -> None:
    assert left(text) == []
    assert said(text, INVALID) == said(text, UNUSED) == []


def test_a_whole_file_to_its_very_end() -> None:
    seed = Seed("post.md", b"<!-- seedlint-disable-file bad-word -->")
    at_the_end = Diagnostic("post.md", "bad-word", "test", Severity.ERROR, Span(len(seed.text), len(seed.text)), "bad")
    assert apply(seed, [at_the_end], KNOWN, KNOWN) == []


# --- front matter ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\ntitle: BAD # seedlint: disable=bad-word\nauthor: BAD\n---\nBAD\n", [3, 5]),
        ("---\n# seedlint: disable=bad-word -- quoted\ntitle: BAD\nauthor: BAD\n---\n", [4]),
        ("---\na: x\n# seedlint: disable=bad-word\n\n# a note\ntitle: BAD\nauthor: BAD\n---\n", [7]),
        ("---\ntags: # seedlint: disable=bad-word\n  - BAD\n  - BAD\nauthor: BAD\n---\n", [5]),
        ("---\ntags:\n  - BAD\n  - BAD # seedlint: disable=bad-word\nauthor: BAD\n---\n", [5]),
        ("---\ntext: | # seedlint: disable=bad-word\n  BAD\n  BAD\nauthor: BAD\n---\n", [5]),
        ("---\r\ntitle: 'BAD' # seedlint: disable=bad-word,worse-word\r\nauthor: WORSE BAD\r\n---\r\n", [3, 3]),
        ('+++\ntitle = "BAD" # seedlint: disable=bad-word\nauthor = "BAD"\n+++\n', [3]),
    ],
)
def test_a_comment_holds_for_its_field(text: str, lines: list[int]) -> None:
    assert left(text) == lines
    assert said(text, INVALID) == []


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 'BAD # seedlint: disable=bad-word'\n---\n",
        "---\ntitle: BAD# seedlint: disable=bad-word\n---\n",
        "---\ntext: |\n  BAD\n  # seedlint: disable=bad-word\n---\n",
        "---\ntitle: BAD # see # seedlint: disable=bad-word\n---\n",
        "---\ntitle: [BAD\n# seedlint: disable=bad-word\n---\n",
    ],
)
def test_what_is_no_comment_is_no_directive(text: str) -> None:
    assert len(left(text)) == 1
    assert said(text, INVALID) == said(text, UNUSED) == []


@pytest.mark.parametrize(
    "field",
    ["seedlint: true", "seedlint: {disabel: [bad-word]}", "seedlint: {disable: []}", "seedlint: {disable: [{a: 1}]}"],
)
def test_a_front_matter_field_that_suppresses_nothing_is_an_error(field: str) -> None:
    assert len(said(f"---\n{field}\n---\n", INVALID)) == 1


# --- what is text ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<!-- seedlint-disable-file bad-word -->\n```\n\nBAD\n",
        "Write `<!-- seedlint-disable-file bad-word -->`. BAD\n",
        "    <!-- seedlint-disable-file bad-word -->\n\nBAD\n",
        "<pre><code><!-- seedlint-disable-file bad-word --></code></pre>\n<p>BAD</p>\n",
        "<div>\n<pre>\n&lt;!-- seedlint-disable-file bad-word --&gt;\n</pre>\n<p>BAD</p>\n</div>\n",
        "<!-- seedlint has nothing to say of bad-word -->\n\nBAD\n",
    ],
)
def test_directives_in_code_and_other_comments_are_text(text: str) -> None:
    assert len(left(text)) == 1
    assert said(text, INVALID) == said(text, UNUSED) == []


# --- malformed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("comment", "under", "message"),
    [
        ("<!-- seedlint-disable -->", None, "Name the checks"),
        ("<!-- seedlint-disable-file -->", None, "Name the checks"),
        ("<!-- seedlint-disable-next -- no name, but a reason -->", None, "Name the checks"),
        ("<!-- seedlint-disable-file bad-wrod -->", "bad-wrod", "did you mean bad-word?"),
        ("<!-- seedlint-disable-file bad-word worse-word -->", "bad-word worse-word", "separate names by commas"),
        ("<!-- seedlint-disabel-next bad-word -->", None, "did you mean seedlint-disable-next?"),
        ("<!-- seedlint disable bad-word -->", None, "hyphen"),
        ("<!-- seedlint-disable-file Bad_Word -->", "Bad_Word", "not the name of a check"),
    ],
)
def test_a_malformed_directive_is_an_error_at_its_place(comment: str, under: str | None, message: str) -> None:
    text = f"{comment}\n\n<p>BAD</p>\n"
    ((found, words),) = said(text, INVALID)
    assert found == (under or comment)
    assert message in words
    assert left(text) == [3]


@pytest.mark.parametrize("comment", ["# seedlint: disabel=bad-word", "# seedlint: disable", "# seedlint: bad-word"])
def test_a_malformed_comment_in_front_matter_is_an_error(comment: str) -> None:
    ((under, _),) = said(f"---\ntitle: BAD {comment}\n---\n", INVALID)
    assert under == comment


def test_the_right_names_count_although_one_is_wrong() -> None:
    text = "<!-- seedlint-disable-file bad-word, nonsense -->\n\nBAD\n"
    assert left(text) == []
    assert [under for under, _ in said(text, INVALID)] == ["nonsense"]


def test_while_a_plugin_is_missing_no_name_is_called_unknown() -> None:
    seed = Seed("post.md", b"<!-- seedlint-disable-file bad-wrod -->\n")
    assert apply(seed, [], None, KNOWN) == []
    assert len(apply(seed, [], KNOWN, KNOWN)) == 1


def test_errors_have_the_core_as_their_plugin() -> None:
    (found,) = run("<!-- seedlint-disable -->\n")
    assert (found.plugin, found.severity, found.fix) == ("seedlint", Severity.ERROR, None)


# --- unused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("<div>\n<!-- seedlint-disable-next bad-word -->\n<p>a</p>\n</div>\n", "<div>\n<p>a</p>\n</div>\n"),
        ("one\n\n<!-- seedlint-disable-next bad-word -->\ntwo\n", "one\n\ntwo\n"),
        ("one\n<!-- seedlint-disable-next bad-word -->\ntwo\n", "one\n\ntwo\n"),
        ("one <!-- seedlint-disable-next bad-word --> two\n", "one two\n"),
        ("<p>one<!-- seedlint-disable-next bad-word --><b>two</b></p>\n", "<p>one<b>two</b></p>\n"),
        ("one\r\n\r\n<!-- seedlint-disable-file bad-word -->", "one\r\n\r\n"),
        (
            "<!-- seedlint-disable-file bad-word, worse-word -- both -->\n\nBAD\n",
            "<!-- seedlint-disable-file bad-word -- both -->\n\nBAD\n",
        ),
        (
            "<!-- seedlint-disable-file no-such-finding,bad-word,worse-word -->\n\nBAD\n",
            "<!-- seedlint-disable-file bad-word -->\n\nBAD\n",
        ),
        (
            "a\n\n<!-- seedlint-disable bad-word -->\n\nb\n\n<!-- seedlint-enable bad-word -->\n\nc\n",
            "a\n\n\nb\n\n\nc\n",
        ),
        (
            "<!-- seedlint-disable bad-word, worse-word -->\n\nBAD\n\n<!-- seedlint-enable bad-word, worse-word -->\n",
            "<!-- seedlint-disable bad-word -->\n\nBAD\n\n<!-- seedlint-enable bad-word -->\n",
        ),
        ("---\ntitle: a # seedlint: disable=bad-word\n---\n", "---\ntitle: a\n---\n"),
        ("---\na: x\n# seedlint: disable=bad-word\ntitle: a\n---\n", "---\na: x\ntitle: a\n---\n"),
        (
            "---\ntitle: BAD # seedlint: disable=worse-word, bad-word\n---\n",
            "---\ntitle: BAD # seedlint: disable=bad-word\n---\n",
        ),
        ("---\ntitle: a\nseedlint: {disable: [bad-word]}\n---\nb\n", "---\ntitle: a\n---\nb\n"),
        (
            "---\ntitle: BAD\nseedlint:\n  disable:\n    - worse-word\n    - bad-word\n---\nb\n",
            "---\ntitle: BAD\nseedlint:\n  disable:\n    - bad-word\n---\nb\n",
        ),
        (
            "---\ntitle: BAD\nseedlint: {disable: ['worse-word', bad-word]}\n---\n",
            "---\ntitle: BAD\nseedlint: {disable: [bad-word]}\n---\n",
        ),
    ],
)
def test_what_suppresses_nothing_is_reported_and_removed(text: str, fixed: str) -> None:
    assert said(text, UNUSED)
    assert mended(text) == fixed
    assert said(fixed, UNUSED) == []


def test_a_comment_that_parts_two_lists_is_reported_and_left_alone() -> None:
    text = "- one\n\n<!-- seedlint-disable-next bad-word -->\n\n- two\n"
    (found,) = run(text)
    assert (found.check, found.severity, found.fix) == (UNUSED, Severity.WARNING, None)


def test_a_check_that_did_not_run_leaves_its_suppressions_alone() -> None:
    assert run("<!-- seedlint-disable-file bad-word -->\n\none\n", active=frozenset({"worse-word"})) == []


def test_after_a_crash_nothing_is_called_unused() -> None:
    seed = Seed("post.md", b"<!-- seedlint-disable-file bad-word -->\n\none\n")
    crash = Diagnostic("post.md", "internal-error", "seedlint", Severity.ERROR, Span(0, 0), "bad-word crashed")
    assert apply(seed, [crash], KNOWN, KNOWN) == [crash]


def test_seeds_that_are_not_utf8_are_left_alone() -> None:
    seed = Seed("post.md", "<!-- seedlint-disable-file bad-word -->\n灯塔".encode("gb18030"))
    assert apply(seed, [], KNOWN, KNOWN) == []


def test_the_edits_touch_nothing_else() -> None:
    text = "---\ntitle: a  # seedlint: disable=bad-word -- why \nb: 'c'   # kept\n---\n"
    (found,) = run(text)
    assert found.fix is not None
    assert apply_edits(text, found.fix.edits) == "---\ntitle: a\nb: 'c'   # kept\n---\n"
