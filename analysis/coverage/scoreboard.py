"""Where each indicator of the plan stands: 2020, the newest computed value, the target of 2025, and the gap.

Which table of a workspace holds which indicator is data: a CSV with the columns of :data:`COLUMNS`, by the name of the
indicator. An indicator without a row there cannot be measured from maps (*not measurable here*): no value is made up.
One whose table is missing in the workspace, or holds no such row, is *not computed*: the algorithm has not been run.

Edge rules: a value at the target has reached it, unless the plan writes ">". Indicators whose target is not a number
are left out. The gap is in the indicator's own unit, 0 where the target is reached, and in people where the result
counts them. A value that is only a lower bound says nothing about a target above it: it is *undecided*, without a gap,
when the result's upper bound (``most``) reaches the target, or when it counts what is listed (``most`` is ``listed``)
and the list gives less than was there in 2020.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from .. import thresholds
from ..errors import InputError

COLUMNS = ("indicator", "table", "where", "value", "people", "better", "most", "note", "source")
NOTHING = "-"
BETTER = ("more", "less")
ROUNDING = 1e-9
LISTED = "listed"
REACHED, PROGRESS, NO_PROGRESS, OPEN, UNDECIDED, NOT_COMPUTED, NOT_MEASURABLE = (
    "reached", "progress", "no_progress", "open", "undecided", "not_computed", "not_measurable",
)  # fmt: skip
"""reached: at the target; progress: better than in 2020; no_progress: not better than in 2020; open: short of the
target, nothing known of 2020; undecided: a lower bound short of the target; not_computed: the result is missing;
not_measurable: no map can give it."""
STRICT = (">", "＞")
"""How the plan writes that the target itself is not enough."""

NO_COLUMN = "The table of sources {layer} has no column {field}. It needs {columns}."
BAD_BETTER = "The table of sources {layer}, {indicator}: better is {value}. Write more or less."
BAD_WHERE = "The table of sources {layer}, {indicator}: where is {value}. Write field=value, several joined by ;."
TWICE = "The table of sources {layer}: {indicator} stands more than once."


@dataclass(frozen=True)
class Source:
    """Where the newest value of an indicator is found.

    Attributes:
        table: of the workspace.
        where: values its row must have, by field.
        value: field with the value.
        people: field with the people short of the target; "" for none.
        more: more is better.
        note: what the value means.
        most: field with what it can be at most; ``listed`` where it counts only what is listed, "" where it is known.
    """

    table: str
    where: Mapping[str, str]
    value: str
    people: str
    more: bool
    note: str
    most: str = ""


def load_sources(path: Path | None = None) -> dict[str, Source]:
    """Return the source of each indicator by its name.

    Args:
        path: a CSV (UTF-8 or GBK); the built-in one by default.

    Raises:
        InputError: not a text, or a column or value is wrong.
    """
    path = thresholds.FOLDER / "scoreboard.csv" if path is None else path
    rows = list(csv.DictReader(io.StringIO(thresholds.read_text(path), newline="")))
    missing = [column for column in COLUMNS[:6] if not rows or column not in rows[0]]
    if missing:
        raise InputError(NO_COLUMN, layer=path.name, field=missing[0], columns=", ".join(COLUMNS[:6]))
    found: dict[str, Source] = {}
    for row in rows:
        cell = {key: (text or "").strip() for key, text in row.items() if key}
        name = cell["indicator"]
        if name in found:
            raise InputError(TWICE, layer=path.name, indicator=name)
        if cell["better"] not in BETTER:
            raise InputError(BAD_BETTER, layer=path.name, indicator=name, value=cell["better"])
        people = "" if cell["people"] == NOTHING else cell["people"]
        found[name] = Source(
            cell["table"], _where(cell["where"], path.name, name), cell["value"], people, cell["better"] == "more",
            cell.get("note", ""), "" if cell.get("most", "") == NOTHING else cell.get("most", ""),
        )  # fmt: skip
    return found


def _where(text: str, layer: str, indicator: str) -> dict[str, str]:
    parts = [part.split("=", 1) for part in text.split(";") if part.strip() and part.strip() != NOTHING]
    if any(len(part) < 2 for part in parts):
        raise InputError(BAD_WHERE, layer=layer, indicator=indicator, value=text)
    return {field.strip(): value.strip() for field, value in parts}


@dataclass(frozen=True)
class Result:
    """What a workspace holds for one indicator.

    Attributes:
        value: newest value.
        people: short of the target, None where not counted.
        most: what the value can be at most, None where it is known.
        profile, basis: as the result carries them, None where it does not.
    """

    value: float
    people: float | None = None
    profile: str | None = None
    basis: str | None = None
    most: float | None = None


def scoreboard(indicators: pd.DataFrame, sources: Mapping[str, Source], results: Mapping[str, Result]) -> pd.DataFrame:
    """Return one row per indicator with a number as target, in the order given.

    Args:
        indicators: code, name, value_2020 and target_2025 (NaN unknown), target_text (as written).
        sources: by name of the indicator.
        results: by name; those the workspace holds.

    Returns:
        The rows with computed, gap, gap_people, light, table, note, profile, basis.
    """
    table = indicators[indicators["target_2025"].notna()].reset_index(drop=True)
    known = zip(*(table[name].tolist() for name in ("name", "value_2020", "target_2025", "target_text")))
    rows = [_judged(sources.get(name), results.get(name), *numbers) for name, *numbers in known]
    columns = ["computed", "gap", "gap_people", "light", "table", "note", "profile", "basis"]
    found = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[:3], float))
    return pd.concat([table, found], axis=1)


def _judged(
    source: Source | None, result: Result | None, before: float, target: float, text: str | None
) -> tuple[object, ...]:
    """Return computed, gap, gap_people, light, table, note, profile and basis of one indicator."""
    if source is None:
        return None, None, None, NOT_MEASURABLE, None, None, None, None
    if result is None:
        return None, None, None, NOT_COMPUTED, source.table, source.note, None, None
    sign = 1.0 if source.more else -1.0
    short = sign * (target - result.value)
    strict = (text or "").strip().startswith(STRICT)
    done = _reaches(short, strict=strict)
    part = source.most == LISTED and sign * (before - result.value) > ROUNDING
    if not done and (part or (result.most is not None and _reaches(sign * (target - result.most), strict=strict))):
        return result.value, None, None, UNDECIDED, source.table, source.note, result.profile, result.basis
    light = REACHED if done else _short(sign, before, result.value)
    people = 0.0 if done and result.people is not None else result.people
    return result.value, max(short, 0.0), people, light, source.table, source.note, result.profile, result.basis


def _reaches(short: float, *, strict: bool) -> bool:
    """Tell whether what is short of the target is nothing."""
    return short < -ROUNDING if strict else short <= ROUNDING


def _short(sign: float, before: float, now: float) -> str:
    """Return how a value short of its target compares with 2020."""
    if before != before:
        return OPEN
    return PROGRESS if sign * (now - before) > ROUNDING else NO_PROGRESS
