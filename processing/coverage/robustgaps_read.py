"""What ``wulong:robustgaps`` reads: groups, facilities, and the assumptions to go through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingContext

from ...analysis.errors import InputError
from ...compat import read_field_names
from .. import parameters as shared
from .. import questions, values
from ..base import WulongAlgorithm
from ..networks import Layers
from ..parameters import SEASONS
from ..places import NO_NUMBER
from ..roads import district
from ..roads.district import District, read_district
from ..services.inputs import Facilities, read_facilities
from ..water import inputs as water
from .people import check_people

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import pandas as pd
    from qgis.core import QgsCoordinateReferenceSystem

    from ...analysis.network.tables import PointTable
    from ..places import Places
    from ..water.inputs import Works

ROADS, SERVICES, WATER, WEATHER = range(4)
"""Numbers of the questions."""
NAMES = ("roadconnectivity", "nearestfacility", "watersupply", "stationcoverage")
"""Id of the algorithm that asks the same question once."""
BEARING = (("season", "access_m"), ("speed_pct", "season", "access_m"), ("season", "access_m", "reach_pct"),
           ("reach_pct",))  # fmt: skip
"""Assumptions that change the answer, by question; whose people are counted changes it where water is short."""
AXES = ("speed_pct", "season", "access_m", "reach_pct", "people_field")
ACCESS_M = "200;500;1000"
NO_SOURCE = ""
"""Name of the people where no field of people is chosen: one each."""
WHOLE_PCT = 100.0

NOT_POSITIVE = "{parameter} is {value}. Give numbers above 0, each once, separated by semicolons, such as 80;100;120."
NONE_GIVEN = "{parameter} is empty. Give at least one number."


@dataclass(frozen=True)
class Case:
    """All that was read, in one local system in metres.

    Attributes:
        question: number of it.
        places: the layer of groups.
        table: the groups as the engine takes them.
        crs: the local system.
        by: (n,) area of each group by level.
        names: what an area is called, by level and code.
        people_kind: ``integer`` where people are whole numbers, else ``real``.
        people: (n,) people by field.
        scenarios: a row per run; assumptions that do not bear on the question are not in it.
        district: groups and seats of the question about roads.
        facilities: those of other questions.
        works: what the facilities can do, of the question about water.
    """

    question: int
    places: Places
    table: PointTable
    crs: QgsCoordinateReferenceSystem
    by: Mapping[str, np.ndarray]
    names: Mapping[str, Mapping[str, str]]
    people_kind: str
    people: Mapping[str, np.ndarray]
    scenarios: pd.DataFrame
    district: District | None
    facilities: Facilities | None
    works: Works | None = None

    def values(self, axis: str) -> list:
        """Return the values that an assumption takes, in the order given."""
        return list(dict.fromkeys(self.scenarios[axis]))

    @property
    def modelled(self) -> bool:
        """Tell whether groups or facilities came from a model."""
        return self.places.modelled or bool(self.facilities and self.facilities.modelled)


def problem(algorithm: WulongAlgorithm, parameters: dict, context: QgsProcessingContext) -> str | None:
    """Return the first field that is not in its layer, or assumption that means nothing."""
    return questions.first_problem(algorithm, parameters, context, district.FIELDS_OF, check)


def check(layers: Layers) -> None:
    """Raise what is wrong with the assumptions, or that roads are missing."""
    question = layers.choice("QUESTION")
    assumptions(layers, question)
    source_fields(layers)
    if question == WATER:
        water.check_fields(layers)
    if question != WEATHER and layers.open("ROADS") is None:
        raise InputError(water.NO_ROADS if question == WATER else NO_ROADS)


NO_ROADS = "ROADS is empty. Choose the road layer."


def numbers(layers: Layers, key: str, *, zero: bool = False) -> list[float]:
    """Return the numbers of an assumption.

    Raises:
        InputError: none, or something that is no number above 0 (from 0 with ``zero``).
    """
    found = shared.numbers_listed(layers.algorithm, layers.parameters, key, layers.context)
    if not found:
        raise InputError(NONE_GIVEN, parameter=key)
    if not zero and found[0] <= 0:
        text = layers.algorithm.parameterAsString(layers.parameters, key, layers.context)
        raise InputError(NOT_POSITIVE, parameter=key, value=text)
    return found


def source_fields(layers: Layers) -> list[str]:
    """Return the fields with people: the main one first."""
    from ..adapters import require_field

    given = layers.open("DEMAND")
    main = layers.fields(given, ("WEIGHT_FIELD",)).get("WEIGHT_FIELD", NO_SOURCE)
    others = read_field_names(layers.algorithm, layers.parameters, "POPULATION_FIELDS", layers.context)
    for name in others:
        require_field(given, name, "POPULATION_FIELDS")
    return list(dict.fromkeys([main, *(given.field_name(name) for name in others)]))


def assumptions(layers: Layers, question: int) -> dict[str, Sequence]:
    """Return the values of the assumptions that bear on a question, and of whose people are counted."""
    chosen = layers.choice("SEASONS")
    found = {
        "speed_pct": numbers(layers, "SPEED_PCT"),
        "season": list(SEASONS) if chosen == 0 else [SEASONS[chosen - 1]],
        "access_m": numbers(layers, "ACCESS_M", zero=True),
        "reach_pct": numbers(layers, "REACH_PCT"),
    }
    return {name: found[name] for name in BEARING[question]}


def read_case(layers: Layers) -> Case:
    """Read groups, facilities and assumptions."""
    from ...analysis.coverage.robustgaps import scenarios
    from ...analysis.network.tables import check_points

    question = layers.choice("QUESTION")
    sources = source_fields(layers)
    axes = assumptions(layers, question)
    if len(sources) > 1:
        axes["people_field"] = sources
    facilities = works = None
    if question == ROADS:
        found = read_district(_by_township(layers))
        places, table, kind, seats = found.groups, found.demand, found.people_kind, found
        rest = (found.crs, found.by, found.names, kind)
    else:
        groups = questions.read_groups(layers)
        places, table, seats = groups.places, groups.table, None
        rest = (groups.crs, groups.by, groups.names, groups.people_kind)
        works = water.read_works(layers, groups.crs) if question == WATER else None
        facilities = works.facilities if works else read_facilities(layers, groups.crs)
    check_points(table)
    people = {name: _people(layers, places, name, table.people) for name in sources}
    return Case(question, places, table, *rest, people, scenarios(axes), seats, facilities, works)


def _by_township(layers: Layers) -> Layers:
    """Return the layers of a run whose seats are told apart by the code of their township, unless chosen otherwise."""
    seats = layers.open("FACILITIES")
    town = TOWNSHIP if seats is not None and seats.has_field(TOWNSHIP) else None
    return Layers(
        layers.algorithm, {"FACILITY_FIELD": town, **layers.parameters}, layers.context, layers.feedback
    )  # fmt: skip


TOWNSHIP = "town_code"


def _people(layers: Layers, places: Places, name: str, main: np.ndarray) -> np.ndarray:
    """Return people by a field; none entered counts as 0 and is said."""
    import numpy as np

    from .. import geometry

    if name in (NO_SOURCE, places.fields.get("WEIGHT_FIELD")):
        return main
    found = values.numbers(places.frame[name], places.given.name)
    empty = np.isnan(found)
    if empty.any():
        layers.say(NO_NUMBER, layer=places.given.name, field=name, count=int(empty.sum()),
                   ids=geometry.name_some(places.frame.index[empty]))  # fmt: skip
    check_people(found, places.frame.index, places.given.name, name)
    return np.where(empty, 0.0, found)
