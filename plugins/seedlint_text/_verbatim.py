"""What no check of style may touch, as it stands to the letter: addresses, file names, formulas, labels."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from seedlint import OPAQUE, pattern

if TYPE_CHECKING:
    from seedlint import Seed

_FAR = 300
"""How far back an address, a link or a formula may begin."""

_ADDRESS = pattern(r"://|\b[wW]{3}\.")
_NO_ADDRESS = pattern(r"[\s，。、；：？！“‘「『《〈（【〔”’」』》〉）】〕]")
_FILE_NAME = pattern(
    r"[^\s,;:!?，。、；：？！A-Za-z\u2028\u2029]{0,30}[A-Za-z0-9_()-]{0,4}"
    r"\.(?:docx?|xlsx?|pptx?|pdf|txt|md|rtf|csv|json|ya?ml|toml|xml|html?|css|js|ts|py|sh|zip|rar|7z|gz"
    r"|jpe?g|png|gif|svg|webp|mp[34]|mov|avi)(?![A-Za-z0-9])"
)
_LABEL_OF_MENU = pattern(r"\[[^\[\]\n\u2028\u2029]{1,80}\]")
_STEP_BEFORE = pattern(r"\][ ]?\\?[>＞→][ ]?\Z")
_STEP_AFTER = pattern(r"[ ]?\\?[>＞→][ ]?\[")
FORMULA = pattern(r"\\begin\{|\\[(\[]|\$\$|\\[a-zA-Z]+\{")


_Kind = Literal["key", "title", "text"]


class _Label(NamedTuple):
    start: int
    end: int
    kind: _Kind


def in_url(text: str, at: int) -> bool:
    """Return whether ``text[at]`` belongs to an address that stands bare in the text."""
    begin = max(at - _FAR, 0)
    found = max(text.rfind("://", begin, at), text.rfind("www.", begin, at))
    return found >= 0 and _NO_ADDRESS.search(text, found, at) is None


def touches_address(text: str, at: int) -> bool:
    """Return whether a renderer that links bare addresses takes what stands at ``at`` for the end of one.

    It goes on to the next blank, also over Chinese characters and marks.
    """
    before = text[max(at - _FAR, 0) : at].rpartition(OPAQUE)[2]
    if not before or before[-1].isspace():
        return False
    return _ADDRESS.search(before.rsplit(None, 1)[-1]) is not None


def in_wiki_link(text: str, at: int) -> bool:
    """Return whether ``text[at]`` stands in ``[[a link]]`` or in a list of attributes such as ``{: .class}``."""
    begin = max(at - _FAR, 0)
    return any(
        text.rfind(opening, begin, at) > text.rfind(closing, begin, at) and text.find(closing, at, at + _FAR) >= 0
        for opening, closing in (("[[", "]]"), ("{:", "}"))
    )


def in_file_name(text: str, at: int) -> bool:
    """Return whether the mark at ``at`` stands in the name of a file, such as 报告,终稿.docx."""
    return _FILE_NAME.match(text, at + 1) is not None


def in_menu_path(text: str, at: int) -> bool:
    """Return whether ``text[at]`` is a program's own, in a step of a way through its menus: ``[甲] > [乙:丙]``."""
    opening = text.rfind("[", max(at - 80, 0), at)
    label = _LABEL_OF_MENU.match(text, opening) if opening >= 0 else None
    if label is None or label.end() <= at:
        return False
    return bool(_STEP_BEFORE.search(text, max(opening - 5, 0), opening) or _STEP_AFTER.match(text, label.end()))


def label_at(seed: Seed, at: int) -> Literal["key", "title"] | None:
    """Return what the link's text at offset ``at`` of the file is.

    It is a ``key`` where the text finds the link's definition, and a ``title`` where it names a page of another site.
    """
    label = _label_at(seed, at)
    return None if label is None or label.kind == "text" else label.kind


def link_text_at(seed: Seed, at: int) -> str:
    """Return the whole text of the link, as written, that offset ``at`` of the file belongs to, or nothing."""
    label = _label_at(seed, at)
    return "" if label is None else seed.text[label.start : label.end]


def _label_at(seed: Seed, at: int) -> _Label | None:
    labels = _labels(seed)
    index = bisect_right(labels, at, key=_start) - 1
    return labels[index] if index >= 0 and at < labels[index].end else None


def _start(label: _Label) -> int:
    return label.start


@lru_cache(maxsize=4)
def _labels(seed: Seed) -> list[_Label]:
    found: list[_Label] = []
    for link in seed.markdown.links:
        start, end = link.label_span
        if link.kind == "reference" and (seed.text[end : end + 2] != "][" or seed.text[end : end + 3] == "][]"):
            found.append(_Label(start, end, "key"))
        elif not link.image:
            found.append(_Label(start, end, "title" if "//" in link.url else "text"))
    for element in seed.html.by_tag.get("a", ()):
        if element.end_tag is not None:
            kind: _Kind = "title" if "//" in element.values.get("href", "") else "text"
            found.append(_Label(element.start_tag.end, element.end_tag.start, kind))
    return sorted(found)
