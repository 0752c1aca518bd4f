"""Columns of a table as short lists inside the page, with the heading, unit and coded values of the catalog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from ..layers.catalog import BY_KEY
from ..layers.codes import Codes
from ..layers.spec import FieldSpec
from .headline import rounded
from .tallies import LARGEST

Pair = list[str]
"""A text in Chinese and English."""

UNITS: Mapping[str, Pair] = {
    "人": ["人", "people"],
    "户": ["户", "households"],
    "个": ["个", ""],
    "处": ["处", ""],
    "条": ["条", ""],
    "对": ["对", ""],
    "项": ["项", ""],
    "km": ["公里", "km"],
    "km²": ["平方公里", "km²"],
    "m³/d": ["立方米/日", "m³/d"],
    "mm": ["毫米", "mm"],
    "L/s": ["升/秒", "L/s"],
    "m³": ["立方米", "m³"],
}
LENGTH, TIME, NUMBER, PERCENT, CODE, PLACE, WORDS, TEXT = "m", "t", "n", "%", "c", "p", "w", "s"
PLACE_FIELDS = ("town_code", "village_code", "seat_code")
DECIMALS = 1
REPEATED = 3
"""A text that stands in every third row or oftener is written once."""


def field_of(table: str, name: str) -> FieldSpec:
    """Return what the catalog knows of a field."""
    return next(each for each in BY_KEY[table].fields if each.name == name)


def pair(spec: Any) -> Pair:
    """Return the title of a layer or field in both languages."""
    return [spec.zh, spec.en]


def pairs(codes: Codes) -> list[Pair]:
    """Return what coded values mean, in their order."""
    return [[zh, en] for _, zh, en in codes]


def number(value: object, decimals: int = DECIMALS) -> float | int | None:
    """Return a number short enough for a screen; None for a missing or endless one."""
    if value is None or pd.isna(value) or abs(value) > LARGEST:  # type: ignore[arg-type, operator]
        return None
    rounded = round(float(value), decimals)  # type: ignore[arg-type]
    return int(rounded) if rounded.is_integer() else rounded


def percent(value: object, target: object = None) -> float | int | None:
    """Return a share short enough for a screen that never reads as all, nothing or its target unless it is."""
    if number(value) is None:
        return None
    shown, decimals = rounded(float(value), None if number(target) is None else float(target))  # type: ignore[arg-type]
    return number(shown, decimals)


def columns(
    frame: pd.DataFrame, table: str, names: Iterable[str], codes: Mapping[str, Codes] | None = None
) -> list[dict[str, Any]]:
    """Return the named fields as ``{label, kind, values, …}``; a field without any value is left out.

    Args:
        frame: rows of the table, or rows matched to others with missing values.
        table: key of the table in the catalog, for headings and units.
        names: fields in the order in which they are shown.
        codes: meaning of coded values the catalog does not list.
    """
    made = [_column(frame[name], field_of(table, name), (codes or {}).get(name, ())) for name in names]
    return [each for each in made if any(value is not None for value in each["values"])]


def _column(values: pd.Series, field: FieldSpec, codes: Codes) -> dict[str, Any]:
    coded = field.values or codes
    head: dict[str, Any] = {"key": field.name, "label": pair(field)}
    if coded:
        return {**head, "kind": CODE, **_coded(values, coded)}
    if field.kind == "text":
        texts = [None if value is None or value != value else str(value) for value in values]
        if field.name in PLACE_FIELDS:
            return {**head, "kind": PLACE, "values": texts}
        return {**head, **_texts(texts)}
    if field.unit in ("m", "min"):
        shown = LENGTH if field.unit == "m" else TIME
        return {**head, "kind": shown, "values": [number(value, 0 if shown == LENGTH else 1) for value in values]}
    if field.unit == "%":
        return {**head, "kind": PERCENT, "values": [percent(value) for value in values]}
    unit = UNITS.get(field.unit, [field.unit, field.unit])
    return {**head, "kind": NUMBER, "unit": unit, "values": [number(value) for value in values]}


def _coded(values: pd.Series, codes: Codes) -> dict[str, Any]:
    place = {code: number for number, (code, _, _) in enumerate(codes)}
    shown = pairs(codes)
    indices = []
    for value in values:
        text = None if value is None or value != value else str(int(value) if isinstance(value, float) else value)
        if text is not None and text not in place:  # a code of the user's own stays as it is
            place[text] = len(shown)
            shown.append([text, text])
        indices.append(None if text is None else place[text])
    return {"codes": shown, "values": indices}


def _texts(texts: Sequence[str | None]) -> dict[str, Any]:
    known = sorted({text for text in texts if text is not None})
    if len(known) * REPEATED > len(texts):
        return {"kind": TEXT, "values": list(texts)}
    place = {text: number for number, text in enumerate(known)}
    return {"kind": WORDS, "words": known, "values": [None if text is None else place[text] for text in texts]}
