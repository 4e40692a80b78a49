"""The check ``raw-mention``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Severity, Triggers, pattern
from seedlint_text._chinese import CJK, is_chinese
from seedlint_text._verbatim import in_url, link_text_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

# It begins with two Chinese characters: @Override, @vue/cli and the names of mail servers do not.
_MENTION = pattern(rf"@(?<![A-Za-z0-9._+/\\@-]@)[{CJK}]{{2}}[{CJK}A-Za-z0-9_-]{{0,16}}(?![A-Za-z0-9.]|@)")
_CREDIT = pattern(
    r"(?:[图圖]|[源自][：:]?|[图圖]片|[摄攝影][：:/]?|[视視][频頻]|截[图圖]|作者|[编編][辑輯]|文|[转轉]|via|by|出品|微博|公[众眾][号號]|[账帳][号號]"
    r"|[Tt]witter|Telegram|[：:/|])[ 　“：:/]*\Z"
)
_FAR = 12


class RawMention(SeedCheck[NoOptions]):
    """An @ of a social network stands before a name in the text.

    Only names with Chinese characters; e-mail addresses, code, links, captions and credits (图自@海港网) are left alone.

    ## Why

    On the network the @ makes a link. In a post it is a stray sign: the reader does not know where the name leads.

    ## Source

    Seen in real posts: sentences that were copied from Weibo.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("typography",)
    triggers = Triggers(characters=frozenset("@"))
    examples = (Example("<p>据@海港网 消息，客轮靠岸。</p>\n", "<p>据海港网消息，客轮靠岸。</p>\n"),)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each mention in running text."""
        prose = seed.prose
        text = prose.text
        for match in _MENTION.finditer(text):
            start, end = match.span()
            passage = prose.passage_at(start)
            if (
                passage.kind != "paragraph"
                or text[passage.start : start].isspace()
                or start == passage.start
                or _CREDIT.search(text, max(passage.start, start - _FAR), start)
                or in_url(text, start)
                or not is_chinese(seed, start)
                or link_text_at(seed, (span := prose.span(start, end)).start)
            ):
                continue
            yield Finding(span, f"“{match[0]}” is a mention of a social network; in a post the @ leads nowhere")
