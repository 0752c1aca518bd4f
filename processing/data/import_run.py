"""The first half of ``wulong:importboundaries``: file and workspace to a plan, what is odd about them to the log."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
)

from ...analysis.errors import Cancelled, InputError
from ...layers.catalog import BY_KEY
from ...layers.codes import spellings
from ...layers.workspace import INSTALLED
from .. import geometry
from ..adapters import open_input, read_frame
from ..base import translate
from .import_write import layers_of
from .wording import AXES, SHIFTS, SHOWN, listed, said

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

    from ...ingest.geometry import Incoming
    from ...ingest.importing.model import Plan, Request

TARGETS = (
    "townships",
    "villages",
    "communities",
    "groups",
    "township_seats",
    "roads",
    "water_works",
    "weather_stations",
    "resettlement_sites",
    "facilities",
)
"""Layers that can be imported into, in the order of TARGET."""
CONTEXT_TABLES = ("townships", "villages", "communities", "name_aliases", "district", "groups")
"""Tables that the matching and the recounting look at beside the target."""
READ_PCT, PLANNED_PCT = 40.0, 70.0
SURE_SHIFT = 0.8
"""Confidence from which an offset measured between matched units is undone without asking."""

FID = "fid"
SAME_FILE = "FILE is the workspace itself. Choose the file that came from the bureau."
EDITED = "The layer {layer} of the workspace has unsaved edits. Save or discard them, then run again."
WHATS = {
    "encoding": "Encoding: {value}. {reason}",
    "crs": "Coordinate system: {value}. {reason}",
    "axes": "Order of the coordinates: {value}. {reason}",
    "shift": "Offset: {value}. {reason}",
    "geometry": "Geometry: {reason}",
}
FOUND = "{problem} ({count}): {features}"
MEASURED = "Offset against the surveyed units: {east} m east, {north} m north ({kind}); it is undone."


@dataclass(frozen=True)
class Asked:
    """The values of the parameters."""

    target: str
    workspace: Path
    file: str
    layer: str
    mode: int
    fields: tuple[str, str, str]
    encoding: str
    crs: str
    axes: str
    shift: str
    apply: bool
    undo: bool
    backup: str
    label: str = ""
    """What the source is called where its file has a made-up name."""


def check(asked: Asked, context: QgsProcessingContext) -> None:
    """Raise the first reason why this cannot be run.

    Raises:
        InputError: no workspace, the installed one, the file itself, unsaved edits in a layer of it.
    """
    from ...ingest.importing.database import check_workspace

    check_workspace(asked.workspace, never=(INSTALLED,), damaged=asked.undo)
    file = Path(asked.file) if asked.file else None
    if file is not None and file.exists() and file.samefile(asked.workspace):
        raise InputError(SAME_FILE)
    if (asked.apply or asked.undo) and context.project() is not None:
        for layer in layers_of(asked.workspace, context.project()):
            if layer.isEditable() and layer.isModified():
                raise InputError(EDITED, layer=layer.name())


def read(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict,
    asked: Asked,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> tuple[Request, Plan]:
    """Read workspace and file and plan what the import would do.

    Raises:
        InputError: something cannot be read; the sentence says what.
        Cancelled: the user stopped.
    """
    with tempfile.TemporaryDirectory() as folder:
        if not asked.file:
            asked = _layer_as_file(algorithm, parameters, asked, Path(folder), context, feedback)
        request = _request(asked)
        incoming = _read_file(asked, request)
        _tell_proposals(incoming, feedback)
        feedback.setProgress(READ_PCT)
        _stop_if(feedback)
        plan = _plan(asked, request, incoming)
        measured = _measure(plan, request, asked)
        if measured is not None:
            kind = translate(SHIFTS[measured.kind])
            values = {"east": round(measured.east_m), "north": round(measured.north_m), "kind": kind}
            feedback.pushInfo(translate(MEASURED).format(**values))
            incoming = _read_file(replace(asked, shift=measured.value), request)
            plan = _plan(asked, request, incoming)
    feedback.setProgress(PLANNED_PCT)
    _stop_if(feedback)
    return request, plan


def _request(asked: Asked) -> Request:
    from ...ingest.importing import targets
    from ...ingest.importing.model import Request
    from ...ingest.importing.workspace_file import list_tables, read_table
    from ...ingest.names import Register
    from ...ingest.names.decisions import load_decisions

    target = targets.target_of(BY_KEY[asked.target], spellings)
    there = list_tables(asked.workspace)
    wanted = dict.fromkeys((*target.tables, *CONTEXT_TABLES))
    tables = {key: read_table(asked.workspace, key) for key in wanted if key in there or key == asked.target}
    absent = [key for key in ("townships", "villages") if key not in tables]
    for key in absent:  # says which layer is missing
        read_table(asked.workspace, key)
    register = Register.from_frames(
        *(tables.get(key) for key in ("townships", "villages", "communities", "name_aliases", "district"))
    )
    file = asked.label or Path(asked.file).name
    layer = f"，{asked.layer}" if asked.layer and asked.layer not in (Path(file).stem, file) else ""
    return Request(
        target=target,
        mode=targets.MODES[asked.mode],
        tables={key: rows for key, rows in tables.items() if key != "name_aliases"},
        register=register,
        source=f"{file}{layer}，{date.today().isoformat()} 导入",
        metric_crs=_metric_crs(tables),
        file=file,
        decisions=load_decisions(asked.workspace),
    )


def _metric_crs(tables: dict[str, pd.DataFrame]) -> str:
    """Return the local system in metres of the district, by its townships where it has no outline."""
    for key in ("district", "townships", "villages"):
        rows = tables.get(key)
        if rows is not None and rows.geometry.notna().any():
            west, south, east, north = rows.to_crs("EPSG:4490").total_bounds
            return geometry.local_crs((west + east) / 2, (south + north) / 2).authid()
    return "EPSG:4545"


def _read_file(asked: Asked, request: Request) -> Incoming:
    from ...ingest.geometry import read_geometry
    from ...ingest.importing.reproject import reproject

    incoming = read_geometry(
        asked.file, layer=asked.layer or None, kind=request.target.kind, encoding=asked.encoding, crs=asked.crs,
        shift=asked.shift, axes=asked.axes, known=_known(request),
    )  # fmt: skip
    frame, system = incoming.frame, request.existing.crs
    moved = reproject(frame.geometry.to_numpy(), frame.crs, system)
    return replace(incoming, frame=frame.set_geometry(list(moved)).set_crs(system, allow_override=True))


def _known(request: Request) -> geopandas.GeoDataFrame | None:
    """Return what is known of the place: the outline of the district, and surveyed rows of the layer itself."""
    import geopandas
    import pandas as pd

    parts = []
    district = request.tables.get("district")
    if district is not None:
        parts.append(district[["geometry"]])
    if request.target.kind == "polygon" and "located_by" in request.existing:
        rows = request.existing
        parts.append(rows.loc[rows["located_by"] == "surveyed", ["geometry"]])
    parts = [part[part.geometry.notna()].to_crs("EPSG:4490") for part in parts]
    parts = [part for part in parts if len(part)]
    return geopandas.GeoDataFrame(pd.concat(parts, ignore_index=True)) if parts else None


def _plan(asked: Asked, request: Request, incoming: Incoming) -> Plan:
    from ...ingest.importing.mapping import Chosen
    from ...ingest.importing.planning import plan_import

    return plan_import(incoming.frame, request, Chosen(*asked.fields), faults=incoming.faults)


def _measure(plan: Plan, request: Request, asked: Asked):
    """Return the offset against surveyed units that are replaced, None where there is none or it is not certain."""
    import numpy as np
    import shapely

    from ...ingest.geometry import measure_shift
    from ...ingest.importing.reproject import reproject

    if asked.shift:
        return None
    key, old = request.target.spec.primary, request.existing
    surveyed = old[(old["located_by"] == "surveyed") & old.geometry.notna()] if "located_by" in old else old[:0]
    pairs = plan.output[["code", "geometry"]].dropna().merge(surveyed[[key, "geometry"]], left_on="code", right_on=key)
    if not len(pairs):
        return None
    both = [reproject(pairs[column].to_numpy(), old.crs, "EPSG:4490") for column in ("geometry_x", "geometry_y")]
    positions = [shapely.get_coordinates(shapely.centroid(np.asarray(shapes, dtype=object))) for shapes in both]
    found = measure_shift(*positions)
    return found if found.kind in ("gcj02", "bd09") and found.confidence >= SURE_SHIFT else None


def _layer_as_file(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict,
    asked: Asked,
    folder: Path,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Asked:
    """Write a loaded layer (with its filter, selection and coordinate system) to a file that is read like any other."""
    given = open_input(algorithm, parameters, "INPUT", context)
    if given.file:
        return replace(asked, file=given.file[0], layer=given.file[1])
    frame = read_frame(given, context, feedback).reset_index(drop=True)
    taken = {name: f"{name}_" for name in frame.columns if name.lower() == FID}
    named = frame.rename(columns=taken).rename_geometry("geometry_of_the_feature")
    path = folder / "input.gpkg"
    named.to_file(path, layer="input", driver="GPKG", engine="pyogrio")
    crs = asked.crs or given.crs.authid()
    return replace(asked, file=str(path), layer="input", crs=crs, encoding="", label=given.name)


def tell(plan: Plan, feedback: QgsProcessingFeedback) -> None:
    """Write which columns were taken and what is wrong, kind by kind."""
    from ...ingest.importing.problems import PROBLEM_TEXTS, SEVERITIES, count_by_kind, in_order

    found: dict[str, list[str]] = {}
    for problem in in_order(plan.problems):
        about = problem.value if problem.kind == "unused_columns" else problem.feature
        found.setdefault(problem.kind, []).append(about)
    counts = count_by_kind(plan.problems)
    for kind, features in found.items():
        values = {"problem": translate(PROBLEM_TEXTS[kind]), "count": counts[kind]}
        line = translate(FOUND).format(**values, features=listed(dict.fromkeys(features), most=SHOWN))
        (feedback.pushInfo if SEVERITIES[kind] == "info" else feedback.pushWarning)(line)


def _tell_proposals(incoming: Incoming, feedback: QgsProcessingFeedback) -> None:
    choices = {**{key: translate(SHIFTS[key]) for key in SHIFTS}, **{key: translate(AXES[key]) for key in AXES}}
    for proposal in incoming.proposals:
        told = {key: said(value) if isinstance(value, str) else value for key, value in proposal.values.items()}
        reason = said(proposal.reason).format(**told)
        value = choices.get(proposal.value, proposal.value)
        feedback.pushInfo(translate(WHATS[proposal.what]).format(value=value, reason=reason))


def _stop_if(feedback: QgsProcessingFeedback) -> None:
    if feedback.isCanceled():
        raise Cancelled
