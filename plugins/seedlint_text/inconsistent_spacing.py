"""The check ``inconsistent-spacing``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from seedlint import BREAK, HARD_BREAK, Example, Finding, SeedCheck, Severity, pattern
from seedlint_text._boundaries import DIGITS, LATIN, spaced_places, tight_places
from seedlint_text._chinese import at_line_start, is_chinese, is_joined, judge, rewrite
from seedlint_text._verbatim import label_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed

# Most posts have no such space, and never need to be asked for Latin words and digits apart.
_SPACED = pattern(r" (?:(?<=[^\x00-\x7f] )(?=[A-Za-z0-9])|(?<=[A-Za-z0-9] )(?=[^\x00-\x7f]))")
_RUNNING = pattern("[。，；！？]")
_NOT_A_WORD = pattern(r"^[#~<+*-]|[#<+*~-]$|[@/\\_{}=$`|]|\w\(|\.[A-Za-z]|[a-z]\.[0-9]|^[wW]{3}\.")
# Several words the first of which begins small are a command or a phrase of another language.
_COMMAND = pattern(r"[a-z][a-z0-9-]*(?: [A-Za-z0-9.:=-]+)+")
_FIXED = pattern(r"[0-9][DG]\Z|卡拉 ?OK|AA ?制")


@dataclass(frozen=True, slots=True)
class SpacingOptions:
    """How Chinese and Latin words or digits meet: as most of the post has it, without a space, or with one."""

    policy: Literal["consistent", "none", "space"] = "consistent"


class InconsistentSpacing(SeedCheck[SpacingOptions]):
    """The space between Chinese and Latin words or digits differs from the rest of the post.

    Words and digits are judged apart. With the policy `consistent` a place is reported only where the post has
    a clear habit: at least ten places one way, and at most a tenth as many the other way. Dates and counts such
    as 2月24日 and 3层楼 may always stand without spaces. Numbering at the start of a line, mentions, addresses, code,
    commands, terms such as 3D打印 and 卡拉OK, single letters as in X光, titles in 《》 and of linked pages of other
    sites, and lines that are no sentences (captions, credits, bylines) are left alone.

    ## Why

    Both habits are good typography, and style sheets can draw the gap by themselves. A post that mixes them looks
    as if it was pasted together.

    ## Fix

    Deletes or adds the space.

    ## Options

    `policy`: `consistent` (the habit of the post), `none` (never a space: the style of news agencies) or
    `space` (always one).

    ## Source

    W3C clreq, section on Chinese and Western mixed text: the gap is the layout's, not a typed space.
    """

    severity = Severity.INFO
    groups = ("typography",)
    Options = SpacingOptions
    examples = (
        Example(
            bad="<p>他用 Windows系统写作。</p>\n",
            good="<p>他用Windows系统写作。</p>\n",
            options={"policy": "none"},
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each place that is not as the policy, or most of the post, has it."""
        text = seed.prose.text
        policy = self.options.policy
        if policy != "space" and _SPACED.search(text) is None:
            return
        for kind in (LATIN, DIGITS):
            places = spaced_places(kind, text)
            if policy != "space" and not places:
                continue
            add = policy == "space"
            tight = [] if policy == "none" else tight_places(kind, text)
            if policy == "consistent":
                fewer, more = sorted((len(places), len(tight)))
                if more < 10 or fewer * 10 > more:
                    continue
                add = len(places) > len(tight)
            for start, end in tight if add else places:
                if self._counts(seed, start, end):
                    yield self._finding(seed, start, end, add)

    @staticmethod
    def _counts(seed: Seed, start: int, end: int) -> bool:
        prose = seed.prose
        text = prose.text
        if not is_joined(seed, start - 1, end + 1) or not is_chinese(seed, start):
            return False
        passage = prose.passage_at(start)
        if not judge(seed, start, _RUNNING.search):
            return False
        left, right = start, end
        while left > 0 and "!" <= text[left - 1] <= "~":
            left -= 1
        while right < len(text) and "!" <= text[right] <= "~":
            right += 1
        if (
            _FIXED.search(text, max(left - 3, 0), right)
            or label_at(seed, prose.span(start - 1, start).start) == "title"
        ):
            return False
        if right - end + start - left == 1 and text[left:right].strip().isalpha():
            return False  # X光, T恤, B站
        if text.rfind("《", passage.start, start) > text.rfind("》", passage.start, start):
            return False
        if left < start and (at_line_start(text, left) or text[left - 1 : left] in {BREAK, HARD_BREAK}):
            return False  # numbering, or a label
        if _NOT_A_WORD.search(text[left:start]) or _NOT_A_WORD.search(text[end:right]):
            return False
        return not _is_command(text, left, right)

    @staticmethod
    def _finding(seed: Seed, start: int, end: int, add: bool) -> Finding:
        text = seed.prose.text
        left, right = start - 1, end + 1
        while "!" <= text[left] <= "~" and "!" <= text[left - 1] <= "~":
            left -= 1
        while "!" <= text[right - 1] <= "~" and "!" <= text[right : right + 1] <= "~":
            right += 1
        shown = text[left:right]
        message, new, title = (
            (f"No space in “{shown}”, where the rest has one", " ", "Add the space")
            if add
            else (f"Space in “{shown}”, where the rest has none", "", "Delete the space")
        )
        return Finding(seed.prose.span(start - 1, end + 1), message, rewrite(seed, [(start, end, new)], title))


def _is_command(text: str, left: int, right: int) -> bool:
    """Return whether the Latin words round ``text[left:right]`` are a command, such as gem uninstall rake."""
    begin, end = max(left - 40, 0), right + 40
    while left > begin and " " <= text[left - 1] <= "~":
        left -= 1
    while right < min(end, len(text)) and " " <= text[right] <= "~":
        right += 1
    return _COMMAND.match(text[left:right].strip()) is not None
