"""What each output format prints, from a report made by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from seedlint import Diagnostic, Edit, Fix, Related, Safety, Seed, Severity, Span
from seedlint.engine import Report, locate, merge
from seedlint.report import Style
from seedlint.report.concise import Concise
from seedlint.report.github import Github
from seedlint.report.json import Json
from seedlint.report.text import Text

SEED = Seed("seeds/一.md", "标题\n<p>你好𠀀 <img src=a.jpg></p>\n".encode())
AT = SEED.text.index("<img")


def diagnostic(**changes: Any) -> Diagnostic:
    values: dict[str, Any] = {
        "path": SEED.path,
        "check": "missing-alt",
        "plugin": "images",
        "severity": Severity.WARNING,
        "span": Span(AT, AT + 15),
        "message": "this picture has no alt text",
    }
    return Diagnostic(**{**values, **changes})


def report(*diagnostics: Diagnostic) -> Report:
    return merge([locate(SEED, item) for item in diagnostics], 1)


def test_text_puts_the_caret_under_wide_characters() -> None:
    lines = Text().render(report(diagnostic()), Style()).splitlines()
    assert lines[0] == "seeds/一.md:2:8: warning this picture has no alt text [missing-alt]"
    assert lines[1] == " 2 | <p>你好𠀀 <img src=a.jpg></p>"
    assert lines[2] == "   | " + " " * (3 + 3 * 2 + 1) + "^" * 15


def test_text_shows_three_findings_of_a_check_and_counts_the_rest() -> None:
    many = [diagnostic(span=Span(at, at + 1)) for at in range(8)]
    text = Text().render(report(*many), Style())
    assert text.count("[missing-alt]") == 3
    assert "5 more findings of missing-alt in this seed" in text
    assert "Found 8 problems (8 warnings) in 1 of 1 seed." in text


def test_text_says_what_would_mend_it() -> None:
    fix = Fix("add an alt text", (Edit(AT + 4, AT + 4, ' alt=""'),), Safety.UNSAFE)
    text = Text().render(report(diagnostic(fix=fix)), Style())
    assert "unsafe fix: add an alt text" in text
    assert "1 can be fixed with `seedlint fix --unsafe`" in text


def test_text_names_related_places() -> None:
    related = Related(Span(0, 2), "the title")
    assert "note: seeds/一.md:1:1: the title" in Text().render(report(diagnostic(related=(related,))), Style())


def test_text_cuts_long_lines_around_the_mark() -> None:
    seed = Seed("a.md", ("字" * 500 + "X" + "字" * 500).encode())
    located = locate(seed, diagnostic(path="a.md", span=Span(500, 501)))
    source, caret = Text().render(merge([located], 1), Style(width=80)).splitlines()[1:3]
    assert "X" in source
    assert len(source) < 60
    before = source[: source.index("X")]
    assert len(caret) - 1 == sum(2 if character == "字" else 1 for character in before)


def test_text_is_quiet_when_asked() -> None:
    assert Text().render(report(), Style(quiet=True)) == ""
    assert Text().render(report(), Style()) == "All clean: 1 seed checked.\n"


def test_colours_only_where_the_style_has_them() -> None:
    assert "\x1b[" in Text().render(report(diagnostic()), Style(colour=True))
    assert "\x1b[" not in Text().render(report(diagnostic()), Style())


@pytest.mark.parametrize("reporter", [Text(), Concise()])
def test_nothing_of_a_seed_reaches_the_terminal_raw(reporter: Text | Concise) -> None:
    seed = Seed("e\x1b[31m.md", "\x1b]0;x\x07\u202e".encode())
    located = locate(seed, diagnostic(path=seed.path, message="bad \x1b[2J\n::error::x", span=Span(0, 3)))
    text = reporter.render(merge([located], 1), Style())
    assert not set(text) & {"\x1b", "\x07", "\u202e"}


def test_statistics_count_each_check() -> None:
    text = Concise().render(report(diagnostic(), diagnostic(check="empty-alt"), diagnostic()), Style(statistics=True))
    assert text.splitlines()[:2] == ["2  missing-alt", "1  empty-alt"]


def test_github_escapes_what_could_be_a_command() -> None:
    found = diagnostic(message="100% \n::set-env::x", path="a,b:c.md", severity=Severity.INFO)
    line = Github().render(report(found), Style(quiet=True)).splitlines()
    place = "file=a%2Cb%3Ac.md,line=2,endLine=2,col=8,endColumn=23,title=missing-alt"
    assert line == [f"::notice {place}::100%25 %0A::set-env::x"]


def test_json_is_the_documented_object() -> None:
    fix = Fix("add an alt text", (Edit(AT + 4, AT + 4, ' alt=""'),), Safety.SAFE)
    related = Related(Span(0, 2), "the title")
    document = json.loads(Json().render(report(diagnostic(fix=fix, related=(related,))), Style()))
    assert document["version"] == 1
    assert document["summary"] == {
        "seeds": 1,
        "diagnostics": 1,
        "errors": 0,
        "warnings": 1,
        "infos": 0,
        "fixable": 1,
    }
    assert document["diagnostics"] == [
        {
            "path": "seeds/一.md",
            "check": "missing-alt",
            "plugin": "images",
            "severity": "warning",
            "message": "this picture has no alt text",
            "excerpt": "<img src=a.jpg>",
            "start": {"offset": AT, "line": 2, "column": 8},
            "end": {"offset": AT + 15, "line": 2, "column": 23},
            "fix": {
                "title": "add an alt text",
                "safety": "safe",
                "edits": [{"start": AT + 4, "end": AT + 4, "text": ' alt=""'}],
            },
            "related": [
                {
                    "path": "seeds/一.md",
                    "start": {"offset": 0, "line": 1, "column": 1},
                    "end": {"offset": 2, "line": 1, "column": 3},
                    "message": "the title",
                }
            ],
        }
    ]
