"""A workspace: the planner's own copy of the GeoPackage, opened as a styled and related project."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Generator, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsLayerTreeGroup,
    QgsProject,
    QgsProviderRegistry,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ..analysis.errors import InputError
from ..ingest.snapshot import copy_database
from . import forms, joins, relabel, styles, themes
from .catalog import BY_KEY, GROUPS, KEY_PROPERTY, LAYERS, RESULTS
from .finding import find_layer
from .printing.layouts import layout_steps
from .spec import LayerSpec

__all__ = [
    "check_folder",
    "create_workspace",
    "find_layer",
    "geopackage_address",
    "layer_names",
    "load_layers",
    "local_crs",
    "open_workspace",
    "opening_steps",
    "save_project",
]

INSTALLED = Path(__file__).resolve().parents[1] / "data" / "townships.gpkg"
WORKSPACE_NAME = "wulong.gpkg"
PROJECT_NAME = "wulong"
NOT_WRITTEN = (
    "The workspace cannot be written to {folder} ({detail}). Close the project that uses it, or choose a folder of "
    "your own."
)
READ, DESCRIBED = 0.4, 0.6
"""Share of opening that is done when the layers are read, and when each has its forms and styles."""
_SIDE_FILES = ("-wal", "-shm", "-journal")
_ORDER = {"Point": 0, "LineString": 1, "Polygon": 2, None: 3}
AREAS = "areas"
_APART: dict[str | None, str] = {"LineString": "lines", "Polygon": AREAS}
_UNDERNEATH = ("district", "communities", "villages", "townships")


def check_folder(folder: Path) -> None:
    """Look whether a workspace can be opened in a folder or made there, before anything that is open is closed.

    Raises:
        InputError: the folder cannot be written, or its file is no workspace.
    """
    target = Path(folder) / WORKSPACE_NAME
    if target.is_file():
        _specs(layer_names(target), target)
        return
    nearest = next(each for each in (target.parent, *target.parent.parents) if each.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise InputError(NOT_WRITTEN, folder=folder, detail=os.strerror(errno.EACCES))


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
            NOT_WRITTEN,
            folder=folder,
            detail=getattr(error, "strerror", None) or error,
        ) from error
    return target


def open_workspace(
    gpkg: Path, project: QgsProject, locale: str = "zh", *, with_layouts: bool = True
) -> dict[str, QgsVectorLayer]:
    """Load a workspace into a project at one go, and return its layers by key; see :func:`opening_steps`."""
    steps = opening_steps(gpkg, project, locale, with_layouts=with_layouts)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def opening_steps(
    gpkg: Path, project: QgsProject, locale: str = "zh", *, with_layouts: bool = True
) -> Generator[float, None, dict[str, QgsVectorLayer]]:
    """Load a workspace into a project: groups, styles, joins, relations, forms, map tips and themes.

    A layer of the same file that is loaded already is kept, so this also brings in results written since; the
    print layouts are made anew for them. A window lives on where its events are handled between the steps. Nothing
    is in the project yet when the steps end before ``READ``.

    Args:
        gpkg: the workspace; results of algorithms in it are loaded too.
        project: receives the layers. Its other layers stay.
        locale: titles, aliases and theme names are Chinese for ``zh…``, else English.
        with_layouts: put the print layouts among the project's, too.

    Yields:
        The share that is done, 0 to 1.

    Returns:
        The layers by key.
    """
    gpkg = Path(gpkg).resolve()
    relabel.put_into_language(project, locale)
    fresh = not any(layer.customProperty(KEY_PROPERTY) for layer in project.mapLayers().values())
    specs = _specs(layer_names(gpkg), gpkg)
    layers: dict[str, QgsVectorLayer] = {}
    added: dict[str, QgsVectorLayer] = {}
    styled = styles.styled_layers(gpkg)
    for place, spec in enumerate(specs):
        yield READ * place / len(specs)
        layer = _loaded(project, spec.key, gpkg)
        if layer is None:
            layer = added[spec.key] = _load(gpkg, spec, styled=spec.key in styled)
            layer.setName(styles.title(spec, locale, schematic=styles.is_modelled(layer)))
        else:
            styles.retitle(layer, spec)
        layers[spec.key] = layer
    project.addMapLayers(list(added.values()), False)
    _group(project, added, locale)
    yield READ
    yield from _describe(project, layers, added, locale)
    if fresh:
        _set_up(project, layers, locale)
    if with_layouts and (fresh or any(spec.key in added for spec in RESULTS)):
        for share in layout_steps(project, locale=locale):
            yield DESCRIBED + (1 - DESCRIBED) * share
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
    """Let the titles of a project say what is schematic now, in the language of now.

    Its workspace may have changed since it was saved, and so may the language.
    """
    relabel.put_into_language(project, QgsApplication.locale())
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


def _specs(names: Iterable[str], gpkg: Path) -> list[LayerSpec]:
    specs = [spec for spec in LAYERS + RESULTS if spec.key in names]
    if not specs:
        raise InputError("{path} holds none of the planner's layers. Choose the file of a workspace.", path=gpkg)
    return specs


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
        members = [spec for spec in LAYERS + RESULTS if _tree_group(spec) == key and spec.key in added]
        group = _find_group(root, key)
        if group is None:
            if not members:
                continue
            parent, place = _above_townships(root) if key == AREAS else (root, position)
            group = parent.insertGroup(place, zh if locale.startswith("zh") else en)
            group.setCustomProperty(KEY_PROPERTY, key)
            group.setExpanded(key != "plan")
        position = root.children().index(group) + 1 if group.parent() is root else position
        for spec in sorted(members, key=_draw_order):
            group.addLayer(added[spec.key]).setExpanded(False)


def _tree_group(spec: LayerSpec) -> str:
    """Return the group a layer lies in: lines and areas of results would hide the places and roads they are about."""
    apart = _APART.get(spec.geometry) if spec.group == "results" else None
    return apart or spec.group


def _above_townships(root: QgsLayerTreeGroup) -> tuple[QgsLayerTreeGroup, int]:
    """Return the group and the place in it where areas cover the townships, and every border lies over them."""
    lowest = _UNDERNEATH[-1]
    for node in root.findLayers():
        if node.layer() is not None and node.layer().customProperty(KEY_PROPERTY) == lowest:
            return node.parent(), node.parent().children().index(node)
    return root, len(root.children())


def _find_group(root: QgsLayerTreeGroup, key: str) -> QgsLayerTreeGroup | None:
    return next((group for group in root.findGroups(True) if group.customProperty(KEY_PROPERTY) == key), None)


def _draw_order(spec: LayerSpec) -> tuple[int, int]:
    within = _UNDERNEATH.index(spec.key) if spec.key in _UNDERNEATH else 0
    return _ORDER[spec.geometry], within


def _describe(
    project: QgsProject, layers: Mapping[str, QgsVectorLayer], added: Mapping[str, QgsVectorLayer], locale: str
) -> Generator[float, None, None]:
    """Join, relate and describe; forms come last because they show joined fields and relations."""
    joins.add_joins(layers)
    joins.add_relations(project, layers, locale)
    for place, (key, layer) in enumerate(added.items()):
        yield READ + (DESCRIBED - READ) * place / len(added)
        spec = BY_KEY[key]
        forms.apply_forms(layer, spec, layers, locale=locale, relations=joins.relations_of(project, spec))
        styles.add_variants(layer, spec, locale)
    themes.add_themes(project, layers, locale)


def _set_up(project: QgsProject, layers: Mapping[str, QgsVectorLayer], locale: str) -> None:
    """Give a new project its CRS, title, first view and first theme."""
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    frame = layers.get("district") or next((layer for layer in layers.values() if layer.isSpatial()), None)
    if frame is None:
        return
    project.setTitle(relabel.project_title(layers, locale))
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
