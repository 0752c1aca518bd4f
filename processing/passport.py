"""The passport of a run: what it read, with which values, and how to run it again; kept in the workspace it wrote to.

A run whose results go elsewhere has none and pays nothing for it.
"""

from __future__ import annotations

import configparser
import json
import os
import shlex
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProperty,
    QgsProviderRegistry,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..layers import runs
from .workspace_questions import sink

if TYPE_CHECKING:
    from .base import WulongAlgorithm

MAIN = "OUTPUT"
NOT_RECORDED = "The results are written, but {file} could not note how they came about ({detail})."
NOT_A_FILE = "{parameter} was no layer saved in a file, or a part of one (selection, filter, unsaved edits)."
METADATA = Path(__file__).resolve().parents[1] / "metadata.txt"
_MEASURED: ContextVar[dict[str, None] | None] = ContextVar("measured", default=None)


def measured_in(crs: str) -> None:
    """Note the coordinate system in which the run that is going on measures lengths."""
    noted = _MEASURED.get()
    if noted is not None:
        noted[crs] = None


@dataclass(frozen=True)
class Source:
    """One input of a run: where it is, and what its digest is taken of."""

    key: str
    address: str
    path: Path | None
    table: str = ""


@dataclass(frozen=True)
class Plan:
    """What the passport of a run will say of it, known before it begins.

    Attributes:
        algorithm: id with its provider.
        targets: table by parameter of the results that go to a workspace, by workspace.
        sources: inputs.
        values: other values by parameter, as JSON takes them.
        files: results that go to files or elsewhere, by parameter.
        not_again: why the run cannot be repeated from files, "" where it can.
    """

    algorithm: str
    targets: Mapping[Path, Mapping[str, str]]
    sources: tuple[Source, ...]
    values: Mapping[str, object]
    files: Mapping[str, str]
    not_again: str


def plan(algorithm: WulongAlgorithm, parameters: dict, context: QgsProcessingContext) -> Plan | None:
    """Return what is known of a run before it begins, None where no result goes to a workspace.

    Call it in the main thread: it looks at the layers.
    """
    ends = {each.name(): _end(parameters.get(each.name())) for each in algorithm.destinationParameterDefinitions()}
    tables = {key: found for key, end in ends.items() if (found := _table(end)) is not None}
    workspaces = {path for path in {path for path, _ in tables.values()} if runs.is_workspace(path)}
    if not workspaces:
        return None
    targets: dict[Path, dict[str, str]] = {}
    for key, (path, table) in tables.items():
        if path in workspaces:
            targets.setdefault(path, {})[key] = table
    sources, values, hindered = [], {}, []
    for definition in algorithm.parameterDefinitions():
        if definition.isDestination():
            continue
        if isinstance(definition, (QgsProcessingParameterFeatureSource, QgsProcessingParameterRasterLayer)):
            source = _layer(algorithm, definition, parameters, context)
        elif isinstance(definition, QgsProcessingParameterFile):
            file = algorithm.parameterAsFile(parameters, definition.name(), context)
            source = Source(definition.name(), file, Path(file)) if file else None
        else:
            values.update(_value(algorithm, definition, parameters, context))
            continue
        if source is not None:
            sources.append(source)
            hindered += [] if source.path else [source.key]
    files = {key: end for key, end in ends.items() if end and not (key in tables and tables[key][0] in workspaces)}
    reason = algorithm.tr(NOT_A_FILE).format(parameter=", ".join(hindered)) if hindered else ""
    return Plan(algorithm.id(), targets, tuple(sources), values, files, reason)


def _end(value: object) -> str:
    """Return where a result goes, "" where it is not wanted."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    return value if isinstance(value, str) else ""


def _table(end: str) -> tuple[Path, str] | None:
    """Return file and table of a result that becomes a table of a GeoPackage."""
    if not end.startswith("ogr:"):
        return None
    uri = QgsDataSourceUri(end[len("ogr:") :])
    return (Path(uri.database()), uri.table()) if uri.database() and uri.table() else None


def _layer(
    algorithm: WulongAlgorithm, definition: QgsProcessingParameterDefinition, parameters: dict, context
) -> Source | None:
    from .reading import narrowed, saved_table

    key = definition.name()
    if isinstance(definition, QgsProcessingParameterRasterLayer):
        raster = algorithm.parameterAsRasterLayer(parameters, key, context)
        return _saved(key, raster) if raster is not None else None
    layer = algorithm.parameterAsVectorLayer(parameters, key, context)
    if layer is None:
        given = parameters.get(key)
        return Source(key, str(given), None) if given not in (None, "") else None
    table = saved_table(layer, parameters.get(key))
    if table is not None:
        return Source(key, "", Path(table[0]), table[1])
    part = layer.isEditable() or layer.subsetString() or narrowed(parameters.get(key))
    return Source(key, layer.name(), None) if part else _saved(key, layer)


def _saved(key: str, layer: QgsMapLayer) -> Source:
    """Return a layer that is read from a file as such, another by its name only."""
    if layer.providerType() not in ("ogr", "gdal"):
        return Source(key, layer.name(), None)
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = Path(parts.get("path") or "")
    there = path.exists() and not parts.get("vsiPrefix")
    return Source(key, layer.source(), path if there else None)


def _value(
    algorithm: WulongAlgorithm, definition: QgsProcessingParameterDefinition, parameters: dict, context
) -> dict[str, object]:
    """Return a value with its key as JSON takes it, nothing where the algorithm is to choose by itself.

    A proposed field is only named when it was chosen: one that was proposed may be missing.
    """
    from .values import plain

    key = definition.name()
    if key not in parameters and plain(definition.defaultValue()) is None:
        return {}
    if isinstance(definition, QgsProcessingParameterField):
        return {key: plain(parameters[key])} if key in parameters else {}
    if isinstance(definition, QgsProcessingParameterEnum):
        several = definition.allowMultiple()
        read = algorithm.parameterAsEnums if several else algorithm.parameterAsEnum
    elif isinstance(definition, QgsProcessingParameterNumber):
        whole = definition.dataType() == QgsProcessingParameterNumber.Type.Integer
        read = algorithm.parameterAsInt if whole else algorithm.parameterAsDouble
        if plain(parameters.get(key, definition.defaultValue())) is None:
            return {}
    elif isinstance(definition, QgsProcessingParameterBoolean):
        read = algorithm.parameterAsBool
    elif isinstance(definition, QgsProcessingParameterCrs):
        crs = algorithm.parameterAsCrs(parameters, key, context)
        return {key: crs.authid() or crs.toWkt()} if crs.isValid() else {}
    else:
        read = algorithm.parameterAsString
    return {key: read(parameters, key, context)}


@contextmanager
def recorded(known: Plan | None, feedback: QgsProcessingFeedback) -> Iterator[None]:
    """Write the passport when the block ends well; whatever stands in its way is one sentence in the log."""
    if known is None:
        yield
        return
    began, digests = time.perf_counter(), _digests(known)
    measured: dict[str, None] = {}
    token = _MEASURED.set(measured)
    try:
        yield
    finally:
        _MEASURED.reset(token)
    for gpkg in known.targets:
        try:
            written = _passport(known, gpkg, digests, crs="; ".join(measured), seconds=time.perf_counter() - began)
            runs.write_passport(gpkg, written)
        except (sqlite3.Error, OSError) as error:
            text = QCoreApplication.translate("wulong_planner", NOT_RECORDED)
            feedback.pushWarning(text.format(file=gpkg.name, detail=error))


def _digests(known: Plan) -> dict[str, str | None]:
    """Return the SHA-256 of each input as it is before the run changes anything."""
    written = {path.resolve(): tables.values() for path, tables in known.targets.items()}
    found: dict[str, str | None] = {}
    for source in known.sources:
        if source.path is None:
            found[source.key] = None
        elif source.table:
            found[source.key] = runs.table_digest(source.path, source.table)
        elif source.path.resolve() in written:
            found[source.key] = runs.workspace_digest(source.path, without=written[source.path.resolve()])
        else:
            found[source.key] = runs.file_digest(source.path)
    return found


def _passport(known: Plan, gpkg: Path, digests: Mapping[str, str | None], *, crs: str, seconds: float) -> runs.Passport:
    tables = known.targets[gpkg]
    home = gpkg.resolve().parent
    addresses = {source.key: _address(source, home) for source in known.sources}
    inputs = [{"parameter": key, "source": text, "sha256": digests[key]} for key, text in addresses.items()]
    sinks = {
        key: sink(_near(path, home), table) for path, found in known.targets.items() for key, table in found.items()
    }
    values = {**addresses, **known.values, **sinks, **known.files}
    again = {} if known.not_again else values
    return runs.Passport(
        result=tables.get(MAIN) or next(iter(tables.values())),
        algorithm=known.algorithm,
        tables=" ".join(tables.values()),
        inputs=json.dumps(inputs, ensure_ascii=False),
        parameters=json.dumps({"inputs": again}, ensure_ascii=False, default=str) if again else "",
        command=_command(known.algorithm, again) if again else "",
        not_again=known.not_again,
        crs=crs,
        profile=runs.profile_of(gpkg, tables.values()),
        language="zh" if QgsApplication.locale().startswith("zh") else "en",
        plugin_version=_plugin_version(),
        qgis_version=Qgis.version(),
        date=datetime.now().astimezone().isoformat(timespec="seconds"),
        seconds=round(seconds, 2),
    )


def _address(source: Source, home: Path) -> str:
    """Return an input as a script names it; what lies in the folder of the workspace by its place in there."""
    if source.path is None:
        return source.address
    if source.table:
        return f"{_near(source.path, home)}|layername={source.table}"
    rest = source.address.partition("|")[1:]
    return _near(source.path, home) + "".join(rest)


def _near(path: Path, home: Path) -> str:
    whole = path.resolve()
    try:
        return whole.relative_to(home).as_posix()
    except ValueError:
        return whole.as_posix()


def _command(algorithm: str, values: Mapping[str, object]) -> str:
    """Return a command line for the shell of this computer."""
    words = ["qgis_process", "run", algorithm]
    for key, value in values.items():
        words += [f"--{key}={_word(each)}" for each in (value if isinstance(value, list) else [value])]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _word(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else str(value)


def _plugin_version() -> str:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(METADATA, encoding="utf-8")
    return parser.get("general", "version", fallback="")
