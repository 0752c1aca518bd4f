"""What each planned road gives, alone and in the best order, and what the map looks like afterwards.

- Alone: groups and people newly connected 通畅 and newly reached 通达, person-minutes saved
  Σ p_i · (t_i before − t_i after) over the groups that had a way before, kilometres, cost.
- In order: at every step the project, or the bundle of projects that only help together, that connects most people
  for its cost (for its kilometres where no cost is given); what connects nobody any more follows by person-minutes
  for cost. Gains are worked out anew where the step before can have changed them: projects complement each other, so
  an old gain is no upper bound. Those of other clusters (:mod:`.projectstatus`) stand, which is exact.
- Exact: within a cluster of at most ``exact_most`` projects every choice is tried; clusters add up. So for the
  money spent after each step the best possible number of people is known, and the gap to it.

A project never makes anything worse: it adds roads (:mod:`.staging`), and every group may get on at every road in
reach. An upgrade is a planned hardened line on top of the road as it is.

Edge rules: a group that gets its first way saves no minutes, it is counted as reached; of equal projects the
code decides; a group is counted at the step that connects it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..errors import InputError
from ..network.ends import Ends
from ..network.slopes import Ground
from ..network.tables import PointTable, RoadTable
from ..network.travel import Steps, check_positive, default
from .projectorder import PEOPLE, Best, Case, Order
from .projectstatus import ProjectStatus
from .roadconnectivity import ConnectivityParams, check_places, number_zones
from .staging import Staged, stage_roads
from .status import NO_ROAD

M_PER_KM = 1000.0
NODED_PCT, ALONE_PCT, ORDERED_PCT, DONE_PCT = 15.0, 55.0, 80.0, 100.0

NO_COST = (
    "The layer {layer}, project {code}: the cost is {value}. Give every project a cost above 0, "
    "or leave COST_FIELD empty."
)
MISSING_COST = "The layer {layer}, project {code}, has a line without a cost. Fill it in, or leave COST_FIELD empty."
NO_LENGTH = "The layer {layer}, project {code}, has no line of any length. Draw it, or leave it out."


@dataclass(frozen=True)
class ProjectParams(ConnectivityParams):
    """What the planner may change.

    Attributes:
        objective: 0 people newly connected, 1 person-minutes saved.
        exact_most: clusters of up to so many projects are searched through.
    """

    objective: int = PEOPLE
    exact_most: int = int(default("exact_projects"))


@dataclass(frozen=True)
class ProjectsResult:
    """Answer to :func:`road_projects`.

    Attributes:
        projects: one row per project, by code: project_id, km, cost, groups_connected,
            people_connected, groups_reached, people_reached, person_minutes, cost_per_person, m_per_person, step.
        sequence: one row per step: step, project_id, together, km, cost, groups_connected, people_connected,
            person_minutes, and the sums so far: total_km, total_cost, total_groups, total_people, total_minutes,
            share_pct (of the people), best_people (most people that the money so far can connect), gap_people.
        groups: one row per group: id, status_before, status_after, minutes_before, minutes_after, minutes_saved,
            step (that connects it; missing where none does), project_id (of that step).
        staged: the roads.
        beyond: number of groups without an existing road within the access limit.
    """

    projects: pd.DataFrame
    sequence: pd.DataFrame
    groups: pd.DataFrame
    staged: Staged
    beyond: int


def road_projects(
    roads: RoadTable,
    planned: RoadTable,
    project: np.ndarray,
    demand: PointTable,
    seats: PointTable,
    params: ProjectParams,
    *,
    cost: np.ndarray | None = None,
    ground: Ground | None = None,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> ProjectsResult:
    """Weigh planned roads against each other.

    Args:
        roads: the existing roads, in metres.
        planned: the planned ones, as they will be.
        project: (planned,) code of the project each line belongs to.
        demand: groups with people and, where known, the zone of their seat.
        seats: the township seats.
        params: what may be changed.
        cost: (planned,) cost of each line; a project costs the sum of its lines.
        ground: heights that walks and unhardened roads are costed on.
        report: is called with the share done in percent.
        should_stop: is asked between steps.

    Raises:
        InputError, Cancelled: the data cannot answer; ``should_stop`` said so.
    """
    check_places(demand, seats)
    check_positive(params, "district_share")
    step = Steps(report, should_stop)
    place = np.argsort([str(code) for code in demand.id], kind="stable")
    demand = demand.take(place)  # sums must not hang on the order of rows
    table = _projects(planned, project, cost)
    number = {code: place + 1 for place, code in enumerate(table["project_id"])}
    stage = np.array([0] * len(roads) + [number[str(code)] for code in project], np.int64)
    staged = stage_roads(_both(roads, planned), stage, params, ground)
    case = _case(staged, demand, seats, params.district_share, should_stop)
    step(NODED_PCT)
    alone = _alone(case, table, step)
    price = table["price"].to_numpy(float)
    order = Order(case, price, alone["person_minutes"].to_numpy(float), params.exact_most)
    chosen = order.run(params.objective, lambda share: step(ALONE_PCT + (ORDERED_PCT - ALONE_PCT) * share))
    sequence, at_step = _sequence(case, table, chosen, Best.of(case, price, params.exact_most), step)
    groups = _after(case, demand, at_step, sequence)
    step(DONE_PCT)
    beyond = int((groups["status_before"] == NO_ROAD).sum())
    groups = groups.iloc[np.argsort(place)].reset_index(drop=True)
    projects = alone.assign(step=np.argsort([row for row, _ in chosen]) + 1)
    return ProjectsResult(projects, sequence, groups, staged, beyond)


def _case(
    staged: Staged,
    demand: PointTable,
    seats: PointTable,
    district_share: float,
    should_stop: Callable[[], bool] | None,
) -> Case:
    """Find who gets on where, on existing and planned roads alike."""
    seats = seats.take(np.argsort([str(code) for code in seats.id], kind="stable"))
    zone, seat_zone = number_zones(demand, seats)
    ends = Ends(staged.travel.legs(demand), staged.travel.legs(seats, arriving=True), zone, seat_zone)
    status = ProjectStatus.of(staged, ends, demand, seats, district_share)
    return Case(staged, ends, status, demand.people, int(staged.road_stage.max()), should_stop)


def _both(roads: RoadTable, planned: RoadTable) -> RoadTable:
    def join(name: str) -> np.ndarray:
        return np.concatenate((getattr(roads, name), getattr(planned, name)))

    names = ("geometry", "road_id", "hardened", "motorable", "speed_kmh", "direction")
    return RoadTable(**{name: join(name) for name in names}, layer=roads.layer)


def _projects(planned: RoadTable, project: np.ndarray, cost: np.ndarray | None) -> pd.DataFrame:
    frame = pd.DataFrame({"project_id": [str(code) for code in project]})
    frame["km"] = np.nan_to_num(shapely.length(planned.geometry)) / M_PER_KM
    frame["cost"] = np.nan if cost is None else np.asarray(cost, float)
    grouped = frame.sort_values(["km", "cost"]).groupby("project_id", sort=True)
    table = grouped.sum().reset_index()
    table.loc[grouped["cost"].apply(lambda values: values.isna().any()).to_numpy(bool), "cost"] = np.nan
    bare = np.flatnonzero(~(table["km"] > 0))
    if len(bare):
        raise InputError(NO_LENGTH, layer=planned.layer, code=table["project_id"][bare[0]])
    if cost is not None:
        wrong = np.flatnonzero(~(np.isfinite(table["cost"]) & (table["cost"] > 0)))
        if len(wrong):
            code, value = table.loc[wrong[0], ["project_id", "cost"]]
            if np.isnan(value):
                raise InputError(MISSING_COST, layer=planned.layer, code=code)
            raise InputError(NO_COST, layer=planned.layer, code=code, value=f"{value:g}")
    table["price"] = table["km"] if cost is None else table["cost"]
    return table


def _alone(case: Case, table: pd.DataFrame, step: Steps) -> pd.DataFrame:
    """Work out what each project gives by itself."""
    rows = []
    base, base_minutes = case.connected([]), case.minutes([])
    base_reached = case.status.reached(case.mask([]))
    for number in range(len(table)):
        new = case.connected([number]) & ~base
        reached = case.status.reached(case.mask([number])) & ~base_reached
        people = float(case.people[new].sum())
        rows.append(
            {
                "groups_connected": int(new.sum()),
                "people_connected": people,
                "groups_reached": int(reached.sum()),
                "people_reached": float(case.people[reached].sum()),
                "person_minutes": case.saved(base_minutes, case.minutes([number])),
                "cost_per_person": table["cost"][number] / people if people > 0 else np.nan,
                "m_per_person": table["km"][number] * M_PER_KM / people if people > 0 else np.nan,
            }
        )
        step(NODED_PCT + (ALONE_PCT - NODED_PCT) * (number + 1) / len(table))
    return pd.concat([table, pd.DataFrame(rows)], axis=1)


def _sequence(
    case: Case, table: pd.DataFrame, chosen: list[tuple[int, int]], best: Best, step: Steps
) -> tuple[pd.DataFrame, np.ndarray]:
    """Build the table of the sequence, and tell for each group the step that connects it (0 before, -1 never)."""
    codes = table["project_id"].to_numpy(object)
    connected = case.connected([])
    at_step = np.where(connected, 0, -1)
    minutes = case.minutes([])
    whole = float(case.people.sum())
    bundles: dict[int, list[int]] = {}
    for project, bundle in chosen:
        bundles.setdefault(bundle, []).append(project)
    start = float(case.people[connected].sum())
    rows, built, spent = [], [], 0.0
    for place, (project, bundle) in enumerate(chosen):
        built.append(project)
        spent += table["price"][project]
        now, later = case.connected(built), case.minutes(built)
        new = now & ~connected
        at_step[new] = place + 1
        others = [codes[each] for each in bundles[bundle] if each != project]
        people = float(case.people[now].sum())
        most = best.people(spent)
        rows.append(
            {
                "step": place + 1,
                "project_id": codes[project],
                "together": ", ".join(others) or None,
                "km": table["km"][project],
                "cost": table["cost"][project],
                "groups_connected": int(new.sum()),
                "people_connected": float(case.people[new].sum()),
                "person_minutes": case.saved(minutes, later),
                "share_pct": DONE_PCT * people / whole if whole > 0 else np.nan,
                "best_people": most,
                "gap_people": max(most - (people - start), 0.0),
            }
        )
        connected, minutes = now, later
        step(ORDERED_PCT + (DONE_PCT - ORDERED_PCT) * (place + 1) / len(chosen))
    frame = pd.DataFrame(rows)
    sums = (("km", "km"), ("cost", "cost"), ("groups", "groups_connected"), ("people", "people_connected"))
    for total, column in (*sums, ("minutes", "person_minutes")):
        frame[f"total_{total}"] = frame[column].cumsum()
    return frame, at_step


def _after(case: Case, demand: PointTable, at_step: np.ndarray, sequence: pd.DataFrame) -> pd.DataFrame:
    every = range(case.count)
    before, after = case.minutes([]), case.minutes(every)
    codes = np.array([None, *sequence["project_id"], None], object)
    return pd.DataFrame(
        {
            "id": np.asarray(demand.id, object),
            "status_before": case.status.status(case.mask([])),
            "status_after": case.status.status(case.mask(every)),
            "minutes_before": before,
            "minutes_after": after,
            "minutes_saved": before - after,
            "step": pd.arrays.IntegerArray(at_step.astype(np.int64), mask=at_step <= 0),
            "project_id": codes[at_step],
        }
    )
