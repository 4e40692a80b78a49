"""A check's options, filled from its table in the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_type_hints

from seedlint.check import ConfigError
from seedlint.config.values import WrongValueError, convert
from seedlint.nearest import suggestion

if TYPE_CHECKING:
    from seedlint.check import Check, Site

_ALWAYS_KNOWN = {"Mapping": Mapping}
"""What a check may import for its annotations only."""


def make_check(
    check: type[Check[Any]], options: Mapping[str, object], site: Site, source: str = "options"
) -> Check[Any]:
    """Return an instance of ``check``. Raises ``ConfigError``, which names the check and the key."""
    where = f"checks.{check.name}"
    filled = fill(check.Options, options, source, where)
    try:
        return check(filled, site)
    except ConfigError:
        raise
    except Exception as error:  # whatever a plugin's check has to say of its options
        raise ConfigError(source, where, f"the check cannot be made: {type(error).__name__}: {error}") from error


def fill(target: type[Any], values: Mapping[str, object], source: str, where: str = "") -> Any:
    """Return the dataclass ``target`` with ``values``, each of the type that its field asks for."""
    if not values:
        return target()
    hints = get_type_hints(target, localns=_ALWAYS_KNOWN)
    filled = {}
    for key, value in values.items():
        path = f"{where}.{key}" if where else key
        if key not in hints:
            raise ConfigError(source, path, f"unknown key{suggestion(key, hints)}")
        try:
            filled[key] = convert(value, hints[key])
        except WrongValueError as error:
            raise ConfigError(source, path, str(error)) from None
    try:
        return target(**filled)
    except (TypeError, ValueError) as error:  # what a __post_init__ has to say
        raise ConfigError(source, where, str(error)) from error
