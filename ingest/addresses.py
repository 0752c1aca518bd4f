"""Paths as SQLite takes them with options, also on network servers, and names as its language takes them."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def sqlite_address(path: PurePath, options: str) -> str:
    """Return the address of an absolute path for ``sqlite3.connect(..., uri=True)``.

    ``Path.as_uri`` will not do: of ``\\\\server\\share`` it makes ``file://server/share``, and SQLite refuses a server.

    Args:
        path: of the database.
        options: such as ``mode=ro`` or ``immutable=1``.
    """
    plain = quote(path.as_posix())
    return f"file:{'//' if plain.startswith('//') else ''}{plain}?{options}"


def quoted(name: str) -> str:
    """Return the name of a table or column for a statement, whatever is in it; only values can be given apart."""
    return '"' + name.replace('"', '""') + '"'
