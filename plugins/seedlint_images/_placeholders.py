"""Texts that programs and editors put where a description belongs."""

from __future__ import annotations

import re

from seedlint import pattern

WORDS = (
    "点击查看大图",
    "點擊查看大圖",
    "点击查看原图",
    "点击放大",
    "点此查看大图",
    "查看大图",
    "查看原图",
    "图片",
    "圖片",
    "图像",
    "图片描述",
    "圖片描述",
    "图片说明",
    "在这里插入图片描述",
    "在這裡插入圖片描述",
    "这里写图片描述",
    "请输入图片描述",
    "输入图片说明",
    "请在此添加图片描述",
    "无标题",
    "未命名",
    "alt",
    "alt text",
    "caption",
    "enter image description here",
    "image",
    "images",
    "img",
    "photo",
    "pic",
    "picture",
    "untitled",
)
"""Words that describe no image, compared without regard to letter case."""

# "IMG_2041", "image-20190805144014612", "微信图片_20220301", "屏幕截图 2022-03-01": the program names the file.
_MACHINE = pattern(
    r"(?:img|dsc[nf]?|pxl|mvimg|image|pic|picture|photo|wx|mmexport|snipaste|screenshot|screen shot|"
    r"微信图片|微信圖片|微信截图|qq图片|qq截图|企业微信截图|屏幕截图|屏幕快照|截屏|螢幕截圖)[-_ ]*"
    r"(?:[0-9]{3,}|[0-9]{4}-[0-9]{2}-[0-9]{2})[-_ 0-9:.at上下午]*(?:\([0-9]+\))?",
    re.IGNORECASE,
)
_SUFFIX = pattern(r"(?<=\S)\.(?:jpe?g|png|gif|webp|bmp|svg|avif|heic|tiff?)\Z")
_HAN = pattern("[\u3040-\u30ff\u4e00-\u9fff]{2}")
_SERIAL = pattern(
    r"[0-9]{8,}|(?=[a-f]*[0-9])[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}[-_ ][0-9]{6}"
)


def placeholder_kind(text: str, words: frozenset[str]) -> str | None:
    """Return what kind of placeholder ``text`` is, as a message says it, or None."""
    stripped = text.strip().lower()
    if stripped in words:
        return "a placeholder"
    stem = _SUFFIX.sub("", stripped)
    if stem in words or _MACHINE.fullmatch(stem) or _SERIAL.fullmatch(stem):
        return "a file name"
    # 会谈现场.jpg says what the picture shows; talks.jpg is no text for a reader.
    return "a file name" if stem != stripped and _HAN.search(stem) is None else None


_WORDS = frozenset(word.lower() for word in WORDS)


def title_of(values: dict[str, str]) -> str | None:
    """Return the ``title`` of an image, or None where it has none or one that describes nothing."""
    title = " ".join(values.get("title", "").split())
    is_text = " " in title or _HAN.search(title) is not None
    return title if is_text and placeholder_kind(title, _WORDS) is None else None
