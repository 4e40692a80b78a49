"""A seed that is done with leaves nothing for the garbage collector to find."""

from __future__ import annotations

import gc

from seedlint import Element, Seed
from seedlint.engine import Suite, examine

POST = b"""---
title: \xe6\xb8\xa1\xe8\xbd\xae
---
<x-div><!-- note --><x-p>one <x-b>two</x-b></x-p><table><tr><td><x-b>three</table></x-div>
"""


# Tags that no other test has: what those keep is not meant.


def look_at_everything() -> None:
    seed = Seed("a.md", POST)
    for element in (seed.html.root, *seed.html.elements):
        list(element.children)
    examine(seed, Suite([]))
    seed.release()


def test_a_released_seed_leaves_no_cycles() -> None:
    gc.collect()
    gc.freeze()  # what other tests keep is not looked at
    gc.disable()
    try:
        look_at_everything()
        left = [thing for thing in gc.get_objects() if isinstance(thing, Element) and thing.tag.startswith("x-")]
    finally:
        gc.enable()
        gc.unfreeze()
    assert left == []
