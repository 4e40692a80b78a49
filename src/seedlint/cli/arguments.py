"""The commands and their options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments, with the command's function as ``run``. Exits with 2 on wrong usage."""
    parser = argparse.ArgumentParser(
        prog="seedlint", description="The linter and normalizer for content: post files with front matter."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="report what is wrong with seeds")
    _paths(check)
    _selection(check)
    _output(check)
    check.add_argument("--online", action="store_true", help="also run the checks that ask the network")
    check.set_defaults(run=_command("check"))

    fix = commands.add_parser("fix", help="mend what can be mended, and report the rest")
    _paths(fix)
    _selection(fix)
    _output(fix)
    fix.add_argument("--unsafe", action="store_true", help="also apply fixes that may change words or drop content")
    fix.add_argument("--diff", action="store_true", help="print what would change as a unified diff, write nothing")
    fix.set_defaults(run=_command("fix"), online=False)

    rules = commands.add_parser("rules", help="list all checks")
    _selection(rules)
    rules.set_defaults(run=_command("rules"))

    explain = commands.add_parser("explain", help="print the page of a check")
    explain.add_argument("name", help="a check's name, such as missing-alt")
    _plugins(explain)
    explain.set_defaults(run=_command("explain"))

    init = commands.add_parser("init", help="write a configuration, a pre-commit hook and a GitHub workflow")
    init.add_argument("folder", nargs="?", type=Path, default=Path(), help="where (default: here)")
    init.set_defaults(run=_command("init"))

    config = commands.add_parser("config", help="show the configuration")
    actions = config.add_subparsers(dest="action", required=True, metavar="ACTION")
    show = actions.add_parser("show", help="show what holds for a file")
    show.add_argument("file", type=Path)
    _selection(show)
    show.set_defaults(run=_command("config"))
    return parser.parse_args(argv)


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, default=None, help="files and folders (default: here); - is stdin"
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="the path that stdin stands for")
    parser.add_argument("--allow-empty", action="store_true", help="do not mind when no file is matched")
    parser.add_argument("--no-gitignore", action="store_true", help="look at files that git ignores, too")
    parser.add_argument(
        "--jobs", "-j", type=_jobs, default=None, metavar="N", help="processes (default: as many as pay)"
    )


def _selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--select", action="append", metavar="NAMES", help="checks, plugins or groups, comma-separated")
    parser.add_argument("--ignore", action="append", metavar="NAMES", help="the same, to leave out")
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
