"""The typed tables as a person reads them: text, as in the files."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2] / "data" / "sources"
Row = dict[str, str]


def read_rows(key: str) -> list[Row]:
    with (SOURCES / f"{key}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_only(key: str, **wanted: str) -> Row:
    found = [row for row in read_rows(key) if all(row[name] == value for name, value in wanted.items())]
    assert len(found) == 1, (key, wanted, len(found))
    return found[0]


@pytest.fixture
def rows() -> Callable[[str], list[Row]]:
    """All rows of a table."""
    return read_rows


@pytest.fixture
def only() -> Callable[..., Row]:
    """The one row of a table with the values asked for."""
    return read_only


@pytest.fixture(scope="module")
def register() -> dict[str, Row]:
    """The official register by code."""
    return {row["code"]: row for row in read_rows("register")}


@pytest.fixture
def squeeze() -> Callable[[str], str]:
    """A text without blanks and the marks of Markdown and of table cells."""
    return lambda text: re.sub(r"[\s*|]", "", text)
