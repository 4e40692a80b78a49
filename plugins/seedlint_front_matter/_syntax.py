"""Why front matter cannot be read, said so that an editor can repair it, and the repair where it is clear.

A parser names the place where it gave up, which is often the line after the mistake. So the lines from there
upwards are looked at for the usual mistakes, and a repair is offered only if the parser gets further with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint import Edit, Finding, Fix, Keeps, Safety, Seed, Span, pattern
from seedlint_front_matter._edit import after_newline, line_at
from seedlint_front_matter._values import Cause, value_causes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import FrontMatter

_CONTROL = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CONFLICT = pattern(r"(?:<{7}|={7}|>{7})(?:\s|\Z)")
_TAB = pattern(r"(?P<indent>[ ]*\t[ \t]*)\S")
_DASH_TAB = pattern(r"\s*-(?P<gap>[ ]*\t[ \t]*)(?=\S)")
_FIELD = pattern(r"(?P<head>\s*(?:- +)?(?P<key>[\w.-]+)[ \t]*:[ \t]+)(?P<value>\S(?:.*\S)?)[ \t]*\Z")
_ITEM = pattern(r"(?P<head>\s*- +)(?P<value>\S(?:.*\S)?)[ \t]*\Z")
_DASH = pattern(r"(?P<indent> *)-(?P<gap> *)[^\s-]")
_GLUED_DASH = pattern(r" *-[^\s\d-]")
_LIST_BEGINS = pattern(r" *(?:- +)?[\w.-]+[ \t]*:[ \t]*\Z")
_GLUED = pattern(r"\s*(?:- +)?(?P<key>[\w.-]+)[ \t]*(?P<colon>:)(?=[^\s/])")
_WIDE_COLON = pattern(r"\s*(?:- +)?(?P<key>[\w.-]+)[ \t]*(?P<colon>：[ \t]*)")
_TOML_COLON = pattern(r"\s*(?P<key>[\w.-]+)(?P<colon>[ \t]*[:：][ \t]*)(?=\S)")
_TOML_TABLE = pattern(r"\s*\[+[\w.-]+(?P<colon>:)[\w.-]+\]+\s*\Z")
_TOML_ESCAPE = pattern(r"\\(?=[_*\[\]()#+.!`~>|-])")
_LOOK_BACK = 12


def explain(seed: Seed, front_matter: FrontMatter, message: str, at: Span) -> Finding:
    """Return the finding for a block that a parser gave up on at ``at``, saying ``message``."""
    hint: Cause | None = None
    for cause in _causes(seed.text, front_matter, at):
        if not cause.edits:
            hint = hint or cause
        elif _brings_further(seed, front_matter, cause.edits, at):
            return Finding(cause.span, cause.message, _fix(cause.title, cause.edits))
    name = {"yaml": "YAML", "toml": "TOML", "json": "JSON"}[front_matter.format]
    if hint is not None:
        return Finding(hint.span, hint.message)
    line = line_at(seed.text, min(at.start, front_matter.content.end))
    if line.start >= front_matter.content.end > front_matter.content.start:
        line = line_at(seed.text, front_matter.content.end - 1)
        line = line_at(seed.text, line.start)
    span = at if at.end > at.start and at.end <= front_matter.content.end and seed.text[at.start].strip() else line
    return Finding(span, f"The front matter is not valid {name}: {message}")


def space_colons(seed: Seed, front_matter: FrontMatter) -> Fix | None:
    """Return the fix that gives every ``key:value`` its space, or None where that does not make fields of all lines."""
    edits = []
    at = front_matter.content.start
    while at < front_matter.content.end:
        line = line_at(seed.text, at)
        source = seed.text[line.start : line.end]
        match = _WIDE_COLON.match(source) or _GLUED.match(source)
        if match is None and source.strip():
            return None
        if match is not None:
            edits.append(Edit(line.start + match.start("colon"), line.start + match.end("colon"), ": "))
        at = max(after_newline(seed.text, line.end), line.end + 1)
    after = _edited(seed, tuple(edits)).front_matter
    if not edits or after is None or after.fault is not None or len(after.fields) != len(edits):
        return None
    return _fix("Put a space after the colon", tuple(edits))


def _fix(title: str, edits: tuple[Edit, ...]) -> Fix:
    return Fix(title, edits, Safety.UNSAFE, Keeps.ALL & ~Keeps.FRONT_MATTER)


def _edited(seed: Seed, edits: tuple[Edit, ...]) -> Seed:
    text = seed.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return Seed(seed.path, text.encode(), seed.site)


def _brings_further(seed: Seed, front_matter: FrontMatter, edits: tuple[Edit, ...], at: Span) -> bool:
    """Return whether the parser reads the whole block after ``edits``, or at least gets past this line."""
    after = _edited(seed, edits).front_matter
    if after is None or after.format != front_matter.format or after.closing is None:
        return False
    shift = sum(len(new) - (end - start) for start, end, new in edits)
    if after.span.end - shift != front_matter.span.end:
        return False
    return after.fault is None or after.fault.span.start - shift > line_at(seed.text, at.start).end


def _causes(text: str, front_matter: FrontMatter, at: Span) -> Iterator[Cause]:
    content = front_matter.content
    controls = list(_CONTROL.finditer(text, content.start, content.end))
    if controls:
        edits = tuple(Edit(match.start(), match.end(), "") for match in controls)
        message = f"Control character U+{ord(controls[0][0]):04X} makes the front matter unreadable; delete it"
        yield Cause(Span(*controls[0].span()), message, edits, "Delete the control characters")
    find = {"yaml": _yaml_causes, "toml": _toml_causes, "json": _json_causes}[front_matter.format]
    for line in _lines_upwards(text, content, at.start):
        source = text[line.start : line.end]
        if _CONFLICT.match(source):
            yield Cause(line, f"A conflict that git left was never resolved: `{source[:20]}`")
        yield from find(text, content, line, source)


def _lines_upwards(text: str, content: Span, at: int) -> Iterator[Span]:
    start = min(max(at, content.start), max(content.end - 1, content.start))
    for _ in range(_LOOK_BACK):
        line = line_at(text, start)
        if text[line.start : line.end].strip():
            yield Span(max(line.start, content.start), min(line.end, content.end))
        if line.start <= content.start:
            return
        start = line.start - 1
        if text[start] == "\n" and text[start - 1] == "\r":
            start -= 1


def _yaml_causes(text: str, content: Span, line: Span, source: str) -> Iterator[Cause]:
    if source.lstrip().startswith("#"):
        return
    tab = _TAB.match(source)
    if tab is not None:
        edits = tuple(
            Edit(
                content.start + match.start("indent"),
                content.start + match.end("indent"),
                match["indent"].replace("\t", "  "),
            )
            for match in re.finditer(r"(?m)^(?P<indent>[ ]*\t[ \t]*)(?=\S)", text[content.start : content.end])
        )
        span = Span(line.start, line.start + tab.end("indent"))
        yield Cause(span, "A tab indents this line; YAML allows only spaces", edits, "Indent with spaces")
    dash = _DASH_TAB.match(source)
    if dash is not None:
        span = Span(line.start + dash.start("gap"), line.start + dash.end("gap"))
        yield Cause(span, "A tab follows the dash; write a space", (Edit(*span, " "),), "Write a space")
    yield from _item_causes(text, content, line)
    wide = _WIDE_COLON.match(source)
    if wide is not None:
        span = Span(line.start + wide.start("colon"), line.start + wide.start("colon") + 1)
        edit = Edit(span.start, line.start + wide.end("colon"), ": ")
        yield Cause(span, f"A full-width colon follows `{wide['key']}`; write `: `", (edit,), "Write `: `")
    glued = _GLUED.match(source)
    if glued is not None:
        span = Span(line.start + glued.start("key"), line.start + glued.end("colon"))
        edit = Edit(span.end, span.end, " ")
        yield Cause(span, f"`{glued['key']}:` needs a space after its colon", (edit,), "Put a space after the colon")
    field = _FIELD.match(source) or _ITEM.match(source)
    if field is not None:
        if not _is_faulty(source):
            # The line by itself is in order: its indentation may not be, or the mistake is on another line.
            yield from _indent_causes(text, content, line, source)
            return
        value = Span(line.start + field.start("value"), line.start + field.end("value"))
        yield from value_causes(text, content, value, field.groupdict().get("key") or "")
    elif ":" not in source and source[0] not in " \t-]}":
        yield Cause(
            line, f"“{source.strip()[:40]}” is no field: it has no `name: `, and nothing before it goes on here"
        )


def _item_causes(text: str, content: Span, line: Span) -> Iterator[Cause]:
    """Yield what may be wrong with the dashes of the list that ``line`` belongs to."""
    items = _items_around(text, content, line)
    if not items:
        return
    glued = [at for at in items if _GLUED_DASH.match(text, at.start)]
    if len(glued) == len(items):
        dashes = [text.index("-", at.start) + 1 for at in items]
        edits = tuple(Edit(dash, dash, " ") for dash in dashes)
        yield Cause(Span(dashes[0] - 1, dashes[0]), "A space is missing after the dash", edits, "Put spaces there")
    indents = [text.index("-", at.start) - at.start for at in items]
    odd = [(at, indent) for at, indent in zip(items, indents, strict=True) if indent != indents[0]]
    if odd and not glued:
        at, indent = odd[0]
        edits = tuple(Edit(at.start, at.start + indent, " " * indents[0]) for at, indent in odd)
        message = "This item is not indented like the one before it"
        yield Cause(Span(at.start, at.start + indent + 1), message, edits, "Indent the items alike")


def _indent_causes(text: str, content: Span, line: Span, source: str) -> Iterator[Cause]:
    """Yield that a line is indented less than the one above it, and unlike all others above."""
    above = [len(one) - len(one.lstrip(" ")) for one in text[content.start : line.start].splitlines() if one.strip()]
    indent = len(source) - len(source.lstrip(" "))
    if above and indent < above[-1] and indent not in above:
        spaces = "1 space" if indent == 1 else f"{indent} spaces"
        yield Cause(Span(line.start, line.start + indent), f"This line is indented by {spaces}, as none above it is")


def _items_around(text: str, content: Span, line: Span) -> list[Span]:
    """Return the lines with dashes right above and below ``line``, if they are the whole list of a field."""
    lines: list[Span] = []
    at = content.start
    while at < content.end:
        one = line_at(text, at)
        at = max(after_newline(text, one.end), one.end + 1)
        if _DASH.match(text, one.start):
            lines.append(one)
        elif line in lines:
            break
        else:
            lines = []
    if line not in lines or lines[0].start <= content.start:
        return []
    head = line_at(text, lines[0].start - 1 - text.startswith("\r\n", lines[0].start - 2))
    return lines if _LIST_BEGINS.match(text[head.start : head.end]) else []


def _is_faulty(line: str) -> bool:
    """Return whether a line cannot be read by itself."""
    front_matter = Seed("line.md", f"---\n{line.strip()}\n---\n".encode()).front_matter
    return front_matter is None or front_matter.fault is not None


def _toml_causes(text: str, content: Span, line: Span, source: str) -> Iterator[Cause]:
    del text, content
    colon = _TOML_COLON.match(source)
    if colon is not None:
        span = Span(line.start + colon.start("colon"), line.start + colon.end("colon"))
        message = f"TOML writes `{colon['key']} = `, not `{colon['key']}: `"
        yield Cause(Span(line.start + colon.start("key"), span.end), message, (Edit(*span, " = "),), "Write ` = `")
    table = _TOML_TABLE.match(source)
    if table is not None:
        span = Span(line.start + table.start("colon"), line.start + table.end("colon"))
        yield Cause(span, "TOML joins the names of a table with a dot", (Edit(*span, "."),), "Write a dot")
    escapes = tuple(Edit(line.start + m.start(), line.start + m.end(), "") for m in _TOML_ESCAPE.finditer(source))
    if escapes:
        span = Span(escapes[0].start, escapes[0].end + 1)
        yield Cause(span, "Markdown's escapes have no meaning in TOML; delete the backslash", escapes, "Delete it")


def _json_causes(text: str, content: Span, line: Span, source: str) -> Iterator[Cause]:
    comma = re.search(r",(?=\s*[}\]])", text[line.start : content.end])
    if comma is not None and comma.start() < len(source) + 1:
        at = line.start + comma.start()
        yield Cause(Span(at, at + 1), "JSON allows no comma after the last item", (Edit(at, at + 1, ""),), "Delete it")
    if re.search(r'["\d\]}el]\s*\Z', source) and re.match(r'\s*"', text[line.end : content.end]):
        end = line.start + len(source.rstrip())
        yield Cause(Span(end - 1, end), "A comma is missing after this line", (Edit(end, end, ","),), "Add the comma")
    if source.lstrip().startswith("'"):
        yield Cause(line, "JSON takes only double quotation marks")
