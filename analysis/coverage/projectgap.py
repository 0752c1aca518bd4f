"""What the plan's projects give each township and village, sector by sector, and where they leave a need open.

A project *names* a place when one of its place rows has the place's code. Several rows of one project on one place are
one project; the surest of them counts. A row less sure than the minimum is *uncertain*: listed, not counted. The
expected count is the sum of the confidences of the projects counted, so 2 projects at 0.8 and 0.6 are 1.4.

- A township has the projects that name it or one of its villages.
- A village has the projects that name it; those that name only its township are counted apart (``wider``).
- Projects for the whole district are counted once per sector, apart, and cover no single place unless asked.
- Rows that name no place of the register ("68 villages") are *unplaced*: they keep their number and a row of their own.

Overlap: two projects of one sector in years that meet, which both name a place, or of which one names the township and
the other a village in it (``within``). Two different villages of a township are no overlap.

Gap: a place with an unmet need (given from outside, as groups and people) and no funded project that is finished by a
year. The class says why: see :data:`CLASSES`. Funded: some source of money is entered. A project without a last year
is not finished by any. Where the need is known, a township has the class of its villages that leaves most people open,
and is planned only when none does: one village's project does not close another's gap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..counting import ALL, percent
from ..errors import InputError

TOWNSHIP, VILLAGE, DISTRICT, UNPLACED = "township", "village", "district", "unplaced"
PLANNED, LATE, UNCERTAIN, WIDER, GAP, MET, UNKNOWN = (
    "planned", "late", "uncertain", "wider_only", "gap", "no_need", "unknown",
)  # fmt: skip
CLASSES = (GAP, WIDER, UNCERTAIN, LATE, PLANNED, MET, UNKNOWN)
"""gap: no project at all; wider_only: only the district's (a village: or its township's); uncertain: only rows less
sure than the minimum; late: named, but without money or finished later; planned: a funded project in time; no_need:
all needs met; unknown: nobody lives there, or nothing is known of those who do."""
OPEN = (GAP, WIDER, UNCERTAIN, LATE)
"""Classes in which a need stays open."""
SAME, WITHIN = "same", "within"
NO_SECTOR = "?"

TWICE = "The layer {layer}: the project {value} stands more than once. Give every project one row."
ORPHAN = "The layer {layer}: {value} is no project of the layer {other}. Correct the project number."
CONFIDENCE = "The layer {layer}, field {field}: {value} is no confidence. Give numbers from 0 to 1."
YEARS = "The layer {layer}: the project {value} ends before it begins. Correct its years."


@dataclass(frozen=True)
class Plan:
    """Projects and the places they name, checked by :func:`checked`.

    Attributes:
        projects: index project; name, sector, years ``year_from`` and ``year_to`` (NaN unknown), ``funding`` (tuple of
            sources, empty where none is entered).
        places: project, unit (code or None), place (as written), confidence, count (NaN), remark.
    """

    projects: pd.DataFrame
    places: pd.DataFrame


@dataclass(frozen=True)
class Register:
    """Codes and names that places are found by.

    Attributes:
        towns: name by township code.
        villages: name by village code.
        town_of: township code by village code.
        district: codes that mean the whole district.
    """

    towns: Mapping[str, str]
    villages: Mapping[str, str]
    town_of: Mapping[str, str]
    district: frozenset[str]


@dataclass(frozen=True)
class Rules:
    """How projects are counted.

    Attributes:
        least_confidence: rows less sure are uncertain.
        by_year: a project finished later leaves the gap open.
        wider_covers: projects for a whole township or the district count as covering each place in it.
    """

    least_confidence: float
    by_year: int
    wider_covers: bool


def checked(plan: Plan, *, layer: str, places_layer: str, confidence_field: str) -> Plan:
    """Return the plan when it can be counted.

    Raises:
        InputError: a project stands twice or ends before it begins, a place belongs to no project, or a confidence
            is no number from 0 to 1.
    """
    projects, places = plan.projects, plan.places
    twice = projects.index[projects.index.duplicated()]
    if len(twice):
        raise InputError(TWICE, layer=layer, value=twice[0])
    wrong = projects.index[projects["year_to"] < projects["year_from"]]
    if len(wrong):
        raise InputError(YEARS, layer=layer, value=wrong[0])
    orphan = places.loc[~places["project"].isin(projects.index), "project"]
    if len(orphan):
        raise InputError(ORPHAN, layer=places_layer, value=orphan.iloc[0], other=layer)
    unsure = places.loc[~places["confidence"].between(0.0, 1.0), "confidence"]
    if len(unsure):
        raise InputError(CONFIDENCE, layer=places_layer, field=confidence_field, value=unsure.iloc[0])
    return plan


def located(plan: Plan, register: Register) -> pd.DataFrame:
    """Return one row per project and place, the surest row of each, with level, code and town.

    Returns:
        project, level (township, village, district or unplaced), code, town, confidence, place, count, remark.
    """
    table = plan.places.copy()
    unit = table.pop("unit")
    levels = [
        (VILLAGE, unit.isin(list(register.villages))),
        (TOWNSHIP, unit.isin(list(register.towns))),
        (DISTRICT, unit.isin(list(register.district))),
    ]
    table["level"] = np.select([mask for _, mask in levels], [level for level, _ in levels], UNPLACED)
    table["code"] = unit.where(table["level"] != UNPLACED, None)
    table["town"] = np.where(table["level"] == VILLAGE, unit.map(dict(register.town_of)), unit)
    table["town"] = table["town"].where(table["level"].isin((VILLAGE, TOWNSHIP)), None)
    known = table[table["level"] != UNPLACED].sort_values(["project", "code", "confidence"], kind="stable")
    known = known.drop_duplicates(["project", "code"], keep="last")
    return pd.concat([known, table[table["level"] == UNPLACED]], ignore_index=True)


def by_place(found: pd.DataFrame) -> pd.DataFrame:
    """Return one row per project and place it is counted at: villages also count for their township.

    Args:
        found: from :func:`located`.

    Returns:
        level, code, project, confidence.
    """
    own = found[found["level"].isin((TOWNSHIP, VILLAGE))]
    upward = own.assign(level=TOWNSHIP, code=own["town"])
    rows = pd.concat([own[own["level"] == VILLAGE], upward])[["level", "code", "project", "confidence"]]
    return rows.groupby(["level", "code", "project"], sort=True)["confidence"].max().reset_index()


@dataclass(frozen=True)
class Need:
    """Unmet need by place.

    Attributes:
        table: index (level, code); groups, people, groups_need, people_need.
    """

    table: pd.DataFrame


def need_by_place(groups: pd.DataFrame) -> Need:
    """Add up the need of groups by village, township and as a whole.

    Args:
        groups: village, town (codes or None), people, unmet (bool, one row per group).
    """
    rows = groups.assign(
        groups=1, groups_need=groups["unmet"].astype(int), people_need=groups["people"].where(groups["unmet"], 0.0)
    )
    wanted = ["groups", "people", "groups_need", "people_need"]
    parts = [
        rows.loc[rows[field].notna()].groupby(field)[wanted].sum().rename_axis("code").assign(level=level)
        for level, field in ((TOWNSHIP, "town"), (VILLAGE, "village"))
    ]
    whole = rows[wanted].sum().to_frame().T.assign(code="", level=ALL).set_index("code")
    table = pd.concat([*parts, whole]).set_index("level", append=True).swaplevel()
    return Need(table.sort_index())


def matrix(plan: Plan, register: Register, rules: Rules, need: Need | None, answering: np.ndarray) -> pd.DataFrame:
    """Return one row per place and sector: what exists, who pays, from when to when, and what is missing.

    Args:
        plan: checked.
        register: of the district.
        rules: how projects are counted.
        need: by place, None where nothing is known of it.
        answering: (n,) bool, projects that would meet the need; a sector without any has no gap class.

    Returns:
        level, code, name, town, sector, projects, expected, match_confidence (least of those counted), uncertain,
        wider, funded, in_time, funding, year_from, year_to, numbers, gap.
    """
    found = located(plan, register)
    sectors = list(dict.fromkeys(plan.projects["sector"]))
    asked = set(plan.projects["sector"][answering])
    places = _all_places(register)
    rows = []
    spread = by_place(found)
    for sector in sectors:
        table = places_with(plan, found, spread, plan.projects.index[plan.projects["sector"] == sector], rules, places)
        chosen = plan.projects.index[(plan.projects["sector"] == sector) & answering]
        table["gap"] = None
        if need is not None and sector in asked:
            table["gap"] = classes(places_with(plan, found, spread, chosen, rules, places), need, rules)
        rows.append(table.assign(sector=sector))
    return pd.concat(rows, ignore_index=True)


def pooled(plan: Plan, register: Register, rules: Rules, need: Need | None, answering: np.ndarray) -> pd.DataFrame:
    """Return one row per place as :func:`matrix`, over all projects that would meet the need, with the need itself.

    Returns:
        As matrix, without sector, with groups, people, groups_need, people_need.
    """
    found = located(plan, register)
    chosen = plan.projects.index[answering]
    table = places_with(plan, found, by_place(found), chosen, rules, _all_places(register))
    table["gap"] = classes(table, need, rules) if need else None
    columns = ["groups", "people", "groups_need", "people_need"]
    if need is None:
        return table.assign(**dict.fromkeys(columns, np.nan))
    known = need.table.reindex(pd.MultiIndex.from_frame(table[["level", "code"]]))[columns]
    return _by_villages(table.assign(**{name: known[name].to_numpy() for name in columns}))


def _by_villages(table: pd.DataFrame) -> pd.DataFrame:
    """Give each township the class of its villages in need; one whose need has no village keeps its own."""
    needy = table[(table["level"] == VILLAGE) & (table["groups_need"] > 0)]
    if needy.empty:
        return table
    people = needy.pivot_table(index="town", columns="gap", values="people_need", aggfunc="sum")
    people = people.reindex(columns=list(OPEN))
    worst = people.fillna(-1.0).idxmax(axis=1).where(people.notna().any(axis=1), PLANNED)
    found = table["code"].where(table["level"] == TOWNSHIP).map(worst)
    return table.assign(gap=found.where(found.notna(), table["gap"]))


def _all_places(register: Register) -> pd.DataFrame:
    rows: list[tuple[str, str, str, str | None]]
    rows = [(TOWNSHIP, code, name, code) for code, name in sorted(register.towns.items())]
    rows += [(VILLAGE, code, name, register.town_of.get(code)) for code, name in sorted(register.villages.items())]
    return pd.DataFrame(rows, columns=["level", "code", "name", "town"])


def places_with(
    plan: Plan, found: pd.DataFrame, spread: pd.DataFrame, chosen: pd.Index, rules: Rules, places: pd.DataFrame
) -> pd.DataFrame:
    """Return what the chosen projects give each place.

    Args:
        plan: checked.
        found: from :func:`located`.
        spread: from :func:`by_place`.
        chosen: projects that count.
        rules: how they are counted.
        places: level, code, name, town.
    """
    projects = plan.projects
    rows = spread[spread["project"].isin(chosen)].merge(projects, left_on="project", right_index=True)
    rows = rows.assign(funded=rows["funding"].map(bool).astype(bool), sure=rows["confidence"] >= rules.least_confidence)
    rows["in_time"] = rows["funded"] & (rows["year_to"] <= rules.by_year)
    sure = rows[rows["sure"]].groupby(["level", "code"])
    table = places.set_index(["level", "code"])
    table["projects"] = sure.size()
    table["expected"] = sure["confidence"].sum()
    table["match_confidence"] = sure["confidence"].min()
    table["uncertain"] = rows[~rows["sure"]].groupby(["level", "code"]).size()
    table["funded"], table["in_time"] = sure["funded"].sum(), sure["in_time"].sum()
    table["year_from"], table["year_to"] = sure["year_from"].min(), sure["year_to"].max()
    table["funding"] = sure["funding"].agg(lambda each: "、".join(dict.fromkeys(s for one in each for s in one)))
    table["numbers"] = sure["project"].agg("、".join)
    counts = ["projects", "expected", "uncertain", "funded", "in_time"]
    table[counts] = table[counts].astype(float).fillna(0)
    table = table.reset_index()
    table[["wider", "wider_in_time"]] = _wider(projects, found, chosen, rules, table)
    return table


def _wider(
    projects: pd.DataFrame, found: pd.DataFrame, chosen: pd.Index, rules: Rules, places: pd.DataFrame
) -> np.ndarray:
    """Return how many projects are for the whole district, or only for a village's township; and those in time."""
    sure = found[found["project"].isin(chosen) & (found["confidence"] >= rules.least_confidence)]
    ready = projects["funding"].map(bool).astype(bool) & (projects["year_to"] <= rules.by_year)
    everywhere = set(sure.loc[sure["level"] == DISTRICT, "project"])
    named = {code: set(group) for code, group in sure[sure["code"].notna()].groupby("code")["project"]}
    within = {town: set(group) for town, group in sure[sure["town"].notna()].groupby("town")["project"]}
    counted = []
    for level, code, town in places[["level", "code", "town"]].itertuples(index=False):
        own = named.get(code, set()) if level == VILLAGE else within.get(code, set())
        above = everywhere | (named.get(town, set()) if level == VILLAGE else set())
        rest = above - own
        counted.append((len(rest), int(ready.reindex(list(rest)).sum())))
    return np.array(counted, dtype=float).reshape(-1, 2)


def classes(table: pd.DataFrame, need: Need, rules: Rules) -> np.ndarray:
    """Return the gap class of each place; see :data:`CLASSES`."""
    known = need.table.reindex(pd.MultiIndex.from_frame(table[["level", "code"]]))
    unmet, groups = known["groups_need"].to_numpy(float), known["groups"].to_numpy(float)
    in_time = table["in_time"].to_numpy() > 0
    if rules.wider_covers:
        in_time |= table["wider_in_time"].to_numpy() > 0
    conditions = [
        ~(groups > 0),
        unmet == 0,
        in_time,
        table["projects"].to_numpy() > 0,
        table["uncertain"].to_numpy() > 0,
        table["wider"].to_numpy() > 0,
    ]
    return np.select(conditions, [UNKNOWN, MET, PLANNED, LATE, UNCERTAIN, WIDER], GAP).astype(object)


def overlaps(plan: Plan, register: Register, rules: Rules) -> pd.DataFrame:
    """Return pairs of projects of one sector on one place in years that meet, one row per pair and place.

    Returns:
        level, code, sector, kind (same or within), first, second, year_from, year_to (of the years they share),
        match_confidence (product of both).
    """
    found = located(plan, register)
    sure = found[found["level"].isin((TOWNSHIP, VILLAGE)) & (found["confidence"] >= rules.least_confidence)]
    columns = ["sector", "year_from", "year_to"]
    sure = sure.merge(plan.projects[columns], left_on="project", right_index=True)
    same = sure.merge(sure, on=["level", "code", "town", "sector"], suffixes=("", "_2")).assign(kind=SAME)
    same = same[same["project"] < same["project_2"]]
    above, below = sure[sure["level"] == TOWNSHIP], sure[sure["level"] == VILLAGE]
    inside = below.merge(above.drop(columns=["level", "code"]), on=["town", "sector"], suffixes=("", "_2"))
    inside = inside[inside["project"] != inside["project_2"]].assign(kind=WITHIN)
    # Two projects that both name the township, or both the village, overlap there already.
    known = {(code, *sorted(pair)) for code, *pair in same[["code", "project", "project_2"]].to_numpy()}
    pairs = zip(inside["town"], inside["code"], inside["project"], inside["project_2"])
    again = [any((code, *sorted(pair)) in known for code in codes) for *codes, a, b in pairs for pair in [(a, b)]]
    inside = inside[~np.array(again, dtype=bool)]
    both = pd.concat([same, inside], ignore_index=True)
    both["from"] = both[["year_from", "year_from_2"]].max(axis=1, skipna=False)
    both["to"] = both[["year_to", "year_to_2"]].min(axis=1, skipna=False)
    both = both[both["from"] <= both["to"]]
    first = both[["project", "project_2"]].min(axis=1)
    second = both[["project", "project_2"]].max(axis=1)
    result = pd.DataFrame(
        {"level": both["level"], "code": both["code"], "sector": both["sector"], "kind": both["kind"], "first": first,
         "second": second, "year_from": both["from"], "year_to": both["to"],
         "match_confidence": both["confidence"] * both["confidence_2"]}
    )  # fmt: skip
    return result.sort_values(["level", "code", "sector", "first", "second"], ignore_index=True)


def funding_mix(plan: Plan) -> pd.DataFrame:
    """Return how many projects of each sector each source pays for; a project of two sources counts at both.

    Returns:
        sector ("" for all), source ("" where none is entered), projects, of (projects of the sector), share_pct,
        alone (projects it pays for alone).
    """
    rows = [
        (sector, source, len(sources) <= 1)
        for sector, sources in zip(plan.projects["sector"], plan.projects["funding"])
        for source in (sources or ("",))
    ]
    table = pd.DataFrame(rows, columns=["sector", "source", "alone"])
    table = pd.concat([table, table.assign(sector="")], ignore_index=True)
    found = table.groupby(["sector", "source"], sort=False)["alone"].agg(projects="size", alone="sum").reset_index()
    size = plan.projects["sector"].value_counts().to_dict() | {"": len(plan.projects)}
    found["of"] = found["sector"].map(size)
    found["share_pct"] = percent(found["projects"].to_numpy(), found["of"].to_numpy())
    order = {sector: number for number, sector in enumerate([*dict.fromkeys(plan.projects["sector"]), ""])}
    found["order"] = found["sector"].map(order)
    found = found.sort_values(["order", "projects", "source"], ascending=[True, False, True], kind="stable")
    return found.drop(columns="order").reset_index(drop=True)


def wide(table: pd.DataFrame, value: str = "projects") -> pd.DataFrame:
    """Return places as rows and sectors as columns, with the sum over all sectors in ``total``."""
    sectors = list(dict.fromkeys(table["sector"]))
    cells = table.pivot_table(index=["level", "code"], columns="sector", values=value, aggfunc="sum")[sectors]
    cells = cells.reindex(pd.MultiIndex.from_frame(table[["level", "code"]].drop_duplicates()))
    return cells.assign(total=cells.sum(axis=1)).reset_index().rename_axis(columns=None)
