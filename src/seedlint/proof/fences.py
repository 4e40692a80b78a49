"""Where the front matter begins and ends: found anew, by a pattern of its own."""

from __future__ import annotations

import re
from typing import Final

# The newlines are LF already. A block may lack its opening line (Hexo reads it) or its closing one (then it ends
# at the first blank line).
_BLOCK: Final = re.compile(
    r"""
    \s*
    (?:
      -{3,}[ \t]*\n (?P<yaml>(?:.*\n)*?) (?:-{3,}|\.{3})[ \t]*(?:\n|\Z)
    | -{3,}[ \t]*\n (?=[ \t]*(?:\#|[\w."'-]+[ \t]*:(?:\s|\Z))) (?P<unclosed>(?:[ \t]*\S.*(?:\n|\Z))+)
    | \+{3}[ \t]*\n (?P<toml>(?:.*\n)*?) \+{3}[ \t]*(?:\n|\Z)
    | ;{3}[ \t]*\n (?P<json>(?:.*\n)*?) ;{3}[ \t]*(?:\n|\Z)
    )
  | (?:\s*\n)?
    (?P<bare>
      [ \t]*(?:title|layout|date|author|tags?|categor(?:y|ies)|permalink|slug|description)[ \t]*:(?:[ \t].*)?\n
      (?:
        (?:[ \t]*\S.*\n)*? (?:[ \t]*\n)*
      | (?:(?:[ \t\#].*|-[ \t].*|[\w."'-]+[ \t]*:(?:\s.*)?|)\n)*?
      )
    )
    -{3,}[ \t]*(?:\n|\Z)
    """,
    re.VERBOSE,
)
_BRACES: Final = re.compile(r"\s*(?=\{\s*[\"}])")
_AFTER_BRACES: Final = re.compile(r"[ \t]*(?:\n|\Z)(?:;{3}[ \t]*(?:\n|\Z))?")


def split(text: str) -> tuple[str | None, str, str]:
    """Return the format of the front matter, its source between the fences, and the body."""
    match = _BLOCK.match(text)
    if match is not None:
        name = match.lastgroup
        return name, match[name or 0], text[match.end() :]
    if (braces := _BRACES.match(text)) is not None:
        import json

        try:
            _, end = json.JSONDecoder().raw_decode(text, braces.end())
        except (ValueError, RecursionError):
            end = text.find("\n}", braces.end()) + 2
        after = _AFTER_BRACES.match(text, end) if end > braces.end() else None
        if after is not None:
            return "json", text[braces.end() : end], text[after.end() :]
    return None, "", text
