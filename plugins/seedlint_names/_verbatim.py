"""Where a name is part of what stands to the letter: an address, an account, the name of a file, a command."""

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
