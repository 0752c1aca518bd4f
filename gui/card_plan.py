"""The other half of a card: what the workspace's tables and the plan say about a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..layers.catalog import BY_KEY
from ..processing.base import translate
from ..processing.workspace_questions import BY_KEY as QUESTIONS
from .card_case import Case
from .card_model import Cell, Section, Table
from .card_words import NONE, Words, metres, missing, number

if TYPE_CHECKING:
    import pandas as pd

LINKS, AFTER, SUPPLY, PIPES, WORKS = (
    "roadconnectivity_links",
    "roadprojects_after",
    "watersupply",
    "gravityscreening",
    "road_projects",
)
ON_LINK_M = 1.0
"""A stretch lies on a link of the result when its middle is so near to it."""
DISTRICT_WIDE = "区"
INDICES = ("quantity", "quality", "access", "reliability")
"""What safe water is judged by."""


def not_computed(question: str) -> str:
    """Return what to do where a result is missing."""
    text = translate("Not computed yet. Ask first: {question}")
    return text.format(question=translate(QUESTIONS[question].asks))


@dataclass(frozen=True)
class Asking:
    """The place that projects are looked up for.

    Attributes:
        village, town: codes.
        group: code of the group, "" for a village.
        in_need: it, or a part of it, is not connected.
    """

    village: str
    town: str
    group: str
    in_need: bool

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the layers of what it is, or is made up of."""
        return ("groups",) if self.group else ("groups", "villages")


def project_section(case: Case, words: Words, asking: Asking, stretches: pd.DataFrame) -> Section:
    """Return what would mend it: stretches of the result, planned roads, projects of the plan.

    Args:
        case: the network.
        words: tables and language.
        asking: the place.
        stretches: to harden; none for a place that has nothing to harden.
    """
    parts: list[str | Table] = []
    if len(stretches):
        parts += _links(case, words, stretches)
    if asking.group:
        parts += _planned_road(words, asking.group)
    parts += _projects(words, asking.village, asking.town)
    parts += _road_works(words, asking)
    return Section(translate("What would mend it") if asking.in_need else translate("Projects of the plan"), parts)


def _links(case: Case, words: Words, stretches: pd.DataFrame) -> list[str | Table]:
    """Return which stretches of the road result its own stretches are part of, and whom those serve."""
    import shapely

    if LINKS not in words.tables.names:
        return [not_computed("roadconnectivity")]
    roads = [str(each) for each in dict.fromkeys(stretches["road_id"])]
    links = words.tables.shapes(LINKS, case.crs, "road_id", roads)
    middles = shapely.line_interpolate_point(stretches["geometry"].to_numpy(), 0.5, normalized=True)
    touched = [shape is not None and (shapely.distance(shape, middles) <= ON_LINK_M).any() for shape in links.geometry]
    links = links[touched]
    if not len(links):
        return []
    rows = [
        (
            Cell(str(link["road_id"])),
            Cell(metres(link["length_m"]), number=True),
            Cell(number(link["groups_gained"]), number=True),
            Cell(number(link["people_gained"]), number=True),
        )
        for _, link in links.iterrows()
    ]
    heads = (
        words.head(LINKS, "road_id"),
        words.head(LINKS, "length_m", unit=False),
        words.head(LINKS, "groups_gained"),
        words.head(LINKS, "people_gained"),
    )
    return [translate("Stretches to harden that serve this place and others:"), Table(heads, rows)]


def _planned_road(words: Words, group: str) -> list[str | Table]:
    """Return which planned road connects the group."""
    row = words.tables.row(AFTER, group_id=group)
    if row is None or row["status_before"] == "connected":
        return []
    if missing(row["connected_by"]):
        status = words.value(AFTER, "status_after", row["status_after"])
        return [translate("With all planned roads built it would be: {status}.").format(status=status)]
    text = translate("Planned road {road} connects it (step {step} of the best order).")
    return [text.format(road=row["connected_by"], step=number(row["step"]))]


def _projects(words: Words, village: str, town: str) -> list[str | Table]:
    """Return the projects of the plan that name the village or its township."""
    named = words.tables.rows("project_places", unit_code=[village, town])
    wider = words.tables.rows("project_places", place_kind=DISTRICT_WIDE)
    rows = []
    for place in sorted(named, key=lambda each: each["unit_code"] != village):
        project = words.tables.row("projects", project_no=place["project_no"])
        if project is not None:
            rows.append(_project(words, place, project))
    parts: list[str | Table] = []
    if rows:
        heads = (
            translate("No."),
            translate("Project"),
            translate("Years"),
            translate("Place (confidence)"),
        )
        parts += [translate("Projects of the plan that name it:"), Table(heads, rows, widest=1)]
    else:
        parts.append(translate("No project of the plan names the village or its township."))
    numbers = list(dict.fromkeys(str(each["project_no"]) for each in wider))
    if numbers:
        text = translate("For the whole district: {n} projects ({numbers}).")
        parts.append(text.format(n=len(numbers), numbers=words.joined(numbers)))
    return parts


def _project(words: Words, place: dict, project: dict) -> tuple[Cell, ...]:
    years = [number(project[name]) for name in ("year_from", "year_to") if not missing(project[name])]
    confidence = place["match_confidence"]
    return (
        Cell(str(project["project_no"])),
        Cell(str(project["name"])),
        Cell("–".join(dict.fromkeys(years)) or NONE),
        Cell(str(place["place_name"]) + ("" if missing(confidence) else f" ({confidence:.1f})")),
    )


def _road_works(words: Words, asking: Asking) -> list[str | Table]:
    """Return the road works of the plan in the village or its township; in need, those too that name no route.

    Of the works for the whole district those count that speak of places of this kind, as the layer is titled.
    """
    works = words.tables.rows("road_projects")
    here = [
        work for work in works if work["town_code"] == asking.town and work["village_code"] in (None, asking.village)
    ]
    if asking.in_need:
        kinds = [BY_KEY[kind].zh for kind in asking.kinds]
        wide = [work for work in works if not work["town_code"]]
        here += [work for work in wide if any(kind in f"{work['name']}{work['target']}" for kind in kinds)]
    if not here:
        return []
    heads = (
        translate("No."),
        translate("Road works"),
        words.head(WORKS, "length_km", unit=False),
        translate("Place"),
    )
    rows = [_work(words, work) for work in here]
    return [translate("Road works of the plan, with the number of the project:"), Table(heads, rows, widest=1)]


def _work(words: Words, work: dict) -> tuple[Cell, ...]:
    length = NONE if missing(work["length_km"]) else translate("{n} km").format(n=f"{work['length_km']:g}")
    where = words.name("townships", work["town_code"]) if work["town_code"] else str(work["unlocated"] or NONE)
    return (
        Cell(str(work["project_no"] or work["project_id"])),
        Cell(str(work["name"])),
        Cell(length, number=True),
        Cell(where),
    )


def water_section(words: Words, group: str) -> Section:
    """Return which work supplies a group, and how."""
    row = words.tables.row(SUPPLY, group_id=group)
    if row is None:
        return Section(translate("Water"), [not_computed(SUPPLY)])
    parts = [*_supply(words, row), *_pipe(words, group), *_safe_water(words, group)]
    return Section(translate("Water"), parts)


def _supply(words: Words, row: dict) -> list[str]:
    reason = "" if missing(row["reason"]) else words.value(SUPPLY, "reason", row["reason"])
    if not row["served"]:
        return [translate("No work supplies it: {reason}.").format(reason=reason or NONE)]
    text = translate("{work} supplies {n} of {people} people over {distance} of pipe.").format(
        work=row["work_name"] or row["work_id"], n=number(row["served"]), distance=metres(row["distance_m"]),
        people=number(row["served"] + (row["unserved"] or 0)),
    )  # fmt: skip
    parts, lift = [text], row["lift_m"]
    if not missing(lift):
        above = translate("The group lies {lift} above the work.")
        below = translate("The group lies {lift} below the work.")
        parts.append((below if lift < 0 else above).format(lift=metres(abs(lift))))
    return [*parts, reason] if reason else parts


def _pipe(words: Words, group: str) -> list[str]:
    row = words.tables.row(PIPES, group_id=group, best=1)
    if row is None or missing(row["length_m"]):
        return []
    text = translate("First look at the pipe: {result}, {head} m of head left at the group.")
    head = NONE if missing(row["head_m"]) else f"{row['head_m']:.0f}"
    return [text.format(result=words.value(PIPES, "result", row["result"]), head=head)]


def _safe_water(words: Words, group: str) -> list[str]:
    row = words.tables.row("safewater", group_id=group)
    if row is None:
        return []
    grade = words.value("safewater", "grade", row["grade"])
    parts = [translate("Safe drinking water: {grade}.").format(grade=grade)]
    for text, value in ((translate("Not known: {what}."), "unknown"), (translate("Failed: {what}."), "unsafe")):
        what = [words.head("safewater", index) for index in INDICES if row[index] == value]
        if what:
            parts.append(text.format(what=words.joined(what)))
    return parts


def water_tally(words: Words, village: str) -> Section:
    """Return how many people of a village have water, and why others have none."""
    rows = words.tables.rows(SUPPLY, village_code=village)
    if not rows:
        return Section(translate("Water"), [not_computed(SUPPLY)])
    served = sum(row["served"] or 0 for row in rows)
    everyone = served + sum(row["unserved"] or 0 for row in rows)
    text = translate("{n} of {people} people are supplied by a work.")
    parts: list[str] = [text.format(n=number(served), people=number(everyone))]
    reasons = [row["reason"] for row in rows if not missing(row["reason"])]
    for reason in dict.fromkeys(reasons):
        text = translate("{n} groups: {why}")
        parts.append(text.format(n=reasons.count(reason), why=words.value(SUPPLY, "reason", reason)))
    return Section(translate("Water"), parts)


def weather_section(case: Case, words: Words, xy: Sequence[float] | None, town: str) -> Section:
    """Return the nearest weather station of a point, and whether it lies in a gap of the network."""
    title = translate("Weather")
    if "stationcoverage" not in words.tables.names:
        return Section(title, [not_computed("stationcoverage")])
    parts: list[str] = []
    stations = words.tables.shapes("stationcoverage", case.crs)
    placed = stations[~(stations.geometry.isna() | stations.geometry.is_empty)]
    if not len(placed):
        parts.append(translate("No station of the plan has a place on the map, so the nearest is not known."))
    elif xy is not None:
        import shapely

        away = placed.geometry.distance(shapely.Point(*xy))
        station = placed.loc[away.idxmin()]
        text = translate("Nearest station: {name} ({kind}), {distance} away as the crow flies.")
        parts.append(text.format(name=station["name"], kind=station["kind"], distance=metres(float(away.min()))))
        parts += _gaps(case, words, xy)
    planned = words.tables.rows("weather_stations", town_code=town)
    if planned:
        names = words.joined([str(row["name"]) for row in planned])
        parts.append(translate("Stations of the plan in the township: {names}.").format(names=names))
    return Section(title, parts)


def _gaps(case: Case, words: Words, xy: Sequence[float]) -> list[str]:
    import shapely

    if "stationcoverage_gaps" not in words.tables.names:
        return []
    gaps = words.tables.shapes("stationcoverage_gaps", case.crs)
    inside = gaps[shapely.intersects(gaps.geometry.to_numpy(), shapely.Point(*xy))]
    if not len(inside):
        return [translate("The network of stations covers it.")]
    kinds = [words.value("stationcoverage_gaps", "kind", kind) for kind in dict.fromkeys(inside["kind"])]
    return [translate("It lies in a gap of the network: {kind}.").format(kind=words.joined(kinds))]


def aid_section(words: Words, village: str, town: str) -> Section:
    """Return tier and aid group of a village and its township."""
    parts: list[str] = []
    for table, code in (("villages", village), ("townships", town)):
        unit = words.tables.row("key_units", unit_code=code)
        if unit is not None:
            text = translate("{name}: {tier}.")
            parts.append(text.format(name=words.name(table, code), tier=unit["tier_name"]))
    if not parts:
        parts.append(translate("Neither the village nor its township is on the list of key places."))
    for group in words.tables.rows("aid_groups", target_code=[village, town]):
        text = translate("Aid group {name}, led by {lead}, {n} members, helps {target}.")
        named = {"name": group["name"], "lead": group["lead_unit"], "target": group["target_name"]}
        parts.append(text.format(n=number(group["member_count"]), **named))
    return Section(translate("Key places and aid groups"), parts)
