"""The check ``date-before-assets``."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from seedlint import Example, Finding, NoOptions, Related, SeedCheck, Triggers
from seedlint_front_matter._dates import DATE_FIELDS, date_fields, readable
from seedlint_front_matter._stamps import made, may_be_stamped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Image, Seed
    from seedlint_front_matter._dates import Dated

_UPDATES = DATE_FIELDS - {"date", "publishDate", "publishdate", "expiryDate", "expirydate"}
_ZONE_KNOWN = datetime.timedelta(hours=14)
_ZONE_UNKNOWN = datetime.timedelta(hours=26)
_DAY_LONG = datetime.timedelta(hours=24)


class DateBeforeAssets(SeedCheck[NoOptions]):
    """The post is dated before its own images were made: all that bear a day in their addresses are younger.

    Newsrooms file images by day (`/2022/03/30/20220330075758.jpg`). Addresses that bear a month only say when a server
    was filled. A post that says when it was last updated is judged by that. The times of images and post may be those
    of any time zone, so less than 26 hours are no difference, and 14 where the post's date has a zone.

    Only posts whose body is HTML throughout are looked at, and only where the check is selected. Whoever writes in
    Markdown dates a post when it is begun, and adds or moves images years later: in archives of blogs that was the
    reason of all such differences.

    ## Why

    The date was read wrongly (day and month exchanged, the year missing) or belongs to another post, and the post
    stands at the wrong place in every list.

    ## Source

    No standard: it rests on systems that file an upload by its time. WordPress has a folder for each month
    (Settings > Media); others name the file by the day or the second, as in the example.
    """

    recommended = False
    groups = ("dates", "metadata")
    triggers = Triggers(fields=frozenset({"date"}))
    examples = (
        Example(
            bad='---\ndate: 2022-03-03T14:40:35+08:00\n---\n\n<div><img src="https://example.org/2022/03/30/1.jpg"></div>\n',
            good='---\ndate: 2022-03-30T14:40:35+08:00\n---\n\n<div><img src="https://example.org/2022/03/30/1.jpg"></div>\n',
        ),
    )

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the date, where every image that bears a time is younger."""
        if not seed.is_html_only or not may_be_stamped(seed.text):
            return
        latest: datetime.datetime | None = None
        date: Dated | None = None
        for dated in date_fields(seed):
            if dated.name == "date" or dated.name in _UPDATES:
                moment = _latest(dated)
                if moment is None:
                    return  # nobody knows when
                latest = moment if latest is None else max(latest, moment)
                date = dated if dated.name == "date" else date
        if date is None or latest is None:
            return
        first: tuple[datetime.datetime, Image] | None = None
        for image in seed.images:
            stamp = made(image.url)
            if stamp is not None:
                if stamp <= latest:
                    return
                if first is None or stamp < first[0]:
                    first = stamp, image
        if first is not None:
            message = f"The post is dated {date.node.value}, but its earliest image is of {first[0]:%Y-%m-%d}"
            yield Finding(date.node.span, message, related=(Related(first[1].span, "the image"),))


def _latest(dated: Dated) -> datetime.datetime | None:
    """Return up to when, by a clock anywhere in the world, the moment of a date may be."""
    data = dated.data
    if isinstance(data, str):
        written = readable(data)
        if written is None or not written.weekday_is_right:
            return None
        data = written.instant or written.local
        if not written.has_time:
            data = written.local.date()
    if isinstance(data, datetime.datetime):
        if data.tzinfo is None:
            return data + _ZONE_UNKNOWN
        return data.astimezone(datetime.UTC).replace(tzinfo=None) + _ZONE_KNOWN
    if isinstance(data, datetime.date):
        return datetime.datetime.combine(data, datetime.time()) + _DAY_LONG + _ZONE_UNKNOWN
    return None
