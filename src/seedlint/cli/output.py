"""Where reports go: the formats asked for, standard output or files, and progress on a terminal."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from seedlint.cli import UsageError
from seedlint.cli.project import printing_aside
from seedlint.engine import Report
from seedlint.faults import said
from seedlint.plugins import Registry
from seedlint.report import Reporter, Style
from seedlint.report.concise import Concise

T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds before progress is shown, and between two updates of it in tenths."""


class Output(NamedTuple):
    """A format, and the file it goes to; None is standard output."""

    reporter: Reporter
    file: Path | None
    plugin: str = ""


def outputs(arguments: Namespace, registry: Registry) -> list[Output]:
    """Return what ``--output-format`` asks for; in GitHub Actions the default is ``github``."""
    default = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    found = []
    for value in arguments.output_format or [default]:
        name, equals, file = value.partition("=")
        if name not in registry.reporters:
            raise UsageError(f"unknown output format {name!r}; there are {', '.join(sorted(registry.reporters))}")
        if equals and not file:
            raise UsageError(f"--output-format {name}= names no file")
        found.append(
            Output(registry.reporters[name](), Path(file) if file else None, registry.reporters_of.get(name, ""))
        )
    files = [os.path.realpath(output.file) for output in found if output.file is not None]
    if len(set(files)) < len(files):
        raise UsageError("two output formats cannot go to the same file")
    if sum(output.file is None for output in found) > 1:
        raise UsageError("only one output format can go to standard output; give the others a file: FORMAT=FILE")
    return found


def write_outputs(targets: Iterable[Output], report: Report, arguments: Namespace) -> bool:
    """Render ``report`` in each format, and return whether all went well.

    What a format that fails should have shown goes to standard error. Raises ``UsageError`` where a file cannot be
    written.
    """
    written = True
    for reporter, file, plugin in targets:
        to_terminal = file is None and sys.stdout.isatty()
        style = Style(
            colour=file is None and wants_colour(),
            width=_terminal_width() if to_terminal else 100,
            quiet=arguments.quiet,
            statistics=arguments.statistics,
        )
        text = _rendered(reporter, report, style)
        if isinstance(text, BaseException):
            written = False
            sys.stderr.write(f"seedlint: output format {reporter.name} of plugin {plugin} crashed: {said(text)}\n")
            sys.stderr.write(Concise().render(report, Style(quiet=True)))
            continue
        if file is None:
            sys.stdout.write(text)
            continue
        try:
            file.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"cannot write {file}: {error.strerror}") from error
    return written


def _rendered(reporter: Reporter, report: Report, style: Style) -> str | BaseException:
    """Return what ``reporter`` makes of ``report``, or what it raised."""
    try:
        with printing_aside():
            text: object = reporter.render(report, style)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return error
    return text if isinstance(text, str) else TypeError(f"it renders {text!r}, which is no text")


def _terminal_width() -> int:
    import shutil

    return max(shutil.get_terminal_size((100, 24)).columns, 20)


def wants_colour() -> bool:
    """Return whether standard output takes colours: https://no-color.org and https://force-color.org."""
    if os.environ.get("NO_COLOR"):
        return False
    return os.environ.get("FORCE_COLOR", "0") not in {"", "0", "false"} or (
        sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    )


def progress(items: Iterable[T], total: int, arguments: Namespace) -> Iterator[T]:
    """Yield ``items``; on a terminal, count them on standard error once it takes longer than a second."""
    if arguments.quiet or not sys.stderr.isatty():
        yield from items
        return
    began = shown = time.monotonic()
    for done, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - began > _PATIENCE and now - shown > _PATIENCE / 10:
            shown = now
            sys.stderr.write(f"\r{done}/{total} seeds")
            sys.stderr.flush()
    if shown != began:
        sys.stderr.write("\r\x1b[K")
