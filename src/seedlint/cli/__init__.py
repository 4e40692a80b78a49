"""The command line: arguments to an exit code. 0 clean, 1 findings, 2 wrong usage, 3 internal error."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence

CLEAN, FINDINGS, USAGE, INTERNAL = 0, 1, 2, 3

_OF_THE_SYSTEM = frozenset({errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.ENAMETOOLONG, errno.ENOENT, errno.EMFILE})
"""What the system refuses wherever it is asked: a full disk, a name too long, a working folder that is gone."""


class UsageError(Exception):
    """What the user asked for cannot be done; the message says why and what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run seedlint and return its exit code. ``SEEDLINT_TRACEBACK=1`` shows tracebacks."""
    gc.disable()  # what is loaded is never garbage, nor is what is found; the map over seeds asks for collections
    try:
        return _run(argv)
    finally:
        gc.enable()


def _run(argv: Sequence[str] | None) -> int:
    from seedlint.cli.arguments import parse

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone: https://docs.python.org/3/library/signal.html
        _give_up_stdout()
        return FINDINGS
    except KeyboardInterrupt:
        sys.stderr.write("\nseedlint: interrupted\n")
        return 130
    except Exception as error:
        return _failed(error)
    return code


def _give_up_stdout() -> None:
    """Keep the interpreter from writing at its end what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failed(error: Exception) -> int:
    from seedlint.config import ConfigError
    from seedlint.discover import DiscoverError

    if os.environ.get("SEEDLINT_TRACEBACK"):
        raise error
    if isinstance(error, (UsageError, ConfigError, DiscoverError)):
        sys.stderr.write(f"seedlint: {error}\n")
        return USAGE
    if isinstance(error, OSError) and error.errno in _OF_THE_SYSTEM:
        if error.filename is None:
            _give_up_stdout()
        sys.stderr.write(f"seedlint: {error.filename or 'standard output'}: {error.strerror}\n")
        return USAGE
    sys.stderr.write(
        f"seedlint: internal error: {type(error).__name__}: {error}\n"
        "This is a bug in seedlint; run again with SEEDLINT_TRACEBACK=1 and report what it prints.\n"
    )
    return INTERNAL
