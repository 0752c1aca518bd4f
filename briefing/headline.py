"""What a headline is, and how its numbers are read from the result tables and put into words."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..analysis.coverage.scoreboard import load_sources
from ..layers.catalog import BY_KEY
from ..layers.codes import MODELLED
from .pinyin import beside

DISTRICT = "district"
Layers = Mapping[str, pd.DataFrame]
"""Tables of a workspace by key; one that is not there counts as empty."""
UNITS = {"min": ("分钟", "minutes"), "m": ("米", "metres")}
"""What a limit or cost is counted in, in Chinese and English."""
PLACES = ("townships", "villages", "communities")
"""Layers that give a name its pinyin."""
HEIGHTS_EN = ("below {high} m", "{low}–{high} m", "{low} m and above")
SLOPES_EN = ("up to {high}°", "{low}–{high}°", "above {low}°")
"""Classes with an open lower end, with none, with an open upper end."""
FINEST = 4
"""Decimals at most, where fewer would show a share as if it were all, nothing, or at its target."""
WHOLE = 100.0
EQUAL = 1e-9
"""Shares closer than this are the same."""
OWN_TARGET = ("测算设定", "set for this run")
"""Where a target comes from that the plan does not state."""


@dataclass(frozen=True)
class Headline:
    """The answer to one question in one sentence.

    Attributes:
        question: key of the question (id of its algorithm).
        title_zh, title_en: what the number is about.
        text_zh, text_en: one sentence with the number, its unit and, where there is one, the target and its source.
        value: as the table has it, None where the data do not allow one.
        unit: of value and target.
        target: None where there is none.
        met: the target is reached; None where there is none or it cannot be told.
        people: people concerned by what is missing, None where they are not counted.
        table: result table the value was taken from.
        schematic: computed from modelled data.
    """

    question: str
    title_zh: str
    title_en: str
    text_zh: str
    text_en: str
    value: float | None
    unit: str
    target: float | None = None
    met: bool | None = None
    people: int | None = None
    table: str = ""
    schematic: bool = False


class Row:
    """One row of a result table; a field that is absent or empty reads as None or ""."""

    def __init__(self, values: Mapping[Any, Any]) -> None:
        self._values = values

    def number(self, field: str) -> float | None:
        """Return a number, None where there is none."""
        value = self._values.get(field)
        if value is None or isinstance(value, str) or pd.isna(value):
            return None
        number = float(value)
        return number if math.isfinite(number) else None

    def whole(self, field: str) -> int | None:
        """Return a count, None where there is none."""
        value = self.number(field)
        return None if value is None else round(value)

    def text(self, field: str) -> str:
        """Return a text, "" where there is none."""
        value = self._values.get(field)
        return "" if value is None or value is pd.NA or value != value else str(value)

    @property
    def schematic(self) -> bool:
        """Whether the row was computed from modelled data."""
        return self.text("basis") == MODELLED


def rows(layers: Layers, table: str, **where: str) -> list[Row]:
    """Return the rows of a table with these values, in its order; none where the table is not there."""
    frame = layers.get(table)
    if frame is None or len(frame) == 0 or any(field not in frame.columns for field in where):
        return []
    for field, wanted in where.items():
        frame = frame[frame[field].astype("string").eq(wanted).fillna(False)]
    columns = [column for column in frame.columns if column != "geometry"]
    return [Row(each) for each in pd.DataFrame(frame)[columns].to_dict("records")]


def district(layers: Layers, table: str) -> list[Row]:
    """Return the rows of a summary that stand for the whole district."""
    return rows(layers, table, level=DISTRICT)


def count(value: float | None) -> str:
    """Return a count with separators: ``1,352``."""
    return "0" if value is None else f"{value:,.0f}"


def decimal(value: float | None) -> str:
    """Return a number with one decimal: ``27.6``."""
    return "—" if value is None else f"{value:,.1f}"


def plain(value: float) -> str:
    """Return a number as short as it can be said: ``85``, ``2.5``."""
    return f"{value:,.10g}"


def share(value: float | None, target: float | None = None) -> str:
    """Return a share as it is read: ``90.0%``."""
    if value is None:
        return "—"
    shown, decimals = rounded(value, target)
    return f"{shown:,.{decimals}f}%"


def rounded(value: float, target: float | None = None) -> tuple[float, int]:
    """Return a share to one decimal, or to more where that would show it as all, as nothing or as its target.

    At :data:`FINEST` decimals it is cut, not rounded: a share below a limit never reads as that limit.

    Returns:
        The share and its decimals.
    """
    limits = [each for each in (WHOLE, target) if each is not None and value < each - EQUAL]
    decimals = 1
    while decimals < FINEST and _reads_as_another(value, round(value, decimals), limits):
        decimals += 1
    shown = round(value, decimals)
    if any(shown >= each for each in limits):
        shown = math.floor(value * 10**decimals) / 10**decimals
    return shown, decimals


def _reads_as_another(value: float, shown: float, limits: Sequence[float]) -> bool:
    return any(shown >= each for each in limits) or (value > EQUAL and shown == 0)


def compared(name: str) -> tuple[str, str, str, str]:
    """Return what a field of a result is called and its unit, "" for none, Chinese and English."""
    for spec in BY_KEY.values():
        for field in spec.fields:
            if spec.group == "results" and field.name == name:
                return field.zh, field.en, UNITS.get(field.unit, (field.unit, ""))[0], field.unit
    return name, name, "", ""


def place_en(layers: Layers, name: str) -> str:
    """Return a name as readers of English need it, ``香树村 (Xiangshu Village)``; alone where no place bears it."""
    found = {row.text("pinyin") for table in PLACES for row in rows(layers, table, name=name)} - {""}
    return beside(name, found.pop(), "en") if len(found) == 1 else name  # one spelling, or nobody can tell


def span_en(row: Row, low: str, high: str, words: tuple[str, str, str]) -> str:
    """Return a class between two limits in English; its label where no limit is known.

    Args:
        row: with the fields of both limits, one of which may be open, and ``label``.
        low, high: names of the fields.
        words: for an open lower end, for none, and for an open upper end.
    """
    least, most = row.number(low), row.number(high)
    if least is None and most is None:
        return row.text("label")
    text = words[0] if least is None else words[2] if most is None else words[1]
    return text.format(low=plain(least or 0), high=plain(most or 0))


def planned(layers: Layers, table: str, **where: str) -> Row:
    """Return the plan's indicator that a table answers; one without any value where there is none.

    Args:
        layers: with the plan's ``indicators``.
        table: table as the list of sources of the scoreboard names it.
        where: values of its row, needed where a table answers more than one indicator.
    """
    for name, each in load_sources().items():
        if each.table == table and where.items() <= each.where.items():
            for row in rows(layers, "indicators", name=name):
                return row
    return Row({})


def stated(indicator: Row, target: float | None) -> str:
    """Return where the plan states a target, "" where it is another than the plan's.

    An indicator lists the sentence of its target first; what follows repeats it or gives the value of 2020.
    """
    own = target is not None and indicator.number("number_2025") == target
    return indicator.text("source").split(";")[0].strip() if own else ""


def with_source(target: str, source: str) -> tuple[str, str]:
    """Return a target with where it is stated, in Chinese and English."""
    zh, en = (source, source) if source else OWN_TARGET
    return f"{target}（{zh}）", f"{target} ({en})"


def read_by(layers: Layers, question: str, parameter: str) -> str:
    """Return the key of the layer a question read by one of its parameters, "" where no run says so."""
    for row in rows(layers, "runs", result=question):
        try:
            inputs = json.loads(row.text("inputs") or "[]")
        except ValueError:
            continue
        for each in inputs if isinstance(inputs, list) else []:
            if isinstance(each, dict) and each.get("parameter") == parameter:
                return str(each.get("source", "")).partition("layername=")[2].split("|")[0]
    return ""
