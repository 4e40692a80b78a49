"""Edits that several checks make: attributes deleted, declarations of a style read, tags unwrapped."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from seedlint import VOID, Edit, Element, Fix, Keeps, Safety, Span, pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from seedlint import Attribute, Comment, Seed

_NEVER_CLOSED = "\ufdd0"
"""Stands for a bracket that nothing closes, so that its end is not looked for again and again."""
# What is no declaration is matched too, so that the search goes on after it.
_DECLARATION = pattern(rf"([^;:]++)(:(?:[^;\"'({_NEVER_CLOSED}]|\"[^\"]*\"|'[^']*'|\([^)]*\))*)?")


_TAG_GOES_ON = frozenset(" \t\r\n\f>/")
_BLOCK = pattern(r"<(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|section|article|figure|blockquote|table)\b")
_MARKS = frozenset("[]()*_`!#~|\\&:/")
"""What Markdown may read together with its new neighbour."""
_BETWEEN = pattern(r"[\s<>]")
_IN_URL = pattern(r"(?i)https?://|ftp://|www\.|@")
_URL = pattern(r"(?i)https?://|ftp://|www\.|[a-z0-9._+-]+@")
_FAR = 300
"""How far to look for the other end of a bare URL."""
_BLANK_LINE = pattern(r"\n[ \t>]*\r?\n")
_LONGEST = 5000
"""How many characters an element may hold that is taken for part of one paragraph."""
_MOST_REMEMBERED = 4096
_T = TypeVar("_T")


class Declaration(NamedTuple):
    """One ``property: value`` of a ``style``; ``span`` is in the file."""

    name: str
    value: str
    span: Span


class Surroundings:
    """Tells which elements stand inside one that passes a test; every element is asked once, however deep they nest."""

    def __init__(self, test: Callable[[Element], bool]) -> None:
        self._test = test
        self._known: dict[int, bool] = {}
        """By element: whether it, or one around it, passes."""

    @classmethod
    def of(cls, *tags: str) -> Surroundings:
        """Return the surroundings that elements with these tags make."""
        return cls(lambda element: element.tag in tags)

    def hold(self, element: Element) -> bool:
        """Return whether an element around this one passes."""
        passed: list[Element] = []
        found = False
        for around in element.ancestors():
            known = self._known.get(id(around))
            if known is not None:
                found = known
                break
            passed.append(around)
            if self._test(around):
                found = True
                break
        for around in passed:
            self._known[id(around)] = found
        return found


def per_start_tag(judge: Callable[[Seed, Element, str], _T]) -> Callable[[Seed, Element, str, str], _T]:
    """Remember what ``judge(seed, element, name)`` says of an attribute: posts repeat their start tags.

    The function returned is given the start tag's source too. What ``judge`` says must depend on nothing else.
    """
    remembered: dict[tuple[str, str, str], _T] = {}

    def judged(seed: Seed, element: Element, name: str, start_tag: str) -> _T:
        key = (element.tag, name, start_tag)
        if key not in remembered:
            if len(remembered) >= _MOST_REMEMBERED:
                remembered.clear()
            remembered[key] = judge(seed, element, name)
        return remembered[key]

    return judged


def text_of(element: Element) -> str:
    """Return ``element.text``, which mostly is what stands in the file."""
    inner = element.inner
    return inner if "<" not in inner and "&" not in inner else element.text


def is_empty(element: Element) -> bool:
    """Return whether nothing stands between an element's tags."""
    start, end = element.content
    return start == end


def delete_attribute(seed: Seed, attribute: Attribute) -> Edit:
    """Return the edit that deletes an attribute and the white space before it."""
    start = attribute.span.start
    while seed.text[start - 1].isspace():
        start -= 1
    end = attribute.span.end
    return Edit(start, end, "" if seed.text[end : end + 1] in _TAG_GOES_ON else " ")


def declarations(attribute: Attribute) -> Iterator[Declaration]:
    """Yield the declarations of a ``style`` attribute that is written without character references."""
    span = attribute.value_span
    if span is None or span.end - span.start != len(attribute.value):
        return
    text = attribute.value
    closed = text.rfind(")") + 1
    for match in _DECLARATION.finditer(text[:closed] + text[closed:].replace("(", _NEVER_CLOSED)):
        if match[2] is None:
            continue
        start, end = match.span()
        whole = text[start:end]
        name, value = text[start : match.start(2)], text[match.start(2) + 1 : end]
        place = Span(span.start + end - len(whole.lstrip()), span.start + start + len(whole.rstrip()))
        yield Declaration(name.strip().lower(), value.strip(), place)


def delete_declarations(seed: Seed, attribute: Attribute, gone: set[Span]) -> tuple[Edit, ...]:
    """Return the edits that delete declarations; of an attribute that has no others, the whole attribute."""
    if all(declaration.span in gone for declaration in declarations(attribute)):
        return (delete_attribute(seed, attribute),)
    edits = []
    limit = attribute.value_span.end if attribute.value_span else attribute.span.end
    for start, end in sorted(gone):
        after = end
        while after < limit and seed.text[after] in " \t;":
            after += 1
        edits.append(Edit(start, after, ""))
    return tuple(edits)


def unwrap(element: Element) -> tuple[Edit, ...]:
    """Return the edits that delete an element's tags and leave its content."""
    edits = [Edit(*element.start_tag, "")]
    if element.end_tag is not None:
        edits.append(Edit(*element.end_tag, ""))
    return tuple(edits)


def deletion_of(title: str, seed: Seed, element: Element, safety: Safety = Safety.SAFE) -> Fix | None:
    """Return the fix that deletes an element with all that it holds, or None where something else hangs on it."""
    if _ends_another(seed, element):
        return None
    return deletion(title, seed, (Edit(*element.span, ""),), safety)


def _ends_another(seed: Seed, element: Element) -> bool:
    """Return whether browsers end an unclosed element where ``element`` begins, so that it cannot simply go."""
    if seed.html.is_balanced or element.parent is None:
        return False
    siblings = element.parent.marked
    index = bisect_left(siblings, element.span.start, key=_start)
    before = siblings[index - 1] if index else None
    return isinstance(before, Element) and not before.is_closed and before.tag not in VOID


def _start(node: Element | Comment) -> int:
    return node.span.start


def deletion(
    title: str,
    seed: Seed,
    edits: tuple[Edit, ...],
    safety: Safety = Safety.SAFE,
    keeps: Keeps = Keeps.ALL & ~Keeps.STRUCTURE,
) -> Fix | None:
    """Return the fix that deletes markup, or None where Markdown would read what is left differently.

    In Markdown a tag at the head of a line may begin an HTML block, the space before it may then make code, and a
    line that is left blank ends a block. What stands alone on a line goes with its line, if the block goes on.
    """
    if any(_parts_words(seed, edit) for edit in edits):
        return None
    if seed.path.lower().endswith((".html", ".htm")):
        return Fix(title, edits, safety, keeps)
    if not seed.is_html_only and _leaves_block(seed.text, edits[0].end, edits[-1].start):
        return None
    whole = []
    for edit in edits:
        if not seed.is_html_only and not _MARKS.isdisjoint(
            seed.text[max(edit.start - 1, 0) : edit.start] + seed.text[edit.end : edit.end + 1]
        ):
            return None  # what meets may become emphasis or a link
        if not seed.is_html_only and _joins_url(seed.text, edit):
            return None
        line = _line_of(seed, edit)
        if not _is_blank(seed.text, edit.start - 1, line.start - 1, -1):
            whole.append(edit)
        elif not _is_blank(seed.text, edit.end, line.end, 1) or edit.text or not _goes_on(seed, line.start):
            return None
        else:
            whole.append(Edit(line.start, _next_line(seed.text, line.end), ""))
    return Fix(title, tuple(whole), safety, keeps)


def _parts_words(seed: Seed, edit: Edit) -> bool:
    """Return whether a block is deleted that parts bare words: without it they would run together.

    In Markdown words on the line after it are enough: they may then be a list, a heading or a paragraph.
    """
    text = seed.text
    if _BLOCK.match(text, edit.start) is None or edit.text:
        return False
    after = text[edit.end : edit.end + _FAR].partition("\n\n")[0].strip()
    if not after or after[0] == "<":
        return False
    before = text[max(edit.start - _FAR, seed.body.start) : edit.start].rpartition("\n\n")[2].strip()
    return not seed.is_html_only or (before != "" and before[-1] != ">")


def _leaves_block(text: str, start: int, end: int) -> bool:
    """Return whether the tags stand in different blocks of Markdown: browsers then nest what follows anew."""
    return end - start > _LONGEST or _BLANK_LINE.search(text, start, end) is not None


def _joins_url(text: str, edit: Edit) -> bool:
    """Return whether a bare URL beside the edit would go on, or begin within a word: it ends at a tag or a space."""
    before = _BETWEEN.split(text[max(edit.start - _FAR, 0) : edit.start])[-1]
    after = text[edit.end : edit.end + _FAR]
    goes_on = after[:1].strip() != ""
    return (goes_on and _IN_URL.search(before) is not None) or (before != "" and _URL.match(after) is not None)


def _is_blank(text: str, start: int, stop: int, step: int) -> bool:
    """Return whether nothing but white space stands from ``start`` to ``stop``; looks no further than it must."""
    return all(text[at].isspace() for at in range(start, stop, step))


def _line_of(seed: Seed, edit: Edit) -> Span:
    """Return the line that ``edit`` begins on, up to the end of the line that it ends on."""
    first, last = seed.position(edit.start).line, seed.position(edit.end).line
    return Span(seed.lines.span(first).start, seed.lines.span(last).end)


def _goes_on(seed: Seed, start: int) -> bool:
    """Return whether the line before ``start`` is one of the body and is not blank."""
    line = seed.position(start).line
    return start > seed.body.start and line > 1 and bool(seed.text[slice(*seed.lines.span(line - 1))].strip())


def _next_line(text: str, end: int) -> int:
    return end + 2 if text.startswith("\r\n", end) else min(end + 1, len(text))
