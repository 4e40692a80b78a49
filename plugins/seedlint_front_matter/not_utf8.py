"""The check ``not-utf8``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Finding, NoOptions, SeedCheck, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


class NotUtf8(SeedCheck[NoOptions]):
    """The file is not encoded in UTF-8.

    No other check looks at such a file, and no fix is written to it.

    ## Why

    Site generators read UTF-8 and nothing else; every character of a file in GB18030 or Big5 comes out as a
    replacement mark, and saving it so destroys the text for good.

    ## Source

    RFC 3629; HTML Standard, section 4.2.5.4: documents must be UTF-8.
    """

    severity = Severity.ERROR
    undecodable = True
    groups = ("metadata",)

    def check(self, seed: Seed) -> Iterator[Finding]:
        """Yield the first place that is not UTF-8."""
        error = seed.decode_error
        if error is None:
            return
        start = len(seed.data[: error.byte_offset].decode("utf-8"))
        likely = (
            f"; it looks like {error.likely}, so convert it with `iconv -f {error.likely} -t UTF-8`"
            if error.likely
            else ""
        )
        byte = seed.data[error.byte_offset]
        yield Finding(
            Span(start, min(start + 1, len(seed.text))),
            f"The file is not UTF-8: byte 0x{byte:02X} at offset {error.byte_offset} belongs to no character{likely}",
        )
