"""A workspace: the planner's own copy of the GeoPackage, opened as a styled and related project."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsLayerTreeGroup,
    QgsProject,
    QgsProviderRegistry,
    QgsReferencedRectangle,
    QgsRelation,
    QgsVectorLayer,
)

from ..analysis.errors import InputError
from ..ingest.snapshot import copy_database
from . import forms, joins, styles, themes
from .catalog import BY_KEY, GROUPS, KEY_PROPERTY, LAYERS, RESULTS
from .finding import find_layer
from .printing.layouts import add_layouts
from .spec import LayerSpec

__all__ = [
    "create_workspace",
    "find_layer",
    "geopackage_address",
    "layer_names",
    "load_layers",
    "local_crs",
    "open_workspace",
    "save_project",
]

INSTALLED = Path(__file__).resolve().parents[1] / "data" / "townships.gpkg"
WORKSPACE_NAME = "wulong.gpkg"
PROJECT_NAME = "wulong"
TITLE = ("乡村规划图", " rural planning map")
"""Follows the district's name."""
_SIDE_FILES = ("-wal", "-shm", "-journal")
_ORDER = {"Point": 0, "LineString": 1, "Polygon": 2, None: 3}
_UNDERNEATH = ("district", "communities", "villages", "townships")


def create_workspace(folder: Path, source: Path | None = None, *, overwrite: bool = False) -> Path:
    """Copy the bundled GeoPackage (or ``source``) into the user's folder and return the copy's path.

    Raises:
        InputError: the source is missing, a workspace is there already, or the folder cannot be written.
    """
    source = Path(source) if source else INSTALLED
    target = Path(folder) / WORKSPACE_NAME
    if not source.is_file():
        raise InputError(
            "The file {path} is not there. Choose another GeoPackage or install the plugin again.", path=source
        )
    if target.exists() and not overwrite:
        raise InputError(
            "The folder {folder} holds a workspace already ({name}). Open it, or choose another folder.",
            folder=folder,
            name=WORKSPACE_NAME,
        )
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        copy_database(source, part)
        part.chmod(part.stat().st_mode | stat.S_IWRITE)
        for suffix in _SIDE_FILES:
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            part.unlink()
        raise InputError(
            "The workspace cannot be written to {folder} ({detail}). Close the project that uses it, or choose a "
            "folder of your own.",
            folder=folder,
            detail=getattr(error, "strerror", None) or error,
        ) from error
    return target


def open_workspace(
    gpkg: Path, project: QgsProject, locale: str = "zh", *, with_layouts: bool = True
) -> dict[str, QgsVectorLayer]:
    """Load a workspace into a project: groups, styles, joins, relations, forms, map tips and themes.

    A layer of the same file that is loaded already is kept, so this also brings in results written since; the
    print layouts are made anew for them.

    Args:
        gpkg: the workspace; results of algorithms in it are loaded too.
        project: receives the layers. Its other layers stay.
        locale: titles, aliases and theme names are Chinese for ``zh…``, else English.
        with_layouts: put the print layouts among the project's, too.

    Returns:
        The layers by key.
    """
    gpkg = Path(gpkg).resolve()
    names = layer_names(gpkg)
    fresh = not any(layer.customProperty(KEY_PROPERTY) for layer in project.mapLayers().values())
    layers: dict[str, QgsVectorLayer] = {}
    added: dict[str, QgsVectorLayer] = {}
    styled = styles.styled_layers(gpkg)
    for spec in LAYERS + RESULTS:
        if spec.key not in names:
            continue
        layer = _loaded(project, spec.key, gpkg)
        if layer is None:
            layer = added[spec.key] = _load(gpkg, spec, styled=spec.key in styled)
        else:
            styles.retitle(layer, spec)
        layers[spec.key] = layer
    if not layers:
        raise InputError("{path} holds none of the planner's layers. Choose the file of a workspace.", path=gpkg)
    for key, layer in added.items():
        layer.setName(styles.title(BY_KEY[key], locale, schematic=styles.is_modelled(layer)))
    project.addMapLayers(list(added.values()), False)
    _group(project, added, locale)
    _describe(project, layers, added, locale)
    if fresh:
        _set_up(project, layers, locale)
    if with_layouts and (fresh or any(spec.key in added for spec in RESULTS)):
        add_layouts(project, locale=locale)
    return layers


def load_layers(gpkg: Path, keys: Iterable[str], locale: str = "zh") -> dict[str, QgsVectorLayer]:
    """Load layers of a workspace without a project, titled, styled and joined as a project shows them.

    They belong to the thread that calls, so a run in the background can draw them.

    Args:
        gpkg: the workspace; it is read only.
        keys: of layers that are there; those joined to them come too.
        locale: of titles and names of styles.

    Returns:
        The layers by key. Whoever asked for them deletes them.
    """
    gpkg = Path(gpkg).resolve()
    wanted = set(keys)
    wanted |= {join.layer for key in wanted for join in BY_KEY[key].joins} & layer_names(gpkg)
    styled = styles.styled_layers(gpkg)
    specs = [spec for spec in LAYERS + RESULTS if spec.key in wanted]
    layers = {spec.key: _load(gpkg, spec, styled=spec.key in styled) for spec in specs}
    for key, layer in layers.items():
        layer.setName(styles.title(BY_KEY[key], locale, schematic=styles.is_modelled(layer)))
    joins.add_joins(layers)
    for key, layer in layers.items():
        styles.add_variants(layer, BY_KEY[key], locale)
    return layers


def retitle_layers(project: QgsProject) -> None:
    """Let the titles of a project say what is schematic now: its workspace may have changed since it was saved."""
    for layer in project.mapLayers().values():
        key = layer.customProperty(KEY_PROPERTY)
        if key in BY_KEY and isinstance(layer, QgsVectorLayer) and layer.isValid():
            styles.retitle(layer, BY_KEY[key])


def save_project(project: QgsProject, path: Path) -> str:
    """Save the project with relative paths as ``.qgz``, or inside a GeoPackage, and return its address.

    Args:
        project: the project to save.
        path: a ``.qgz`` or ``.qgs`` file, or the workspace's own ``.gpkg``.
    """
    path = Path(path).resolve()
    address = geopackage_address(path) if path.suffix == ".gpkg" else str(path)
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    if not project.write(address):
        raise InputError(
            "The project cannot be saved as {path} ({detail}). Choose a folder of your own.",
            path=path,
            detail=project.error(),
        )
    return address


def geopackage_address(gpkg: Path) -> str:
    """Return the address of the project inside a GeoPackage, for ``QgsProject.read`` and ``write``."""
    path = gpkg.as_posix().replace("%", "%25").replace("#", "%23").replace("?", "%3F")
    return f"geopackage:{path}?projectName={PROJECT_NAME}"


def layer_names(gpkg: Path) -> set[str]:
    """Return the names of the layers and tables of a GeoPackage."""
    if not gpkg.is_file():
        raise InputError("The file {path} is not there. Create a workspace first.", path=gpkg)
    return {layer.name() for layer in QgsProviderRegistry.instance().querySublayers(str(gpkg))}


def _load(gpkg: Path, spec: LayerSpec, *, styled: bool) -> QgsVectorLayer:
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(f"{gpkg.as_posix()}|layername={spec.key}", spec.key, "ogr", options)
    if not layer.isValid():
        raise InputError(
            "The layer {layer} of {path} cannot be read. Make a new workspace and import your data again.",
            layer=spec.key,
            path=gpkg,
        )
    layer.setCustomProperty(KEY_PROPERTY, spec.key)
    styles.apply_style(layer, spec, own=styled)
    return layer


def _loaded(project: QgsProject, key: str, gpkg: Path) -> QgsVectorLayer | None:
    for layer in project.mapLayers().values():
        same = layer.customProperty(KEY_PROPERTY) == key and isinstance(layer, QgsVectorLayer)
        if same and Path(layer.source().split("|")[0]).resolve() == gpkg:
            return layer
    return None


def _group(project: QgsProject, added: Mapping[str, QgsVectorLayer], locale: str) -> None:
    root = project.layerTreeRoot()
    position = 0
    for key, (zh, en) in GROUPS.items():
        members = [spec for spec in LAYERS + RESULTS if spec.group == key and spec.key in added]
        group = _find_group(root, key)
        if group is None:
            if not members:
                continue
            group = root.insertGroup(position, zh if locale.startswith("zh") else en)
            group.setCustomProperty(KEY_PROPERTY, key)
            group.setExpanded(key != "plan")
        position = root.children().index(group) + 1
        for spec in sorted(members, key=_draw_order):
            group.addLayer(added[spec.key]).setExpanded(False)


def _find_group(root: QgsLayerTreeGroup, key: str) -> QgsLayerTreeGroup | None:
    return next((group for group in root.findGroups() if group.customProperty(KEY_PROPERTY) == key), None)


def _draw_order(spec: LayerSpec) -> tuple[int, int]:
    within = _UNDERNEATH.index(spec.key) if spec.key in _UNDERNEATH else 0
    return _ORDER[spec.geometry], within


def _describe(
    project: QgsProject, layers: Mapping[str, QgsVectorLayer], added: Mapping[str, QgsVectorLayer], locale: str
) -> None:
    """Join, relate and describe; forms come last because they show joined fields and relations."""
    joins.add_joins(layers)
    joins.add_relations(project, layers, locale)
    for key, layer in added.items():
        spec = BY_KEY[key]
        relations: dict[str, QgsRelation] = {}
        for relation in spec.relations:
            found = project.relationManager().relation(joins.relation_id(key, relation))
            if found.isValid():
                relations[relation.child] = found
        forms.apply_forms(layer, spec, layers, locale=locale, relations=relations)
        styles.add_variants(layer, spec, locale)
    themes.add_themes(project, layers, locale)


def _set_up(project: QgsProject, layers: Mapping[str, QgsVectorLayer], locale: str) -> None:
    """Give a new project its CRS, title, first view and first theme."""
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    frame = layers.get("district") or next((layer for layer in layers.values() if layer.isSpatial()), None)
    if frame is None:
        return
    name = str(next(frame.getFeatures()).attribute(BY_KEY["district"].display)) if "district" in layers else ""
    project.setTitle(name + (TITLE[0] if locale.startswith("zh") else TITLE[1]))
    centre = frame.extent().center()
    project.setCrs(local_crs(centre.x()), True)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(frame.extent(), frame.crs()))
    themes.apply_theme(project, themes.FIRST, locale)


def local_crs(longitude: float) -> QgsCoordinateReferenceSystem:
    """Return the CGCS2000 3-degree Gauss–Krüger system whose central meridian is nearest."""
    zone = min(range(len(_MERIDIANS)), key=lambda each: abs(_MERIDIANS[each] - longitude))
    return QgsCoordinateReferenceSystem(f"EPSG:{_FIRST_CM_ZONE + zone}")


_MERIDIANS = range(75, 136, 3)
_FIRST_CM_ZONE = 4534
"""EPSG:4534 is CGCS2000 / 3-degree Gauss-Kruger CM 75E; one code per zone to CM 135E."""
