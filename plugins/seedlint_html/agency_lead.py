"""The check ``agency-lead``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import BREAK, OPAQUE, Example, Finding, Fix, NoOptions, Safety, SeedCheck, Severity, Triggers, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

_FIRST = 3
"""How many passages of the body may come before the text: a headline, a caption, a byline."""
_HAN = r"\u4e00-\u9fff"
_HOUSE = rf"(?!据|據|[{_HAN}]*[从從在])[{_HAN}]{{0,8}}?(?:新闻|新聞|客户端|客戶端|电台|電台|[社网網报報视視刊])"
_BRACKETED = pattern(rf"[（(【［\[](?P<house>{_HOUSE})(?:综合|綜合)?(?:[讯訊电電]|消息|报道|報道|報導)[）)】］\]]\s*")
_DIGIT = "[0-9０-９]"
_DATED = pattern(
    rf"(?P<house>{_HOUSE})(?:[{_HAN}、]{{0,10}}?(?:{_DIGIT}{{1,2}}月)?{_DIGIT}{{1,2}}日\s?[电電讯訊](?P<day>)|[讯訊]|消息)"
    r"(?:\s+|[，：:]\s*|(?=[（(])|(?(day)(?![话話影视視子力梯台脑腦报報信网網动動器息号號题題]))(?(day)|(?!)))(?!\s*[题題])"
)
_BYLINE = pattern(r"\s*[（(]")
_OWN = frozenset({"本报", "本報", "本网", "本網", "本社", "本刊"})
_FIELDS = ("author", "source", "categories", "tags", "from")
"""Where the front matter may name the house."""


class AgencyLead(SeedCheck[NoOptions]):
    """The text begins with the lead of an agency or a newspaper, such as （某某网讯）.

    Also such as 某社北京3月11日电 and 本报讯. Only at the head of the body's first paragraphs. What is part of the
    sentence (据某社3月11日电) is left alone.

    ## Why

    The post says in its front matter whom it is from. In the text the lead comes before the news, and takes the place
    of the news in excerpts and search results.

    ## Fix

    With `--unsafe` deletes the lead, where the front matter names the same house or the lead names none (本报讯), and
    no byline follows: then nobody's credit is lost.

    ## Source

    No standard: it rests on the habit of agencies and papers of opening a report with their name (消息头: 本报讯,
    某社北京3月11日电), which `author`, `source` or the category of the post repeats.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("cms",)
    triggers = Triggers(characters=frozenset("讯訊电電消报報"))
    examples = (
        Example(
            "---\nauthor: 海港网\n---\n<p>（海港网讯）客轮昨晚靠岸。</p>\n",
            "---\nauthor: 海港网\n---\n<p>客轮昨晚靠岸。</p>\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the lead, if there is one."""
        prose = seed.prose
        seen = 0
        for passage in prose.passages:
            if passage.kind == "field":
                continue
            text = prose.passage_text(passage).strip(f"{BREAK}{OPAQUE}")
            words = text.strip()
            if not words:
                continue
            seen += 1
            if passage.kind == "attribute" or seen > _FIRST:
                return
            match = _BRACKETED.match(words) or _DATED.match(words)
            if match is not None and match.end() < len(words):
                start = prose.text.index(match[0], passage.start)
                lead = match[0].rstrip()
                fix = _fix(seed, start, match[0], words[match.end() :], match["house"])
                span = prose.span(start, start + len(lead))
                yield Finding(span, f"The text begins with the lead of its source: {lead}", fix)
                return


def _fix(seed: Seed, start: int, lead: str, rest: str, house: str) -> Fix | None:
    if _BYLINE.match(rest) or not (house in _OWN or _names(seed, house)):
        return None
    edits = seed.prose.edits(start, start + len(lead), "")
    if edits is None or (not seed.is_html_only and not rest[0].isalpha()):
        return None  # what follows may be the mark of a list or a heading
    changes = seed.prose.changes(start, start + len(lead), "")
    return Fix("Delete the lead", edits, Safety.UNSAFE, changes=changes)


def _names(seed: Seed, house: str) -> bool:
    """Return whether the front matter says that the post is from ``house``."""
    matter = seed.front_matter
    if matter is None:
        return False
    fields = [field for name in _FIELDS if (field := matter.get(name)) is not None]
    return any(house in seed.text[slice(*field.value.span)] for field in fields)
