"""What seedlint loads: two hooks, each a table of contents. The modules are imported inside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from seedlint import hookimpl

if TYPE_CHECKING:
    from seedlint import Check


@hookimpl
def seedlint_checks() -> tuple[type[Check[Any]], ...]:
    """Yield the checks."""
    from seedlint_example.repeated_slug import RepeatedSlug
    from seedlint_example.sponsor_without_label import SponsorWithoutLabel
    from seedlint_example.unknown_host import UnknownHost

    return (RepeatedSlug, SponsorWithoutLabel, UnknownHost)


@hookimpl
def seedlint_reporters() -> tuple[type[Any], ...]:
    """Yield the output formats."""
    from seedlint_example.table import Table

    return (Table,)
