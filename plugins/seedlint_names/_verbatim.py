"""Where a name is part of what stands to the letter: an address, an account, the name of a file, a command, a title."""

from __future__ import annotations

from seedlint import pattern

_FAR = 300
_END_OF_ADDRESS = pattern(r"[\s，。、；：？！“‘「『《〈（【〔”’」』》〉）】〕\ufffc]")
_BEFORE = pattern(r"(?:[@/\\_=#~$&]|[A-Za-z0-9][.-]|[wW]{3}\.)[A-Za-z0-9.-]*\Z")
_AFTER = pattern(r"[A-Za-z0-9-]*(?:[@\\/_=(]|\.[A-Za-z][A-Za-z0-9]|-[a-z0-9])")
_FILE = pattern(r"[^\s.，。、；：？！]{0,20}\.[A-Za-z][A-Za-z0-9]{1,4}(?![A-Za-z0-9])")
_COMMAND = pattern(
    r"(?:\A|[^A-Za-z])(?:(?:import|from|require|include|use|using|install|add|get|clone|run|exec|pull|cd|sudo|pip3?|npm|npx|yarn|brew|apt|conda|docker|curl|wget)"
    r" |(?:require|import)\(['\"]|-{1,2}[a-z]*[ =]?)\Z"
)
# “又译泽林斯基”, “也写作「泽林斯基」”: the text speaks of the spelling itself.
_MENTION = pattern(
    r"(?:[又或亦也旧舊原曾误誤台港][译譯作写寫称稱]|[译譯写寫]作|[译譯][为為])[为為作成]?[：:]?[“‘「『《\"']?\Z"
)
_TITLE = 40


def is_mentioned(text: str, start: int) -> bool:
    """Return whether the text speaks of the spelling at ``start`` itself."""
    return _MENTION.search(text, max(0, start - 6), start) is not None


def is_quoted(text: str, start: int) -> bool:
    """Return whether the text speaks of the spelling at ``start``, or has it in the title of a work."""
    begin = max(0, start - _TITLE)
    return is_mentioned(text, start) or text.rfind("《", begin, start) > text.rfind("》", begin, start)


def is_verbatim(text: str, start: int, end: int) -> bool:
    """Return whether the name at ``text[start:end]`` must stay as it is."""
    begin = max(start - _FAR, 0)
    scheme = max(text.rfind("://", begin, start), text.rfind("www.", begin, start))
    if scheme >= 0 and _END_OF_ADDRESS.search(text, scheme, start) is None:
        return True
    if text.rfind("[[", begin, start) > text.rfind("]]", begin, start) and text.find("]]", end, end + _FAR) >= 0:
        return True  # the target of a wiki link
    if _FILE.match(text, end) is not None:
        return True
    if not text[start:end].isascii():
        return False
    near = max(start - 60, 0)
    return (
        _BEFORE.search(text, near, start) is not None
        or _AFTER.match(text, end) is not None
        or (text[start].islower() and _COMMAND.search(text, near, start) is not None)
    )
