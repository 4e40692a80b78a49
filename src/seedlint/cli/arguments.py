"""The commands and their options."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments, with the command's function as ``run``. Exits with 2 on wrong usage."""
    parser = argparse.ArgumentParser(
        prog="seedlint",
        description="The linter and normalizer for content: post files with front matter.",
        formatter_class=_Formatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Command)
    commands.add_parser("check", help="report what is wrong with seeds", fill=_check)
    commands.add_parser("fix", help="fix what can be fixed, and report the rest", fill=_fix)
    commands.add_parser("rules", help="list the checks", fill=_rules)
    commands.add_parser("explain", help="print the page of a check, or the checks of a plugin or group", fill=_explain)
    commands.add_parser("init", help="write a configuration, a pre-commit hook and a GitHub workflow", fill=_init)
    commands.add_parser("config", help="show the configuration", fill=_config)
    return parser.parse_args(argv)


class _Formatter(argparse.HelpFormatter):
    """One is made for every option, and argparse imports ``shutil`` to ask for the width, though none prints."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """Return how wide the terminal is, as ``shutil.get_terminal_size`` has it."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    try:
        return columns if columns > 0 else os.get_terminal_size(1).columns or 80
    except OSError:  # no terminal
        return 80


class _Command(argparse.ArgumentParser):
    """The parser of one command. Its options are made when it is the one that was called: no other needs any."""

    def __init__(self, *, fill: Callable[[argparse.ArgumentParser], None], **arguments: Any) -> None:
        super().__init__(formatter_class=_Formatter, **arguments)
        self._fill = fill

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        self._fill(self)
        return super().parse_known_args(args, namespace)


def _check(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    _selection(parser)
    _output(parser)
    parser.add_argument("--online", action="store_true", help="also run the checks that ask the network")
    parser.add_argument("--no-cache", action="store_true", help="look at every seed, whatever an earlier run found")
    parser.add_argument(
        "--cache-dir", type=_path, metavar="FOLDER", help="where to keep what was found (default: .seedlint_cache)"
    )
    parser.set_defaults(run=_command("check"))


def _fix(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    _selection(parser)
    _output(parser)
    parser.add_argument("--unsafe", action="store_true", help="also apply fixes that may change words or drop content")
    parser.add_argument("--diff", action="store_true", help="print what would change as a unified diff, write nothing")
    parser.set_defaults(run=_command("fix"), online=False)


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", help="checks, plugins or groups (default: all)")
    _selection(parser)
    parser.set_defaults(run=_command("rules"))


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="a check, such as missing-alt, or a plugin or a group")
    _plugins(parser)
    parser.set_defaults(run=_command("explain"))


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), help="where (default: here)")
    parser.set_defaults(run=_command("init"))


def _config(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=_Command)
    actions.add_parser("show", help="show what holds for a file", fill=_config_show)


def _config_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    _selection(parser)
    parser.set_defaults(run=_command("config"))


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=_path, default=None, help="files and folders (default: here); - is stdin"
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="the path that stdin stands for")
    parser.add_argument("--allow-empty", action="store_true", help="do not mind when no file is matched")
    parser.add_argument("--no-gitignore", action="store_true", help="look at files that git ignores, too")
    parser.add_argument(
        "--jobs", "-j", type=_jobs, default=None, metavar="N", help="processes (default: as many as pay)"
    )


def _selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--select", action="append", type=_names, metavar="NAMES", help="checks, plugins or groups, comma-separated"
    )
    parser.add_argument("--ignore", action="append", type=_names, metavar="NAMES", help="the same, to leave out")
    _plugins(parser)


def _plugins(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, metavar="FILE", help="use this configuration file")
    parser.add_argument("--no-plugin", action="append", default=[], metavar="NAME", help="do not load this plugin")


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output-format", action="append", metavar="FORMAT[=FILE]", help="text, concise, json, github; repeatable"
    )
    parser.add_argument("--statistics", action="store_true", help="count the findings of each check instead")
    parser.add_argument("--quiet", "-q", action="store_true", help="print findings only, no summary and no progress")


def _path(value: str) -> Path:
    if not value:
        raise argparse.ArgumentTypeError("a path is empty; . is the working folder")
    return Path(value)


def _names(value: str) -> str:
    if not all(name.strip() for name in value.split(",")):
        raise argparse.ArgumentTypeError(f"{value!r} names nothing, or holds an empty name")
    return value


def _jobs(value: str) -> int:
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """Return a function that imports the command's module only when it runs."""

    def run(arguments: argparse.Namespace) -> int:
        from importlib import import_module

        code: int = import_module(f"seedlint.cli.{name}").run(arguments)
        return code

    return run


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from seedlint import __version__

        sys.stdout.write(f"seedlint {__version__}\n")
        parser.exit()
