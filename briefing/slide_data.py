"""Rows of the result tables as charts, tables and notes of the slides."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from ..layers import codes
from ..layers.catalog import BY_KEY
from ..layers.spec import FieldSpec
from . import shades
from .headline import UNITS, compared, plain, share
from .model import TOWNSHIP, Briefing
from .slide_parts import NOTHING, PALETTE, Bars, Grid, Series, width_of
from .slide_plan import GAPS, Pick
from .tables import columns_of, value_of
from .tables_answers import with_tier_names
from .tallies import LARGEST

DOCS = Path(__file__).resolve().parents[1] / "docs" / "algorithms"
"""Help of the algorithms; its first paragraphs say what was asked and how it is answered."""
NARROWEST, WIDEST = 0.45, 2.6
"""Share of a column, in inches of its longest text."""
GAP_TITLES = (
    "通畅距目标小组（个）",
    "通畅距目标人口（人）",
    "时限覆盖距目标人口（人）",
    "供水距目标人口（人）",
    "项目缺口人口（人）",
)
"""Of the columns of the list of gaps, in its order."""
METHOD_PARAGRAPHS = 2


def rows_of(briefing: Briefing, pick: Pick) -> pd.DataFrame:
    """Return the rows of a table that a slide is about, in its order, all of them."""
    frame = briefing.layers[pick.table]
    for field, wanted in pick.where.items():
        values = frame[field]
        frame = frame[values == (float(wanted) if values.dtype.kind == "f" else wanted)]
    if pick.only == "measured":
        frame = frame[frame["computed"].notna() & frame["table"].map(briefing.judged).astype(bool)]
    elif pick.only and len(frame):
        values = frame[pick.only[1:]]
        frame = frame[values == (values.min() if pick.only[0] == "+" else values.max())]
    if pick.order:
        rising = pick.order.startswith("+")
        frame = frame.sort_values(pick.order.lstrip("+"), ascending=rising, kind="stable")
    if "grouping" in frame.columns:
        frame = _in_order_of_tiers(briefing, frame)
    return frame


def _in_order_of_tiers(briefing: Briefing, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of tiers under the names the plan gives them, in its order; those of no tier last."""
    order = {each.key: number for number, each in enumerate(briefing.tiers)}
    named = with_tier_names(briefing, frame)
    return named.assign(_order=frame["code"].map(order)).sort_values("_order", kind="stable").drop(columns="_order")


def chart_of(briefing: Briefing, picks: tuple[Pick, ...]) -> Bars | None:
    """Return the first chart that has something to show."""
    for pick in picks:
        frame = rows_of(briefing, pick)
        first, *rest = _specs(pick)
        unit = next((each.unit for each in rest if each.unit), "")
        if not unit and "unit" in frame.columns and len(frame):  # each row has its own: only one fits on an axis
            unit = frame["unit"].mode().get(0, "")
            frame = frame[frame["unit"] == unit]
        unit = _compared(frame)[1] or UNITS.get(unit, (unit,))[0]
        frame = frame.head(pick.top)
        shown = [each for each in rest if frame[each.name].notna().any()]
        if not len(frame) or not shown or (pick is not picks[-1] and _says_nothing(frame, pick)):
            continue
        colours = pick.colours or PALETTE
        series = [
            Series(each.zh, _numbers(frame[each.name]), colours[rest.index(each) % len(colours)]) for each in shown
        ]
        title = _title(frame, pick) + (f"：{shown[0].zh}" if len(shown) == 1 else "")
        categories = [text_of(row, first) or NOTHING for row in frame.itertuples()]
        whole = all(each.kind == "integer" or each.unit == "人" for each in shown)
        return Bars(title, categories, series, pick.stacked, "#,##0" if whole else "#,##0.0", unit)
    return None


def grid_of(briefing: Briefing, picks: tuple[Pick, ...]) -> tuple[str, Grid] | None:
    """Return the first table that has rows, with a caption that says how many there are in all."""
    for pick in picks:
        found = rows_of(briefing, pick)
        frame = found.head(pick.top)
        specs = [each for each in _specs(pick) if len(frame) and frame[each.name].notna().any()]
        if not specs or (pick is not picks[-1] and _says_nothing(found, pick)):
            continue
        headings = [each.title for each in columns_of(specs)]
        rows = [[text_of(row, each) for each in specs] for row in frame.itertuples()]
        fills = [[_fill(row, each) for each in specs] for row in frame.itertuples()]
        unit = _compared(found)[1] or _own_unit(found, specs)
        caption = _title(found, pick) + (f"（{unit}）" if unit else "") + counted(len(rows), len(found))
        numbers = frozenset(number for number, each in enumerate(specs) if each.kind != "text" and not each.values)
        return caption, Grid(headings, rows, column_widths(headings, rows), numbers, fills)
    return None


def _says_nothing(frame: pd.DataFrame, pick: Pick) -> bool:
    """Return whether the rows that should come first have nothing of what they are ordered by."""
    return bool(pick.order) and pick.order[0] not in "+-" and not (frame[pick.order] > 0).any()


def _title(frame: pd.DataFrame, pick: Pick) -> str:
    """Return what a table is about: its name, the limit it was asked with, the field it compares."""
    parts = [BY_KEY[pick.table].zh]
    if "cutoff" in frame.columns and frame["cutoff"].nunique() == 1:
        unit = str(frame["unit"].iloc[0])
        parts.append(f"{plain(float(frame['cutoff'].iloc[0]))} {UNITS.get(unit, (unit,))[0]}以内")
    return "：".join([*parts, *(each for each in _compared(frame)[:1] if each)])


def _compared(frame: pd.DataFrame) -> tuple[str, str]:
    """Return the field that a summary compares and its unit, "" where it compares none or several."""
    if "field" not in frame.columns or frame["field"].nunique() != 1:
        return "", ""
    zh, _, unit, _ = compared(str(frame["field"].iloc[0]))
    return zh, unit


def _own_unit(frame: pd.DataFrame, specs: list[FieldSpec]) -> str:
    """Return in what a table counts costs, where its rows say so and no column does."""
    if "unit" not in frame.columns or any(each.name == "unit" for each in specs) or frame["unit"].nunique() != 1:
        return ""
    unit = str(frame["unit"].iloc[0])
    return UNITS[unit][0] if unit in UNITS and any(each.name.endswith("_cost") for each in specs) else ""


def counted(shown: int, there: int) -> str:
    """Return how many rows there are, and that not all are shown where that is so."""
    return f"（共 {there} 行）" if shown == there else f"（列前 {shown} 行，共 {there} 行）"


def column_widths(headings: list[str], rows: list[list[str]], size: float = 10) -> list[float]:
    """Return the width each column asks for: its longest text, within bounds."""
    columns = [[heading, *(row[number] for row in rows)] for number, heading in enumerate(headings)]
    return [
        min(WIDEST, max(NARROWEST, *(width_of(text, size) for text in column)) + width_of("国", size))
        for column in columns
    ]


def _specs(pick: Pick) -> list[FieldSpec]:
    known = {each.name: each for each in BY_KEY[pick.table].fields}
    return [known[name] for name in pick.fields]


def _numbers(values: pd.Series) -> list[float | None]:
    return [float(value) if pd.notna(value) and abs(value) <= LARGEST else None for value in values]


def text_of(row: object, spec: FieldSpec) -> str:
    """Return a value as a reader sees it: ``1,352``, ``90.0``, the meaning of a code, "" for nothing."""
    value = value_of(row, spec)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if spec.unit == "%":
        return share(value).rstrip("%")
    return f"{value:,.0f}" if spec.kind == "integer" or spec.unit == "人" else f"{value:,.1f}"


def _fill(row: object, spec: FieldSpec) -> str:
    value = getattr(row, spec.name)
    known = {code for code, _, _ in spec.values}
    shade = shades.SHADES.get(spec.name, {})
    return shade.get(value, "") if known and known <= set(shade) else ""


def gaps_of(briefing: Briefing, top: int) -> tuple[str, Grid] | None:
    """Return the townships with what is missing in each, those with most first."""
    columns: dict[str, dict[str, float]] = {}
    names: dict[str, str] = {}
    for (table, field, only), title in zip(GAPS, GAP_TITLES):
        if not briefing.judged(table):
            continue
        frame = rows_of(briefing, Pick(table, (field,), {"level": TOWNSHIP}, only=only))
        frame = frame[frame["zone"].notna()]
        if len(frame) and frame[field].notna().any():
            columns[title] = dict(zip(frame["zone"], frame[field].where(np.isfinite(frame[field]))))
            names.update(zip(frame["zone"], frame["name"]))
    if not columns:
        return None
    table = pd.DataFrame(columns).fillna(0)
    table = table[table.sum(axis="columns") > 0].sort_values(list(columns), ascending=False, kind="stable")
    rows = [
        [names[str(zone)] or str(zone), *(f"{value:,.0f}" for value in values)]
        for zone, values in zip(table.index[:top], table.head(top).to_numpy())
    ]
    headings = ["乡镇（街道）", *columns]
    if not rows:
        return None
    numbers = frozenset(range(1, len(headings)))
    return counted(len(rows), len(table)), Grid(headings, rows, column_widths(headings, rows), numbers)


def notes_of(briefing: Briefing, questions: tuple[str, ...]) -> str:
    """Return the speaker notes of a slide: what is said, from which tables, of which data, by which method."""
    said = [each for each in briefing.headlines if each.question in questions]
    parts = ["结论：", *(each.text_zh for each in said), "", "数据："]
    for table in dict.fromkeys(each.table for each in said):
        frame = briefing.layers[table]
        profile = next(iter(frame["profile"].dropna()), "") if "profile" in frame.columns else ""
        schematic = any(each.schematic for each in said if each.table == table)
        basis = codes.label(codes.BASIS, codes.MODELLED) if schematic else ""
        dem = next(iter(frame["dem"].dropna()), "") if "dem" in frame.columns else ""
        details = "；".join(each for each in (profile and f"参数 {profile}", dem and f"高程 {dem}", basis) if each)
        parts.append(f"{BY_KEY[table].zh}（{table}）" + (f"：{details}" if details else ""))
    for question in questions:
        if any(each.question == question for each in said) and (method := method_of(question)):
            parts += ["", f"方法（wulong:{question}）：", method]
    return "\n".join(parts)


def method_of(question: str) -> str:
    """Return the first paragraphs of an algorithm's help in plain text, "" where it was not shipped."""
    path = DOCS / f"{question}.zh.md"
    if not path.is_file():
        return ""
    paragraphs = [each.strip() for each in path.read_text(encoding="utf-8").split("\n\n")]
    plain = [each for each in paragraphs if each and each[0] not in "#!-|<"]
    return "\n".join(each.replace("`", "").replace("**", "") for each in plain[:METHOD_PARAGRAPHS])
