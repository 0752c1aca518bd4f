"""Columns of a file under the names of the data model, and their values as it spells them.

A column is known by its name in the data model, its Chinese or English title, or a word of ``headers.csv`` (national
land survey, road and water inventories), whatever the case, padding, width and units in brackets. A shapefile cuts
names to ten bytes: a cut name counts when only one word begins with it.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from ...analysis.errors import InputError
from .problems import Problem
from .targets import Field, Target

FOLDER = Path(__file__).parent
NO_COLUMN = "The file {file} has no field {field} ({parameter}). It has: {fields}. Choose another one."
TOWN_NAME, VILLAGE_NAME = "town_name", "village_name"
ROUTE_CLASSES = {"G": "national", "S": "provincial", "X": "county", "Y": "township", "C": "village", "Z": "track"}
"""First letter of a road number and its class: GB/T 917 (路线标识规则); Z, 专用公路, counts as the lowest."""
CUT_BYTES = (9, 10)
"""Length of a shapefile's field name that may have been cut: ten bytes, nine where a Chinese letter did not fit."""
MOST = 0.5
"""Share of a column's values that must be names of units for it to be taken for their column."""
SHOWN = 10
"""Values named in one row of the report."""
_NOT_IN_NAMES = re.compile(r"[\s_\-·.:：/（）()]|（.*?）|\(.*?\)")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Chosen:
    """Columns that the user chose; empty for those to be found."""

    name: str = ""
    parent: str = ""
    code: str = ""


@dataclass(frozen=True)
class Mapped:
    """A file under the names of the data model.

    Args:
        values: one row per feature, columns named as fields (and ``town_name``, ``village_name``); what the file has
            no column for is not there. Texts are stripped, empty ones null.
        columns: column of the file by field.
        problems: values that could not be understood, columns that were not used.
    """

    values: pd.DataFrame
    columns: dict[str, str]
    problems: list[Problem]

    def get(self, field: str) -> pd.Series | None:
        """Return a column, None where the file has none."""
        return self.values.get(field)


def map_columns(frame: pd.DataFrame, target: Target, chosen: Chosen, file: str, names: Collection[str] = ()) -> Mapped:
    """Find the columns an import needs and bring their values into the form of the data model.

    Args:
        frame: attributes of the features (a geometry column is left out).
        target: layer to import into.
        chosen: columns named by the user.
        file: name of the file, for the sentences.
        names: names of the units; where no header says which column has the name, the one that holds them is taken.

    Raises:
        InputError: a chosen column is not there.
    """
    geometry = getattr(frame, "_geometry_column_name", None)
    columns = [str(column) for column in frame.columns if column != geometry]
    found = find_columns(columns, target)
    for role, column, parameter in _choices(target, chosen):
        if column not in columns:
            fields = ", ".join(columns)
            raise InputError(NO_COLUMN, file=file, field=column, parameter=parameter, fields=fields)
        found = {key: value for key, value in found.items() if value != column or key == role}
        found[role] = column
    if target.spec.display not in found and not chosen.name and names:
        free = [column for column in columns if column not in found.values()]
        column = _holding(frame[free], names)
        found.update({target.spec.display: column} if column else {})
    problems: list[Problem] = []
    values = pd.DataFrame(index=frame.index)
    specs = {field.name: field for field in target.spec.fields}
    for role, column in found.items():
        values[role] = _typed(frame[column], specs.get(role), target, problems)
    if "road_class" in specs:
        _class_by_number(values)
    unused = [column for column in columns if column not in found.values()]
    if unused:
        problems.append(Problem("unused_columns", target.key, file, ", ".join(unused), count=len(unused)))
    return Mapped(values, found, problems)


def find_columns(columns: Iterable[str], target: Target) -> dict[str, str]:
    """Return the column of the file for each role that one is found for; each column serves once."""
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(normal(column), column)
    found: dict[str, str] = {}
    words = role_words(target)
    for role, names in words.items():
        first = next((by_name[word] for word in names if word in by_name), None)
        if first is not None and first not in found.values():
            found[role] = first
    for role, names in words.items():
        cut = [column for column in by_name.values() if _cut(column) and column not in found.values()]
        begun = [column for column in cut if any(word.startswith(normal(column)) for word in names)]
        if role not in found and len(begun) == 1:
            found[role] = begun[0]
    return found


def _holding(frame: pd.DataFrame, names: Collection[str]) -> str:
    """Return the column most of whose values are names of units, empty for none."""
    wanted = {_plain_word(name) for name in names}
    shares = {
        str(column): sum(_plain_word(str(value)) in wanted for value in frame[column]) / max(len(frame), 1)
        for column in frame
    }
    best = max(shares, key=lambda column: shares[column], default="")
    return best if best and shares[best] > MOST else ""


def role_words(target: Target) -> dict[str, list[str]]:
    """Return the words each role is known by, best first; the roles of the layer's own key come first."""
    roles = [target.spec.primary, target.spec.display, *(field.name for field in target.spec.fields)]
    names = {field.name for field in target.spec.fields}
    if target.level != "township" and "town_code" in names:
        roles.append(TOWN_NAME)
    if target.level != "village" and "village_code" in names:
        roles.append(VILLAGE_NAME)
    # Forms show the name where the table has a code (所属乡镇), so a file with that title holds names.
    titles = {field.name: (field.name,) if field.lookup else (field.name, field.zh, field.en)
              for field in target.spec.fields}  # fmt: skip
    found = {}
    for role in dict.fromkeys(roles):
        own = [word for layers, name, words in _headers() for word in words
               if name == role and (layers == "*" or target.key in layers.split("/"))]  # fmt: skip
        found[role] = list(dict.fromkeys(normal(word) for word in (*titles.get(role, (role,)), *own)))
    return found


def normal(header: str) -> str:
    """Return a header without case, width, blanks, marks and units in brackets."""
    text = unicodedata.normalize("NFKC", str(header)).strip()
    short = re.sub(r"\(.*?\)", "", text) or text
    return _NOT_IN_NAMES.sub("", short).casefold()


def empty_column(index: pd.Index) -> pd.Series:
    """Return a column of nulls; pandas would make NaN of a bare None, which counts as true."""
    return pd.Series([None] * len(index), index=index, dtype=object)


def blank_as_null(column: pd.Series) -> pd.Series:
    """Return texts stripped, with null for an empty one."""
    values = [None if pd.isna(value) else _text(value) for value in column]
    return pd.Series([value or None for value in values], index=column.index, dtype=object)


def _choices(target: Target, chosen: Chosen) -> list[tuple[str, str, str]]:
    """Return role, column and parameter of what the user chose."""
    names = {field.name for field in target.spec.fields}
    parent = VILLAGE_NAME if "village_code" in names and target.level is None else TOWN_NAME
    roles = (
        (target.spec.display, chosen.name, "NAME_FIELD"),
        (parent, chosen.parent, "PARENT_FIELD"),
        (target.spec.primary, chosen.code, "CODE_FIELD"),
    )
    return [each for each in roles if each[1]]


def _text(value: object) -> str:
    """Return a cell as text; whole numbers read as 500156001200.0 lose their point."""
    if isinstance(value, (float, np.floating)) and float(value).is_integer():
        return str(int(value))
    return str(value).replace("\u3000", " ").strip().strip("\x00")


def _typed(column: pd.Series, spec: Field | None, target: Target, problems: list[Problem]) -> pd.Series:
    if spec is None or spec.kind == "text":
        texts = blank_as_null(column)
        return texts if spec is None or not spec.values else _spelled(texts, spec, target, problems)
    numbers = pd.to_numeric(column.map(_first_number), errors="coerce")
    lost = numbers.isna() & blank_as_null(column).notna()
    if lost.any():
        shown = ", ".join(f"{value}" for value in column[lost].astype(str).unique()[:SHOWN])
        problems.append(Problem("no_number", target.key, spec.name, shown, count=int(lost.sum())))
    if spec.kind == "integer":
        numbers = numbers.round().astype("Int64")
    return pd.Series([None if pd.isna(each) else each for each in numbers], index=column.index, dtype=object)


def _first_number(value: object) -> object:
    """Return the number in a cell such as ``3.5米``, ``1,200`` or ``2021年``, else the cell."""
    if not isinstance(value, str):
        return value
    found = _NUMBER.search(unicodedata.normalize("NFKC", value).replace(",", ""))
    return found[0] if found else None


def _spelled(texts: pd.Series, spec: Field, target: Target, problems: list[Problem]) -> pd.Series:
    """Return coded values by any of their names; an unknown one stays and is told."""
    known = {**_spellings().get(spec.name, {}), **target.spellings[spec.name]}
    found = texts.map(lambda value: None if value is None else known.get(_plain_word(value)))
    unknown = texts[found.isna() & texts.notna()]
    if len(unknown):
        shown = ", ".join(unknown.unique()[:SHOWN])
        problems.append(Problem("unknown_value", target.key, spec.name, shown, count=len(unknown)))
    return pd.Series(found.where(found.notna(), texts), dtype=object)


def _plain_word(value: str) -> str:
    return unicodedata.normalize("NFKC", value).strip().casefold()


def _class_by_number(values: pd.DataFrame) -> None:
    """Fill the class of roads that lack one from the first letter of a number such as X123 or C001500156."""
    if "road_id" not in values:
        return
    numbered = values["road_id"].map(lambda value: bool(value) and bool(re.match(r"[GSXYCZ]\d", str(value).upper())))
    by_number = (
        values["road_id"]
        .where(numbered)
        .map(lambda value: ROUTE_CLASSES[value[0].upper()] if isinstance(value, str) else None)
    )
    own = values["road_class"] if "road_class" in values else empty_column(values.index)
    if by_number.notna().any():
        values["road_class"] = own.where(own.notna(), by_number)


def _cut(column: str) -> bool:
    return any(len(column.encode(codec, errors="replace")) in CUT_BYTES for codec in ("utf-8", "gbk"))


@cache
def _headers() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    with (FOLDER / "headers.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["layers"], row["role"], tuple(row["words"].split("|"))) for row in csv.DictReader(file))


@cache
def _spellings() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    with (FOLDER / "spellings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words = {_plain_word(word): row["code"] for word in row["words"].split("|")}
            found.setdefault(row["field"], {}).update(words)
    return found
