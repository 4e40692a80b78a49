"""Finds transliterated names in Chinese text.

One regular expression finds the runs of characters that names are written with; each distinct run is then cut, once,
into ordinary words, single characters and names, so that all are together the most probable.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

from seedlint_names._model import Model, model
from seedlint_names._sound import sound

_LONGEST_NAME = 9
_LONGEST_WORD = 4
_SHORTEST = 3
_BEGINNING_A_NAME = -4.5
_KNOWN = -16.0
_MANY = 50_000
"""After so many distinct runs what is remembered is forgotten, so that memory has a bound."""
_KINDS = frozenset("州省市县郡镇岛河湖队")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚"
)


class Name(NamedTuple):
    """A name in a text. One that is not ``sure`` counts only beside a sure one that it is like."""

    written: str
    text: str
    """In simplified characters."""
    sure: bool
    at: int
    """Where it begins in the run of characters that it was found in."""
    sounds: tuple[str, ...]
    """Keys of which two spellings of one name share one."""


_cuts: dict[str, tuple[Name, ...]] = {}


def names_in(text: str) -> dict[str, Name]:
    """Return the names in ``text``, by how they are written."""
    if len(_cuts) > _MANY:
        _cuts.clear()
    found: dict[str, Name] = {}
    known = _cuts.get
    for run in set(model().run.findall(text)):
        names = known(run)
        if names is None:
            names = cut(run)
        for name in names:
            found[name.written] = name
    return found


def mentions(text: str, written: str) -> list[int]:
    """Return where a name begins in ``text``, and not where it is only part of another one."""
    known = model()
    found = []
    at = text.find(written)
    while at >= 0:
        start, end = at, at + len(written)
        while start and text[start - 1] in known.letters:
            start -= 1
        match = known.run.match(text, start)
        if match is not None and any(name.at == at - start and name.written == written for name in cut(match[0])):
            found.append(at)
        at = text.find(written, end)
    return found


def cut(run: str) -> tuple[Name, ...]:
    """Return the names in a run of characters that names are written with."""
    names = _cuts.get(run)
    if names is None:
        known = model()
        text = run.translate(known.simplified)
        names = _cuts[run] = tuple(
            Name(run[start:end], text[start:end], sure, start, sound(text[start:end]))
            for start, end in _places(text, known)
            for sure in [certainty(text[start:end], known)]
            if sure is not None
        )
    return names


def _places(text: str, known: Model) -> list[tuple[int, int]]:
    """Return where the names are in ``text``, each without the word for what it is the name of: 卡罗来纳|州."""
    return [
        (start, end - (end - start > _SHORTEST and text[end - 1] in _KINDS and not known.is_known(text[start:end])))
        for start, end in _pieces(text, known)
    ]


def _pieces(text: str, known: Model) -> list[tuple[int, int]]:
    """Return where the names are in the most probable way to cut ``text``."""
    size = len(text)
    best = [0.0] + [-1e9] * size
    came: list[tuple[int, bool]] = [(0, False)] * (size + 1)
    for start in range(size):
        base = best[start]
        words = known.words(text[start])
        for end in range(start + 1, min(start + _LONGEST_WORD, size) + 1):
            piece = text[start:end]
            score = known.characters[piece].alone if end == start + 1 else words.get(piece)
            if score is not None and base + score > best[end]:
                best[end], came[end] = base + score, (start, False)
        score = base + _BEGINNING_A_NAME
        previous = "^"
        for end in range(start + 1, min(start + _LONGEST_NAME, size) + 1):
            score += log(known.follows(previous, text[end - 1]))
            previous = text[end - 1]
            if end == start + 1:
                continue
            whole = score + log(known.follows(previous, "$"))
            if whole < best[end] and base + _KNOWN < best[end]:
                continue
            if known.is_known(text[start:end]):
                whole = max(whole, base + _KNOWN)
            if whole > best[end]:
                best[end], came[end] = whole, (start, True)
    pieces = []
    at = size
    while at:
        start, is_name = came[at]
        if is_name:
            pieces.append((start, at))
        at = start
    return pieces[::-1]


def certainty(name: str, known: Model) -> bool | None:
    """Return True for what is surely a name, False for what may be one, None for what is none."""
    if len(name) < _SHORTEST:
        return None
    if known.is_known(name):
        return True
    weights = [max(-2.0, min(4.0, known.characters[character].weight)) for character in name]
    mean = sum(weights) / len(weights)
    strong = sum(weight >= 1 for weight in weights) / len(weights)
    least = 2.3 if len(name) == _SHORTEST and name[0] in _SURNAMES else 1.3
    if mean >= least and strong >= 0.6:
        return True
    return False if mean >= 0.6 and len(name) > 2 and least < 2 else None
