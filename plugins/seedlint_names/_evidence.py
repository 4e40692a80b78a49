"""What a text itself says of whether two spellings are of one name, in words for an editor."""

from __future__ import annotations

from typing import NamedTuple

from seedlint import pattern
from seedlint_names._model import model
from seedlint_names._similarity import similarity

_HAN = r"\u3400-\u9fff"
_POINTS = "·・•‧∙･‐-"
_BEFORE = pattern(rf"([{_HAN}]{{1,10}}|[A-Za-z]+\.?)[{_POINTS}]\Z")
_AFTER = pattern(rf"[{_POINTS}]([{_HAN}]{{1,9}})")
_ORIGINAL = pattern(r"[（(]\s*(?:[^（）()]{0,12}[：:，,]\s*)?([A-Z][A-Za-zÀ-ɏ.'’ -]{1,40})")
_OWN_POINTS = pattern(rf"(?:[{_HAN}]{{1,9}}[{_POINTS}])*\Z")
_ROLE = pattern(rf"[{_HAN}]{{2,12}}\Z")
_FOLLOWING = pattern(rf"[{_HAN}]{{1,4}}")
_END = pattern("[。！？；\n\u2028\u2029]")
_LIST = pattern(r"[、和与與及跟同或向对對]|以及|[，,]\s*")
_ALSO = pattern("又[译譯稱称名]|或[译譯]|亦[译譯]|也[译譯]|[译譯]作|[译譯]為|译为|即|[误誤]作|[误誤]写|[误誤]寫")
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
_KIND = pattern(_TITLES + "|[州市省区區县縣城镇村岛島河湖山海港湾灣队隊奖獎]")
_MOST = 12
"""Of a name that is in a text more often the first ones will do."""


class Evidence(NamedTuple):
    """Something that speaks for one name, or against it if ``weight`` is below zero."""

    weight: float
    words: str


class Spelling(NamedTuple):
    """A spelling in a text: as it is written, in simplified characters, and where."""

    written: str
    text: str
    places: tuple[int, ...]


def evidence(text: str, one: Spelling, other: Spelling) -> tuple[Evidence, ...]:
    """Return what ``text`` says of two spellings."""
    found = [*_full_names(text, one, other), *_originals(text, one, other), *_roles(text, one, other)]
    found += [*_sentences(text, one, other), *_counts(one, other)]
    if model().is_known(one.text) and model().is_known(other.text):
        found.append(Evidence(-1.5, "both are known as names"))
    return tuple(found)


def _full_names(text: str, one: Spelling, other: Spelling) -> list[Evidence]:
    """Compare what is before the spellings in full names, and what follows."""
    given, others_given = before(text, one), before(text, other)
    family, others_family = after(text, one), after(text, other)
    found = []
    if given and others_given:
        same = max((_common_end(a, b) for a in given for b in others_given), key=len)
        if len(same) >= 2:
            found.append(Evidence(5.0, f"both come after {same}"))
        elif not any(_alike(a, b) for a in given for b in others_given):
            found.append(Evidence(-12.0, "each has a given name of its own"))
    if family and others_family:
        same = max((_common_start(a, b) for a in family for b in others_family), key=len)
        if len(same) >= 2:
            found.append(Evidence(1.5, f"both come before {same}"))
        elif not any(_alike(a, b) for a in family for b in others_family):
            found.append(Evidence(-8.0, "each has a family name of its own"))
    elif bool(family) != bool(others_family):
        found.append(Evidence(-5.0 if given or others_given else -2.0, "one is a given name, the other is none"))
    return found


def before(text: str, spelling: Spelling) -> list[str]:
    """Return what stands before an interpunct before the spelling."""
    places = (at for at in spelling.places[:_MOST] if at and text[at - 1] in _POINTS)
    found = (_BEFORE.search(text, max(0, at - 12), at) for at in places)
    return list({match[1] for match in found if match is not None})


def after(text: str, spelling: Spelling) -> list[str]:
    """Return what stands after an interpunct after the spelling."""
    size = len(spelling.written)
    found = (_AFTER.match(text, at + size) for at in spelling.places[:_MOST])
    return list({match[1] for match in found if match is not None})


def _alike(one: str, other: str) -> bool:
    """Return whether two words end in names that sound alike; each may begin with more than a name."""
    one, other = one.translate(model().simplified), other.translate(model().simplified)
    if one[-1] == other[-1] or one[0] == other[0] or one in other or other in one:
        return True
    return any(
        similarity(one[-first:], other[-second:]) > 0
        for first in range(2, len(one) + 1)
        for second in range(2, len(other) + 1)
        if abs(first - second) < 2
    )


def _common_end(one: str, other: str) -> str:
    size = 0
    while size < min(len(one), len(other)) and one[-size - 1] == other[-size - 1]:
        size += 1
    return one[len(one) - size :]


def _common_start(one: str, other: str) -> str:
    return _common_end(one[::-1], other[::-1])[::-1]


def original(text: str, spelling: Spelling) -> str | None:
    """Return the first original in Latin letters that stands in brackets after the spelling."""
    size = len(spelling.written)
    for at in spelling.places[:_MOST]:
        match = _ORIGINAL.match(text, at + size)
        if match is not None:
            return match[1].strip()
    return None


def _originals(text: str, one: Spelling, other: Spelling) -> list[Evidence]:
    first, second = original(text, one), original(text, other)
    if first is None or second is None:
        return []
    from rapidfuzz.fuzz import ratio

    alike = ratio(first.split()[-1].lower(), second.split()[-1].lower()) / 100
    if alike >= 0.85:
        return [Evidence(10.0, f"both are glossed as {first}")]
    return [Evidence(-10.0, f"one is glossed as {first}, the other as {second}")] if alike < 0.6 else []


def _roles(text: str, one: Spelling, other: Spelling) -> list[Evidence]:
    """Compare the offices that stand before the spellings, and the titles behind them."""
    best = ""
    mine, others = [_role(text, at) for at in one.places[:_MOST]], [_role(text, at) for at in other.places[:_MOST]]
    for first in mine:
        for second in others:
            if first[-1:] != second[-1:]:
                continue
            same = _common_end(first, second)
            if len(same) > len(best) and _TITLE.search(same) is not None:
                best = same
    if best:
        return [Evidence(min(3.6, 0.6 * len(best)) + (1.0 if len(best) >= 5 else 0.0), f"both come after {best}")]
    behind, others_behind = _behind(text, one), _behind(text, other)
    both = sorted(behind & others_behind)
    return [Evidence(1.5, f"both come before {both[0]}")] if both else []


def _role(text: str, at: int) -> str:
    """Return the words before a name, without its given names."""
    start = at
    if at and text[at - 1] in _POINTS:
        own = _OWN_POINTS.search(text, max(0, at - 16), at)
        start = at if own is None else _start_of_name(text, own.start(), at)
    match = _ROLE.search(text, max(0, start - 12), start)
    return "" if match is None else match[0]


def _start_of_name(text: str, start: int, at: int) -> int:
    """Return where the given names begin in words that may hold an office before them."""
    words = text[start:at]
    ends = [match.end() for match in _TITLE.finditer(words)]
    return start + ends[-1] if ends else start


def _behind(text: str, spelling: Spelling) -> set[str]:
    size = len(spelling.written)
    found = (_KIND.match(text, at + size) for at in spelling.places[:_MOST])
    return {match[0] for match in found if match is not None}


def _sentences(text: str, one: Spelling, other: Spelling) -> list[Evidence]:
    """Two persons are named in one sentence, one person hardly by two spellings."""
    together = 0
    for start in one.places[:_MOST]:
        for second in other.places[:_MOST]:
            first, last = sorted((start + len(one.written), second + len(other.written)))
            left, right = min(start, second), max(start, second)
            between = text[first:right] if first <= right else ""
            if right - left > 200 or _END.search(between) is not None:
                continue
            if _ALSO.search(text, left, min(last, right + 12)) is not None:
                continue
            if _LIST.fullmatch(between) is not None:
                return [Evidence(-12.0, "the two stand side by side")]
            together += 1
    if not together:
        return []
    return [Evidence(-4.0 if together == 1 else -6.0, "both are in one sentence")]


def _counts(one: Spelling, other: Spelling) -> list[Evidence]:
    few, many = sorted((len(one.places), len(other.places)))
    if many >= 3 * few:
        return [Evidence(1.0, f"one is there {few} {'time' if few == 1 else 'times'}, the other {many}")]
    return [Evidence(-1.5, "both are there often")] if few >= 4 else []
