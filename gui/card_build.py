"""From a place to its card and to what is drawn on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..analysis.errors import InputError
from ..layers import codes
from ..processing.base import translate
from . import card_plan as plan
from . import card_roads as roads
from .card_case import Case
from .card_model import VILLAGE, Card, Place
from .card_tables import Tables
from .card_words import Words, number

if TYPE_CHECKING:
    from ..analysis.coverage.why import Reasons

RESULT = "roadconnectivity"
UNKNOWN = "The workspace has no {what} {code}. Click a villager group or a village of the open workspace."
TIME_SLACK = 1e-6
"""Minutes by which a stored result may differ from the one computed now."""


@dataclass(frozen=True)
class Shown:
    """A card and what belongs to it on the map, in the system of the case.

    Attributes:
        place: whom it is about.
        card: what to read.
        crs: of the shapes.
        ways: WKB of the way to the seat, and of the one to the nearest facility where that is another.
        stretches: WKB of unhardened road to be hardened.
    """

    place: Place
    card: Card
    crs: str
    ways: Sequence[bytes]
    stretches: Sequence[bytes]


def build_card(case: Case, place: Place, locale: str) -> Shown:
    """Ask the engine and the tables about a place.

    Args:
        case: the workspace.
        place: group or village.
        locale: of the reader.

    Raises:
        InputError: there is no such place in the workspace.
    """
    words = Words(Tables(case.gpkg), locale)
    return (_village if place.kind == VILLAGE else _group)(case, words, place)


def _group(case: Case, words: Words, place: Place) -> Shown:
    import numpy as np

    row = words.tables.row("groups", group_id=place.code)
    if row is None or place.code not in case.row:
        raise InputError(UNKNOWN, what=words.title("groups"), code=place.code)
    number_of = case.row[place.code]
    found = case.places.explain(np.array([number_of]))
    xy = case.places.demand.place[number_of]
    village, town = str(row["village_code"] or ""), str(row["town_code"] or "")
    needy = _needy(found)
    card = Card(
        title=str(row["name"] or place.code),
        subtitle=words.joined([words.name("townships", town), words.name("villages", village), *_sizes(words, row)]),
        notices=_notices(case, words, found),
        sections=(
            roads.road_section(case, words, found),
            roads.nearest_section(case, words, found),
            plan.project_section(case, words, plan.Asking(village, town, place.code, needy), found.stretches),
            plan.water_section(words, place.code),
            plan.weather_section(case, words, xy if np.isfinite(xy).all() else None, town),
            plan.aid_section(words, village, town),
        ),
        foot=_foot(case, found),
        above=(translate("Card of the village {name}").format(name=words.name("villages", village)),
               Place(VILLAGE, village)) if village else None,
    )  # fmt: skip
    return _shown(case, place, card, found)


def _village(case: Case, words: Words, place: Place) -> Shown:
    import numpy as np
    import pandas as pd

    row = words.tables.row("villages", village_code=place.code)
    row = row or words.tables.row("communities", village_code=place.code)
    if row is None:
        raise InputError(UNKNOWN, what=words.title("villages"), code=place.code)
    groups = words.tables.rows("groups", village_code=place.code)
    members = [str(group["group_id"]) for group in groups if str(group["group_id"]) in case.row]
    rows = np.array([case.row[code] for code in members], np.int64)
    found = case.places.explain(rows) if len(rows) else None
    names = {str(group["group_id"]): str(group["name"] or group["group_id"]) for group in groups}
    town = str(row["town_code"] or "")
    sections = []
    if found is None:
        stretches, needy = pd.DataFrame(), False
    else:
        stretches, needy = found.stretches, _needy(found)
        people = pd.Series(case.places.demand.people[rows])
        sections = [roads.tally_section(case, words, found, people, names), roads.reach_section(case, words, found)]
    card = Card(
        title=words.named(row),
        subtitle=words.joined([words.name("townships", town), *_sizes(words, row, groups=len(groups))]),
        notices=_notices(case, words, found),
        sections=(
            *sections,
            plan.project_section(case, words, plan.Asking(place.code, town, "", needy), stretches),
            *([plan.water_tally(words, place.code)] if groups else []),
            plan.weather_section(case, words, None, town),
            plan.aid_section(words, place.code, town),
        ),
        foot=_foot(case, found),
    )
    return _shown(case, place, card, found)


def _needy(found: Reasons) -> bool:
    """Tell whether any of the groups is not connected."""
    return bool((found.groups["status"] != codes.CONNECTIVITY[0][0]).any())


def _sizes(words: Words, row: dict, groups: int | None = None) -> list[str]:
    """Return how many live there, and how high."""
    parts = [] if groups is None else [translate("{n} groups").format(n=groups)]
    for field, text in (
        ("population", translate("{n} people")),
        ("households", translate("{n} households")),
        ("elevation_m", translate("{n} m above sea level")),
    ):
        if row.get(field) is not None:
            parts.append(text.format(n=number(row[field])))
    return parts


def _notices(case: Case, words: Words, found: Reasons | None) -> list[str]:
    """Return what to know before believing the card."""
    notices = []
    if case.schematic:
        notices.append(
            translate("Schematic (示意), not a survey result: roads, groups or facilities come from a model.")
        )
    if found is not None and _outdated(words, found):
        text = translate("The stored result differs: roads or settings have changed since. Ask again: {question}")
        notices.append(text.format(question=translate(plan.QUESTIONS[RESULT].asks)))
    return notices


def _outdated(words: Words, found: Reasons) -> bool:
    """Tell whether the stored result says something else about these groups."""
    stored = {
        row["group_id"]: row for row in words.tables.rows(RESULT, group_id=[str(code) for code in found.groups["id"]])
    }
    if not stored:
        return False
    for code, status, minutes in zip(found.groups["id"], found.groups["status"], found.groups["minutes"]):
        row = stored.get(str(code))
        if row is None or row["status"] != status:
            return True
        known = float("nan") if row["minutes"] is None else row["minutes"]
        if (known == known) != (minutes == minutes) or abs(known - minutes) > TIME_SLACK:
            return True
    return False


def _foot(case: Case, found: Reasons | None) -> list[str]:
    text = translate("Speeds: {profile}, with the settings of the road question.")
    parts = [text.format(profile=case.profile), translate("Figures are rounded; totals are of the unrounded ones.")]
    if found is not None and len(found.row):
        parts.append(translate("On the map: blue the way, light blue other ways, orange the road to harden."))
    return parts


def _shown(case: Case, place: Place, card: Card, found: Reasons | None) -> Shown:
    """Return the card with what is drawn: of a village the way of the group that is worst off first."""
    import shapely

    if found is None:
        return Shown(place, card, case.crs, (), ())
    need = {row: rank for rank, row in enumerate(roads.worst_first(found.groups).index)}
    lines = [found.ways.lines[way] for way in sorted(range(len(found.row)), key=lambda way: need[found.row[way]])]
    if place.kind != VILLAGE and not found.nearest_ways.legs.equals(found.ways.legs):
        lines += list(found.nearest_ways.lines)
    ways = [shapely.to_wkb(line) for line in lines if line is not None]
    return Shown(place, card, case.crs, ways, [shapely.to_wkb(line) for line in found.stretches["geometry"]])
