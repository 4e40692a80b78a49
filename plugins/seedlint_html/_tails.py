"""What the lines look like that a newsroom prints under a text."""

from __future__ import annotations

import html

from seedlint import pattern

LONGEST = 80
"""How many characters a line may have; its block may have more, as there is markup in it."""
_LONGEST_SOURCE = 600
_OTHER_NAME = r"[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}|[A-Za-z][A-Za-z0-9_.@-]{1,39}|[0-9]{2,6}"


def _names(longest: int) -> str:
    name = rf"(?:[\u4e00-\u9fff]{{2,{longest}}}|{_OTHER_NAME})"
    note = r"(?:[（(][\u4e00-\u9fff]{2,6}[)）])?"
    return rf"{name}{note}(?:[、，,/_ ]{{1,2}}{name}{note}){{0,4}}"


_CHIEF = r"(?:责任编辑|責任編輯|责编|責編|责任校对|责校)"
_ROLE = (
    r"(?:(?:本文|网络|网站|值班|新媒体|实习)?(?:编辑|編輯)|校对|校對|审核|審核|审校|排版|监制|監製|主编|值班主任"
    r"|签发|编审)"
)
_STAFF = rf"(?:{_CHIEF} ?(?:[：:丨|/]|(?= [^ ]))(?: ?{_names(4)})?|{_ROLE} ?[：:丨|/] ?{_names(3)})"
_END = r"[-—–=─~·*●■◆▼ ]*(?:THE[ ]?)?(?:END|End)[-—–=─~·*●■◆▼ .。]*|[（(【]?(?:全文)?[完终終][）)】]|[（(]?全文完[）)]?"
_PORTAL = (
    r"返回搜狐[，,][ ]*查看更多|点击(?:这里|下方|图片)?(?:进入|查看)[^。！？]{0,16}专题[^。！？]{0,8}"
    r"|(?:点击)?(?:左下角|下方)?[“「]?阅读原文[”」]?(?:[，,]?(?:查看|了解)(?:更多|全文)[^。！？]{0,8})?"
    r"|举报[/／]反馈|发布于[：:][\u4e00-\u9fff]{2,6}"
)
_FOLLOW = (
    r"[^。！？，：]{0,10}(?:[长長]按|[识識][别別]|扫码|掃碼|扫描|掃描|扫一扫)[^。！？]{0,24}"
    r"(?:关注|關注|订阅|訂閱|[进進加]群|公众号|公眾號|下载客户端|下载APP)[^。！？]{0,16}[。！!~～]?"
)
_LINE = rf"{_STAFF}(?:[；;|｜丨/ ]{{1,3}}{_STAFF}){{0,6}}|(?:{_PORTAL})(?: ?{_STAFF})?"
TAIL = pattern(rf"[\[【（(]?(?:{_LINE})[\]】）)]?|{_END}|{_FOLLOW}")
AFTER_TEXT = pattern(rf"(?<=[。！？”」…]) ?([（(](?:[完终終]|{_STAFF})[）)]|返回搜狐[，,] ?查看更多)\Z")
_HINT = pattern(
    "编辑|編輯|责编|責編|责校|责任校|校对|校對|审|審|排版|监制|監製|主编|值班主任|签发|完）|完\\)|完】|终）|終）|文完|END|End"
    "|返回搜|点击|阅读原|举报|发布于|扫|掃|长按|長按|识别|識別"
)
"""What each of these lines has in it, and few others have. All begin with a letter, by which the search can skip."""
_BREAK = pattern(r"<[bB][rR]\b[^<>]*>")
_TAG = pattern(r"<[^<>]*>")


def may_hold(text: str, start: int, end: int, is_last: bool) -> bool:
    """Return whether there may be such a line, at a glance: nearly every post has none."""
    if is_last and _HINT.search(text, max(start, end - LONGEST), end):
        return True
    if end - start > _LONGEST_SOURCE or (end - start > LONGEST + 10 and text.find("<", start, end) < 0):
        return False
    return _HINT.search(text, start, end) is not None


def lines_of(inner: str) -> list[str]:
    """Return the text of a block, line by line as ``<br>`` parts it, without blank lines."""
    lines = (" ".join(_TAG.sub("", html.unescape(line)).split()) for line in _BREAK.split(inner))
    return [line for line in lines if line]
