"""The question of ``wulong:robustgaps`` under every assumption: layers are read and roads noded once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback

from ...analysis.errors import InputError
from ..base import translate
from ..networks import Layers, TravelInputs, network_profile, road_table, travel_inputs, travel_params
from ..parameters import SEASONS
from ..questions import DONE_PCT, READ_PCT, SOLVED_PCT
from ..roads.connectivity_more import SEASON_NAMES
from ..water import inputs as water
from ..water.watersupply_run import capacity_of, rules_of
from . import robustgaps_read as read

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.coverage.robustgaps import Scenario
    from ...analysis.network.tables import RoadTable
    from ...analysis.network.travel import Travel, TravelParams

PREPARED_PCT = 50.0
"""Share of the progress bar when the roads are ready."""
NO_POINTS = "The layer {layer} has no point with coordinates. Give it a place."
ALL_CLOSED = "In the {season} season every road is closed; nobody counts as covered then."


@dataclass(frozen=True)
class Answer:
    """What was found.

    Attributes:
        groups: (n,) rows, see ``analysis.coverage.robustgaps.classify``.
        matrix: a row per run with its assumptions and counts.
        summary: by area, unordered.
        profile: the assumptions in words.
        schematic: anything came from a model.
    """

    groups: pd.DataFrame
    matrix: pd.DataFrame
    summary: pd.DataFrame
    profile: str
    schematic: bool


@dataclass(frozen=True)
class _Asked:
    """A question ready to be asked: (n,) bool for a scenario."""

    answer: Callable[[Scenario], np.ndarray]
    profile: str
    schematic: bool
    workers: int


class _InSeason(Layers):
    """The layers of a run in one season; what was already said about the roads is not said again."""

    def __init__(self, layers: Layers, season: str, *, loud: bool) -> None:
        feedback = layers.feedback if loud else QgsProcessingFeedback(False)
        super().__init__(layers.algorithm, layers.parameters, layers.context, feedback)
        self.season = SEASONS.index(season)

    def choice(self, key: str) -> int:
        """Return the number of the choice made."""
        return self.season if key == "SEASON" else super().choice(key)


def solve(layers: Layers, case: read.Case) -> Answer:
    """Ask under every assumption and count."""
    import numpy as np

    from ...analysis.coverage import robustgaps as engine

    layers.feedback.setProgress(READ_PCT)
    with QUESTIONS[case.question](layers, case) as asked:
        covered = engine.run_scenarios(
            case.scenarios, asked.answer, bearing=_bearing(case), workers=asked.workers,
            report=_between(layers, PREPARED_PCT, SOLVED_PCT), should_stop=layers.feedback.isCanceled,
        )  # fmt: skip
    main = next(iter(case.people))
    fields = case.scenarios.get("people_field", [main] * len(case.scenarios))
    people = np.vstack([case.people[name] for name in fields])
    usable = case.table.usable
    groups = engine.classify(
        covered, case.scenarios, usable,
        certain_share=layers.number("CERTAIN_SHARE"), sensitive_share=layers.number("SENSITIVE_SHARE"),
    )  # fmt: skip
    matrix = case.scenarios.join(engine.totals(covered, case.scenarios, usable, people)).reset_index()
    summary = engine.by_area(groups, covered, case.people[main], case.by)
    return Answer(groups, matrix, summary, f"{words(case)}; {asked.profile}", asked.schematic or case.modelled)


def _bearing(case: read.Case) -> list[str]:
    """Return the assumptions that change who is covered."""
    return [name for name in case.scenarios if name != "people_field" or case.question == read.WATER]


def words(case: read.Case) -> str:
    """Return the assumptions in words, such as ``season dry/wet, access_m 200/500``."""
    axes = (f"{name} " + "/".join(_short(each) for each in case.values(name)) for name in case.scenarios)
    return f"{read.NAMES[case.question]}: {', '.join(axes)}"


def _short(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _between(layers: Layers, low: float, high: float) -> Callable[[float], None]:
    return lambda percent: layers.feedback.setProgress(low + (high - low) * percent / DONE_PCT)


def _tables(layers: Layers, case: read.Case, roads: TravelInputs) -> dict[str, RoadTable]:
    """Return the roads of each season, read once."""
    found: dict[str, RoadTable] = {}
    for season in case.values("season"):
        if not found:
            found[season] = roads.roads
            continue
        quiet = _InSeason(layers, season, loud=False)
        found[season] = road_table(quiet, roads.frame, roads.road_layer, roads.fields)
    for season, table in found.items():
        if not table.motorable.any():
            layers.say(ALL_CLOSED, season=translate(SEASON_NAMES[season]))
    return found


@contextmanager
def _read_roads(layers: Layers, case: read.Case, season: str) -> Iterator[TravelInputs]:
    with travel_inputs(_InSeason(layers, season, loud=True), case.crs) as roads:
        yield roads


def _profiles(layers: Layers, case: read.Case) -> str:
    return " + ".join(network_profile(_InSeason(layers, season, loud=False)) for season in case.values("season"))


def _workers(roads: TravelInputs) -> int:
    """Return how many threads may ask at a time: one where a DEM is open, which only one thread may read."""
    from ...analysis.coverage.robustgaps import WORKERS

    return 1 if roads.ground is not None else WORKERS


def _params(layers: Layers, case: read.Case, kind: type[TravelParams] | None = None, **more: object) -> TravelParams:
    return travel_params(layers, kind, max_access_m=max(case.values("access_m")), **more)


@contextmanager
def _ask_roads(layers: Layers, case: read.Case) -> Iterator[_Asked]:
    """Ask who is joined to the seat by hardened road; one search serves all access limits of a season."""
    from ...analysis.coverage.robustgaps import ask_all
    from ...analysis.roads.roadconnectivity import ConnectivityParams
    from ...analysis.roads.sensitivity import nothing_open, status_by_limit
    from ...analysis.roads.status import CONNECTED

    district, limits = case.district, case.values("access_m")
    stop = layers.feedback.isCanceled
    with _read_roads(layers, case, case.values("season")[0]) as roads:
        tables = _tables(layers, case, roads)
        params = _params(layers, case, ConnectivityParams)

        def of_season(season: str) -> dict[float, np.ndarray]:
            if not tables[season].motorable.any():
                return dict.fromkeys(limits, nothing_open(district.demand))
            return status_by_limit(tables[season], district.demand, district.seats, params, limits, should_stop=stop)

        status = ask_all(tables, of_season, report=_between(layers, READ_PCT, PREPARED_PCT), should_stop=stop)
        yield _Asked(
            lambda given: status[given["season"]][given["access_m"]] == CONNECTED,
            _profiles(layers, case), roads.schematic, _workers(roads),
        )  # fmt: skip


@contextmanager
def _ask_services(layers: Layers, case: read.Case) -> Iterator[_Asked]:
    """Ask who reaches a facility within the limit; roads are noded once a season, faster and slower traffic is not."""
    import numpy as np

    from ...analysis.coverage.robustgaps import ask_all
    from ...analysis.network.travel import prepare_travel
    from ...analysis.services.nearest import nearest_facilities

    cutoff, stop = layers.number("CUTOFF"), layers.feedback.isCanceled
    if not case.facilities.table.usable.any():
        raise InputError(NO_POINTS, layer=case.facilities.table.layer)
    with _read_roads(layers, case, case.values("season")[0]) as roads:
        tables = _tables(layers, case, roads)
        params = _params(layers, case)

        def noded(season: str) -> Travel | None:
            table = tables[season]
            return prepare_travel(table, params, roads.ground, should_stop=stop) if table.motorable.any() else None

        travel = ask_all(tables, noded, workers=_workers(roads), report=_between(layers, READ_PCT, PREPARED_PCT),
                         should_stop=stop)  # fmt: skip

        def answer(given: Scenario) -> np.ndarray:
            season = travel[given["season"]]
            if season is None:
                return np.zeros(len(case.table), bool)
            table = replace(season.roads, speed_kmh=season.roads.speed_kmh * given["speed_pct"] / read.WHOLE_PCT)
            limited = replace(season.params, max_access_m=given["access_m"])
            found = nearest_facilities(
                replace(season, roads=table, params=limited), case.table, case.facilities.table,
                cutoffs=[cutoff], should_stop=stop,
            )  # fmt: skip
            return found.ways["within"].notna().to_numpy()

        yield _Asked(answer, f"{_profiles(layers, case)}, {cutoff:g} min", roads.schematic, _workers(roads))


@contextmanager
def _ask_water(layers: Layers, case: read.Case) -> Iterator[_Asked]:
    """Ask whom the works serve; ways along the roads are measured once for each access limit."""
    import numpy as np

    from ...analysis.coverage.robustgaps import ask_all
    from ...analysis.water.supply import SLACK, Reach, road_reach, supply_people

    works = case.works
    rules, stop = rules_of(layers), layers.feedback.isCanceled
    farthest = rules.max_distance_m * max(case.values("reach_pct")) / read.WHOLE_PCT
    capacity = {season: capacity_of(works, rules) for season in case.values("season")}
    if SEASONS[1] in capacity:  # the wet season fills every source
        full = replace(works, dry_yield=np.full(len(works.table), np.nan))
        capacity[SEASONS[1]] = capacity_of(full, replace(rules, dry_yield=1.0))
    crs, groups = case.crs.authid(), case.table
    with water.opened_dem(layers) as dem, water.pipe_roads(layers, case) as (roads, travel):
        high = water.heights_of(layers, case.places, groups, "ELEVATION_FIELD", dem, crs)
        low = water.heights_of(layers, works.facilities.places, works.table, "WORK_ELEVATION_FIELD", dem, crs)

        def ways(access_m: float) -> Reach:
            limited = replace(travel, params=replace(travel.params, max_access_m=access_m))
            return road_reach(limited, groups, works.table, farthest, should_stop=stop)

        reach = ask_all(case.values("access_m"), ways, report=_between(layers, READ_PCT, PREPARED_PCT),
                        should_stop=stop)  # fmt: skip
        main = next(iter(case.people))

        def answer(given: Scenario) -> np.ndarray:
            found, limit = reach[given["access_m"]], rules.max_distance_m * given["reach_pct"] / read.WHOLE_PCT
            links = found.links.take(np.flatnonzero(found.links.distance_m <= limit * (1 + SLACK)))
            supply = supply_people(
                replace(groups, weight=case.people[given.get("people_field", main)]),
                replace(works.table, weight=capacity[given["season"]]), Reach(links, found.joined), rules,
                lift_m=high[links.group] - low[links.work], useful=works.useful, should_stop=stop,
            )  # fmt: skip
            return supply.groups["reason"].isna().to_numpy()

        text = f"{rules.litres_per_day:g} L, loss {rules.loss_pct:g} %, K {rules.peak_day_factor:g}, yield dry "
        yield _Asked(answer, f"{text}{rules.dry_yield:g}, ≤ {rules.max_distance_m:g} m", roads.schematic,
                     _workers(roads))  # fmt: skip


@contextmanager
def _ask_weather(layers: Layers, case: read.Case) -> Iterator[_Asked]:
    """Ask who lives within the radius of a station."""
    from ...analysis.stations import reach

    stations, radius_m = case.facilities.table, layers.number("RADIUS_M")
    if not stations.usable.any():
        raise InputError(NO_POINTS, layer=stations.layer)
    metres, _ = reach.nearest(case.table.place, stations.place[stations.usable])
    yield _Asked(
        lambda given: metres <= radius_m * given["reach_pct"] / read.WHOLE_PCT + reach.ROUNDING_M,
        f"≤ {radius_m:g} m", False, 1,
    )  # fmt: skip


QUESTIONS = (_ask_roads, _ask_services, _ask_water, _ask_weather)
"""By number, see :mod:`.robustgaps_read`."""
