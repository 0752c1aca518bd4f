"""A workspace ready for the card: its network noded once, with the layers and settings its results are made with."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterLayer,
)

from .. import deps
from ..analysis.errors import InputError
from ..layers import codes, runs
from ..processing import values
from ..processing.adapters import Input
from ..processing.base import WulongAlgorithm, no_side_files
from ..processing.networks import Layers, network_profile, travel_inputs, travel_params
from ..processing.roads.district import read_district
from ..processing.roads.roadconnectivity import RoadConnectivity
from ..processing.services.inputs import read_facilities
from ..processing.services.nearestfacility import NearestFacility, cutoffs
from ..processing.workspace_questions import BY_KEY, sources
from .card_tables import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..analysis.coverage.why import Places, RoadKinds
    from ..analysis.network.travel import Travel, TravelParams
    from ..processing.networks import TravelInputs

LAYERS = (QgsProcessingParameterFeatureSource, QgsProcessingParameterFile, QgsProcessingParameterRasterLayer)
"""Parameters whose value is an address."""
_WRITING = ("", "-wal")


@dataclass(frozen=True)
class Case:
    """The network of a workspace.

    Attributes:
        gpkg: the workspace.
        stamp: state of the file when it was read.
        places: what the engine is asked.
        row: row of each group by its code.
        facility_layer: key of their layer, its name where it is none of the planner's.
        facility_names: (f,) names of the facilities, None where unknown.
        crs: EPSG code of the local system in metres.
        profile: speeds in words, as the results carry it.
        schematic: roads, groups or facilities come from a model.
        held: what stays open meanwhile (the DEM).
        lock: one question at a time: the engine takes notes on the network while it searches.
    """

    gpkg: Path
    stamp: tuple
    places: Places
    row: Mapping[str, int]
    facility_layer: str
    facility_names: tuple
    crs: str
    profile: str
    schematic: bool
    held: ExitStack
    lock: Lock = field(default_factory=Lock)

    @property
    def fresh(self) -> bool:
        """Tell whether the file is as it was when it was read."""
        return self.stamp == file_state(self.gpkg)

    def close(self) -> None:
        """Let go of what is open, as soon as nobody is asking any more."""
        with self.lock:
            self.held.close()


def file_state(gpkg: Path) -> tuple:
    """Return what changes whenever a GeoPackage is written to."""
    found = []
    for suffix in _WRITING:
        path = gpkg.with_name(gpkg.name + suffix)
        if path.is_file() and path.stat().st_size:
            found.append((suffix, path.stat().st_mtime_ns, path.stat().st_size))
    return tuple(found)


def open_case(gpkg: Path, feedback: QgsProcessingFeedback) -> Case:
    """Read the layers of a workspace and node its roads; may be called in any thread.

    Args:
        gpkg: the workspace.
        feedback: cancels; what reading has to say goes to its log.

    Raises:
        PlannerError: the workspace cannot answer; the sentence says what to mend.
        QgsProcessingException: a layer is missing.
    """
    stamp = file_state(gpkg)
    with ExitStack() as stack, deps.own_libraries(), no_side_files():
        found = _read(gpkg, stamp, stack, feedback)
        return replace(found, held=stack.pop_all())


def _read(gpkg: Path, stamp: tuple, stack: ExitStack, feedback: QgsProcessingFeedback) -> Case:
    layers = _layers(RoadConnectivity(), gpkg, feedback)  # it says first what packages are missing
    import numpy as np

    from ..analysis.coverage.why import Places
    from ..analysis.roads.roadconnectivity import ConnectivityParams, Question, number_zones

    district = read_district(layers)
    params = travel_params(layers, ConnectivityParams)
    roads = stack.enter_context(travel_inputs(layers, district.crs))
    travel = roads.travel(params)
    zone, seat_zone = number_zones(district.demand, district.seats)
    near = _layers(NearestFacility(), gpkg, feedback)
    facilities = read_facilities(near, district.crs)
    places = Places(
        question=Question.of(travel, district.seats, seat_zone, params.district_share),
        demand=district.demand,
        zone=zone,
        kinds=_kinds(roads),
        travel=_other_travel(near, roads, travel, travel_params(near), stack, district.crs),
        facilities=facilities.table,
        cutoffs=tuple(cutoffs(near)),
    )
    return Case(
        gpkg=gpkg,
        stamp=stamp,
        places=places,
        row={str(code): int(row) for row, code in enumerate(np.asarray(district.demand.id, object))},
        facility_layer=_key(near.open("FACILITIES")),
        facility_names=tuple(facilities.names),
        crs=district.crs.authid(),
        profile=roads.profile,
        schematic=roads.schematic or district.groups.modelled or facilities.modelled,
        held=stack,
    )


def _layers(algorithm: WulongAlgorithm, gpkg: Path, feedback: QgsProcessingFeedback) -> Layers:
    """Return the layers of a question with the settings of its last run in this workspace, else its defaults."""
    ready, reason = algorithm.canExecute()
    if not ready:
        raise QgsProcessingException(reason)
    algorithm.initAlgorithm()
    question = BY_KEY[algorithm.ID]
    parameters = {**sources(question, gpkg), **question.settings, **_recorded(algorithm, gpkg)}
    context = QgsProcessingContext()
    algorithm.prepareAlgorithm(parameters, context, feedback)
    return Layers(algorithm, parameters, context, feedback)


def _key(given: Input) -> str:
    return given.file[1] if given.file else given.name


def _recorded(algorithm: WulongAlgorithm, gpkg: Path) -> dict[str, object]:
    """Return the values its result was made with, as its passport has them; none where it cannot be repeated."""
    try:
        known = {row["result"]: row["parameters"] for row in runs.passports(gpkg)}
    except (sqlite3.Error, ValueError) as error:
        raise InputError(UNREADABLE, path=gpkg, reason=error) from error
    given = (known.get(algorithm.ID) or {}).get("inputs", {})
    found = {}
    for definition in algorithm.parameterDefinitions():
        key = definition.name()
        if key in given and not definition.isDestination():
            layer = isinstance(definition, LAYERS) and given[key]
            # Addresses are written as seen from the workspace's folder.
            found[key] = (gpkg.parent / given[key]).as_posix() if layer else given[key]
    return found


def _other_travel(
    layers: Layers, roads: TravelInputs, travel: Travel, params: TravelParams, stack: ExitStack, crs
) -> Travel:
    """Return the roads as travelled to facilities: those noded already where people travel alike."""
    alike = all(getattr(travel.params, name) == value for name, value in vars(params).items())
    if alike and network_profile(layers) == roads.profile:
        return travel
    return stack.enter_context(travel_inputs(layers, crs)).travel(params)


def _kinds(roads: TravelInputs) -> RoadKinds:
    """Return the codes of class and surface of each road; what is no code of ours stays as it is written."""
    from ..analysis.coverage.why import RoadKinds

    return RoadKinds(
        _coded(roads, "CLASS_FIELD", codes.ROAD_CLASS),
        _coded(roads, "SURFACE_FIELD", codes.SURFACE),
    )


def _coded(roads: TravelInputs, key: str, meanings: codes.Codes):
    import numpy as np

    if key not in roads.fields:
        return np.full(len(roads.frame), None, object)
    known = codes.spellings(meanings)
    found = values.texts(roads.frame[roads.fields[key]])
    return np.array([None if text is None else known.get(text.casefold(), text) for text in found], object)
