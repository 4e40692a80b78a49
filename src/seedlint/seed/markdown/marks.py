"""The marks of a shadow, and the template tags that are made opaque in every body."""

from __future__ import annotations

import re

from seedlint.pattern import pattern

HOLE = "\ufdd0"
"""Markdown's own marks, which the prose leaves out."""
OPAQUE = "\ufffc"
"""Code, formulas, images and template tags."""
BREAK = "\u2029"
"""The end of a block."""
HARD_BREAK = "\u2028"
LITERAL_LESS_THAN = "\ufdd1"
"""Stands for a ``<`` that Markdown reads as text, so that no HTML parser takes it for a tag."""

_TEMPLATE = pattern(
    r"\{%-?\s*(?P<block>highlight|raw|codeblock|code|comment|mermaid|math)\b.*?%\}"
    r"|\{\{[<%]-?\s*(?P<shortcode>highlight|mermaid)\b.*?[>%]\}\}"
    r"|\{%(?:[^%{]|%(?!\})|\{(?!%))*%\}|\{\{[^{}\n]*?\}\}",
    re.DOTALL,
)
"""A tag: one with a name begins a pair with code in between."""
_NOT_NEWLINE = pattern(r"[^\r\n]")


def mask_templates(body: str) -> str:
    """Return ``body`` with the tags of Liquid, Nunjucks and Hugo (and code between such tags) made opaque."""
    if "{" not in body or ("{%" not in body and "{{" not in body):
        return body
    parts: list[str] = []
    never_closed: set[str] = set()
    at = 0
    while (tag := _TEMPLATE.search(body, at)) is not None:
        start, end = tag.span()
        name = tag["block"] or tag["shortcode"]
        if name is not None:
            closing = rf"\{{%-?\s*end{name}\s*-?%\}}" if tag["block"] else rf"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}"
            closed = None if closing in never_closed else pattern(closing).search(body, end)
            if closed is None:
                never_closed.add(closing)  # nor is any that follows: do not look for the end again
            else:
                end = closed.end()
        parts += (body[at:start], _NOT_NEWLINE.sub(OPAQUE, body[start:end]))
        at = end
    return "".join((*parts, body[at:]))
