"""Plain values as TOML has them, turned into what a type annotation asks for, or refused with a sentence."""

from __future__ import annotations

import types
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin


class WrongValueError(Exception):
    """A value is not what the annotation asks for; the message says what is and what was found."""


_PLAIN: dict[type[Any], str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a string",
}


def convert(value: object, hint: Any) -> object:
    """Return ``value`` as ``hint`` asks for it. Nothing is guessed: ``"3"`` is no number, ``1`` is not true."""
    if hint in {Any, object}:
        return value
    if hint in _PLAIN:
        if type(value) is hint:
            return value
        if hint is float and type(value) is int:
            return float(value)
        raise _wrong(value, hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return _one_of(value, hint, arguments)
    if origin is Literal:
        for choice in arguments:
            if type(choice) is type(value) and choice == value:
                return choice
        raise _wrong(value, hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        for member in hint:
            if member.value == value:
                return member
        raise _wrong(value, hint)
    if origin in {tuple, frozenset}:
        return _items(value, hint, origin, arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping) and isinstance(value, dict):
        return {key: _within(f"{key}: ", item, arguments[1]) for key, item in value.items()}
    raise _wrong(value, hint)


def _items(value: object, hint: Any, origin: Any, arguments: tuple[Any, ...]) -> object:
    if not isinstance(value, list):
        raise _wrong(value, hint)
    if origin is tuple and arguments[-1] is not Ellipsis:
        if len(value) != len(arguments):
            raise _wrong(value, hint)
        return tuple(convert(item, inner) for item, inner in zip(value, arguments, strict=True))
    return origin(_within("one of its entries ", item, arguments[0]) for item in value)


def _within(place: str, value: object, hint: Any) -> object:
    try:
        return convert(value, hint)
    except WrongValueError as error:
        raise WrongValueError(f"{place}{error}") from None


def _one_of(value: object, hint: Any, arguments: tuple[Any, ...]) -> object:
    for inner in arguments:
        if inner is type(None):
            continue  # TOML has no null: leaving the key out means None
        try:
            return convert(value, inner)
        except WrongValueError:
            continue
    raise _wrong(value, hint)


def describe(hint: Any) -> str:
    """Return what ``hint`` asks for in words, as an error message and a page have it."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return " or ".join(describe(inner) for inner in arguments if inner is not type(None))
    if origin is Literal:
        return "one of " + ", ".join(str(choice) for choice in arguments)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "one of " + ", ".join(str(member.value) for member in hint)
    if origin in {tuple, frozenset}:
        if origin is tuple and arguments[-1] is not Ellipsis:
            return "a list of " + ", ".join(describe(inner) for inner in arguments)
        return f"a list ({describe(arguments[0])} each)"
    if isinstance(origin, type) and issubclass(origin, (Mapping, AbstractSet)):
        return f"a table ({describe(arguments[-1])} for each key)"
    return str(getattr(hint, "__name__", hint))


def _wrong(value: object, hint: Any) -> WrongValueError:
    shown = {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
    return WrongValueError(f"must be {describe(hint)}, not {shown if len(shown) <= 60 else shown[:59] + '…'}")
