"""A seed that is done with leaves nothing for the garbage collector to find."""

from __future__ import annotations

import gc

from seedlint import Element, Seed
from seedlint.engine import Suite, examine

POST = b"""---
title: \xe6\xb8\xa1\xe8\xbd\xae
---
<div><!-- note --><p>one <b>two</b></p><table><tr><td>three</table></div>
"""


def look_at_everything() -> None:
    seed = Seed("a.md", POST)
    for element in (seed.html.root, *seed.html.elements):
        list(element.children)
    examine(seed, Suite([]))
    seed.release()


def test_a_released_seed_leaves_no_cycles() -> None:
    gc.collect()
    gc.disable()
    try:
        look_at_everything()
        left = [thing for thing in gc.get_objects() if isinstance(thing, Element)]
    finally:
        gc.enable()
    assert left == []
