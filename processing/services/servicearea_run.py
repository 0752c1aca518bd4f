"""The steps of ``wulong:servicearea``: layers to tables, one question, tables to layers and log."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from ...analysis.errors import Cancelled, InputError
from ...layers import codes
from .. import geometry
from ..adapters import Input, write_frame
from ..base import translate
from ..fields import BASIS
from ..networks import Layers, travel_inputs, travel_params
from ..parameters import numbers_listed
from ..places import point_table, read_places
from ..telling import Teller, title
from .inputs import DONE_PCT, READ_PCT, UNITS, progress, read_facilities

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.network.audit import NetworkAudit
    from ...analysis.network.tables import PointTable
    from ...analysis.services.servicearea import AreaResult

DEMAND_FIELDS = ("GROUP_FIELD", "WEIGHT_FIELD")
MODES = ("facility", "merged", "basins")
"""Value of the field ``mode`` by the choice in MERGE."""

NOT_CUTOFFS = "CUTOFFS is {value}. Give numbers above 0, separated by semicolons, such as 15;30."

_COMMON = (("facility_id", "text"), ("name", "text"), ("cutoff_from", "real"), ("cutoff", "real"), ("unit", "text"))
_ORIGIN = (("mode", "text"), ("profile", "text"), BASIS)
LINES = (*_COMMON, ("length_m", "real"), *_ORIGIN)
AREAS = (*_COMMON, ("area_km2", "real"), ("road_km", "real"), ("people", "real"), *_ORIGIN)
SUMMARY = (*_COMMON, ("road_km", "real"), ("area_km2", "real"), ("people", "real"), ("people_pct", "real"),
           ("reason", "text"), *_ORIGIN)  # fmt: skip


@dataclass(frozen=True)
class Inputs:
    """The points that were read."""

    facilities: PointTable
    names: np.ndarray
    demand: PointTable | None
    crs: QgsCoordinateReferenceSystem
    modelled: bool

    @property
    def total(self) -> float:
        """Return all people, the same in whatever order the rows are; NaN without demand."""
        return math.nan if self.demand is None else math.fsum(self.demand.people)


@dataclass(frozen=True)
class Answer:
    """What was found, and on what roads."""

    result: AreaResult
    audit: NetworkAudit
    road_layer: Input
    profile: str
    schematic: bool


def cutoffs(layers: Layers) -> list[float]:
    """Return the cutoffs asked for.

    Raises:
        InputError: not numbers above 0.
    """
    found = numbers_listed(layers.algorithm, layers.parameters, "CUTOFFS", layers.context)
    if not found or found[0] <= 0:
        text = layers.algorithm.parameterAsString(layers.parameters, "CUTOFFS", layers.context)
        raise InputError(NOT_CUTOFFS, value=text)
    return found


def read(layers: Layers) -> Inputs:
    """Read the points into tables in one local system in metres."""
    import numpy as np

    demand, modelled = None, False
    if layers.open("DEMAND") is not None:
        groups = read_places(layers, "DEMAND", DEMAND_FIELDS, all_fields=True)
        crs = geometry.local_crs(*geometry.median_position(groups.frame, groups.given, layers.context))
        demand = point_table(layers, groups, crs, code="GROUP_FIELD", zone="", weight="WEIGHT_FIELD")
        modelled = groups.modelled
    else:
        places = read_places(layers, "FACILITIES", ())
        crs = geometry.local_crs(*geometry.median_position(places.frame, places.given, layers.context))
    facilities = read_facilities(layers, crs)
    names = [name or code for name, code in zip(facilities.names, facilities.table.id)]
    return Inputs(facilities.table, np.array(names, dtype=object), demand, crs, modelled)


def solve(layers: Layers, inputs: Inputs) -> Answer:
    """Read the roads and ask the engine once."""
    from ...analysis.services.servicearea import AreaParams, service_areas

    params = AreaParams(
        cutoffs=cutoffs(layers),
        merge=layers.choice("MERGE"),
        shape=layers.choice("SHAPE"),
        lines=layers.parameters.get("LINES") is not None,
        areas=any(layers.parameters.get(key) is not None for key in ("OUTPUT", "SUMMARY")),
        cell_m=layers.number("CELL_M"),
    )
    with travel_inputs(layers, inputs.crs) as roads:
        layers.feedback.setProgress(READ_PCT)
        travel = roads.travel(travel_params(layers))
        result = service_areas(
            travel,
            inputs.facilities,
            params,
            inputs.demand,
            report=progress(layers),
            should_stop=layers.feedback.isCanceled,
        )
    return Answer(result, travel.audit, roads.road_layer, roads.profile, roads.schematic or inputs.modelled)


def log(layers: Layers, inputs: Inputs, answer: Answer) -> None:
    """Print what was left out, then a sentence to quote for every cutoff."""
    import numpy as np

    from ...analysis.services.servicearea import REFUSALS

    result, tell = answer.result, Teller(layers)
    limit_m = layers.number("MAX_ACCESS_M")
    tell.network(answer.audit, schematic=answer.schematic, beyond=result.beyond, limit_m=limit_m)
    for reason, text in REFUSALS.items():
        rows = [row for row, why in result.refused.items() if why == reason]
        if rows:
            named = geometry.name_some(inputs.facilities.id[rows])
            layers.say("{n} facilities got no area (codes {ids}): {why}", n=len(rows), ids=named, why=translate(text))
    unit = _unit(layers)
    answered = len(inputs.facilities) - len(result.refused)
    for number, cutoff in enumerate(cutoffs(layers)):
        told = {"cutoff": f"{cutoff:g}", "unit": translate(UNITS[unit]), "n": answered}
        told["km"] = f"{result.road_km_within[number]:.1f}"
        if np.isnan(result.area_km2_within[number]):
            tell("Within {cutoff} {unit} of the nearest of {n} facilities lie {km} km of road.", **told)
        else:
            tell("Within {cutoff} {unit} of the nearest of {n} facilities lie {km} km of road and {km2} km² of land.",
                 **told, km2=f"{result.area_km2_within[number]:.1f}")  # fmt: skip
        if inputs.demand is not None:
            total, within = inputs.total, result.people_within[number]
            share = within / total * DONE_PCT if total else 0.0
            tell("Within {cutoff} {unit} of the nearest of {n} facilities live {people} of {total} people ({share} %).",
                 **told, people=f"{within:.0f}", total=f"{total:.0f}", share=f"{share:.1f}")  # fmt: skip


def _unit(layers: Layers) -> str:
    from ...analysis.network.travel import FASTEST

    return "min" if layers.choice("STRATEGY") == FASTEST else "m"


def write(layers: Layers, inputs: Inputs, answer: Answer) -> dict:
    """Write the layers asked for and return ids and headline numbers.

    Raises:
        Cancelled: the user stopped; nothing was written yet.
    """
    if layers.feedback.isCanceled():
        raise Cancelled
    result = answer.result
    table = _table(layers, inputs, answer)
    outputs = {
        "OUTPUT": _write(layers, inputs, answer, "OUTPUT", table, result.areas),
        "LINES": _write(layers, inputs, answer, "LINES", table, result.lines),
        "SUMMARY": write_frame(
            layers.algorithm, layers.parameters, "SUMMARY", layers.context, table,
            name=title(translate("Service areas by facility"), schematic=answer.schematic), fields=SUMMARY,
            style="servicearea_summary",
        ),
        "ANSWERED": len(inputs.facilities) - len(result.refused),
        "REFUSED": len(result.refused),
        "SCHEMATIC": int(answer.schematic),
    }  # fmt: skip
    outputs["ROAD_KM"] = float(result.road_km_within[-1])
    if result.area_km2_within[-1] == result.area_km2_within[-1]:
        outputs["AREA_KM2"] = float(result.area_km2_within[-1])
    if inputs.demand is not None:
        outputs["PEOPLE"] = inputs.total
        outputs["PEOPLE_WITHIN"] = float(result.people_within[-1])
    layers.feedback.setProgress(DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}


def _table(layers: Layers, inputs: Inputs, answer: Answer) -> pd.DataFrame:
    """Return the rows with codes, names and what they were computed from."""
    import numpy as np

    result = answer.result
    row = result.table["facility"].to_numpy()
    merged = row < 0
    total = inputs.total
    return result.table.assign(
        facility_id=np.where(merged, None, np.asarray(inputs.facilities.id, object)[row]),
        name=np.where(merged, translate("All facilities"), inputs.names[row]),
        unit=_unit(layers),
        length_m=result.table["road_km"] * 1000,
        people_pct=result.table["people"] / total * DONE_PCT if total else np.nan,
        mode=MODES[layers.choice("MERGE")],
        profile=answer.profile,
        basis=codes.MODELLED if answer.schematic else "given",
    )


_FIELDS = {"OUTPUT": AREAS, "LINES": LINES}
_TITLES = {"OUTPUT": "Service areas", "LINES": "Roads within reach"}
_STYLES = {"OUTPUT": "servicearea", "LINES": "servicearea_lines"}
_TYPES = {"OUTPUT": QgsWkbTypes.Type.MultiPolygon, "LINES": QgsWkbTypes.Type.MultiLineString}


def _write(
    layers: Layers, inputs: Inputs, answer: Answer, key: str, table: pd.DataFrame, shapes: np.ndarray
) -> str | None:
    """Write areas or lines in the system of the roads; rows without any are left to the summary."""
    import geopandas
    import shapely

    if layers.parameters.get(key) is None:
        return None
    some = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    back = geometry.back(shapes[some], inputs.crs, answer.road_layer, layers.context)
    frame = geopandas.GeoDataFrame(table[some], geometry=back)
    frame = frame.sort_values("cutoff", ascending=False, kind="stable")  # the smaller ones are drawn over the larger
    return write_frame(
        layers.algorithm, layers.parameters, key, layers.context, frame,
        name=title(translate(_TITLES[key]), schematic=answer.schematic), fields=_FIELDS[key],
        wkb_type=_TYPES[key], crs=answer.road_layer.crs, style=_STYLES[key],
    )  # fmt: skip
