"""Which columns of a table hold the unit's name, its township and its code: by what stands in them, then by title."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from .characters import fold, rows
from .codes import ELSEWHERE, KNOWN, LOST, REPAIRED, read_code
from .match import match_names
from .normalise import clean
from .register import TOWNSHIP, VILLAGE, Register

SAMPLE = 300
"""Different values of a column that are looked at."""
LEAST_SHARE = 0.3
"""Share of the values that must be names (or codes) of the register for the column to count."""
LEAST_PARENT_SHARE = 0.6
TITLE_BONUS = 0.25
"""Worth of a fitting title, as a share of values."""


@dataclass(frozen=True)
class Columns:
    """The columns chosen, None where there is none."""

    name: str | None = None
    parent: str | None = None
    code: str | None = None


@dataclass(frozen=True)
class _Score:
    """How well a column fits a role: share of its values, with the bonus for its title, and different units named."""

    column: str
    share: float
    worth: float
    units: int


def guess_columns(frame: pd.DataFrame, register: Register, level: str = "any") -> Columns:
    """Return the columns that look like name, township and code.

    Args:
        frame: a table as read.
        register: what the names should be of.
        level: as for :func:`.match.match_names`.
    """
    samples = {str(column): _sample(frame[column]) for column in frame.columns}
    samples = {column: values for column, values in samples.items() if values}
    codes = [_code_score(column, values, register) for column, values in samples.items()]
    code = _best(codes, LEAST_SHARE)
    texts = {column: values for column, values in samples.items() if code is None or column != code.column}
    names = [_name_score(column, values, register, level) for column, values in texts.items()]
    name = _best(names, LEAST_SHARE)
    towns = [
        _name_score(column, values, register, TOWNSHIP)
        for column, values in texts.items()
        if level != TOWNSHIP and (name is None or column != name.column)
    ]
    parent = _best(towns, LEAST_PARENT_SHARE)
    if name is None:
        by_title = [column for column in texts if _titled(column, {level, "name"} if level != "any" else {"name"})]
        chosen = by_title[0] if by_title else None
        parent = parent if parent is None or parent.column != chosen else None
    else:
        chosen = name.column
    return Columns(chosen, parent.column if parent else None, code.column if code else None)


def _sample(column: pd.Series) -> list[object]:
    return list(dict.fromkeys(column.dropna().tolist()))[:SAMPLE]


def _best(scores: list[_Score], least: float) -> _Score | None:
    """Return the column that names most different units, the better titled and earlier one of equals."""
    fitting = [score for score in scores if score.share >= least or (score.worth >= least and score.units)]
    return max(fitting, key=lambda score: (score.units, score.worth), default=None)


def _name_score(column: str, values: list[object], register: Register, level: str) -> _Score:
    texts = [value for value in values if isinstance(value, str) and not read_code(value, register).units]
    found = match_names(texts, register, level=level)
    # A name that several units share is a name all the same.
    named = found["method"].ne("unmatched") & ~found["reason"].isin(["part_of_unit", "similar", "other_kind"])
    share = float(named.sum()) / len(values)
    roles = {"name", level} if level != "any" else {"name", VILLAGE, TOWNSHIP}
    worth = share + TITLE_BONUS * _titled(column, roles)
    return _Score(column, share, worth, found.loc[named, "code"].nunique() or int(named.any()))


def _code_score(column: str, values: list[object], register: Register) -> _Score:
    read = [read_code(value, register) for value in values]
    ours = [each for each in read if each.state in (KNOWN, REPAIRED, LOST)]
    any_code = [each for each in read if each.state in (KNOWN, REPAIRED, LOST, ELSEWHERE)]
    share = len(any_code) / len(values) if ours else 0.0
    return _Score(column, share, share + TITLE_BONUS * _titled(column, {"code"}), len({each.units for each in ours}))


def _titled(column: str, roles: set[str]) -> bool:
    """Tell whether a column's title, or its last part, is a word for one of the roles."""
    title = fold(clean(column)).casefold()
    words = {fold(clean(row["word"])).casefold() for row in rows("words.csv") if row["role"] in roles}
    return title in words or any(title.endswith(word) for word in words if len(word) > 1 and not word.isascii())
