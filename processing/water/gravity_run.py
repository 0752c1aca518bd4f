"""Read, screen and tell for ``wulong:gravityscreening``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...analysis.errors import InputError
from .. import values, zones
from ..base import translate
from ..networks import Layers, dem_path
from ..services.inputs import Groups, read_groups
from ..telling import SCHEMATIC, Teller
from . import inputs as read

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.water.pipes import PipeRules, Screening, Sections

STRAIGHT, ALONG_ROADS, LEAST_COST = 0, 1, 2
M_PER_KM = 1000.0
FINEST = 6
"""Decimals of the metres along a route: finer ones hang on the order in which its roads were added up."""
READ_PCT, ROUTED_PCT, SCREENED_PCT = 20.0, 60.0, 90.0
"""Share of the progress bar after each step."""
UNKNOWN_WORKS = "{layer}: {count} groups name a work that is not in {works}; they get no pipe ({ids})."


def class_choices() -> list[float]:
    """Return the classes of pipes to choose from."""
    from ...analysis.water.sizes import classes

    return classes()


def rules_of(layers: Layers) -> PipeRules:
    """Return what the planner chose about pipes."""
    from ...analysis.water.pipes import PipeRules

    names = ("roughness", "minor_loss_pct", "end_pressure_m", "route_pressure_m")
    gradient = layers.number("PUMP_GRADIENT") / M_PER_KM
    return PipeRules(**{name: layers.number(name.upper()) for name in names}, pump_gradient=gradient)


def check(layers: Layers) -> None:
    """Raise what is wrong with the rules, or that roads or fields are missing."""
    rules_of(layers)
    given = layers.open("DEMAND")
    if given is not None:
        layers.fields(given, ("WORK_FIELD",))
    if layers.choice("ROUTE") == ALONG_ROADS and layers.open("ROADS") is None:
        raise InputError(read.NO_ROADS)


@dataclass(frozen=True)
class Pairs:
    """Works and groups to be joined, one row each; a group without a work has one row with work -1.

    Attributes:
        group, work: (n,) rows.
        lines: (n,) from the work to the group, in metres; None for no route.
        reason: (n,) why there is no work, None where there is one.
    """

    group: np.ndarray
    work: np.ndarray
    lines: np.ndarray
    reason: np.ndarray


@dataclass(frozen=True)
class Answer:
    """What was read and found; ``best`` marks the best row of each group."""

    groups: Groups
    works: read.Works
    pairs: Pairs
    sections: Sections
    screening: Screening
    best: np.ndarray
    summary: pd.DataFrame
    profile: str
    schematic: bool


def solve(layers: Layers) -> Answer:
    """Read, lay routes, take long sections, screen, count."""
    from ...analysis.water.pipes import design_flow_m3s, screen
    from ...analysis.water.sizes import standard_pipes
    from ...analysis.water.supply import works_reason

    groups = read_groups(layers)
    works = read.read_works(layers, groups.crs)
    works_reason(works.table, works.useful)
    path = dem_path(layers)
    if path is None:
        path = str(read.COARSE_DEM)
        layers.say("DEM is empty: the coarse heights that are shipped are used. They rank places; the pipes below show "
                   "the method only. Give a DEM of 30 m or better.")  # fmt: skip
    rules, class_m = rules_of(layers), class_choices()[layers.choice("PIPE_CLASS")]
    layers.feedback.setProgress(READ_PCT)
    with read.opened_dem(layers, path) as dem:
        pairs, schematic = _routes(layers, groups, works, dem)
        layers.feedback.setProgress(ROUTED_PCT)
        crs = groups.crs.authid()
        high = read.heights_of(layers, groups.places, groups.table, "ELEVATION_FIELD", dem, crs)
        low = read.heights_of(layers, works.facilities.places, works.table, "WORK_ELEVATION_FIELD", dem, crs)
        sections = _sections(layers, pairs, dem, crs, low, high)
    flow = design_flow_m3s(
        groups.table.people[pairs.group], layers.number("LITRES_PER_DAY"), layers.number("LOSS_PCT"),
        layers.number("PEAK_DAY_FACTOR"), layers.number("PEAK_HOUR_FACTOR"),
    )  # fmt: skip
    found = screen(sections, flow, standard_pipes(class_m), rules, should_stop=layers.feedback.isCanceled)
    layers.feedback.setProgress(SCREENED_PCT)
    reason = found.table["reason"].where([each is None for each in pairs.reason], pairs.reason)
    found = replace(found, table=found.table.assign(reason=reason))
    best = _best(pairs, found)
    return Answer(
        groups, works, pairs, sections, found, best, _summary(groups, pairs, found, best),
        _profile(layers, class_m, path), schematic or groups.places.modelled or works.facilities.modelled,
    )  # fmt: skip


def _profile(layers: Layers, class_m: float, path: str) -> str:
    routes = (translate("straight"), translate("roads"), translate("least cost"))[layers.choice("ROUTE")]
    text = translate(
        "PE {pipe} m, C {roughness}, minor losses {minor} %, end ≥ {end} m, {litres} L × {day} × {hour}; {routes}; "
        "{dem}"
    )
    return text.format(
        pipe=f"{class_m:g}", roughness=f"{layers.number('ROUGHNESS'):g}", minor=f"{layers.number('MINOR_LOSS_PCT'):g}",
        end=f"{layers.number('END_PRESSURE_M'):g}", litres=f"{layers.number('LITRES_PER_DAY'):g}",
        day=f"{layers.number('PEAK_DAY_FACTOR'):g}", hour=f"{layers.number('PEAK_HOUR_FACTOR'):g}", routes=routes,
        dem=Path(path).name,
    )  # fmt: skip


def _routes(layers: Layers, groups: Groups, works: read.Works, dem) -> tuple[Pairs, bool]:
    """Return the pairs with their routes, and whether roads from a model were used."""
    from ...analysis.water.routes import RouteRules, least_cost_routes, straight_routes

    if layers.choice("ROUTE") == ALONG_ROADS:
        return _along_roads(layers, groups, works)
    group, work = _chosen_pairs(layers, groups, works)
    start, stop = works.table.place[work], groups.table.place[group]
    if layers.choice("ROUTE") == STRAIGHT:
        lines = straight_routes(start, stop)
    else:
        rules = RouteRules(cell_m=layers.number("CELL_M"))
        lines = least_cost_routes(dem, groups.crs.authid(), start, stop, rules, should_stop=layers.feedback.isCanceled)
    return _with_the_rest(groups, group, work, lines, groups.table.usable), False


def _chosen_pairs(layers: Layers, groups: Groups, works: read.Works) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs that a field names, else the nearest works of each group within the limit."""
    import numpy as np

    from ...analysis.water.supply import straight_reach

    named = _named_works(layers, groups, works)
    if named is not None:
        group = np.flatnonzero(named >= 0)
        return group, named[group]
    links = straight_reach(groups.table, works.table, layers.number("MAX_DISTANCE_M"), 1.0).links
    links = links.take(np.flatnonzero(works.useful[links.work])).nearest_first()
    first = np.flatnonzero(np.diff(links.group, prepend=-1))
    rank = np.arange(len(links)) - np.repeat(first, np.diff(np.append(first, len(links))))
    links = links.take(np.flatnonzero(rank < layers.number("NEAREST")))
    return links.group, links.work


def _named_works(layers: Layers, groups: Groups, works: read.Works) -> np.ndarray | None:
    """Return the row of the work that each group names, -1 for none; None where no field was chosen."""
    import numpy as np

    field = layers.fields(groups.places.given, ("WORK_FIELD",)).get("WORK_FIELD")
    if not field:
        return None
    row = {str(code): number for number, code in enumerate(works.table.id)}
    codes = values.codes(groups.places.frame[field])
    found = np.array([row.get(code, -1) if code else -1 for code in codes])
    wrong = np.array([bool(code) for code in codes]) & (found < 0)
    if wrong.any():
        from .. import geometry

        layers.say(UNKNOWN_WORKS, layer=groups.table.layer, works=works.table.layer, count=int(wrong.sum()),
                   ids=geometry.name_some(groups.table.id[wrong]))  # fmt: skip
    return found


def _along_roads(layers: Layers, groups: Groups, works: read.Works) -> tuple[Pairs, bool]:
    import numpy as np
    import shapely

    from ...analysis.network.pairs import cost_pairs
    from ...analysis.network.routes import route_lines

    named = _named_works(layers, groups, works)
    rows = np.flatnonzero(works.useful)
    rows = rows[np.argsort(works.table.id[rows].astype(str), kind="stable")]
    stop = layers.feedback.isCanceled
    with read.pipe_roads(layers, groups) as (roads, travel):
        Teller(layers).network(travel.audit, schematic=False)
        demand, facility = travel.legs(groups.table), travel.legs(works.table.take(rows), arriving=True)
        nearest = None if named is not None else int(layers.number("NEAREST"))
        pairs = cost_pairs(
            travel, demand, facility, limit=layers.number("MAX_DISTANCE_M"), nearest=nearest, should_stop=stop
        )
        if named is not None:
            pairs = pairs.take(np.flatnonzero(rows[pairs.facility] == named[pairs.point]))
        lines = route_lines(travel, demand, facility, pairs, should_stop=stop)
        group, work = pairs.point, rows[pairs.facility]
        if named is not None:
            lost = np.setdiff1d(np.flatnonzero(named >= 0), group)
            group, work = np.append(group, lost), np.append(work, named[lost])
            lines = np.append(lines, np.full(len(lost), None, object))
        joined = np.zeros(len(groups.table), bool)
        joined[demand.point] = True
        lines = np.asarray(shapely.reverse(lines), object)
        return _with_the_rest(groups, group, work, lines, joined), roads.schematic


def _with_the_rest(groups: Groups, group: np.ndarray, work: np.ndarray, lines: np.ndarray, joined: np.ndarray) -> Pairs:
    """Add a row for each group that has no work, and put the rows into the order of the groups.

    Args:
        groups: of the run.
        group, work, lines: of the pairs.
        joined: (groups,) bool, those that have a road within the access limit; all where roads do not matter.
    """
    import numpy as np

    from ...analysis.roads.status import NO_PLACE, NO_ROAD_NEAR
    from ...analysis.water.supply import TOO_FAR

    lost = np.setdiff1d(np.arange(len(groups.table)), group)
    why = np.select([~groups.table.usable[lost], ~joined[lost]], [NO_PLACE, NO_ROAD_NEAR], TOO_FAR)
    reason = np.append(np.full(len(group), None, object), why.astype(object))
    group, work = np.append(group, lost), np.append(work, np.full(len(lost), -1))
    lines = np.append(lines, np.full(len(lost), None, object))
    order = np.argsort(group, kind="stable")
    return Pairs(group[order], work[order], lines[order], reason[order])


def _sections(layers: Layers, pairs: Pairs, dem, crs: str, low: np.ndarray, high: np.ndarray) -> Sections:
    """Return the ground along the routes; heights from fields count at the ends."""
    import numpy as np

    from ...analysis.water.pipes import Sections

    found = dem.profile(pairs.lines, crs, layers.number("PROFILE_STEP_M"))
    first = np.searchsorted(found.line, np.arange(len(pairs.group) + 1))
    ground = np.array(found.height_m, float)
    some = np.flatnonzero(np.diff(first) > 0)
    ground[first[1:][some] - 1] = high[pairs.group[some]]
    ground[first[:-1][some]] = low[pairs.work[some]]
    return Sections(first, np.round(found.distance_m, FINEST), np.round(ground, FINEST))


def _best(pairs: Pairs, found: Screening) -> np.ndarray:
    """Mark one row of each group: the best result, then the shortest route."""
    import numpy as np

    from ...analysis.water.pipes import RESULTS

    rank = found.table["result"].map({result: number for number, result in enumerate(RESULTS)}).to_numpy()
    order = np.lexsort((found.table["length_m"].fillna(np.inf), rank, pairs.group))
    best = np.zeros(len(order), bool)
    best[order[np.diff(pairs.group[order], prepend=-1) != 0]] = True
    return best


def _summary(groups: Groups, pairs: Pairs, found: Screening, best: np.ndarray) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    from ...analysis.counting import count_by, percent
    from ...analysis.water.pipes import GRAVITY, RESULTS, TANKS

    rows = np.flatnonzero(best)
    result = found.table["result"].to_numpy()[rows]  # one per group, in the order of the groups
    people = groups.table.people
    table = pd.DataFrame({"groups": 1, "people": people})
    for each in RESULTS:
        table[f"people_{each}"] = np.where(result == each, people, 0.0)
    counted = count_by(groups.by, table)
    by_gravity = counted[f"people_{GRAVITY}"] + counted[f"people_{TANKS}"]
    counted["gravity_pct"] = percent(by_gravity, counted["people"])
    return zones.in_order(counted, groups.names)


def log(layers: Layers, answer: Answer) -> None:
    """Print what to know before believing the result, then the result."""
    from ...analysis.water.pipes import PIPE_REASONS
    from ...analysis.water.supply import GROUP_REASONS

    tell, table = Teller(layers), answer.screening.table
    if answer.schematic:
        layers.say(SCHEMATIC)
    tell("Rules: {rules}", rules=answer.profile)
    tell("Each route is looked at by itself: a pipe that serves several groups carries more.")
    counts = table["reason"].value_counts()
    for code, text in GROUP_REASONS.items():
        if code in counts:
            tell("{n} groups: {why}", n=int(counts[code]), why=translate(text))
    for code, text in PIPE_REASONS.items():
        if code in counts:
            tell("{n} routes: {why}", n=int(counts[code]), why=translate(text))
    total = answer.summary.iloc[0]
    tell(
        "Of {people} people gravity reaches {gravity} without and {tanks} with break-pressure tanks, {pumped} must be "
        "pumped to, {unknown} have no answer.",
        people=f"{total['people']:.0f}", gravity=f"{total['people_gravity']:.0f}",
        tanks=f"{total['people_break_pressure']:.0f}", pumped=f"{total['people_pumped']:.0f}",
        unknown=f"{total['people_unknown']:.0f}",
    )  # fmt: skip
