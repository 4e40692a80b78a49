"""Keys by which names that sound alike find each other without comparing all pairs."""

from __future__ import annotations

from seedlint_names._model import model


def sound(name: str) -> tuple[str, ...]:
    """Return keys of which two spellings of one name share one: its consonants, and these without any one of them."""
    characters = model().characters
    kept = name if len(name) <= 3 else name[0] + "".join(c for c in name[1:] if c not in "尔夫姆")
    kinds = "".join(_CONSONANTS.get(characters[c].initial, "y") if c in characters else "?" for c in kept)
    return tuple({kinds, *(kinds[:place] + kinds[place + 1 :] for place in range(len(kinds)))})


_CONSONANTS = {
    initial: group[0]
    for group in ("b p", "m", "f", "d t", "n", "l r", "g k h", "j q x", "s z c zh ch sh", "w", "y -")
    for initial in group.split()
}
