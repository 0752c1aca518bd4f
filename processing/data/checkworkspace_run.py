"""The steps of ``wulong:checkworkspace``: file or project to tables, all checks, table and sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...analysis.errors import Cancelled, InputError
from ...layers import codes
from ...layers.catalog import BY_KEY, CRS, LAYERS
from ...layers.finding import find_layer
from ...layers.results import RESULTS
from ...layers.workspace import INSTALLED
from .. import geometry, reading
from ..adapters import write_frame
from ..base import WulongAlgorithm, translate
from .wording import listed

if TYPE_CHECKING:
    import pandas as pd

    from ...layers.checking import Found, Words, Workspace

SPECS = tuple(spec for spec in LAYERS if not spec.view)
KNOWN = tuple(spec.key for spec in RESULTS) + tuple(spec.key for spec in LAYERS if spec.view)
FIELDS = tuple((field.name, field.kind) for field in BY_KEY["checkworkspace"].fields)
READ_PCT, SOLVED_PCT, DONE_PCT = 20.0, 95.0, 100.0

NO_LAYERS = "The project has none of the planner's layers. Open a workspace, or choose its file in WORKSPACE."
RESULT = "{errors} errors, {warnings} warnings, {notes} notes; {modelled}."
STILL_MODELLED = "still modelled: {layers}"
NOTHING_MODELLED = "nothing is modelled any more"
LINE = "{severity}: {layer}: {problem} ({count})"
UNSAVED = "{layer} has changes that are not saved; they are checked as they stand."


def read(workspace: str, register: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Workspace:
    """Return the tables of a file, or of the project where none was given.

    Raises:
        InputError: the file is no workspace, or the project has none of its layers.
    """
    from ...layers.checking import Workspace, read_file, read_register

    if workspace:
        tables, before = read_file(Path(workspace), SPECS, KNOWN)
    else:
        tables, before = _read_project(context.project() or QgsProject.instance(), context, feedback)
    feedback.setProgress(READ_PCT)
    return Workspace(
        tables=tables,
        specs=SPECS,
        crs=CRS,
        metric_crs=_metric_crs(tables),
        register=read_register(Path(register) if register else INSTALLED),
        whole_file=bool(workspace),
        before=before,
    )


def _read_project(
    project: QgsProject, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> tuple[dict[str, pd.DataFrame], list[Found]]:
    """Return the layers of a project by key; the files they are saved in are looked at too."""
    from ...layers.checking import read_file

    layers = {spec.key: find_layer(project, spec.key) for spec in SPECS}
    layers = {key: layer for key, layer in layers.items() if layer is not None and layer.isValid()}
    if not layers:
        raise InputError(NO_LAYERS)
    places = {key: reading.saved_table(layer, None) for key, layer in layers.items()}
    before: list[Found] = []
    for path in sorted({place[0] for place in places.values() if place}):
        before += [found for found in read_file(Path(path), (), ())[1] if found.check == "damaged"]
    tables = {}
    for key, layer in layers.items():
        if layer.isEditable() and layer.isModified():
            feedback.pushWarning(translate(UNSAVED).format(layer=layer.name()))
        tables[key] = _frame(layer, places[key], context, feedback)
    return tables, before


def _frame(
    layer: QgsVectorLayer,
    place: tuple[str, str] | None,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> pd.DataFrame:
    """Return a layer as a frame indexed by feature id, its geometries untouched, in the system the layer claims."""
    import geopandas
    import shapely

    source = QgsProcessingFeatureSource(layer, context)
    own = layer.fields()
    names = [own.at(number).name() for number in range(own.count())
             if own.fieldOrigin(number) != own.FieldOrigin.OriginJoin]  # fmt: skip
    rows = reading.read_rows(source, place, names, feedback)
    table = rows.table.set_axis(rows.fids, axis=0)
    if not layer.isSpatial():
        return table
    shapes = shapely.from_wkb(rows.wkb, on_invalid="fix")
    return geopandas.GeoDataFrame(table, geometry=shapes, crs=geometry.crs_for_frames(layer.crs()))


def _metric_crs(tables: dict[str, pd.DataFrame]) -> str:
    """Return a system in metres for where the data lie, the district's first."""
    import numpy as np

    for key in ("district", *tables):
        frame = tables.get(key)
        if getattr(frame, "crs", None) is None or frame.geometry.isna().all():
            continue
        west, south, east, north = frame.to_crs(CRS).total_bounds
        if np.isfinite([west, south, east, north]).all():
            return geometry.local_crs((west + east) / 2, (south + north) / 2).authid()
    return CRS  # nothing has a place


def solve(workspace: Workspace, feedback: QgsProcessingFeedback) -> list[Found]:
    """Run all checks."""
    from ...layers.checking import check

    def report(percent: float) -> None:
        feedback.setProgress(READ_PCT + (SOLVED_PCT - READ_PCT) * percent / DONE_PCT)

    return check(workspace, report=report, should_stop=feedback.isCanceled)


def write(
    algorithm: WulongAlgorithm,
    parameters: dict,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    *,
    given: Workspace,
    found: Sequence[Found],
) -> dict:
    """Write the table and the places, say the sentence, and return ids and numbers.

    Raises:
        Cancelled: the user stopped; nothing was written yet.
    """
    from ...layers.checking import as_table, counts

    if feedback.isCanceled():
        raise Cancelled
    locale = QgsApplication.locale()
    titles = {spec.key: spec.zh if locale.startswith("zh") else spec.en for spec in SPECS}
    table = as_table(given, found, _words(titles))
    placed = table[table.geometry.notna()]
    number = counts(found)
    sentence = _sentence(number, found, titles)
    outputs = {
        "OUTPUT": write_frame(
            algorithm, parameters, "OUTPUT", context, table, name=translate("Workspace check"), fields=FIELDS
        ),
        "LOCATIONS": write_frame(
            algorithm, parameters, "LOCATIONS", context, placed, name=translate("Places of the problems"),
            fields=FIELDS, wkb_type=QgsWkbTypes.Type.Point, crs=geometry.QgsCoordinateReferenceSystem(CRS),
        ),
        "ERRORS": number["error"],
        "WARNINGS": number["warning"],
        "NOTES": number["note"],
        "RESULT": sentence,
    }  # fmt: skip
    _log(table, feedback, locale)
    feedback.pushInfo(sentence)
    feedback.setProgress(DONE_PCT)
    return {key: value for key, value in outputs.items() if value is not None}


def _words(titles: dict[str, str]) -> Words:
    """Return the texts of the report in the user's language."""
    from ...layers.checking import CHECK_PROBLEMS, CHECK_REMEDIES, MORE_ROWS, Words

    problems = {check: translate(CHECK_PROBLEMS[check]) for check in CHECK_PROBLEMS}
    remedies = {check: translate(CHECK_REMEDIES[check]) for check in CHECK_REMEDIES}
    return Words(problems, remedies, translate(MORE_ROWS), titles)


def _log(table: pd.DataFrame, feedback: QgsProcessingFeedback, locale: str) -> None:
    """Say once what is wrong with which layer, and how many rows have it (or the number found)."""
    groups = table.groupby(["severity", "layer_name", "problem"], sort=False)
    for (severity, layer, problem), rows in groups:
        given = rows["value"].iloc[0] if len(rows) == 1 else None
        title, count = codes.label(codes.SEVERITY, severity, locale), given or len(rows)
        line = translate(LINE).format(severity=title, layer=layer, problem=problem, count=count)
        (feedback.pushWarning if severity == "error" else feedback.pushInfo)(line)


def _sentence(number: dict[str, int], found: Sequence[Found], titles: dict[str, str]) -> str:
    """Return the result in one sentence."""
    parts = [f"{titles[each.layer]} {each.value[0]}" for each in found if each.check == "modelled"]
    still = translate(STILL_MODELLED).format(layers=listed(parts)) if parts else translate(NOTHING_MODELLED)
    return translate(RESULT).format(
        errors=number["error"], warnings=number["warning"], notes=number["note"], modelled=still
    )
