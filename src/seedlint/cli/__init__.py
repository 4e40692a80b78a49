"""The command line: arguments to an exit code. 0 clean, 1 findings, 2 wrong usage, 3 internal error."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

CLEAN, FINDINGS, USAGE, INTERNAL = 0, 1, 2, 3


class UsageError(Exception):
    """What the user asked for cannot be done; the message says why and what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run seedlint and return its exit code. ``SEEDLINT_TRACEBACK=1`` shows tracebacks."""
    gc.disable()  # until all is loaded: none of it is ever garbage, and looking through it takes a twentieth of a start
    try:
        return _run(argv)
    finally:
        gc.enable()


def _run(argv: Sequence[str] | None) -> int:
    from seedlint.cli.arguments import parse

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone: https://docs.python.org/3/library/signal.html
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    except KeyboardInterrupt:
        sys.stderr.write("\nseedlint: interrupted\n")
        return 130
    except Exception as error:
        return _failed(error)
    return code


def _failed(error: Exception) -> int:
    from seedlint.config import ConfigError
    from seedlint.discover import DiscoverError

    if os.environ.get("SEEDLINT_TRACEBACK"):
        raise error
    if isinstance(error, (UsageError, ConfigError, DiscoverError)):
        sys.stderr.write(f"seedlint: {error}\n")
        return USAGE
    sys.stderr.write(
        f"seedlint: internal error: {type(error).__name__}: {error}\n"
        "This is a bug in seedlint; run again with SEEDLINT_TRACEBACK=1 and report what it prints.\n"
    )
    return INTERNAL
