"""Tables of ``wulong:projectgap``: projects, places they name, the register, and who is in need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...analysis.errors import InputError
from ...layers import codes
from .. import geometry, values
from ..adapters import Input, read_frame
from ..base import translate
from ..networks import Layers, among, is_modelled
from ..places import NO_NUMBER, Areas, read_areas
from .people import check_people

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from ...analysis.coverage.projectgap import Plan, Register

PROJECT_FIELDS = (
    "PROJECT_FIELD", "PROJECT_NAME_FIELD", "SECTOR_FIELD", "FUNDING_FIELD", "YEAR_FROM_FIELD", "YEAR_TO_FIELD",
    "CONTENT_FIELD",
)  # fmt: skip
PLACE_FIELDS = (
    "PLACE_PROJECT_FIELD", "PLACE_CODE_FIELD", "PLACE_NAME_FIELD", "PLACE_KIND_FIELD", "CONFIDENCE_FIELD",
    "COUNT_FIELD", "REMARK_FIELD",
)  # fmt: skip
NEED_FIELDS = ("NEED_FIELD", "GROUP_FIELD", "WEIGHT_FIELD", "VILLAGE_FIELD", "TOWN_FIELD")
NEEDED = {
    "PROJECTS": ("PROJECT_FIELD", "SECTOR_FIELD"),
    "PLACES": ("PLACE_PROJECT_FIELD", "PLACE_CODE_FIELD"),
    "NEED": ("NEED_FIELD",),
    "ZONES": ("ZONE_FIELD", "ZONE_TOWN_FIELD"),
    "TOWNSHIPS": ("TOWNSHIP_FIELD",),
}
"""Fields without which a layer says nothing."""
FIELDS_OF = {"PROJECTS": PROJECT_FIELDS, "PLACES": PLACE_FIELDS, "NEED": NEED_FIELDS, "ZONES": ("ZONE_FIELD",
             "ZONE_TOWN_FIELD"), "TOWNSHIPS": ("TOWNSHIP_FIELD",)}  # fmt: skip
ONE_OF, NONE_OF, EMPTY, BELOW, ABOVE = range(5)
"""Choices of NEED_IS."""
SOURCES = re.compile(r"[、,，;；+/]")

NOT_CHOSEN = "{parameter}: the layer {layer} needs this field. Choose it; the layer has: {fields}."
NO_CODE = "The layer {layer}, field {field}: feature {id} has no project number. Enter it."
NO_ZONES = "The layer {layer} has no code in the field {field}. Choose the field with the codes of {what}."
NO_AREA_OF_NEED = (
    "The layer {layer} has neither a village nor a township code, so its need belongs nowhere. Choose VILLAGE_FIELD "
    "or TOWN_FIELD."
)
NOT_A_LIMIT = "NEED_VALUES is {value}. Give one number, the limit that {field} is compared with."
NO_ANSWER = (
    "No project is of the sectors {sectors} with the words {words}. The sectors are: {found}. Correct NEED_SECTORS or "
    "NEED_WORDS."
)
NOT_KNOWN = "{layer}: {count} groups lie in no village or township of the register and count in the total only."
NO_CONFIDENCE = "{layer}: {count} place rows have no confidence; those with a code count as sure, the others as unsure."
NOT_LISTED = "{layer}: {count} rows belong to projects that are not in the layer {other} and are left out ({ids})."
DISAGREE = "{layer}: {count} groups stand in several rows; one is in need only if all its rows say so."


def check(layers: Layers) -> None:
    """Raise the first field that is missing or was not chosen."""
    for key, fields in FIELDS_OF.items():
        given = layers.open(key)
        if given is None:
            continue
        found = layers.fields(given, fields)
        for needed in NEEDED[key]:
            if needed not in found:
                there = ", ".join(each.name() for each in given.source.fields())
                raise InputError(NOT_CHOSEN, parameter=needed, layer=given.name, fields=there)


@dataclass(frozen=True)
class District:
    """The register of a run with tiers and polygons."""

    register: Register
    villages: Areas
    towns: Areas
    layers: dict[str, Input]
    modelled: bool

    def tier(self, code: str | None, town: str | None) -> str | None:
        """Return the tier of a place, a village's own before its township's."""
        return self.villages.tier.get(code or "") or self.towns.tier.get(code or "") or self.towns.tier.get(town or "")


def read_district(layers: Layers) -> District:
    """Read townships and villages.

    Raises:
        InputError: one of them has no codes.
    """
    from ...analysis.coverage.projectgap import Register

    villages, towns = read_areas(layers, "ZONES", "ZONE_FIELD"), read_areas(layers, "TOWNSHIPS", "TOWNSHIP_FIELD")
    given = {key: layers.open(key) for key in ("ZONES", "TOWNSHIPS")}
    zone = layers.fields(given["ZONES"], ("ZONE_FIELD", "ZONE_TOWN_FIELD"))
    town = layers.fields(given["TOWNSHIPS"], ("TOWNSHIP_FIELD",))
    named = [name for name in (given["ZONES"].field_name("located_by"),) if name]
    frame = read_frame(given["ZONES"], layers.context, layers.feedback, fields=[*zone.values(), *named])
    other = read_frame(given["TOWNSHIPS"], layers.context, layers.feedback, fields=list(town.values()))
    village_codes, above = values.codes(frame[zone["ZONE_FIELD"]]), values.codes(frame[zone["ZONE_TOWN_FIELD"]])
    town_codes = values.codes(other[town["TOWNSHIP_FIELD"]])
    for found, each, field, what in (
        (village_codes, given["ZONES"], zone["ZONE_FIELD"], translate("villages")),
        (town_codes, given["TOWNSHIPS"], town["TOWNSHIP_FIELD"], translate("townships")),
    ):
        if not any(found):
            raise InputError(NO_ZONES, layer=each.name, field=field, what=what)
    register = Register(
        towns={code: towns.name.get(code, code) for code in town_codes if code},
        villages={code: villages.name.get(code, code) for code in village_codes if code},
        town_of={code: town for code, town in zip(village_codes, above) if code and town},
        district=frozenset(_beginnings([code for code in town_codes if code])),
    )
    return District(register, villages, towns, given, is_modelled(frame))


def _beginnings(town_codes: list[str]) -> set[str]:
    """Return the codes all townships begin with: those of their district and of what it belongs to."""
    if len(town_codes) < 2:
        return set()
    first, last = min(town_codes), max(town_codes)
    same = next((place for place, (a, b) in enumerate(zip(first, last)) if a != b), min(len(first), len(last)))
    return {first[:length] for length in range(1, same + 1)}


def read_plan(layers: Layers) -> tuple[Plan, pd.Series]:
    """Return projects with the places they name, and the words of each project to look in.

    Raises:
        InputError: a project has no number or stands twice, a place belongs to no project.
    """
    import numpy as np
    import pandas as pd

    from ...analysis.coverage.projectgap import Plan, checked

    given = layers.open("PROJECTS")
    fields = layers.fields(given, PROJECT_FIELDS)
    frame = read_frame(given, layers.context, layers.feedback, fields=list(fields.values()))
    text, number = _columns(frame, fields, given.name)
    nothing = translate("(no sector)")
    projects = pd.DataFrame(
        {"name": text("PROJECT_NAME_FIELD"), "sector": [each or nothing for each in text("SECTOR_FIELD")],
         "funding": [_sources(each) for each in text("FUNDING_FIELD")],
         "year_from": number("YEAR_FROM_FIELD"), "year_to": number("YEAR_TO_FIELD")},
        index=pd.Index(_numbers(frame, fields["PROJECT_FIELD"], given.name), dtype=object),
    )  # fmt: skip
    words = pd.Series([f"{a or ''} {b or ''}" for a, b in zip(projects["name"], text("CONTENT_FIELD"))], projects.index)
    listed = layers.open("PLACES")
    chosen = layers.fields(listed, PLACE_FIELDS)
    rows = read_frame(listed, layers.context, layers.feedback, fields=list(chosen.values()))
    text, number = _columns(rows, chosen, listed.name)
    unit = values.codes(rows[chosen["PLACE_CODE_FIELD"]])
    confidence = number("CONFIDENCE_FIELD")
    unsure = np.isnan(confidence)
    if unsure.any() and "CONFIDENCE_FIELD" in chosen:
        layers.say(NO_CONFIDENCE, layer=listed.name, count=int(unsure.sum()))
    sure = np.array([each is not None for each in unit], dtype=float)
    places = pd.DataFrame(
        {"project": _numbers(rows, chosen["PLACE_PROJECT_FIELD"], listed.name), "unit": unit,
         "place": text("PLACE_NAME_FIELD"), "kind": text("PLACE_KIND_FIELD"),
         "confidence": np.where(unsure, sure, confidence), "count": number("COUNT_FIELD"),
         "remark": text("REMARK_FIELD")}
    )  # fmt: skip
    plan = Plan(projects, _of_known_projects(layers, places, projects.index, (listed.name, given.name)))
    return checked(plan, layer=given.name, places_layer=listed.name,
                   confidence_field=chosen.get("CONFIDENCE_FIELD", "")), words  # fmt: skip


def _of_known_projects(
    layers: Layers, places: pd.DataFrame, projects: pd.Index, names: tuple[str, str]
) -> pd.DataFrame:
    """Leave out the places of projects that are not listed (filtered, say) and name them; all such is an error."""
    known = places["project"].isin(projects)
    if known.all() or not known.any():
        return places
    lost = geometry.name_some(dict.fromkeys(places.loc[~known, "project"]))
    layers.say(NOT_LISTED, layer=names[0], other=names[1], count=int((~known).sum()), ids=lost)
    return places[known].reset_index(drop=True)


def _columns(frame: pd.DataFrame, fields: dict[str, str], layer: str):
    """Return readers of a chosen field as text and as numbers; nothing where none was chosen."""
    import numpy as np

    def text(key: str) -> np.ndarray:
        return values.texts(frame[fields[key]]) if key in fields else np.full(len(frame), None, dtype=object)

    def number(key: str) -> np.ndarray:
        return values.numbers(frame[fields[key]], layer) if key in fields else np.full(len(frame), np.nan)

    return text, number


def _sources(text: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in SOURCES.split(text or "") if part.strip()))


def _numbers(frame: pd.DataFrame, field: str, layer: str) -> np.ndarray:
    """Return project numbers; 1-6 written as a date or a number stays as it is written."""
    found = values.codes(frame[field])
    for fid, value in zip(frame.index, found):
        if value is None:
            raise InputError(NO_CODE, layer=layer, field=field, id=fid)
    return found


def answering(layers: Layers, plan: Plan, words: pd.Series) -> np.ndarray:
    """Return which projects would meet the need: of the sectors and with one of the words asked for.

    Raises:
        InputError: none is.
    """
    import numpy as np

    sectors, wanted = layers.values("NEED_SECTORS"), layers.values("NEED_WORDS")
    found = among(plan.projects["sector"], sectors) if sectors else np.ones(len(plan.projects), dtype=bool)
    if wanted:
        found &= np.array([any(word in text.casefold() for word in wanted) for text in words], dtype=bool)
    if not found.any():
        raise InputError(
            NO_ANSWER,
            sectors=", ".join(sorted(sectors)) or translate("(any)"),
            words=", ".join(sorted(wanted)) or translate("(any)"),
            found=geometry.name_some(sorted(set(plan.projects["sector"]))),
        )
    return found


@dataclass(frozen=True)
class Needy:
    """Groups and whether each is in need.

    Attributes:
        groups: village, town (None where unknown), people, unmet; one row per group.
        layer: where they come from.
        modelled: they rest on modelled geometry.
        whole: people are whole numbers.
    """

    groups: pd.DataFrame
    layer: Input
    modelled: bool
    whole: bool


def read_need(layers: Layers, district: District) -> Needy | None:
    """Return who is in need, None where no layer was given.

    Raises:
        InputError: no codes, or no number to compare with.
    """
    import numpy as np
    import pandas as pd

    given = layers.open("NEED")
    if given is None:
        return None
    fields = layers.fields(given, NEED_FIELDS)
    if not {"VILLAGE_FIELD", "TOWN_FIELD"} & set(fields):
        raise InputError(NO_AREA_OF_NEED, layer=given.name)
    more = [name for name in map(given.field_name, ("located_by", "basis")) if name]
    frame = read_frame(given, layers.context, layers.feedback, fields=[*fields.values(), *more])
    nothing = np.full(len(frame), None, dtype=object)
    village = values.codes(frame[fields["VILLAGE_FIELD"]]) if "VILLAGE_FIELD" in fields else nothing
    town = values.codes(frame[fields["TOWN_FIELD"]]) if "TOWN_FIELD" in fields else nothing
    register = district.register
    village = np.array([code if code in register.villages else None for code in village], dtype=object)
    town = [code if code in register.towns else register.town_of.get(v) for code, v in zip(town, village)]
    groups = pd.DataFrame(
        {"village": village, "town": np.array(town, dtype=object), "people": _people(layers, given, frame, fields),
         "unmet": in_need(layers, frame[fields["NEED_FIELD"]], given.name)}
    )  # fmt: skip
    nowhere = groups["town"].isna()
    if nowhere.any():
        layers.say(NOT_KNOWN, layer=given.name, count=int(nowhere.sum()))
    modelled = is_modelled(frame) or any((frame[name] == codes.MODELLED).any() for name in more)
    whole = "WEIGHT_FIELD" not in fields or str(frame[fields["WEIGHT_FIELD"]].dtype) == "Int64"
    return Needy(_once(layers, given, frame, fields, groups), given, modelled, whole)


def _people(layers: Layers, given: Input, frame: pd.DataFrame, fields: dict[str, str]) -> np.ndarray:
    import numpy as np

    if "WEIGHT_FIELD" not in fields:
        return np.ones(len(frame))
    weight = values.numbers(frame[fields["WEIGHT_FIELD"]], given.name)
    empty = np.isnan(weight)
    if empty.any():
        layers.say(NO_NUMBER, layer=given.name, field=fields["WEIGHT_FIELD"], count=int(empty.sum()),
                   ids=geometry.name_some(frame.index[empty]))  # fmt: skip
    check_people(weight, frame.index, given.name, fields["WEIGHT_FIELD"])
    return np.where(empty, 0.0, weight)


def in_need(layers: Layers, column: pd.Series, layer: str) -> np.ndarray:
    """Return which rows are in need, as NEED_IS and NEED_VALUES say; an empty number is neither below nor above."""
    import numpy as np

    how = layers.choice("NEED_IS")
    if how == EMPTY:
        return np.array([value is None for value in values.texts(column)], dtype=bool)
    if how in (ONE_OF, NONE_OF):
        found = among(column, layers.values("NEED_VALUES"))
        return found if how == ONE_OF else ~found
    asked = layers.algorithm.parameterAsString(layers.parameters, "NEED_VALUES", layers.context)
    try:
        limit = float(asked)
    except ValueError:
        raise InputError(NOT_A_LIMIT, value=asked, field=column.name) from None
    number = values.numbers(column, layer)
    return number < limit if how == BELOW else number > limit


def _once(
    layers: Layers, given: Input, frame: pd.DataFrame, fields: dict[str, str], groups: pd.DataFrame
) -> pd.DataFrame:
    """Return one row per group; a group of several rows (second-nearest facilities, say) needs only if all say so."""
    if "GROUP_FIELD" not in fields:
        return groups
    ids = values.codes(frame[fields["GROUP_FIELD"]])
    groups = groups.assign(id=[code or f"#{fid}" for code, fid in zip(ids, frame.index)])
    twice = groups["id"].duplicated()
    if twice.any():
        layers.say(DISAGREE, layer=given.name, count=groups.loc[twice, "id"].nunique())
        groups["unmet"] = groups.groupby("id")["unmet"].transform("all")
        groups = groups[~twice].reset_index(drop=True)
    return groups.drop(columns="id")
