"""The check ``unordered-fields``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, Mapping, Related, Scalar, SeedCheck, Sequence, Severity
from seedlint_front_matter._blocks import field_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Field, FrontMatter, Seed


@dataclass(frozen=True, slots=True)
class Options:
    """The order that the site wants."""

    order: tuple[str, ...] = ()
    """The names of fields, the first one first."""


class UnorderedFields(SeedCheck[Options]):
    """The fields do not stand in the order that the site has chosen.

    There is no order by default, so nothing is reported until the option `order` names one. Fields that it does not
    name may stand anywhere, and keep their place.

    ## Why

    In a fixed order a missing field is seen at a glance, and a change shows in a diff as the one line that it is.

    ## Fix

    Puts the lines of the fields in order, each with the comment lines right above it. There is no fix where lines
    cannot be moved alone: for TOML and JSON, anchors, two fields on a line, and comments that belong to no field.

    ## Options

    `order`: the names of fields, such as `["title", "date", "author", "categories"]`.

    ## Source

    yamllint `key-ordering`; stylelint-order, where unnamed properties are ignored, too.
    """

    severity = Severity.INFO
    recommended = False
    groups = ("metadata",)
    Options = Options
    examples = (
        Example(
            bad="---\ndate: 2022-03-30\n# 标题不超过三十字\ntitle: 会议\n---\n",
            good="---\n# 标题不超过三十字\ntitle: 会议\ndate: 2022-03-30\n---\n",
            options={"order": ("title", "date")},
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the first field that stands too late, with the repair of all."""
        front_matter = seed.front_matter
        if front_matter is None or not self.options.order:
            return
        rank = {name: number for number, name in enumerate(self.options.order)}
        places = [at for at, field in enumerate(front_matter.fields) if _may_move(front_matter, field, rank)]
        fields = [front_matter.fields[at] for at in places]
        ranks = [rank[field.name] for field in fields]
        last = 0
        for number, (field, own) in enumerate(zip(fields, ranks, strict=True)):
            if own < ranks[last]:
                before = next(other for other, its in zip(fields, ranks, strict=True) if its > own)
                fix = None if len(set(ranks)) < len(ranks) else _fix(seed, front_matter, places, ranks)
                message = f"`{field.name}` should stand before `{before.name}`"
                yield Finding(field.key.span, message, fix, (Related(before.key.span, f"`{before.name}`"),))
                return
            last = number


def _may_move(front_matter: FrontMatter, field: Field, rank: dict[str, int]) -> bool:
    """Return whether the order names ``field``; TOML's tables have to follow the plain fields."""
    if field.name not in rank:
        return False
    value = field.value
    if front_matter.format != "toml" or isinstance(value, Scalar):
        return True
    return isinstance(value, Sequence) and not any(isinstance(item, Mapping) for item in value.items)


def _fix(seed: Seed, front_matter: FrontMatter, places: list[int], ranks: list[int]) -> Fix | None:
    blocks = field_blocks(seed.text, front_matter)
    if blocks is None:
        return None
    wanted = list(range(len(blocks)))
    for at, (_, source) in zip(places, sorted(zip(ranks, places, strict=True)), strict=True):
        wanted[at] = source
    first = next(at for at, source in enumerate(wanted) if source != at)
    last = max(at for at, source in enumerate(wanted) if source != at)
    text = seed.text[slice(*blocks[wanted[first]])]
    for at in range(first + 1, last + 1):
        text += seed.text[blocks[at - 1].end : blocks[at].start] + seed.text[slice(*blocks[wanted[at]])]
    return Fix("Put the fields in order", (Edit(blocks[first].start, blocks[last].end, text),))
