"""The text a reader reads, whatever markup it stands in, with a map back to the file.

Titles and descriptions from the front matter come first, then the body, block by block, then ``alt`` and
``title`` attributes and the alternative texts of Markdown images. Character
references are resolved; markup inside a block leaves no trace; code, formulas and images are one
U+FFFC each; ``<br>`` is U+2028; U+2029 ends every passage.
"""

from __future__ import annotations

from seedlint.seed.prose.build import build_prose
from seedlint.seed.prose.roles import HEADINGS, INLINE, NOT_PROSE
from seedlint.seed.prose.text import Passage, PassageKind, Prose

__all__ = ["HEADINGS", "INLINE", "NOT_PROSE", "Passage", "PassageKind", "Prose", "build_prose"]
