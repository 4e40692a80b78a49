"""The second opinion on a fix: what a text says, by parsers that no check has used.

Checks read seeds with turbohtml, pyromark and libyaml. Here the same text is read by markdown-it and
BeautifulSoup, and its front matter by PyYAML's own parser (through python-frontmatter) and ruamel.yaml; even where
the front matter ends is found anew. A fault in one family of parsers then shows as a difference instead
of passing twice. All of them are slow, so only what changed is read, and only when a fix asks for it.

A text goes through these modules from top to bottom::

    fences          text -> front-matter block, body
    yaml, data      block -> what each field holds, by two readers
    markdown        body -> HTML
    elements        HTML -> elements
    visible_text, attributes, structure    elements -> what a fix may promise to keep
    reading         all of these, each made when it is first asked for
    changes         two texts -> the first difference beside what a fix changes on purpose
    comparison      two readings -> the first difference
"""

from seedlint.proof.comparison import Unkept, reads_front_matter, unkept
from seedlint.proof.reading import Reading

__all__ = ["Reading", "Unkept", "reads_front_matter", "unkept"]
