"""The check ``interpunct-variant``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Triggers, pattern
from seedlint_text._chinese import CJK, has_kana, is_chinese, rewrite
from seedlint_text._verbatim import in_file_name, in_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_MARKS = "・･•‧∙⋅"
# The characters that foreign names are written with; a full stop between two such words is the dot of a name.
_SOUNDS = (
    "阿埃艾爱安昂奥澳巴拜班保鲍贝本比彼别波伯勃博布查达戴丹道德登邓迪蒂丁杜多恩尔法范菲费芬丰弗福盖甘冈戈格古哈海汉赫亨霍基"
    "吉加贾杰金卡凯坎康考科柯克肯库夸拉莱赖兰朗劳勒雷里理利莉丽林琳隆卢鲁路伦罗洛马玛迈麦曼芒毛梅门蒙米密敏明摩莫默姆木穆纳娜"
    "南内尼涅宁纽诺努欧帕潘庞佩彭皮珀普齐奇契钱乔切琼丘让热日荣茹瑞若萨塞赛桑瑟森沙莎珊绍舍申圣施什史舒司丝斯苏索塔泰坦汤唐陶"
    "特滕提廷图托瓦万威韦维魏温翁沃乌伍武希西锡夏香肖谢辛欣雅亚扬耶叶伊易因英尤约赞泽扎詹朱兹宗佐維爾羅倫萊勞蘭馬麥門貝達魯盧烏"
    "納諾奧蓋賴齊薩賽聖蘇湯圖溫謝亞葉約澤茲楊頓顿京连連逊遜"
)
_NAME = pattern(rf"\.(?<=[{_SOUNDS}]{{2}}\.)(?=[{_SOUNDS}]{{2}})")
_BETWEEN = pattern(rf"[{_MARKS}](?<=[{CJK}].)(?=[{CJK}])")


class InterpunctVariant(SeedCheck[NoOptions]):
    """The dot between the parts of a name is not U+00B7.

    A full stop between the parts of a foreign name, the katakana middle dot, bullets, the hyphenation point and the
    dots of mathematics are reported where they stand between two Chinese characters. Other full stops, passages with
    kana, and bullets of lists, are left alone.

    ## Why

    Names that are written with different dots are different strings: search, tags and comparisons of names miss
    them. The katakana dot also fills a whole square.

    ## Fix

    Writes · (U+00B7). The parts of the name are not touched.

    ## Source

    GB/T 15834-2011, section 4.14; W3C clreq, section on punctuation marks: U+00B7, while U+30FB is not recommended.
    """

    groups = ("typography",)
    triggers = Triggers(characters=frozenset(_MARKS + "."))
    examples = (Example(bad="<p>作者是安娜•卡列尼娜。</p>\n", good="<p>作者是安娜·卡列尼娜。</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each dot between Chinese characters that is not U+00B7."""
        text = seed.prose.text
        found = list(_BETWEEN.finditer(text))
        if "." in text:
            found += _NAME.finditer(text)
        for match in found:
            start, end = match.span()
            if match[0] == "." and (in_url(text, start) or in_file_name(text, start)):
                continue
            if is_chinese(seed, start) and not has_kana(seed, start):
                yield Finding(
                    seed.prose.span(start, end),
                    f"“{match[0]}” (U+{ord(match[0]):04X}) between Chinese characters; write · (U+00B7)",
                    rewrite(seed, [(start, end, "·")], "Write ·"),
                )
