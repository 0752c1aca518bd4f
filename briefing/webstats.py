"""Figures for the cards and tables of the web map: how each place does on each question that was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..layers.catalog import BY_KEY
from . import labels
from .model import DISTRICT, TIER, TOWNSHIP, VILLAGE, Briefing, Tally
from .webcolumns import field_of, number, pair, percent
from .weblayers import RELIEF, band_label

LEVELS = (DISTRICT, TIER, TOWNSHIP, VILLAGE)


@dataclass(frozen=True)
class Measure:
    """A share that a summary table gives for every place.

    Attributes:
        theme: key of the theme it belongs to.
        table: the summary.
        share: field with the share in per cent.
        target: field with the target, "" where there is none.
        groups, people: fields with what is still to do, "" where there is none.
        fewer_is_better: the share counts what should not be.
    """

    theme: str
    table: str
    share: str
    target: str = ""
    groups: str = ""
    people: str = ""
    fewer_is_better: bool = False


MEASURES = (
    Measure("connectivity", "roadconnectivity_summary", "share_pct", "target_pct", "groups_to_do", "people_to_do"),
    Measure("circle", "nearestfacility_summary", "people_pct", "target_pct", "groups_to_do", "people_to_do"),
    Measure("water", "watersupply_summary", "served_pct", "target_pct", people="people_to_do"),
    Measure("safewater", "safewater_summary", "safe_low_pct", "target_pct", people="people_to_do"),
    Measure("gravity", "gravityscreening_summary", "gravity_pct"),
    Measure("weather", "stationcoverage_summary", "represented_pct"),
    Measure("critical", "criticalroads_summary", "risk_pct", people="people_at_risk", fewer_is_better=True),
    Measure("robust", "robustgaps_summary", "certain_pct", people="people_certain", fewer_is_better=True),
    Measure("siting", "siting_summary", "people_pct"),
    Measure("projectgap", "projectgap_summary", "open_pct", people="people_open", fewer_is_better=True),
)


def measures(briefing: Briefing) -> list[dict[str, Any]]:
    """Return each measure with its values by level and code: share, target, groups and people to do."""
    return [made for made in (_measure(each, briefing) for each in MEASURES) if made]


def _measure(measure: Measure, briefing: Briefing) -> dict[str, Any] | None:
    frame = briefing.layers[measure.table]
    if not len(frame) or frame[measure.share].isna().all() or not briefing.known(measure.table):
        return None
    title = pair(field_of(measure.table, measure.share))
    if "cutoff" in frame.columns:
        cutoff = frame["cutoff"].min()
        frame = frame[frame["cutoff"] == cutoff]
        unit = ("分钟", "min") if (frame["unit"] == "min").all() else ("米", "m")
        title = [f"{cutoff:g} {unit[0]}{title[0]}", f"{title[1]} within {cutoff:g} {unit[1]}"]
    judged = briefing.judged(measure.table)
    target = measure.target if judged else ""
    counts = (measure.groups if judged else "", measure.people if judged else "")
    values: dict[str, dict[str, list]] = {level: {} for level in LEVELS}
    for row in frame.itertuples():
        if row.level in values:
            goal = getattr(row, target) if target else None
            to_do = [number(getattr(row, each)) if each else None for each in counts]
            share = None if _unknown(row) else getattr(row, measure.share)
            values[row.level][_code(row)] = [percent(share, goal), number(goal), *to_do]
    return {
        "theme": measure.theme,
        "title": title,
        "toDo": [pair(field_of(measure.table, each)) if each else None for each in counts],
        "fewer": measure.fewer_is_better,
        "basis": pair(BY_KEY[measure.table]),
        "values": values,
    }


def _unknown(row: Any) -> bool:
    """Return whether nothing is known of anybody in a place: a share of 0 there would be made up."""
    return bool(getattr(row, "people_unknown", 0) > 0 and row.people_unknown >= row.people)


def _code(row: Any) -> str:
    """Return the code of a place; a district has but one row, so it needs none."""
    return "" if row.level == DISTRICT else (row.zone or "")


def tallies(briefing: Briefing) -> dict[str, Any]:
    """Return the groups of every place by status."""
    return {
        level: {("" if level == DISTRICT else each.code): _tally(each) for each in briefing.tallies[level]}
        for level in LEVELS
    }


def _tally(tally: Tally) -> dict[str, Any]:
    keys = [*(each.key for each in labels.STATUSES), labels.NOT_COMPUTED]
    return {
        "groups": tally.groups,
        "people": tally.people,
        "counts": [tally.groups_by_status[key] for key in keys],
        "share": percent(tally.share_pct, tally.target_pct),
        "target": number(tally.target_pct),
        "groupsToDo": tally.groups_to_do,
        "peopleToDo": tally.people_to_do,
    }


def bands(briefing: Briefing) -> dict[str, Any] | None:
    """Return the people of every place by elevation band."""
    frame = briefing.layers["elevationzones"]
    frame = frame[frame["band"] >= 0]
    if not len(frame):
        return None
    known = frame.drop_duplicates("band").sort_values("band")
    order = {band: place for place, band in enumerate(known["band"])}
    values: dict[str, dict[str, list]] = {level: {} for level in LEVELS}
    for row in frame.itertuples():
        if row.level in values:
            cells = values[row.level].setdefault(_code(row), [0] * len(order))
            cells[order[row.band]] = 0 if pd.isna(row.people) else round(row.people)
    return {
        "classes": [
            {"label": band_label(row.band_low_m, row.band_high_m), "colour": RELIEF[min(place, len(RELIEF) - 1)]}
            for place, row in enumerate(known.itertuples())
        ],
        "title": [BY_KEY["elevationzones_map"].zh + "人口", "People by elevation"],
        "values": values,
    }
