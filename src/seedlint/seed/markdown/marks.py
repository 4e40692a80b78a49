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
    r"\{%-?\s*(?P<name>highlight|raw|codeblock|code|comment|mermaid|math)\b.*?%\}.*?\{%-?\s*end(?P=name)\s*-?%\}"
    r"|\{\{[<%]-?\s*(?P<short>highlight|mermaid)\b.*?[>%]\}\}.*?\{\{[<%]\s*/\s*(?P=short)\s*[>%]\}\}"
    r"|\{%(?:[^%{]|%(?!\})|\{(?!%))*%\}|\{\{[^{}\n]*?\}\}",
    re.DOTALL,
)


def mask_templates(body: str) -> str:
    """Return ``body`` with the tags of Liquid, Nunjucks and Hugo (and code between such tags) made opaque."""
    if "{" not in body or ("{%" not in body and "{{" not in body):
        return body
    return _TEMPLATE.sub(lambda match: re.sub(r"[^\r\n]", OPAQUE, match[0]), body)
