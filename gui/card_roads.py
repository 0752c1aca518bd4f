"""The road half of a card: status, the way leg by leg, what stands in the way, the nearest facility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..layers import codes
from ..processing.base import translate
from .card_case import Case
from .card_model import Cell, Place, Section, Table
from .card_words import NONE, Words, limit, metres, minutes, missing, number

if TYPE_CHECKING:
    import pandas as pd

    from ..analysis.coverage.why import Reasons

CONNECTIVITY, NEAREST, ROADS = "roadconnectivity", "nearestfacility", "roads"
SHOWN_M, SHOWN_MIN = 0.5, 0.05
"""Legs that would be printed as 0 m and 0.0 minutes are left out."""
LISTED = 12
"""Rows of a village's list of groups."""

STATUS = {
    "connected": "Connected: hardened road all the way to the township seat and to the district's hardened network.",
    "motorable": "Motorable only: a road leads to the township seat, but it is not hardened all the way.",
    "cut_off": "Cut off: there is a road nearby, but it does not lead to the township seat.",
    "no_road": "No road: no motorable road within {limit} of the group.",
}
NO_PLACE = "The group has no place on the map, so nothing can be said about its roads."
LEGS = {
    "walk_to_road": "On foot to the road",
    "walk_from_road": "On foot from the road",
    "walk": "On foot all the way",
}
PLAIN_REASONS = ("no_place", "no_road_within_limit", "road_does_not_reach_seat")
"""Reasons that the status says already."""


def road_section(case: Case, words: Words, found: Reasons) -> Section:
    """Return why one group is connected or not; ``found`` is about that group alone."""
    group = found.groups.iloc[0]
    parts: list[str | Table] = [status_text(case, group["status"])]
    if group["reason"] and group["reason"] not in PLAIN_REASONS:
        from ..analysis.roads.status import REASONS

        parts.append(translate(REASONS[group["reason"]]))
    if not missing(group["minutes"]):
        text = translate("To the seat of {seat}: {minutes}, {road} by road and {walk} on foot.")
        parts.append(
            text.format(
                seat=words.name("townships", group["seat_code"]), minutes=minutes(group["minutes"]),
                road=metres(group["road_m"]), walk=metres(group["access_m"]),
            )
        )  # fmt: skip
        parts.append(leg_table(words, found.ways.legs, group["minutes"]))
    if group["status"] is not None:
        parts += _hardening(words, group, found.stretches)
    return Section(translate("Road to the township seat"), parts)


def status_text(case: Case, status: str | None) -> str:
    """Return what a status means, in a sentence."""
    if missing(status):
        return translate(NO_PLACE)
    return translate(STATUS[status]).format(limit=metres(case.places.question.travel.params.max_access_m))


def leg_table(words: Words, legs: pd.DataFrame, total: float) -> Table:
    """Return the legs of one way, without those that would be printed as nothing, and what they come to."""
    length = legs["metres"].sum()
    legs = legs[(legs["metres"] >= SHOWN_M) | (legs["minutes"] >= SHOWN_MIN)]
    rows = [
        (Cell(_leg(words, leg)), Cell(metres(leg["metres"]), number=True), Cell(f"{leg['minutes']:.1f}", number=True))
        for _, leg in legs.iterrows()
    ]
    whole = (
        Cell(translate("Total")),
        Cell(metres(length), number=True),
        Cell(f"{total:.1f}", number=True),
    )
    heads = (translate("Part of the way"), translate("Length"), translate("Minutes"))
    return Table(heads, [*rows, whole], total=True)


def _leg(words: Words, leg: pd.Series) -> str:
    return translate(LEGS[leg["kind"]]) if leg["kind"] in LEGS else _kind(words, leg)


def _kind(words: Words, row: pd.Series) -> str:
    """Return class and surface of a road in words."""
    known = [
        words.value(ROADS, field, row[field]) for field in ("road_class", "surface") if not missing(row[field])
    ]  # fmt: skip
    return " · ".join(known) or translate("Road of unknown kind")


def _hardening(words: Words, group: pd.Series, stretches: pd.DataFrame) -> list[str | Table]:
    """Return what is missing until the group is connected."""
    parts: list[str | Table] = []
    if not missing(group["hardened_m"]):
        text = translate("The nearest hardened road is {distance} away as the crow flies.")
        parts.append(text.format(distance=metres(group["hardened_m"])))
    if group["status"] in ("cut_off", "no_road"):
        parts.append(translate("Hardening alone does not help: a new road has to join it to the network."))
    elif group["status"] == "motorable":
        if missing(group["upgrade_m"]):
            parts.append(translate("No road that could be hardened leads to the district's hardened network."))
        else:
            text = translate("At least {length} of unhardened road must be hardened to connect it:")
            parts.append(text.format(length=metres(group["upgrade_m"])))
            parts.append(_stretches(words, stretches))
    return parts


def _stretches(words: Words, stretches: pd.DataFrame) -> Table:
    """Return the unhardened roads on the best way to the hardened network, the longest first."""
    by = ["road_id", "road_class", "surface"]
    roads = stretches.groupby(by, sort=False, dropna=False, as_index=False)["length_m"].sum()
    roads = roads.sort_values("length_m", ascending=False, kind="stable")
    rows = [
        (Cell(str(road["road_id"])), Cell(_kind(words, road)), Cell(metres(road["length_m"]), number=True))
        for _, road in roads.iterrows()
    ]
    return Table((words.head(ROADS, "road_id"), translate("Kind of road"), translate("To harden")), rows)


def nearest_section(case: Case, words: Words, found: Reasons) -> Section:
    """Return which facility one group reaches first, and how."""
    from ..analysis.services.nearest import NEAREST_REASONS, cutoff_unit

    title = translate("Nearest facility: {layer}").format(layer=words.title(case.facility_layer))
    way = found.nearest.ways.iloc[0]
    if way["facility"] < 0:
        return Section(title, [translate(NEAREST_REASONS[way["reason"]])])
    unit = cutoff_unit(case.places.travel)
    limits = sorted(case.places.cutoffs)
    name = _facility(case, words, way)
    cost = minutes(way["minutes"])
    met = limits[-1] if missing(way["within"]) else way["within"]
    beyond, within = translate("{name}: {cost}, beyond {limit}."), translate("{name}: {cost}, within {limit}.")
    text = beyond if missing(way["within"]) else within
    parts: list[str | Table] = [text.format(name=name, cost=cost, limit=limit(met, unit))]
    if not missing(way["within"]) and way["within"] > limits[0]:
        parts.append(translate("It is not within {limit}.").format(limit=limit(limits[0], unit)))
    if found.nearest_ways.legs.equals(found.ways.legs):
        parts.append(translate("The way is the one above."))
    else:
        parts.append(leg_table(words, found.nearest_ways.legs, way["minutes"]))
    return Section(title, parts)


def _facility(case: Case, words: Words, way: pd.Series) -> str:
    """Return the name of a facility; a seat has its township's, in English with the pinyin."""
    name = case.facility_names[way["facility"]]
    town = words.tables.row("townships", town_code=way["facility_id"], name=name)
    return words.named(town) if town else str(name or way["facility_id"])


def worst_first(groups: pd.DataFrame) -> pd.DataFrame:
    """Put groups into the order of need: by status, then what is to harden, then minutes, then the code."""
    order = {status: rank for rank, (status, *_) in enumerate(codes.CONNECTIVITY)}
    ranked = groups.assign(
        _status=groups["status"].map(order).fillna(-1),
        _harden=groups["upgrade_m"].fillna(float("inf")),
        _minutes=groups["minutes"].fillna(float("inf")),
        _code=groups["id"].map(str),
    )
    ranked = ranked.sort_values(["_status", "_harden", "_minutes", "_code"], ascending=[False, False, False, True])
    return ranked[list(groups)]


def tally_section(case: Case, words: Words, found: Reasons, people: pd.Series, names: dict[str, str]) -> Section:
    """Return how the groups of a village stand, the worst off first.

    Args:
        case: the network.
        words: the language.
        found: about all groups of the village.
        people: of each of them.
        names: of the groups by code.
    """
    groups = found.groups.assign(people=people.to_numpy())
    title = translate("Roads of its groups")
    if not len(groups):
        return Section(title, [translate("The layer of groups has none in this village.")])
    connected = groups["status"] == codes.CONNECTIVITY[0][0]
    text = translate("{n} of {groups} groups are connected, {people} of {everyone} people.")
    parts: list[str | Table] = [
        text.format(
            n=int(connected.sum()), groups=len(groups), people=number(groups.loc[connected, "people"].sum()),
            everyone=number(groups["people"].sum()),
        )
    ]  # fmt: skip
    parts.append(_by_status(words, groups))
    ordered = worst_first(groups)
    worst = ordered.iloc[0]
    text = translate("Worst off: {name}. {why}")
    parts.append(text.format(name=names[worst["id"]], why=status_text(case, worst["status"])))
    parts.append(_group_table(words, ordered, names))
    if len(ordered) > LISTED:
        parts.append(translate("{n} more groups are not listed.").format(n=len(ordered) - LISTED))
    return Section(title, parts)


def _by_status(words: Words, groups: pd.DataFrame) -> Table:
    rows = []
    for status, *_ in codes.CONNECTIVITY:
        some = groups[groups["status"] == status]
        if len(some):
            rows.append(
                (
                    Cell(words.value(CONNECTIVITY, "status", status)),
                    Cell(str(len(some)), number=True),
                    Cell(number(some["people"].sum()), number=True),
                )
            )
    heads = (words.head(CONNECTIVITY, "status"), words.title("groups"), words.head("groups", "population", unit=False))
    return Table(heads, rows)


def _group_table(words: Words, ordered: pd.DataFrame, names: dict[str, str]) -> Table:
    rows = [
        (
            Cell(names[group["id"]], place=Place("group", str(group["id"]))),
            Cell(words.value(CONNECTIVITY, "status", group["status"])),
            Cell(NONE if missing(group["minutes"]) else f"{group['minutes']:.1f}", number=True),
            Cell(metres(group["upgrade_m"]), number=True),
        )
        for _, group in ordered.head(LISTED).iterrows()
    ]
    heads = (
        words.title("groups"),
        words.head(CONNECTIVITY, "status"),
        translate("Minutes"),
        translate("To harden"),
    )
    return Table(heads, rows)


def reach_section(case: Case, words: Words, found: Reasons) -> Section:
    """Return how many groups of a village reach a facility within each limit."""
    from ..analysis.services.nearest import cutoff_unit

    unit = cutoff_unit(case.places.travel)
    ways = found.nearest.ways
    parts: list[str | Table] = []
    for each in sorted(case.places.cutoffs):
        text = translate("Within {limit}: {n} of {groups} groups.")
        parts.append(text.format(limit=limit(each, unit), n=int((ways["within"] <= each).sum()), groups=len(ways)))
    nowhere = int((ways["facility"] < 0).sum())
    if nowhere:
        parts.append(translate("{n} groups reach none at all.").format(n=nowhere))
    return Section(translate("Nearest facility: {layer}").format(layer=words.title(case.facility_layer)), parts)
