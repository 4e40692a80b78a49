"""Which tags in code nobody can have meant as markup."""

from __future__ import annotations

from seedlint import pattern
from seedlint_html._standard import ELEMENTS, words

_CODE_ATTRIBUTE = pattern(r"=\{|\s(?:v-[a-z]|[:@#(\[*][a-zA-Z]+[)\]]?=|className=)")
"""What only JSX, Vue and Angular write."""
_WORD = pattern(r"[a-z][a-z0-9]*")
_FRAME = frozenset({"html", "head", "body", "title", "meta", "link", "base"})
"""A document's frame: in the middle of a text it can only be meant as code."""
_NEVER_IN_CODE = _FRAME | words(
    "article aside audio canvas fieldset footer form h1 h2 h3 h4 h5 h6 header iframe input label main nav option "
    "script section select style template textarea video"
)
_EDITORS = frozenset({"mdspan", "mpchecktext", "mpcpm", "o:p"})
"""What editors leave in code, and nobody wrote: WeChat's, Word's, Medium's."""


def is_code(tag: str, name: str, closed: set[str], in_code: bool) -> bool:
    """Return whether a tag is certainly code; ``closed`` are the names that have an end tag in the same code."""
    if not name:
        return not tag.startswith("<!--")
    if name in _FRAME or _CODE_ATTRIBUTE.search(tag) is not None:
        return True
    if name in ELEMENTS:
        unfinished = tag[-1] != ">" and tag.count('"') % 2 == 0 and tag.count("'") % 2 == 0
        return unfinished or (in_code and name in _NEVER_IN_CODE)
    if name in _EDITORS:
        return False
    is_custom = "-" in name and _WORD.match(name) is not None
    return not is_custom or (in_code and tag[1] != "/" and name not in closed)
