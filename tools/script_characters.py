"""Write ``seedlint_text/_characters.py`` anew from OpenCC's tables: ``python tools/script_characters.py``.

The characters that tell one script from the other are a few thousand. To work them out takes OpenCC's tables, which
are slow to read; so it is done here and not at every start. A test holds the file against the installed OpenCC.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "plugins" / "seedlint_text" / "_characters.py"

# Characters that OpenCC simplifies, but that China's table of 2013 (通用规范汉字表) has as standard, most of them for
# names, or that both scripts use in some senses.
_BOTH = frozenset("喆堃淼昇甯邨陞犇夥仝迺祕囍乾藉瞭摺著麽徵鍾於薑鬱闆剋讎餘覈碁脩濬沖衝托託鬥淩捱")
_BOTH_SIMPLIFIED = frozenset("着台里后面只干群峰床秘裡糊痴猪并冲洒雇抛")

_HEAD = '''\
"""Written by ``tools/script_characters.py`` from the tables of OpenCC; do not edit.

Only characters of the first plane: those beyond it are rare, and make a class of a regular expression slow.
"""
'''
_WIDTH = 56


def characters() -> dict[str, tuple[str, str]]:
    """Return by its name in the file what is said of each set of characters, and the set, sorted."""
    simplified, traditional = _table("STCharacters"), _table("TSCharacters")
    variants = _forms(_table("HKVariants")) | _forms(_table("TWVariants"))
    shared = _forms(simplified) | traditional.keys() | variants | _BOTH_SIMPLIFIED
    return {
        "SIMPLIFIED": ("Those that only Simplified Chinese has.", _sorted(simplified.keys() - shared)),
        "TRADITIONAL": (
            "Those that only Traditional Chinese has.",
            _sorted(
                {key for key, forms in traditional.items() if not _is_rare(forms)}
                - _forms(traditional)
                - simplified.keys()
                - _BOTH
            ),
        ),
        "JAPANESE": (
            "Those that Japan simplified by itself, some of them as China did later.",
            _sorted(_forms(_table("JPVariants"))),
        ),
    }


def source() -> str:
    """Return the whole file."""
    parts = [_HEAD]
    for name, (meaning, found) in characters().items():
        lines = [f'    "{found[at : at + _WIDTH]}"\n' for at in range(0, len(found), _WIDTH)]
        parts.append(f'\n{name} = (\n{"".join(lines)})\n"""{meaning}"""\n')
    return "".join(parts)


def _table(name: str) -> dict[str, list[str]]:
    """Return OpenCC's table ``name``: each character with what it may be converted to."""
    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        raise SystemExit("opencc-python-reimplemented is not installed")
    lines = (Path(spec.origin).parent / "dictionary" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {key: forms.split() for key, forms in pairs if len(key) == 1}


def _is_rare(forms: list[str]) -> bool:
    """Return whether the simplified form is one of the extensions', which nobody types: 殢 is then written in both."""
    return all(not "\u4e00" <= form <= "\u9fff" for form in forms)


def _forms(table: dict[str, list[str]]) -> set[str]:
    return {form for forms in table.values() for form in forms}


def _sorted(characters: set[str]) -> str:
    return "".join(sorted(character for character in characters if character <= "\uffff"))


if __name__ == "__main__":
    FILE.write_text(source(), encoding="utf-8", newline="\n")
