"""What stands around a name in a text: its other names, its office, its original in brackets."""

from __future__ import annotations

from typing import NamedTuple

from seedlint import pattern

_HAN = r"\u3400-\u9fff"
_POINTS = "·・•‧∙･‐-"
_BEFORE = pattern(rf"([{_HAN}]{{1,10}}|[A-Za-z]+\.?)[{_POINTS}]\Z")
_AFTER = pattern(rf"[{_POINTS}]([{_HAN}]{{1,9}})")
_ORIGINAL = pattern(r" ?[（(]\s*(?:[^（）()]{0,12}[：:，,]\s*)?([A-Z][A-Za-zÀ-ɏ.'’ -]{1,40})")
_OWN_POINTS = pattern(rf"(?:[{_HAN}]{{1,9}}[{_POINTS}])*\Z")
_WORDS = pattern(rf"[{_HAN}]{{2,12}}\Z")
_TITLES = (
    "总统|總統|总理|總理|首相|主席|部长|部長|外长|外長|大臣|国王|國王|女王|议长|議長|议员|"
    "議員|州长|州長|市长|市長|省长|司令|将军|將軍|上将|元帅|上校|发言人|發言人|顾问|顧問|代表|"
    "大使|团长|團長|书记|書記|秘书|秘書|教授|博士|记者|記者|分析师|分析師|主任|法官|律师|律師|"
    "检察官|檢察官|总裁|總裁|首席执行官|執行長|董事长|董事長|创始人|創始人|教练|教練|主帅|球员|球員|门将|前锋|"
    "后卫|中场|导演|導演|演员|演員|歌手|作家|科学家|科學家|经理|經理|专员|专家|專家|教宗|教皇|"
    "主教|先生|女士|小姐|爵士|总监|總監|领导人|領導人|领袖|負責人|负责人|候选人|候選人|创办人|局长|局長|"
    "院长|院長|校长|校長|委员|委員|行长|行長|助理|成员|成員|工程师|工程師|设计师|設計師|研究员|研究員|"
    "选手|選手|冠军|冠軍"
)
_TITLE = pattern(_TITLES)
_OFFICE = pattern(rf"(?:{_TITLES})\Z")
_KIND = pattern(_TITLES + "|[州市省区區县縣城镇村岛島河湖山海港湾灣队隊奖獎]")
_MOST = 12
"""Of a name that is in a text more often the first ones will do."""


class Spelling(NamedTuple):
    """A spelling in a text: as it is written, in simplified characters, and where."""

    written: str
    text: str
    places: tuple[int, ...]


class Context(NamedTuple):
    """What stands around a name, wherever it stands, each once."""

    given: tuple[str, ...] = ()
    """What stands before an interpunct before it."""
    family: tuple[str, ...] = ()
    """What stands after an interpunct after it."""
    offices: tuple[str, ...] = ()
    """Words before it that hold an office."""
    kinds: tuple[str, ...] = ()
    """A title, or what kind of place it is, right behind it."""
    originals: tuple[str, ...] = ()
    """The same in Latin letters, in brackets behind it."""


NOTHING = Context()


def context(text: str, spelling: Spelling) -> Context:
    """Return what stands around ``spelling`` in ``text``."""
    size = len(spelling.written)
    given: dict[str, None] = {}
    family: dict[str, None] = {}
    offices: dict[str, None] = {}
    kinds: dict[str, None] = {}
    originals: dict[str, None] = {}
    for at in spelling.places[:_MOST]:
        end = at + size
        following = text[end : end + 1]
        if at and text[at - 1] in _POINTS:
            before = _BEFORE.search(text, max(0, at - 12), at)
            if before is not None:
                start = _start_of_name(text, before.start(1), before.end(1))
                given[text[start : before.end(1)] or before[1]] = None
        if following and following in _POINTS:
            after = _AFTER.match(text, end)
            if after is not None:
                family[after[1]] = None
        elif following and following in "（( ":
            original = _ORIGINAL.match(text, end)
            if original is not None:
                originals[original[1].strip()] = None
        else:
            kind = _KIND.match(text, end)
            if kind is not None:
                kinds[kind[0]] = None
        office = _office(text, at)
        if office:
            offices[office] = None
    return Context(tuple(given), tuple(family), tuple(offices), tuple(kinds), tuple(originals))


def _office(text: str, at: int) -> str:
    """Return the words before a name, without its given names, where they end in an office."""
    start = at
    if at and text[at - 1] in _POINTS:
        own = _OWN_POINTS.search(text, max(0, at - 16), at)
        start = at if own is None else _start_of_name(text, own.start(), at)
    match = _WORDS.search(text, max(0, start - 12), start)
    return match[0] if match is not None and _OFFICE.search(match[0]) is not None else ""


def _start_of_name(text: str, start: int, at: int) -> int:
    """Return where the given names begin in words that may hold an office before them."""
    ends = [match.end() for match in _TITLE.finditer(text[start:at])]
    return start + ends[-1] if ends else start
