"""Names: the spellings that the site's own ledger asks for, and one spelling for each name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from seedlint import hookimpl

if TYPE_CHECKING:
    from seedlint import Check


@hookimpl
def seedlint_checks() -> tuple[type[Check[Any]], ...]:
    """Return the checks of this plugin."""
    from seedlint_names.foreign_original import ForeignOriginal
    from seedlint_names.inconsistent_archive_name import InconsistentArchiveName
    from seedlint_names.inconsistent_name import InconsistentName
    from seedlint_names.name_variant import NameVariant

    return (ForeignOriginal, InconsistentArchiveName, InconsistentName, NameVariant)
