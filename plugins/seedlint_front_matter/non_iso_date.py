"""The check ``non-iso-date``."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from seedlint import Edit, Example, Finding, Fix, NoOptions, Safety, SeedCheck, Severity, Triggers, pattern
from seedlint_front_matter._dates import DATE_FIELDS, date_fields, is_timestamp, readable, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Scalar, Seed

_DIGITS = pattern(r"(?:19|20)\d{6}\Z")
# Jekyll's own form, "YYYY-MM-DD HH:MM:SS +/-TTTT" (https://jekyllrb.com/docs/front-matter/), with or without seconds.
_JEKYLL = pattern(r"\d{4}-\d\d?-\d\d?[T ]+\d\d?:\d\d(?::\d\d)? *(?:[-+]\d{4})?\Z")
# Node reads it as the instant that it is; what YAML takes for a time Hexo moves by the building machine's offset.
_HEXO = pattern(r"\d{4}-\d\d?-\d\d? +\d\d?:\d\d(?::\d\d)? *[-+]\d\d:?\d\d\Z")
_OWN = {"hexo": _HEXO, "jekyll": _JEKYLL}


class NonIsoDate(SeedCheck[NoOptions]):
    """A date is not written as `2022-03-30T06:40:35Z`, the form that every engine reads alike.

    YAML's own `2022-03-30 06:40:35` is the convention of Hexo and Jekyll and is not reported; nor is Jekyll's
    `+0800` in a site of Jekyll or Hexo, which read `2022-03-30 14:40:35 +0800` as it is meant. Hexo would even show
    another hour if it were written in the ISO form and built on a machine that is not on UTC.

    ## Why

    A feed's `Wed, 30 Mar 2022 06:40:35 GMT` is no date to a YAML reader but a piece of text, and so is a zone
    without its colon. Hugo and Zola refuse it; in Hexo it depends on the JavaScript engine what becomes of it,
    and posts cannot be sorted by it.

    ## Fix

    Writes the same instant, with the same offset. Where no zone is given, or one such as CST that has several
    meanings, only with `--unsafe`, or there is no fix.

    ## Source

    RFC 3339; RFC 2822, sections 3.3 and 4.3; https://yaml.org/type/timestamp.html; hexojs/hexo-front-matter,
    lib/front_matter.ts (`getTimezoneOffset`).
    """

    severity = Severity.ERROR
    groups = ("dates", "metadata")
    triggers = Triggers(fields=DATE_FIELDS)
    examples = (
        Example(
            bad="---\ntitle: 会议\ndate: Wed, 30 Mar 2022 06:40:35 GMT\n---\n",
            good="---\ntitle: 会议\ndate: '2022-03-30T06:40:35Z'\n---\n",
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield each date in another form."""
        for name, node, data in date_fields(seed):
            value = node.value
            if isinstance(data, int) and not isinstance(data, bool) and _DIGITS.match(value):
                yield from self._digits(name, node)
            if not isinstance(data, str) or is_timestamp(value):
                continue
            own = _OWN.get(self.site.profile)
            if own is not None and own.match(value):
                continue
            written = readable(value)
            if written is None:
                continue
            fix = None
            hint = ""
            if written.weekday_is_right and not written.zone_is_unclear:
                safety = Safety.UNSAFE if written.zone is None else Safety.SAFE
                iso = written.iso
                edit = write(node, iso, self.site.profile)
                fix = Fix(f"Write {edit.text}", (edit,), safety, fields=frozenset({name}))
                hint = f"; write {edit.text}"
            yield Finding(
                node.span, f"The date “{value}” is not in the ISO form that all engines read alike{hint}", fix
            )

    def _digits(self, name: str, node: Scalar) -> Iterator[Finding]:
        value = node.value
        try:
            day = datetime.date(int(value[:4]), int(value[4:6]), int(value[6:])).isoformat()
        except ValueError:
            return
        fix = Fix(f"Write {day}", (Edit(*node.span, day),), Safety.UNSAFE, fields=frozenset({name}))
        yield Finding(node.span, f"{value} is read as a number, not as a date; write {day}", fix)
