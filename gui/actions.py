"""The entries of the plugin's menu and toolbar."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path

from qgis.core import QgsApplication, QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QToolBar

from ..analysis.errors import PlannerError
from ..layers import workspace
from ..layers.catalog import KEY_PROPERTY
from ..processing.base import sentence, translate
from ..processing.workspace_layers import ROAD_INPUTS, ROAD_RESULTS, ROADS, road_sinks
from .about import AboutDialog

ICON = Path(__file__).resolve().parents[1] / "icon.svg"
TOOLBAR = "WulongPlannerToolBar"
MAP = "wulong:briefingmap"


class PlannerActions:
    """Menu and toolbar; ``remove`` undoes ``add`` and may be called twice."""

    def __init__(self, iface) -> None:
        self.iface = iface
        self.actions: list[QAction] = []
        self.toolbar: QToolBar | None = None
        self.menu = translate("Wulong Planner")

    def add(self) -> None:
        """Put every entry into the menu under Plugins and into a toolbar of its own."""
        self.toolbar = self.iface.addToolBar(self.menu)
        self.toolbar.setObjectName(TOOLBAR)
        for icon, text, tip, handler in self._entries():
            action = QAction(icon, text, self.iface.mainWindow())
            action.setToolTip(tip)
            action.setStatusTip(tip)
            action.triggered.connect(handler)
            self.iface.addPluginToMenu(self.menu, action)
            self.toolbar.addAction(action)
            self.actions.append(action)
        QgsProject.instance().readProject.connect(self._retitle)

    def remove(self) -> None:
        """Take menu and toolbar away again."""
        if self.actions:
            QgsProject.instance().readProject.disconnect(self._retitle)
        for action in self.actions:
            self.iface.removePluginMenu(self.menu, action)
            action.deleteLater()
        self.actions = []
        if self.toolbar is not None:
            self.iface.mainWindow().removeToolBar(self.toolbar)
            self.toolbar.deleteLater()
            self.toolbar = None

    def _entries(self) -> list[tuple]:
        return [
            (
                QIcon(str(ICON)),
                translate("Open district workspace…"),
                translate(
                    "Choose a folder: the district's layers are copied there, or opened when they are there already"
                ),
                self.choose_workspace,
            ),
            (
                QgsApplication.getThemeIcon("/algorithms/mAlgorithmNetworkAnalysis.svg"),
                translate("Road connectivity…"),
                translate("Which villager groups have a hardened road to their township seat, and what is left to do"),
                self.assess_roads,
            ),
            (
                QgsApplication.getThemeIcon("/mActionNewMap.svg"),
                translate("Briefing map…"),
                translate("Write one HTML file that opens on any computer without a network"),
                self.write_briefing_map,
            ),
            (
                QgsApplication.getThemeIcon("/mActionHelpContents.svg"),
                translate("About Wulong Planner"),
                translate("Versions, data sources, licences, and what is schematic"),
                self.show_about,
            ),
        ]

    def choose_workspace(self) -> None:
        """Ask for a folder and open the workspace in it."""
        folder = QFileDialog.getExistingDirectory(
            self.iface.mainWindow(), translate("Folder of the workspace"), QgsProject.instance().homePath()
        )
        if folder:
            self.open_folder(Path(folder))

    def open_folder(self, folder: Path) -> bool:
        """Open the workspace of a folder, made there first when there is none; the open project may be saved before.

        Returns:
            Whether the workspace is open now.
        """
        if not self.iface.newProject(True):
            return False
        try:
            self._open(folder)
        except PlannerError as error:
            self._warn(sentence(error))
            return False
        text = translate("The workspace in {folder} is open.").format(folder=folder)
        self.iface.messageBar().pushSuccess(self.menu, text)
        return True

    def assess_roads(self) -> None:
        """Ask the road question of the open workspace; the answer becomes layers of it."""
        project = QgsProject.instance()
        layers = {key: workspace.find_layer(project, layer) for key, layer in ROAD_INPUTS.items()}
        values: dict[str, object] = {key: layer for key, layer in layers.items() if layer is not None}
        gpkg = self._workspace_file()
        if gpkg is not None:
            values.update(road_sinks(gpkg))
        known = {layer.id(): layer.name() for layer in project.mapLayers().values()}
        results = self.run_algorithm(ROADS, values)
        if results and gpkg is not None:
            self._show_results(gpkg, known)

    def write_briefing_map(self) -> None:
        """Write the web map of the open workspace and say where it is."""
        gpkg = self._workspace_file()
        results = self.run_algorithm(MAP, {} if gpkg is None else {"WORKSPACE": str(gpkg)})
        if results.get("OUTPUT"):
            link = '<a href="{address}">{path}</a>'.format(
                address=QUrl.fromLocalFile(results["OUTPUT"]).toString(), path=html.escape(results["OUTPUT"])
            )
            text = translate("The briefing map is written: {link}").format(link=link)
            self.iface.messageBar().pushSuccess(self.menu, text)

    def run_algorithm(self, algorithm_id: str, values: Mapping[str, object]) -> dict:
        """Open the dialog of an algorithm, or say in the message bar what it is missing.

        Args:
            algorithm_id: with the provider, ``wulong:…``.
            values: what the dialog starts with, by parameter.

        Returns:
            The results; empty when nothing was run.
        """
        algorithm = QgsApplication.processingRegistry().algorithmById(algorithm_id)
        if algorithm is None:
            text = translate("The algorithm {algorithm} is not loaded. Switch the plugin off and on again.")
            self._warn(text.format(algorithm=algorithm_id))
            return {}
        ready, reason = algorithm.canExecute()
        if not ready:
            self._warn(reason)
            return {}
        from qgis import processing

        return processing.execAlgorithmDialog(algorithm_id, dict(values)) or {}

    def show_about(self) -> None:
        """Show versions, sources and licences."""
        AboutDialog(self.iface.mainWindow()).exec()

    def _open(self, folder: Path) -> None:
        gpkg = folder / workspace.WORKSPACE_NAME
        if not gpkg.is_file():
            workspace.create_workspace(folder)
        saved = gpkg.with_suffix(".qgz")
        known = saved.is_file() and self.iface.addProject(str(saved))
        project = QgsProject.instance()
        workspace.open_workspace(gpkg, project, QgsApplication.locale())
        if not known:
            crs = project.crs()
            QCoreApplication.processEvents()  # here QGIS gives a new project the CRS of its first layer
            project.setCrs(crs, True)
            workspace.save_project(project, saved)
            self.iface.zoomFull()

    def _workspace_file(self) -> Path | None:
        """Return the GeoPackage of the open workspace."""
        layer = workspace.find_layer(QgsProject.instance(), "townships")
        return _file_of(layer) if layer is not None else None

    def _show_results(self, gpkg: Path, known: Mapping[str, str]) -> None:
        """Put the styled result layers in the place of the plain ones the dialog has loaded.

        Args:
            gpkg: the workspace.
            known: name by id of the layers before the run; the dialog gives those it writes anew a plain name.
        """
        project = QgsProject.instance()
        ours = [layer for layer in project.mapLayers().values() if _file_of(layer) == gpkg]
        project.removeMapLayers([layer.id() for layer in ours if not layer.customProperty(KEY_PROPERTY)])
        for table in ROAD_RESULTS.values():
            layer = workspace.find_layer(project, table)
            if layer is not None:
                layer.setName(known.get(layer.id(), layer.name()))
                layer.dataProvider().reloadData()
                layer.triggerRepaint()
        workspace.open_workspace(gpkg, project, QgsApplication.locale())

    def _retitle(self, *_document: object) -> None:
        workspace.retitle_layers(QgsProject.instance())

    def _warn(self, text: str) -> None:
        self.iface.messageBar().pushWarning(self.menu, text)


def _file_of(layer: QgsMapLayer) -> Path:
    """Return the file a layer is read from."""
    return Path(layer.source().split("|")[0])
