"""The second half of ``wulong:importboundaries``: a plan to layers, the workspace and the log, and back again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...layers import styles
from ...layers.catalog import BY_KEY, KEY_PROPERTY
from ..adapters import write_frame
from ..base import translate
from .wording import said, sentences

if TYPE_CHECKING:
    import geopandas

    from ...ingest.importing.model import Plan, Request
    from ...ingest.importing.workspace_file import Written

WRITTEN_PCT = 95.0
OUTPUT_FIELDS = (
    ("code", "text"),
    ("name", "text"),
    ("file_name", "text"),
    ("method", "text"),
    ("confidence", "real"),
    ("candidates", "text"),
    ("reason", "text"),
    ("action", "text"),
    ("area_old_km2", "real"),
    ("area_new_km2", "real"),
    ("area_change_pct", "real"),
    ("shift_m", "real"),
)
REPORT_FIELDS = tuple((name, "text") for name in ("severity", "layer", "feature", "problem", "value", "remedy"))
MULTI = {
    "polygon": QgsWkbTypes.Type.MultiPolygon,
    "line": QgsWkbTypes.Type.MultiLineString,
    "point": QgsWkbTypes.Type.MultiPoint,
}
DONE = (
    "{file}: {matched} of {features} features matched, {replaced} rows of {layer} replaced and {added} added; "
    "{unmatched} not matched, {missing} units missing in the file, {errors} errors and {warnings} warnings."
)
NOT_WRITTEN = "Nothing was written yet: look at the report, then run again with APPLY."
NOTHING_TO_WRITE = "There was nothing to write."
WITH_BACKUP = "Before, the workspace was kept as {backup}; UNDO goes back to it."
UNDONE = (
    "The workspace is again as it was in {restored}. What it was before is kept as {backup}: UNDO goes back to that."
)


def layer_title(key: str) -> str:
    """Return the title of a layer in the user's language."""
    return styles.title(BY_KEY[key], QgsApplication.locale(), schematic=False)


def outputs(
    algorithm: QgsProcessingAlgorithm, parameters: dict, context: QgsProcessingContext, request: Request, plan: Plan
) -> dict:
    """Write the layer of features and the report, where they were asked for."""
    from ...ingest.importing.problems import PROBLEM_REMEDIES, PROBLEM_TEXTS, as_table

    target = request.target
    given = {name for name, _ in OUTPUT_FIELDS}
    kinds = {field.name: field.kind for field in target.spec.fields}
    own = [(name, kinds.get(name, "text")) for name in plan.output.columns if name not in given and name != "geometry"]
    crs = QgsCoordinateReferenceSystem(f"EPSG:{request.existing.crs.to_epsg()}")
    output = write_frame(
        algorithm, parameters, "OUTPUT", context, _as_multi(plan.output),
        name=translate("Import: {layer}").format(layer=layer_title(target.key)),
        fields=[*OUTPUT_FIELDS, *own], wkb_type=MULTI[target.kind], crs=crs,
    )  # fmt: skip
    spoken = [replace(each, reason=_reason(each.reason), value=said(each.value)) for each in plan.problems]
    rows = as_table(
        spoken,
        texts={kind: translate(PROBLEM_TEXTS[kind]) for kind in PROBLEM_TEXTS},
        remedies={kind: translate(PROBLEM_REMEDIES[kind]) for kind in PROBLEM_REMEDIES},
        colon=translate(": "),
    )
    rows["layer"] = [layer_title(key) if key in BY_KEY else key for key in rows["layer"]]
    report = write_frame(
        algorithm, parameters, "REPORT", context, rows, name=translate("Import report"), fields=REPORT_FIELDS
    )
    return {"OUTPUT": output, "REPORT": report}


def _reason(reason: str) -> str:
    """Return the sentence of the name matcher for its key, or one of the reader of files, in the user's language."""
    from ...ingest.names import REASONS

    return translate(REASONS[reason]) if reason in REASONS else said(reason)


def apply(workspace: Path, plan: Plan, feedback: QgsProcessingFeedback) -> Written:
    """Write the plan into the workspace, all of it or nothing.

    Raises:
        InputError: the workspace cannot be written to; nothing was changed then.
        Cancelled: the user stopped; nothing was changed.
    """
    from ...ingest.importing.workspace_file import write_changes

    written = write_changes(workspace, plan.changes, should_stop=feedback.isCanceled)
    feedback.setProgress(WRITTEN_PCT)
    return written


def conclude(request: Request, plan: Plan, written: Written | None, feedback: QgsProcessingFeedback) -> dict:
    """Say the result in one sentence and return the numbers."""
    severities = {"error": 0, "warning": 0, "info": 0}
    for problem in plan.problems:
        severities[problem.severity] += problem.count
    line = translate(DONE).format(
        file=request.file, layer=layer_title(request.target.key), errors=severities["error"],
        warnings=severities["warning"],
        **{key: plan.counts[key] for key in ("matched", "features", "replaced", "added", "unmatched", "missing")},
    )  # fmt: skip
    backup = written.backup if written else None
    if written is None:
        line = sentences(line, translate(NOT_WRITTEN))
    elif backup is None:
        line = sentences(line, translate(NOTHING_TO_WRITE))
    else:
        line = sentences(line, translate(WITH_BACKUP).format(backup=backup.name))
    feedback.pushInfo(line)
    return {
        **{key.upper(): count for key, count in plan.counts.items()},
        "ERRORS": severities["error"],
        "WARNINGS": severities["warning"],
        "WRITTEN": backup is not None,
        "BACKUP": str(backup or ""),
        "SENTENCE": line,
    }


def undo(workspace: Path, backup: Path | None, feedback: QgsProcessingFeedback) -> dict:
    """Go back to a backup and say how to go forward again."""
    from ...ingest.importing.backups import restore_backup

    restored, before = restore_backup(workspace, backup, should_stop=feedback.isCanceled)
    line = translate(UNDONE).format(restored=restored.name, backup=before.name)
    feedback.pushInfo(line)
    return {"BACKUP": str(before), "WRITTEN": True, "SENTENCE": line}


def show_anew(workspace: Path, project: QgsProject) -> None:
    """Read the layers of a workspace again; a title that says schematic loses that where it no longer holds."""
    for layer in layers_of(workspace, project):
        layer.reload()
        layer.updateExtents()
        key = layer.customProperty(KEY_PROPERTY)
        if key in BY_KEY:
            styles.retitle(layer, BY_KEY[key])
        layer.triggerRepaint()


def layers_of(workspace: Path, project: QgsProject) -> list[QgsVectorLayer]:
    """Return the layers of a project that show tables of a workspace."""
    layers = [each for each in project.mapLayers().values() if isinstance(each, QgsVectorLayer)]
    # The address of a layer in memory is no path: asking for such a file can fail.
    saved = [(each, Path(each.source().split("|")[0])) for each in layers if each.providerType() == "ogr"]
    return [layer for layer, path in saved if path.is_file() and path.samefile(workspace)]


def _as_multi(frame: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Return the features with multi-part geometries, as the result layer has them."""
    import numpy as np
    import shapely

    shapes = frame.geometry.to_numpy().copy()
    makers: dict[int, Callable] = {0: shapely.multipoints, 1: shapely.multilinestrings, 3: shapely.multipolygons}
    kinds = shapely.get_type_id(shapes)
    for kind, make in makers.items():
        single = kinds == kind
        if single.any():
            shapes[single] = make(np.asarray(shapes[single], dtype=object)[:, None])
    return frame.set_geometry(list(shapes)).set_crs(frame.crs, allow_override=True)
