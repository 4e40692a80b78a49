"""Reads the sources: files whose digests are known, and the tables of packages whose versions are pinned."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

DIGESTS = {
    "wd_chinese_80": "017135e654f9ba4d7a474df08615017720c4b5cb57bb0b7c34a7082c8494136d",
    "wd_chinese_20": "c81441dd92d53e95ce408bdf9cc8ce7598200a554d78de7903eaaa038cb27d20",
    "hanlp_nrf.txt": "c96e174c399a34caf70ecd16d01880ce3e3b603ef8dc2cddbbc7f092ad0e7024",
    "hanlp_core.txt": "f6452b4c61e8cf3746f4dc3ee4299e581639d463057f56198e623657d4ef553d",
}
"""The files of a folder of sources, by their SHA-256: other versions would make another model without a word."""

_NOT_ORDINARY = frozenset({"nr", "nr1", "nr2", "nrf", "nrj", "nsf"})
_LOCALES = ("zh_Hans", "zh_Hant", "zh_Hant_HK")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,12}")


class Pair(NamedTuple):
    """A name in Latin letters, and how someone wrote it in Chinese, in simplified characters."""

    latin: str
    chinese: str


class Words(NamedTuple):
    """What a dictionary of Chinese says: how frequent ordinary words are, and which are foreign names and places."""

    ordinary: dict[str, int]
    names: frozenset[str]
    places: frozenset[str]


class Sources:
    """A folder of sources, read file by file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.simplified = _simplified()

    def pairs(self) -> list[Pair]:
        """Return the names of ``wd_chinese``, all simplified, sorted."""
        found = set()
        for name in ("wd_chinese_80", "wd_chinese_20"):
            for line in self._lines(name):
                latin, chinese, _ = line.split("\t")
                pair = Pair(folded(latin), self.simplify(chinese.replace(" ", "")))
                if pair.latin and _CHINESE.fullmatch(pair.chinese):
                    found.add(pair)
        return sorted(found)

    def person_names(self) -> frozenset[str]:
        """Return HanLP's list of transliterated names of persons."""
        lines = (self.simplify(line.strip()) for line in self._lines("hanlp_nrf.txt"))
        return frozenset(line for line in lines if _CHINESE.fullmatch(line))

    def words(self) -> Words:
        """Return HanLP's dictionary: words with the frequencies of their parts of speech."""
        ordinary: dict[str, int] = {}
        names, places = set(), set()
        for line in self._lines("hanlp_core.txt"):
            word, *rest = line.split("\t")
            tags = dict(zip(rest[::2], map(int, rest[1::2]), strict=True))
            if "nrf" in tags and _CHINESE.fullmatch(word):
                names.add(word)
            if "nsf" in tags and _CHINESE.fullmatch(word):
                places.add(word)
            count = sum(number for tag, number in tags.items() if tag not in _NOT_ORDINARY)
            if count:
                ordinary[word] = count
        return Words(ordinary, frozenset(names), frozenset(places))

    def territories(self) -> dict[str, str]:
        """Return CLDR's names of countries and of the cities of its time zones, with the English name of each."""
        from babel import Locale

        english = Locale("en")
        found: dict[str, str] = {}
        for name in _LOCALES:
            locale = Locale.parse(name)
            for code, chinese in sorted(locale.territories.items()):
                if not code.isdigit():
                    found.setdefault(self.simplify(chinese), folded(english.territories[code]))
            for zone, about in sorted(locale.time_zones.items()):
                if "city" in about:
                    latin = english.time_zones.get(zone, {}).get("city", zone.rpartition("/")[2])
                    found.setdefault(self.simplify(about["city"]), folded(latin))
        return {
            chinese: latin
            for chinese, latin in sorted(found.items())
            if _CHINESE.fullmatch(chinese) and not _begins_another(chinese, latin, found)
        }

    def simplify(self, text: str) -> str:
        """Return ``text`` in simplified characters, one for one."""
        return text.translate(self.simplified)

    def _lines(self, name: str) -> list[str]:
        data = (self._folder / name).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if digest != DIGESTS[name]:
            raise SystemExit(f"{self._folder / name} is another version than the model was made of: {digest}")
        return data.decode("utf-8").splitlines()


def _begins_another(chinese: str, latin: str, found: dict[str, str]) -> bool:
    """Return whether the name is also the beginning of another place's: Dominica's, of the Dominican Republic's."""
    return any(
        other.startswith(chinese) and letters[:5] == latin[:5] and letters != latin for other, letters in found.items()
    )


def folded(latin: str) -> str:
    """Return the letters a to z of ``latin``, without accents."""
    plain = unicodedata.normalize("NFKD", latin.lower().translate(_LETTERS))
    return "".join(letter for letter in plain if "a" <= letter <= "z")


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "þ": "th", "ð": "d"})


def _simplified() -> dict[int, str]:
    """Return OpenCC's table of single characters; where it offers several, the first."""
    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        raise SystemExit("opencc-python-reimplemented is not installed")
    lines = (Path(spec.origin).parent / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {ord(key): forms.split()[0] for key, forms in pairs if len(key) == 1}
