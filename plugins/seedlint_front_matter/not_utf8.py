"""The check ``not-utf8``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint import Finding, NoOptions, SeedCheck, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedlint import Seed


_UNREADABLE = "\ufffd"
"""What stands in the text for bytes that cannot be read, or is written there."""


class NotUtf8(SeedCheck[NoOptions]):
    """The file is not encoded in UTF-8, or some of its bytes are not.

    No other check looks at such a file, and no fix is written to it. An encoding is named only where all of the file is
    readable in it and looks like Chinese or Japanese; of a single byte that is wrong nobody can say what it was.

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
        span = Span(start, min(start + 1, len(seed.text)))
        if error.likely:
            convert = f"convert it with `iconv -f {error.likely} -t UTF-8`"
            yield Finding(span, f"The file is not UTF-8; it looks like {error.likely}, so {convert}")
            return
        line, column = seed.position(start)
        byte = f"Byte 0x{seed.data[error.byte_offset]:02X} at line {line}, column {column} is not UTF-8"
        places = seed.text.count(_UNREADABLE) - seed.data.count(_UNREADABLE.encode())
        yield Finding(span, f"{byte}, the first of {places} such places" if places > 1 else byte)
