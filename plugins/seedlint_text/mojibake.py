"""The check ``mojibake``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Severity, Triggers, pattern
from seedlint_text._chinese import has_han, members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_TAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_FORMS = pattern(
    r"\ufffd+|(?:锟斤拷)+|(?<![好太真很麻辣发滚])(?:烫{3,}|屯{4,})"
    rf"|(?:[\xc2-\xdf][{_TAIL}]|[\xe0-\xef][{_TAIL}]{{2}}|[\xf0-\xf4][{_TAIL}]{{3}})+"
)
_NEAR = 300
# The first bytes of “，”, “。”, “的”, “中”, “不”, “是” and their like, as GBK has them.
_GBK_SIGNS = pattern("[锛銆鈥鐨涓浠鏄鍦鎴]")
_GBK_RUN = pattern("[\u4e00-\u9fff\ue000-\uf8ff\u2000-\u27ff\u3000-\u303f€]{3,}")
_SIGNS = "\ufffd锟烫屯\xc2-\xf4锛銆鈥鐨涓浠鏄鍦鎴"
_ON_PURPOSE = pattern("[乱亂]码|[乱亂]碼|编码|編碼|字符|字元|encod|Unicode|unicode|UTF|GBK|mojibake|锟斤拷”")


class Mojibake(SeedCheck[NoOptions]):
    """Text was decoded with the wrong encoding.

    Replacement characters (U+FFFD), 锟斤拷, 烫烫烫, UTF-8 read as Latin-1 or Windows-1252 (ä¸­æ–‡), and UTF-8 read as
    GBK (涓枃). Places where the text talks about encodings are left alone.

    ## Why

    The words are lost to readers. What U+FFFD stood for is lost for good: it must be looked up in the source.

    ## Source

    Encoding Standard (WHATWG), section 4.1: decoding errors become U+FFFD.
    """

    severity = Severity.ERROR
    triggers = Triggers(characters=members(_SIGNS))
    examples = (
        Example(bad="<p>会谈\ufffd\ufffd束</p>\n", good="<p>会谈结束</p>\n"),
        Example(bad="<p>ä¼šè°ˆç»“æ\x9dŸ</p>\n", good="<p>会谈结束</p>\n"),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each run of broken text."""
        prose = seed.prose
        text = prose.text
        for match in _FORMS.finditer(text):
            start, end = match.span()
            run = match[0]
            if run[0] == "\ufffd":
                if "\ufffd" not in seed.text[slice(*prose.span(start, end))]:
                    continue
                message = "Replacement character “\ufffd”: what stood here was lost in decoding"
            elif run[0] in "锟烫屯":
                message = f"“{run}”: lost in decoding"
            else:
                read = _as_utf8(run)
                if read is None or _is_latin(text, start, run, read):
                    continue
                was = "a byte-order mark" if read == "\ufeff" else f"“{read}”"
                message = f"“{run}” is UTF-8 read as Latin-1; it was {was}"
            if not self._is_topic(seed, start):
                yield Finding(prose.span(start, end), message)
        if _GBK_SIGNS.search(text) is None:
            return
        for match in _GBK_RUN.finditer(text):
            if _GBK_SIGNS.search(match[0]) and _is_gbk_of_utf8(match[0]) and not self._is_topic(seed, match.start()):
                yield Finding(prose.span(*match.span()), f"“{match[0]}” is UTF-8 read as GBK")

    @staticmethod
    def _is_topic(seed: Seed, at: int) -> bool:
        return _ON_PURPOSE.search(seed.prose.text, max(at - _NEAR, 0), at + _NEAR) is not None


def _as_utf8(run: str) -> str | None:
    """Return what ``run`` was before it was read as Latin-1 or Windows-1252, or None where that is not plausible."""
    data = bytearray()
    for character in run:
        code = ord(character)
        data += bytes([code]) if code < 256 else character.encode("cp1252")
    try:
        read = data.decode()
    except UnicodeDecodeError:
        return None
    return read if len(read) > 1 or ord(read) >= 0x2000 or run[0] == "Ã" else None


def _is_latin(text: str, start: int, run: str, read: str) -> bool:
    """Return whether ``run`` is right as it is: a French word and its guillemets, as in “appelé « faille »”."""
    if "\xa0" in run and ("«" in run or "»" in run):
        return True
    return len(read) == 1 and has_han(read) and text[start - 1 : start].isascii() and text[start - 1 : start].isalpha()


def _is_gbk_of_utf8(run: str) -> bool:
    """Return whether the bytes that GBK has for ``run`` are UTF-8 for Chinese; of real words they never are."""
    data = run.encode("gb18030", "ignore")
    for cut in range(3):  # the run may begin within a character
        part = data[cut:]
        read = part.decode("utf-8", "ignore")
        if has_han(read) and len(read.encode()) >= len(part) - 3 and len(read) >= 2:
            return True
    return False
