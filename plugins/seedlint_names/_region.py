"""Which region's spellings a seed is judged by."""

from __future__ import annotations

from seedlint import pattern

BY_SCRIPT = {"zh-Hans": "zh-CN", "zh-Hant-TW": "zh-TW", "zh-Hant-HK": "zh-HK"}

# The commonest characters that are written differently in the two scripts.
_SIMPLIFIED = pattern("[这个来时们为国说对发会过还开关问间头见长经东车马门]")
_TRADITIONAL = pattern("[這個來時們為國說對發會過還開關問間頭見長經東車馬門]")


def guess_region(text: str) -> str:
    """Return the region of the script that ``text`` is mostly written in: zh-CN or zh-TW."""
    return "zh-TW" if len(_TRADITIONAL.findall(text)) > len(_SIMPLIFIED.findall(text)) else "zh-CN"
