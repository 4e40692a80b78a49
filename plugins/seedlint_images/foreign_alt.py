"""The check ``foreign-alt``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, SeedCheck, Severity, Triggers, pattern
from seedlint_images._markup import images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Prose, Seed, Span

_EAST_ASIAN = pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LETTER = pattern("[^\\W\\d_]")
# Words that only a sentence or a phrase has; a name in Latin letters (GitHub Actions, New York Times) has none.
_PHRASE = pattern(
    r"\b(?:a|an|and|are|at|by|during|for|from|has|his|in|into|is|of|on|over|that|the|their|to|was|were|with"
    r"|au|avec|dans|del|der|des|die|du|el|et|la|las|les|los|mit|para|por|pour|sur|und|une|von|y|zu)\b"
)
_WORD = pattern(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4
_OTHER_SCRIPT = pattern(r"[\u0370-\u058f\u0590-\u06ff\u0900-\u0e7f]{3,}")
_CODE = pattern(r"[{}<>=_;\\|`]|\w\(|[a-z][A-Z]|\w\.\w|/\w")
_ENOUGH_TEXT = 40


class ForeignAlt(SeedCheck[NoOptions]):
    """The alt text of an image is in another language than the post.

    Reported are phrases in Latin letters, Greek, Cyrillic, Armenian, Hebrew, Arabic, the scripts of India and Thai in
    a post that is written in Chinese, Japanese or Korean. Names (GitHub Actions), code and single words are left alone.

    ## Why

    A screen reader reads it out with the voice of the post's language, and few readers will understand it. It
    mostly came along from the picture agency. Selected only where asked for: it may be what the picture shows.

    ## Source

    WCAG 2.2, 3.1.2 Language of Parts.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("accessibility",)
    triggers = Triggers(attributes=frozenset({"alt"}), source=frozenset({"!"}))
    examples = (
        Example(
            bad=(
                "<p>谈判代表团在当天下午抵达会场，并在门口向等候多时的记者简短介绍了情况，随后进入会场与对方代表握手。</p>\n"
                '<p><img src="a.jpg" alt="Delegates at the talks in Istanbul"></p>\n'
            ),
            good=(
                "<p>谈判代表团在当天下午抵达会场，并在门口向等候多时的记者简短介绍了情况，随后进入会场与对方代表握手。</p>\n"
                '<p><img src="a.jpg" alt="伊斯坦布尔会谈的代表"></p>\n'
            ),
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield alternative texts in another language."""
        found: list[tuple[Span, str]] = []
        for element, values in images(seed):
            alt = values.get("alt")
            if alt and "lang" not in values and _is_foreign(alt):
                found.append((element.attribute("alt").span, alt))
        found += [
            (link.label_span, link.label) for link in seed.markdown.links if link.image and _is_foreign(link.label)
        ]
        if not found or not _is_east_asian(seed.prose):
            return
        for span, alt in found:
            shown = " ".join(alt.split())
            yield Finding(span, f"The alt text “{shown}” is in another language than the post")


def _is_foreign(alt: str) -> bool:
    if len(alt) < 3 or _EAST_ASIAN.search(alt) or _CODE.search(alt):
        return False
    if _OTHER_SCRIPT.search(alt):
        return True
    return (
        alt.count(" ") >= _FEWEST_WORDS - 1
        and len(_WORD.findall(alt)) >= _FEWEST_WORDS
        and _PHRASE.search(alt) is not None
    )


def _is_east_asian(prose: Prose) -> bool:
    text = "".join(prose.passage_text(one) for one in prose.passages if one.kind != "attribute")
    count = len(_EAST_ASIAN.findall(text))
    return count >= _ENOUGH_TEXT and 2 * count > len(_LETTER.findall(text))
