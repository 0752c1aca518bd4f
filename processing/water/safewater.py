"""``wulong:safewater``: which villager groups have safe water by four indices, and of which nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsWkbTypes,
)

from ...analysis.errors import Cancelled
from ...layers import codes
from .. import parameters as shared
from .. import reading, values, zones
from ..adapters import make_fields, write_frame
from ..base import WulongAlgorithm, translate
from ..fields import BASIS, PROFILE
from ..networks import Layers, among
from ..services.inputs import Groups, area_layers, first_problem, group_layer, place_fields, read_groups
from ..telling import SCHEMATIC, Teller, title
from . import inputs as read

if TYPE_CHECKING:
    import pandas as pd

    from ...analysis.water.safewater import Evidence

PERCENT = 100.0
SEPARATOR = "; "
PROFILES = ("tches18", "regional")
MEASURES = {
    "LITRES_FIELD": ("litres", "litres_per_day"),
    "FETCH_MIN_FIELD": ("fetch_min", "fetch_min"),
    "FETCH_M_FIELD": ("fetch_m", "fetch_m"),
    "FETCH_UP_FIELD": ("fetch_up_m", "fetch_up_m"),
    "SHORT_DAYS_FIELD": ("short_days", "short_days"),
    "RELIABILITY_FIELD": ("reliability_pct", "reliability_pct"),
}
"""Parameter of a field with numbers: attribute of the evidence and default field."""
ANSWERS = {
    "QUALITY_FIELD": ("quality", "water_quality"),
    "TAP_FIELD": ("tap", "tap"),
    "WATER_SHORT_FIELD": ("water_short", "water_short"),
}
"""Parameter of a field with yes or no."""
YES = "1,yes,true,pass,safe,是,有,合格,达标,已入户"
NO = "0,no,false,fail,unsafe,否,无,没有,不合格,不达标,未入户"
NOT_READ = "{layer}: {count} values of {field} are neither yes nor no and count as unknown ({found})."
GRADES = (
    ("grade", "text"), ("quantity", "text"), ("quality", "text"), ("access", "text"), ("reliability", "text"),
    ("missing", "text"), ("failed", "text"), PROFILE, BASIS,
)  # fmt: skip
"""Per group, after its own fields."""


def summary_fields(people: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of the table by area; ``people`` is ``integer`` or ``real``."""
    return (
        ("level", "text"), ("zone", "text"), ("name", "text"), ("groups", "integer"), ("people", people),
        ("people_safe", people), ("people_unsafe", people), ("people_unknown", people), ("safe_low_pct", "real"),
        ("safe_high_pct", "real"), ("target_pct", "real"), ("people_to_do", people), PROFILE, BASIS,
    )  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What was read and found."""

    groups: Groups
    grades: pd.DataFrame
    summary: pd.DataFrame
    profile: str
    fields: dict[str, str]

    @property
    def schematic(self) -> bool:
        """Tell whether the groups come from a model."""
        return self.groups.places.modelled


class SafeWater(WulongAlgorithm):
    """Quantity, quality, access, reliability; what is not known is not good."""

    ID = "safewater"
    GROUP = "water"
    TITLE = "Safe water by four indices"
    REQUIRES = ("numpy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12")

    def declare(self) -> None:
        """Add the parameters: layers and what decides first, the rest as advanced ones."""
        profiles = [translate("T/CHES 18-2018"), translate("Regional: all limits, reliability ≥ 90 %")]
        for parameter in (
            *group_layer(),
            QgsProcessingParameterEnum("PROFILE", translate("Thresholds"), profiles, False, 0),
            shared.field("LITRES_FIELD", translate("Litres per person and day"), "DEMAND", "litres_per_day"),
            shared.field("QUALITY_FIELD", translate("Quality by test report (passed or failed)"), "DEMAND",
                         "water_quality"),
            shared.field("TAP_FIELD", translate("Tap at home (yes or no)"), "DEMAND", "tap"),
            shared.field("FETCH_MIN_FIELD", translate("Minutes to fetch water"), "DEMAND", "fetch_min"),
            shared.field("FETCH_M_FIELD", translate("Metres across to the water"), "DEMAND", "fetch_m"),
            shared.field("FETCH_UP_FIELD", translate("Metres up to the water"), "DEMAND", "fetch_up_m"),
            shared.field("SHORT_DAYS_FIELD", translate("Days a year without enough water"), "DEMAND", "short_days"),
            shared.field("RELIABILITY_FIELD", translate("Share of the year with enough water (%)"), "DEMAND",
                         "reliability_pct"),
            shared.field("WATER_SHORT_FIELD", translate("Water-short area (yes or no)"), "DEMAND", "water_short"),
            *area_layers(),
        ):  # fmt: skip
            self.add(parameter)
        for parameter in (
            shared.text("YES_VALUES", translate("Values that mean yes or passed"), YES),
            shared.text("NO_VALUES", translate("Values that mean no or failed"), NO),
            shared.number("TARGET_PCT", translate("Target: people with safe water (%)"),
                          read.default("target_central_pct"), low=0, high=100),
            *place_fields(facilities=False),
        ):  # fmt: skip
            self.add(parameter, advanced=True)
        for sink in read.sinks(
            ("OUTPUT", translate("Groups by safe water"), "point"),
            ("SUMMARY", translate("Safe water by area"), "table"),
        ):
            self.add(sink)
        for key, name in (
            ("PEOPLE", translate("People")),
            ("SAFE", translate("People with safe water")),
            ("UNSAFE", translate("People without safe water")),
            ("UNKNOWN", translate("People of whom it is not known")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field that is not in its layer."""
        return first_problem(self, parameters, context, _check_fields)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the evidence, grade, write what was asked for."""
        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            answer = _solve(layers)
            _log(layers, answer)
            return _write(layers, answer)


def _check_fields(layers: Layers) -> None:
    given = layers.open("DEMAND")
    if given is not None:
        layers.fields(given, (*MEASURES, *ANSWERS))


def _solve(layers: Layers) -> Answer:
    import numpy as np
    import pandas as pd

    from ...analysis.counting import are_whole, count_by, percent, to_do
    from ...analysis.network.tables import check_points
    from ...analysis.water.safewater import SAFE, UNKNOWN, UNSAFE, grade

    groups = read_groups(layers)
    check_points(groups.table)
    fields = layers.fields(groups.places.given, (*MEASURES, *ANSWERS))
    evidence = _evidence(layers, groups, fields)
    names = {MEASURES[key][0]: field for key, field in fields.items() if key in MEASURES}
    evidence.check(groups.table.layer, groups.table.id, names)
    grades = grade(evidence, PROFILES[layers.choice("PROFILE")])
    people, found = groups.table.people, grades["grade"].to_numpy()
    columns = {f"people_{each}": np.where(found == each, people, 0.0) for each in (SAFE, UNSAFE, UNKNOWN)}
    counted = count_by(groups.by, pd.DataFrame({"groups": 1, "people": people, **columns}))
    target = layers.number("TARGET_PCT")
    counted = counted.assign(
        safe_low_pct=percent(counted["people_safe"], counted["people"]),
        safe_high_pct=percent(counted["people_safe"] + counted["people_unknown"], counted["people"]),
        target_pct=target,
        people_to_do=to_do(
            counted["people_safe"].to_numpy(), counted["people"].to_numpy(), target / PERCENT,
            whole_numbers=are_whole(people),
        ),
    )  # fmt: skip
    return Answer(groups, grades, zones.in_order(counted, groups.names), PROFILES[layers.choice("PROFILE")], fields)


def _evidence(layers: Layers, groups: Groups, fields: dict[str, str]) -> Evidence:
    import numpy as np

    from ...analysis.water.safewater import NO as NO_STATE
    from ...analysis.water.safewater import NOT_KNOWN, Evidence
    from ...analysis.water.safewater import YES as YES_STATE

    frame, layer = groups.places.frame, groups.places.given.name
    found: dict[str, np.ndarray] = {}
    for key, (attribute, _) in MEASURES.items():
        field = fields.get(key)
        found[attribute] = values.numbers(frame[field], layer) if field else np.full(len(frame), np.nan)
    for key, (attribute, _) in ANSWERS.items():
        field = fields.get(key)
        # An area is short of water only where a field says so; everything else is unknown without a field.
        missing = NO_STATE if key == "WATER_SHORT_FIELD" and not field else NOT_KNOWN
        found[attribute] = np.full(len(frame), missing)
        if field:
            yes, no = (among(frame[field], layers.values(name)) for name in ("YES_VALUES", "NO_VALUES"))
            found[attribute] = np.select([yes, no], [YES_STATE, NO_STATE], NOT_KNOWN)
            given = np.array([text is not None for text in values.texts(frame[field])])
            odd = given & ~yes & ~no
            if odd.any():
                shown = ", ".join(sorted({str(value) for value in frame[field][odd]})[:5])
                layers.say(NOT_READ, layer=layer, field=field, count=int(odd.sum()), found=shown)
    return Evidence(**found)


def _names() -> dict[str, str]:
    return {
        "quantity": translate("Quantity"), "quality": translate("Quality"), "access": translate("Access"),
        "reliability": translate("Reliability"),
    }  # fmt: skip


def _log(layers: Layers, answer: Answer) -> None:
    """Print what evidence there is, then the result."""
    from ...analysis.water.safewater import INDICES, UNKNOWN, UNSAFE, profiles

    tell, total = Teller(layers), answer.summary.iloc[0]
    if answer.schematic:
        layers.say(SCHEMATIC)
    limits = profiles()[answer.profile]
    shown = {key: f"{value:g}" for key, value in limits.items()}
    together = translate("all of them") if limits["fetch_all"] else translate("any of them")
    steady = translate("there {share} % of the time")
    if limits["reliability_pct"] == 0:  # not asked
        steady = translate("short on at most {days} days a year")
    tell(
        "Thresholds {profile}: water for a day {litres_min} L per person ({litres_min_short} L where water is short); "
        "fetched within {fetch_min} min, {fetch_m} m across, {fetch_up_m} m up ({together}); {steady}.",
        profile=answer.profile, together=together, **shown,
        steady=steady.format(days=shown["short_days"], share=shown["reliability_pct"]),
    )  # fmt: skip
    missing = [field for key, (_, field) in {**MEASURES, **ANSWERS}.items() if key not in answer.fields]
    if missing:
        layers.say("{layer} has no evidence in the fields {fields}; what they would tell is unknown.",
                   layer=answer.groups.table.layer, fields=", ".join(missing))  # fmt: skip
    for index in INDICES:
        states = answer.grades[index].value_counts()
        tell("{index}: {unsafe} groups unsafe, {unknown} unknown.", index=_names()[index],
             unsafe=int(states.get(UNSAFE, 0)), unknown=int(states.get(UNKNOWN, 0)))  # fmt: skip
    tell(
        "{safe} of {people} people are known to have safe water, {unsafe} are known to have none, of {unknown} it is "
        "not known: between {low} and {high} % (target {target} %).",
        safe=f"{total['people_safe']:.0f}", people=f"{total['people']:.0f}", unsafe=f"{total['people_unsafe']:.0f}",
        unknown=f"{total['people_unknown']:.0f}", low=f"{total['safe_low_pct']:.1f}",
        high=f"{total['safe_high_pct']:.1f}", target=f"{total['target_pct']:g}",
    )  # fmt: skip


def _write(layers: Layers, answer: Answer) -> dict:
    if layers.feedback.isCanceled():
        raise Cancelled
    origin = {"basis": codes.MODELLED if answer.schematic else "given", "profile": answer.profile}
    people = "integer" if answer.groups.whole_people else "real"
    places, total = answer.groups.places, answer.summary.iloc[0]
    frame = places.frame.assign(
        missing=_listed(answer, "unknown"), failed=_listed(answer, "unsafe"),
        **{column: answer.grades[column].to_numpy() for column in answer.grades}, **origin,
    )  # fmt: skip
    outputs = {
        "OUTPUT": write_frame(
            layers.algorithm, layers.parameters, "OUTPUT", layers.context, frame,
            name=title(translate("Villager groups by safe water"), schematic=answer.schematic),
            fields=make_fields(GRADES, after=places.given.source.fields()),
            wkb_type=QgsWkbTypes.Type.Point, crs=places.given.crs, style="safewater",
        ),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context, answer.summary.assign(**origin),
            name=title(translate("Safe water by area"), schematic=answer.schematic), fields=summary_fields(people),
            style="safewater_summary",
        ),
        "PEOPLE": float(total["people"]),
        "SAFE": float(total["people_safe"]),
        "UNSAFE": float(total["people_unsafe"]),
        "UNKNOWN": float(total["people_unknown"]),
        "SCHEMATIC": int(answer.schematic),
    }  # fmt: skip
    layers.feedback.setProgress(PERCENT)
    return {key: value for key, value in outputs.items() if value is not None}


def _listed(answer: Answer, state: str) -> list[str | None]:
    """Return the names of the indices in a state, None where there is none."""
    from ...analysis.water.safewater import INDICES

    names = _names()
    rows = zip(*(answer.grades[index] == state for index in INDICES))
    return [SEPARATOR.join(names[index] for index, hit in zip(INDICES, row) if hit) or None for row in rows]
