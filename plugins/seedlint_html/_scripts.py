"""Scripts that came with a post from elsewhere, and their deletion."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from seedlint import Edit, Fix, Keeps, Safety, lost_with, pattern
from seedlint_html._lines import html_block_at
from seedlint_html._markup import deletion

if TYPE_CHECKING:
    from seedlint import Element, Seed

_TYPES = frozenset({"", "module", "text/javascript", "application/javascript", "text/ecmascript"})
"""What browsers run; all else is data: JSON-LD, a formula, a template."""
_PLAIN = frozenset(
    {"async", "charset", "crossorigin", "defer", "integrity", "language", "referrerpolicy", "src", "type"}
)
"""What a script may have that is not itself the place where something is embedded."""
_LOADS = pattern(r"(?i)https?://|[\"']//|\.push\(")
"""What a script does that counts visits or fetches another one, as those do that come with a feed."""
_COUNTS = pattern(
    r"createElement\(\s*[\"']script|document\.write|\bgtag\(|\b(?:_gaq|_hmt|_paq|adsbygoogle|dataLayer|GoogleAnalyticsObject)\b"
)
"""What a script does that certainly counts visits or fetches another one."""
_PAGE = pattern(r"(?i)<(?:html|head|body)\b")
_WHOLE = pattern(r"(?i)\ufeff?\s*<(?:!doctype\s+html|html)\b")
_WORD = pattern(r"[\w-]+")
_KEEPS = Keeps.ALL & ~Keeps.STRUCTURE


def is_foreign(script: Element) -> bool:
    """Return whether a script is loaded from another host."""
    try:
        return bool(urlsplit((script.get("src") or "").strip()).hostname)
    except ValueError:
        return False


def is_program(seed: Seed) -> bool:
    """Return whether the file is a page that runs a program, and no post.

    Such a file is a whole page without front matter, with scripts of its own in it and none that counts visits.
    """
    if seed.front_matter is not None or not _WHOLE.match(seed.text):
        return False
    written = [one.inner for one in seed.html.find("script") if one.get("src") is None and _type(one) in _TYPES]
    return any(map(str.strip, written)) and not any(map(_COUNTS.search, written))


class Scripts:
    """The scripts of a post, of which some may be deleted."""

    def __init__(self, seed: Seed) -> None:
        self._seed = seed
        self._at_home = _belong(seed)
        self._embedding = _embedding(seed)

    def deletion_of(self, script: Element) -> Fix | None:
        """Return the fix that deletes a script, unless it is data, embeds something, or Markdown could mind."""
        if (
            self._at_home
            or script.end_tag is None
            or not script.values.keys() <= _PLAIN
            or _type(script) not in _TYPES
            or (script.get("src") is not None and id(script) in self._embedding)
        ):
            return None
        seed = self._seed
        title, edit = "Delete the script", Edit(*script.span, "")
        lost = lost_with(seed, script.start_tag)
        if seed.path.lower().endswith((".html", ".htm")):
            return Fix(title, (edit,), Safety.UNSAFE, _KEEPS, changes=lost)
        block = html_block_at(seed, edit.start)
        if block is None or block.end < edit.end:
            return None
        first, last = (seed.position(at).line for at in edit[:2])
        line, end = seed.lines.span(first), seed.lines.span(last).end
        if block.start < line.start:
            fix = deletion(title, seed, (edit,), Safety.UNSAFE)
            return fix and fix._replace(changes=lost)
        alone = not seed.text[line.start : edit.start].strip() and not seed.text[edit.end : end].strip()
        if not alone or (line.start > seed.body.start and seed.text[slice(*seed.lines.span(first - 1))].strip()):
            return None
        rest = seed.text[end : end + 200].lstrip("\r\n")
        if rest.startswith(("    ", "\t")):
            return None  # code, which code before the script would go on with
        after = end + 2 if seed.text.startswith("\r\n", end) else min(end + 1, len(seed.text))
        return Fix(title, (Edit(line.start, after, ""),), Safety.UNSAFE, _KEEPS, changes=lost)


def _belong(seed: Seed) -> bool:
    """Return whether the post may need its scripts: one is its own or names an element of it, or it is a whole page."""
    if _PAGE.search(seed.text, seed.body.start, seed.body.end):
        return True
    by_attribute = seed.html.by_attribute
    named = [one.values[name] for name in ("id", "class") for one in by_attribute.get(name, ())]
    names = {word for value in named for word in value.split()}
    for script in seed.html.find("script"):
        if script.get("src") is not None:
            if not is_foreign(script):
                return True
        elif _type(script) in _TYPES and (
            _LOADS.search(script.inner) is None
            or "document.write" in script.inner
            or not names.isdisjoint(_WORD.findall(script.inner))
        ):
            return True
    return False


def _type(script: Element) -> str:
    return (script.get("type") or "").strip().lower()


def _embedding(seed: Seed) -> set[int]:
    """Return the scripts that may load what is to appear beside them, or in quotations that are marked for it."""
    scripts = seed.html.find("script")
    if any("class" in quotation.values for quotation in seed.html.find("blockquote")):
        return set(map(id, scripts))
    parents = {id(script.parent): script.parent for script in scripts if script.parent is not None}
    return {
        id(after)
        for parent in parents.values()
        for before, after in pairwise(parent.elements)
        if any(name in {"class", "id"} or name.startswith("data-") for name in before.values)
    }
