"""The files of schemas: read once, from the site's folder and never from the network."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator


class Schema(NamedTuple):
    """A schema ready for use, or the reason why it is not."""

    validator: Draft202012Validator | None
    names: tuple[str, ...]
    known: frozenset[str]
    fault: str | None
    files: tuple[str, ...] = ()
    """The site's own files that it was read from, or would have been: those that it refers to are among them."""


@lru_cache(maxsize=16)
def load_schema(path: str, root: str | None) -> Schema:
    """Read and compile a schema."""
    import jsonschema_rs

    files: list[str] = []
    try:
        files += [f"{root}/{path}"] if root is not None else []
        file = _file(path, root)
        schema = _json_in(file)
        validator = jsonschema_rs.Draft202012Validator(
            schema, validate_formats=True, retriever=_Retriever(file.parent, files), base_uri=file.as_uri()
        )
    except _RefusedError as error:
        return _unusable(f"The schema {path} {error}", files)
    except OSError as error:
        return _unusable(f"The schema {path} cannot be read: {error.strerror or error}", files)
    except (ValueError, RuntimeError) as error:  # not JSON, not a schema, or a reference or link that leads nowhere
        first, _, _ = str(error).partition("\n")
        return _unusable(f"The schema {path} cannot be used: {first}", files)
    properties = schema.get("properties", {}) if isinstance(schema, dict) else {}
    names = tuple(properties) if isinstance(properties, dict) else ()
    return Schema(validator, names, frozenset(names), None, tuple(files))


class _RefusedError(Exception):
    """A schema is not even looked at; the message goes on after its name."""


def _unusable(fault: str, files: list[str]) -> Schema:
    return Schema(None, (), frozenset(), fault, tuple(files))


def _file(path: str, root: str | None) -> Path:
    """Return the file of a schema, which is built in or below ``root``."""
    if root is None:
        return Path(__file__).parent / "schemas" / f"{path}.json"
    if path.lower().startswith(("http:", "https:")):
        raise _RefusedError("is on the network; schemas are read from files only")
    folder = Path(root).resolve()
    file = (folder / path).resolve()
    if not file.is_relative_to(folder):
        raise _RefusedError("is outside of the site's folder")
    return file


def _json_in(file: Path) -> Any:
    """Return the data in ``file``. A pipe or a device would be read without end, so only a file will do."""
    if file.exists() and not file.is_file():
        raise ValueError(f"{file.name} is no file")
    return json.loads(file.read_text(encoding="utf-8-sig"))


class _Retriever:
    """Gives the files that a schema refers to, from its own folder and below, and takes note of them in ``files``."""

    def __init__(self, folder: Path, files: list[str]) -> None:
        self._folder = folder
        self._files = files

    def __call__(self, uri: str) -> Any:
        parts = urlsplit(uri)
        file = Path(unquote(parts.path)).resolve()
        if parts.scheme != "file" or not file.is_relative_to(self._folder):
            raise ValueError(f"{uri} is not in the schema's folder")
        self._files.append(unquote(parts.path))
        return _json_in(file)
