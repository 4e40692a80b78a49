"""The attributes that HTML had once, and what says the same today."""

from __future__ import annotations

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = _HEADINGS | {"p", "div"}
_FRAMED = frozenset({"img", "iframe", "embed", "object", "input"})
_CELL = frozenset({"td", "th"})
_ROWS = frozenset({"tr", "tbody", "thead", "tfoot"})
_COLUMNS = frozenset({"col", "colgroup"})
_TABLE = frozenset({"table"})
OBSOLETE = {
    "abbr": frozenset({"td"}),
    "align": BLOCKS | _FRAMED | _CELL | _ROWS | _COLUMNS | _TABLE | {"hr", "legend", "caption"},
    "allowtransparency": frozenset({"iframe"}),
    "axis": _CELL,
    "background": _CELL | _ROWS | _TABLE | {"body"},
    "bgcolor": _CELL | _ROWS | _COLUMNS | _TABLE | {"body"},
    "border": _TABLE | {"img", "object", "input"},
    "bordercolor": _CELL | _TABLE | {"tr"},
    "cellpadding": _TABLE,
    "cellspacing": _TABLE,
    "char": _CELL | _ROWS | _COLUMNS,
    "charoff": _CELL | _ROWS | _COLUMNS,
    "charset": frozenset({"a", "link", "script"}),
    "classid": frozenset({"object"}),
    "clear": frozenset({"br"}),
    "codebase": frozenset({"object"}),
    "codetype": frozenset({"object"}),
    "color": frozenset({"hr"}),
    "compact": frozenset({"ol", "ul", "dl", "menu"}),
    "coords": frozenset({"a"}),
    "frame": _TABLE,
    "frameborder": frozenset({"iframe"}),
    "framespacing": frozenset({"iframe"}),
    "height": _CELL | _TABLE | {"tr"},
    "hspace": _FRAMED,
    "language": frozenset({"script"}),
    "longdesc": frozenset({"img", "iframe"}),
    "lowsrc": frozenset({"img"}),
    "marginheight": frozenset({"iframe"}),
    "marginwidth": frozenset({"iframe"}),
    "name": _HEADINGS | {"a", "img", "embed", "option"},
    "noshade": frozenset({"hr"}),
    "nowrap": _CELL,
    "rules": _TABLE,
    "scope": frozenset({"td"}),
    "scrolling": frozenset({"iframe"}),
    "shape": frozenset({"a"}),
    "size": frozenset({"hr"}),
    "summary": _TABLE,
    "type": frozenset({"li", "ul", "menu", "param"}),
    "valign": _CELL | _ROWS | _COLUMNS,
    "valuetype": frozenset({"param"}),
    "vspace": _FRAMED,
    "width": _CELL | _COLUMNS | _TABLE | {"hr", "pre"},
}
"""By attribute: the elements that had it once."""
INSTEAD = {
    "abbr": "; use `abbr` on a `th`",
    "allowtransparency": "; leave it out",
    "axis": "; use `scope` on the `th`",
    "charset": "; leave it out",
    "language": "; use `type`",
    "longdesc": "; use a link",
    "marginheight": "; that is up to the page in the frame",
    "marginwidth": "; that is up to the page in the frame",
    "name": "; use `id`",
    "scope": "; make the cell a `th`",
    "scrolling": "; that is up to the page in the frame",
    "summary": "; use a `caption`",
}
"""What to use where no style says it."""
