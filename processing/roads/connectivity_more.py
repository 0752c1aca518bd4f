"""What else ``wulong:roadconnectivity`` tells: other access limits, the other season, the targets of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import qgis.core

from ...analysis.errors import InputError
from .. import fields, values, zones
from ..adapters import read_frame
from ..base import translate
from ..networks import Layers, among, travel_inputs
from ..parameters import SEASONS
from ..telling import Teller
from .connectivity_run import Answer, Case

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.network.tables import RoadTable
    from ...analysis.roads.roadconnectivity import ConnectivityParams

PERCENT = 100.0
NO_TARGET_TABLE = "There is no table of targets {path}. Choose a CSV file in TARGET_TABLE or leave it empty."
UNKNOWN_LANES = "{n} villages are left out: the lanes of roads on their way are not known."
UNKNOWN_SURFACE = "{n} townships are left out: the surface of roads on their way is not known."
NO_VILLAGES = "The groups have no village code, so villages cannot be counted."
NO_LANES = "The roads have no field with lanes or width, so two-lane roads are not known."
NOTES = {"village_two_lane": UNKNOWN_LANES, "town_asphalt": UNKNOWN_SURFACE}


def limits_listed(layers: Layers) -> list[float]:
    """Return the access limits to compare, in the order given.

    Raises:
        InputError: something is no number of metres.
    """
    text = layers.algorithm.parameterAsString(layers.parameters, "COMPARE_M", layers.context)
    try:
        limits = [float(part) for part in text.replace("；", ";").split(";") if part.strip()]
    except ValueError:
        raise InputError(NOT_LIMITS, value=text) from None
    if not all(0 <= limit < float("inf") for limit in limits):
        raise InputError(NOT_LIMITS, value=text)
    return list(dict.fromkeys(limits))


NOT_LIMITS = "COMPARE_M is {value}. Give metres separated by semicolons, such as 200;500;1000, or leave it empty."


def compare(layers: Layers, case: Case, params: ConnectivityParams) -> pd.DataFrame:
    """Log how the shares change with the access limit and the season, and return them by area."""
    import pandas as pd

    tell, frames = Teller(layers), []
    season = SEASONS[layers.choice("SEASON")]
    limits = limits_listed(layers)
    if limits:
        found = _shares(layers, case, case.roads.roads, params, limits, season)
        frames.append(found.assign(profile=case.roads.profile))
        whole = frames[0][frames[0]["level"] == zones.DISTRICT]
        share = translate("{limit} m {share} %")
        shares = ", ".join(share.format(limit=f"{row.limit_m:g}", share=f"{row.share_pct:.1f}")
                           for row in whole.itertuples())  # fmt: skip
        tell("Share connected by access limit: {shares}.", shares=shares)
    if layers.algorithm.parameterAsBool(layers.parameters, "COMPARE_SEASON", layers.context):
        other = SEASONS[1 - SEASONS.index(season)]
        with travel_inputs(_Season(layers, other), case.district.crs) as roads:
            found = _shares(layers, case, roads.roads, params, [params.max_access_m], other)
        frames.append(found.assign(profile=roads.profile))
        whole = found[found["level"] == zones.DISTRICT].iloc[0]
        tell("In the {season} season: {share} % of the groups connected, {reached} % reached by motorable road.",
             season=translate(SEASON_NAMES[other]), share=f"{whole['share_pct']:.1f}",
             reached=f"{whole['reached_pct']:.1f}")  # fmt: skip
    if frames:
        return pd.concat(frames, ignore_index=True)
    return pd.DataFrame({name: [] for name, _ in fields.connectivity_sensitivity("real")})


SEASON_NAMES = {"dry": "dry", "wet": "wet"}


class _Season(Layers):
    """The layers of a run in another season, without a word in the log."""

    def __init__(self, layers: Layers, season: str) -> None:
        parameters = {**layers.parameters, "SEASON": SEASONS.index(season), "DEM": None}
        super().__init__(layers.algorithm, parameters, layers.context, qgis.core.QgsProcessingFeedback(False))


def _shares(
    layers: Layers, case: Case, roads: RoadTable, params: ConnectivityParams, limits: list[float], season: str
) -> pd.DataFrame:
    """Count connected and reached by area for each limit."""
    import pandas as pd

    from ...analysis.counting import percent
    from ...analysis.roads.sensitivity import nothing_open, status_by_limit
    from ...analysis.roads.summary import summarise

    district = case.district
    if roads.motorable.any():
        found = status_by_limit(
            roads, district.demand, district.seats, params, limits, should_stop=layers.feedback.isCanceled
        )
    else:
        found = dict.fromkeys(limits, nothing_open(district.demand))
    by = {level: zone for level, zone in district.by.items() if level != "village"}
    frames = []
    for limit, status in found.items():
        groups = pd.DataFrame({"status": status})
        table = summarise(groups, district.demand.people, by, 1.0, case.eligible)
        table["reached"] = table["connected"] + table["motorable"]
        table["reached_pct"] = percent(table["reached"], table["groups"])
        frames.append(zones.in_order(table, district.names).assign(limit_m=limit, season=season))
    return pd.concat(frames, ignore_index=True)


def wet_shares(table: pd.DataFrame) -> dict[str, float]:
    """Return the shares of the wet season as headline numbers, nothing where it was not asked about."""
    if not len(table):
        return {}
    whole = table[(table["level"] == zones.DISTRICT) & (table["season"] == SEASONS[1])]
    if not len(whole):
        return {}
    last = whole.iloc[-1]
    pairs = (("WET_CONNECTED_PCT", "share_pct"), ("WET_REACHED_PCT", "reached_pct"))
    return {key: float(last[column]) for key, column in pairs if last[column] == last[column]}


@dataclass(frozen=True)
class _Roads:
    """What the road layer tells besides: (roads,) bool each."""

    asphalt: np.ndarray
    surface_unknown: np.ndarray
    two_lane: np.ndarray
    lanes_unknown: np.ndarray


def targets(layers: Layers, case: Case, answer: Answer) -> pd.DataFrame:
    """Put the shares computed beside the targets of the plan, log them, and return the table."""
    from ...analysis.roads.targets import against_targets

    table = against_targets(read_targets(layers), _target_shares(layers, case, answer))
    notes, tell = [], Teller(layers)
    known = case.district.by.get("village") is not None
    for row in table.itertuples():
        note = translate(NOTES[row.indicator]).format(n=row.unknown) if row.unknown else ""
        if row.indicator == "village_two_lane" and not known:
            note = translate(NO_VILLAGES)
        elif row.indicator == "village_two_lane" and not _lane_fields(layers, case):
            note = translate(NO_LANES)
        notes.append(note or None)
        computed = "?" if row.computed != row.computed else f"{row.computed:.1f}"
        tell("{name}: {computed} % ({n} of {of}), target {target} %. {note}", name=row.name, computed=computed,
             n=row.numerator, of=row.denominator, target=f"{row.target_2025:g}", note=note)  # fmt: skip
    return table.assign(note=notes)


def read_targets(layers: Layers) -> pd.DataFrame:
    """Return the targets: the user's table or the built-in one."""
    from ...analysis.roads.targets import load_targets

    path = layers.algorithm.parameterAsFile(layers.parameters, "TARGET_TABLE", layers.context)
    if path and not Path(path).is_file():
        raise InputError(NO_TARGET_TABLE, path=path)
    return load_targets(Path(path) if path else None)


def _target_shares(layers: Layers, case: Case, answer: Answer) -> dict:
    import numpy as np

    from ...analysis.roads import targets as engine
    from ...analysis.roads.roadconnectivity import number_zones
    from ...analysis.roads.status import CONNECTED

    district, result = case.district, answer.result
    travel, roads = result.travel, _road_facts(layers, case)
    limit = layers.number("MAX_ACCESS_M")
    with np.errstate(invalid="ignore"):
        hardened = (result.groups["hardened_m"] <= limit + engine.SLACK_M).to_numpy(bool)
    zone, seat_zone = number_zones(district.demand, district.seats)
    seats = travel.legs(district.seats, arriving=True)
    village = district.by.get("village")
    two_lane = engine.Share(0, 0)
    if village is not None:
        counted = np.where(case.eligible, village, None)
        two_lane = engine.two_lane_villages(
            travel, district.demand, zone, seats, seat_zone,
            village=counted, two_lane=roads.two_lane, unknown=roads.lanes_unknown,
        )  # fmt: skip
    return {
        engine.GROUP_HARDENED: engine.share_of(hardened, case.eligible),
        engine.GROUP_CONNECTED: engine.share_of((result.groups["status"] == CONNECTED).to_numpy(), case.eligible),
        engine.VILLAGE_TWO_LANE: two_lane,
        engine.TOWN_ASPHALT: engine.asphalt_townships(
            travel, district.seats, seats,
            asphalt=roads.asphalt, unknown=roads.surface_unknown, district_share=result.travel.params.district_share,
        ),
    }  # fmt: skip


def _lane_fields(layers: Layers, case: Case) -> dict[str, str]:
    return layers.fields(case.roads.road_layer, ("LANES_FIELD", "WIDTH_FIELD"))


def _road_facts(layers: Layers, case: Case) -> _Roads:
    """Read what is asphalt, and lanes: their number, else the width, else unknown."""
    import numpy as np

    from ...analysis import thresholds

    roads, frame = case.roads, case.roads.frame
    surface = frame[roads.fields["SURFACE_FIELD"]]
    asphalt = among(surface, layers.values("ASPHALT_VALUES"))
    known = among(surface, layers.values("HARDENED_VALUES") | layers.values("UNHARDENED_VALUES"))
    chosen = _lane_fields(layers, case)
    lanes, width = np.full(len(frame), np.nan), np.full(len(frame), np.nan)
    if chosen:
        quiet = qgis.core.QgsProcessingFeedback(False)
        given = roads.road_layer
        more = read_frame(given, layers.context, quiet, fields=list(chosen.values())).loc[frame.index]
        if "LANES_FIELD" in chosen:
            lanes = values.numbers(more[chosen["LANES_FIELD"]], given.name)
        if "WIDTH_FIELD" in chosen:
            width = values.numbers(more[chosen["WIDTH_FIELD"]], given.name)
    wide = width >= thresholds.value("roads", "two_lane_width_m")
    two_lane = np.where(np.isnan(lanes), wide, lanes >= thresholds.value("roads", "two_lanes"))
    return _Roads(asphalt, ~known & ~asphalt, two_lane.astype(bool), np.isnan(lanes) & np.isnan(width))
