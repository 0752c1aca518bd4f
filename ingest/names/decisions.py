"""What the user decided about names, kept as a table and replayed: next year's list asks only what is new.

A decision belongs to a name together with the township written beside it, both compared as cleaned text. Its code is
a unit's, or one of :data:`NO_UNIT` where the row belongs to none; a row with nothing filled in is no decision.
"""

from __future__ import annotations

import datetime
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd

from ...analysis.errors import InputError
from ..addresses import sqlite_address
from .characters import fold
from .codes import code_text
from .normalise import clean, is_latin, plain_pinyin
from .register import Register

TABLE = "match_decisions"
FIELDS = ("raw_name", "parent_name", "code", "level", "decided_on", "note")
NO_UNIT = frozenset({"无", "无此单位", "不匹配", "none", "no unit", "no_unit", "-"})
"""What stands in ``code`` or ``decision`` where a row belongs to no unit."""
NO_UNIT_WRITTEN = "无"

NO_NAMES = (
    "The decisions have no field {field}; they have {fields}. "
    "Give the table of unmatched rows with its column decision filled in, or the decisions kept before."
)
NOT_KEPT = "The decisions could not be kept in {file} ({reason}). Close what has it open, or choose another place."


class Decisions:
    """Looks up what was decided."""

    def __init__(self, table: pd.DataFrame | None, register: Register) -> None:
        self._codes: dict[tuple[str, str], str] = {}
        if table is None or not len(table):
            return
        for row in read_decisions(table, register).to_dict("records"):
            code = "" if row["code"] == NO_UNIT_WRITTEN else row["code"]
            self._codes[key(row["raw_name"], row["parent_name"])] = code

    def find(self, name: object, parent: object) -> str | None:
        """Return the code decided on, empty for no unit, None where nothing was decided."""
        return self._codes.get(key(name, parent)) if self._codes else None


def key(name: object, parent: object) -> tuple[str, str]:
    """Return what a decision is found by."""
    return _compared(name), _compared(parent)


def _compared(value: object) -> str:
    text = clean(value)
    return plain_pinyin(text) if is_latin(text) else fold(text)


def read_decisions(table: pd.DataFrame, register: Register | None = None) -> pd.DataFrame:
    """Return decisions in the fields of :data:`FIELDS`, rows without one left out.

    Args:
        table: decisions kept before, or the unmatched rows of a run with ``decision`` filled in: a code, a name that
            only one unit has, or a word for no unit.
        register: to find the units that are decided on by name.

    Raises:
        InputError: the table has no ``raw_name``, or neither ``decision`` nor ``code``.
    """
    names = {str(name).strip().casefold(): name for name in table.columns}
    if "raw_name" not in names:
        raise InputError(NO_NAMES, field="raw_name", fields=", ".join(map(str, table.columns)))
    chosen = [names[name] for name in ("decision", "code") if name in names]
    if not chosen:
        raise InputError(NO_NAMES, field="decision", fields=", ".join(map(str, table.columns)))
    rows = []
    for row in table.astype(object).where(table.notna(), "").to_dict("records"):
        code = next(filter(None, (_decided(row[name], register) for name in chosen[:1])), "")
        if code and clean(row[names["raw_name"]]):
            rest = {name: str(row[names[name]]).strip() if name in names else "" for name in FIELDS}
            rows.append({**rest, "code": code})
    return pd.DataFrame(rows, columns=list(FIELDS), dtype=object)


def _decided(value: object, register: Register | None) -> str:
    """Return the code a cell decides on, the word for no unit, or nothing where it is blank."""
    if str(value).strip().casefold() in NO_UNIT:
        return NO_UNIT_WRITTEN
    code = code_text(value)
    if not code or register is None or code in register.units:
        return code
    text = clean(str(value).split(maxsplit=1)[0] if code[:1].isdigit() else value)
    if text in register.units:
        return text
    codes = {form.code for form in register.forms.get(fold(text), ()) if form.rank == 0}
    return codes.pop() if len(codes) == 1 else code


def merge_decisions(old: pd.DataFrame | None, new: pd.DataFrame | None) -> pd.DataFrame:
    """Return all decisions, one for each name and township; the newer one counts."""
    frames = [read_decisions(each) for each in (old, new) if each is not None and len(each)]
    if not frames:
        return pd.DataFrame(columns=list(FIELDS), dtype=object)
    table = pd.concat(frames, ignore_index=True)
    keys = pd.Series([key(*row) for row in zip(table["raw_name"], table["parent_name"])], dtype=object)
    return table[~keys.duplicated(keep="last")].reset_index(drop=True)


def dated(table: pd.DataFrame, day: datetime.date, level: str) -> pd.DataFrame:
    """Return decisions with day and level filled in where they have none."""
    fill = {"decided_on": day.isoformat(), "level": level}
    return table.assign(**{name: table[name].where(table[name] != "", value) for name, value in fill.items()})


def load_decisions(path: Path) -> pd.DataFrame | None:
    """Return the decisions kept in a CSV file or a workspace, None where it keeps none yet.

    Raises:
        InputError: the file cannot be read.
    """
    if not path.is_file():
        return None
    try:
        if path.suffix.lower() == ".csv":
            return read_decisions(pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig"))
        with closing(sqlite3.connect(sqlite_address(path.resolve(), "mode=ro"), uri=True)) as connection:
            if not _exists(connection):
                return None
            chosen = ", ".join(FIELDS)
            rows = connection.execute(f"SELECT {chosen} FROM {TABLE} ORDER BY fid").fetchall()
    except (sqlite3.DatabaseError, ValueError, OSError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(NOT_KEPT, file=path, reason=error) from error
    return read_decisions(pd.DataFrame(rows, columns=list(FIELDS)))


def save_decisions(table: pd.DataFrame, path: Path) -> None:
    """Keep decisions in a CSV file or in the table ``match_decisions`` of a workspace, all or none of them.

    Raises:
        InputError: the file cannot be written; it is as it was.
    """
    rows = read_decisions(table)
    try:
        if path.suffix.lower() == ".csv":
            part = path.with_name(f".{path.name}.part")
            rows.to_csv(part, index=False, encoding="utf-8-sig", lineterminator="\n")
            os.replace(part, path)  # noqa: PTH105
        else:
            _write_table(rows, path)
    except (sqlite3.Error, OSError) as error:
        raise InputError(NOT_KEPT, file=path, reason=error) from error


def _write_table(rows: pd.DataFrame, path: Path) -> None:
    """Write the table in one transaction: after a crash SQLite itself puts back what was there."""
    columns = ", ".join(f"{name} TEXT" for name in FIELDS)
    with closing(sqlite3.connect(sqlite_address(path.resolve(), "mode=rw"), uri=True)) as connection, connection:
        connection.execute("BEGIN IMMEDIATE")
        if not _exists(connection):
            connection.execute(f"CREATE TABLE {TABLE} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {columns})")
            connection.execute(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, 'attributes', ?, 0)",
                (TABLE, TABLE),
            )
        connection.execute(f"DELETE FROM {TABLE}")
        marks = ", ".join("?" * len(FIELDS))
        connection.executemany(
            f"INSERT INTO {TABLE} ({', '.join(FIELDS)}) VALUES ({marks})", rows.itertuples(index=False, name=None)
        )


def _exists(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (TABLE,))
    return found.fetchone() is not None
