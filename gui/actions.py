"""The plugin's menu, toolbar and dock: what they start, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QToolBar

from ..analysis.errors import PlannerError
from ..processing.base import sentence, translate
from ..processing.workspace_questions import BY_KEY, Question
from .about import AboutDialog
from .card import PickPlaceTool
from .dock import BRIEFINGS, CARD, PACKAGES, QUESTIONS, THEMES, VISIBLE, PlannerDock
from .opening import Workspace
from .page_briefings import OUTPUT, WORKSPACE, link
from .page_workspace import AUDIT
from .running import NOT_LOADED, Runner

ICON = Path(__file__).resolve().parents[1] / "icon.svg"
TOOLBAR = "WulongPlannerToolBar"
ROADS = "roadconnectivity"


class PlannerActions:
    """Menu, toolbar and dock; ``remove`` undoes ``add`` and may be called twice."""

    def __init__(self, iface, own_folder: Path) -> None:
        self.iface = iface
        self.own_folder = own_folder
        self.actions: list[QAction] = []
        self.toolbar: QToolBar | None = None
        self.dock: PlannerDock | None = None
        self.workspace: Workspace | None = None
        self.runner: Runner | None = None
        self.pick: PickPlaceTool | None = None
        self.menu = translate("Wulong Planner")

    def add(self) -> None:
        """Put every entry into the menu under Plugins and into a toolbar of its own, and the dock on the right."""
        self._add_dock()
        self.toolbar = self.iface.addToolBar(self.menu)
        self.toolbar.setObjectName(TOOLBAR)
        self._add_action(self._toggle(), in_toolbar=True)
        self._add_action(self._picker(), in_toolbar=True)
        for in_toolbar, icon, text, tip, handler in self._entries():
            action = QAction(icon, text, self.iface.mainWindow())
            action.setToolTip(tip)
            action.setStatusTip(tip)
            action.triggered.connect(lambda _checked=False, handler=handler: handler())
            self._add_action(action, in_toolbar=in_toolbar)

    def remove(self) -> None:
        """Take menu, toolbar and dock away again; work that is running is stopped first."""
        if self.runner is not None:
            self.runner.stop()
        if self.pick is not None:
            self.iface.mapCanvas().unsetMapTool(self.pick)
            self.pick.deleteLater()
            self.pick = None
        for action in self.actions:
            self.iface.removePluginMenu(self.menu, action)
            action.deleteLater()
        self.actions = []
        if self.toolbar is not None:
            self.iface.mainWindow().removeToolBar(self.toolbar)
            self.toolbar.deleteLater()
            self.toolbar = None
        if self.dock is not None:
            self.dock.shut()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        if self.workspace is not None:
            self.workspace.close()
            self.workspace.deleteLater()
            self.runner.deleteLater()
            self.workspace = self.runner = None

    def _add_dock(self) -> None:
        self.workspace, self.runner = Workspace(self.iface), Runner()
        self.dock = PlannerDock(self.workspace, self.runner, QIcon(str(ICON)), self.own_folder)
        self.dock.warned.connect(self._warn)
        self.dock.told.connect(self._tell)
        self.dock.written.connect(self._link)
        self.dock.folder_chosen.connect(lambda folder: self.open_folder(Path(folder)))
        self.dock.opening.connect(self.choose_workspace)
        self.dock.dialog.connect(self.run_dialog)
        self.dock.question_dialog.connect(self.ask_in_dialog)
        shown = QgsSettings().value(VISIBLE, True, type=bool)
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.setUserVisible(shown)

    def _toggle(self) -> QAction:
        """Return the entry that shows and hides the dock."""
        action = QAction(QIcon(str(ICON)), translate("Planner's panel"), self.iface.mainWindow())
        action.setToolTip(translate("Show or hide the panel with workspace, questions, themes and briefings"))
        action.setCheckable(True)
        self.dock.setToggleVisibilityAction(action)
        return action

    def _picker(self) -> QAction:
        """Return the entry that lets the user click a place on the map to see its card."""
        action = QAction(
            QgsApplication.getThemeIcon("/mActionIdentify.svg"), translate("Place card"), self.iface.mainWindow()
        )
        action.setToolTip(translate("Click a villager group or a village on the map: why is it covered, or not?"))
        action.setStatusTip(action.toolTip())
        action.setCheckable(True)
        self.pick = PickPlaceTool(self.iface.mapCanvas(), self.dock.card)
        self.pick.setAction(action)
        action.triggered.connect(lambda _checked=False: self.pick_place())
        return action

    def _add_action(self, action: QAction, *, in_toolbar: bool) -> None:
        self.iface.addPluginToMenu(self.menu, action)
        if in_toolbar:
            self.toolbar.addAction(action)
        self.actions.append(action)

    def _entries(self) -> list[tuple]:
        icon = QgsApplication.getThemeIcon
        return [
            (
                True,
                icon("/mActionFileOpen.svg"),
                translate("Open district workspace…"),
                translate(
                    "Choose a folder: the district's layers are copied there, or opened when they are there already"
                ),
                self.choose_workspace,
            ),
            (
                True,
                icon("/processingAlgorithm.svg"),
                translate("Questions"),
                translate("Ask about roads, services, water, weather, sites and projects, and read the answers"),
                lambda: self.show_page(QUESTIONS),
            ),
            (
                False,
                icon("/algorithms/mAlgorithmNetworkAnalysis.svg"),
                translate("Road connectivity…"),
                translate("Which villager groups have a hardened road to their township seat, and what is left to do"),
                lambda: self.ask_in_dialog(BY_KEY[ROADS]),
            ),
            (
                True,
                icon("/mActionShowAllLayers.svg"),
                translate("Themes"),
                translate("Switch the map to another theme"),
                lambda: self.show_page(THEMES),
            ),
            (
                True,
                icon("/mActionNewMap.svg"),
                translate("Briefings"),
                translate("Write web map, workbook, atlas and slides"),
                lambda: self.show_page(BRIEFINGS),
            ),
            (
                False,
                icon("/mIconWarning.svg"),
                translate("Audit the workspace…"),
                translate("Errors, warnings and notes about every layer, each with what to do"),
                lambda: self.run_dialog(AUDIT, {}),
            ),
            (
                False,
                icon("/mActionOptions.svg"),
                translate("Packages…"),
                translate("Which Python packages the tools need, and how to get those that are missing"),
                lambda: self.show_page(PACKAGES),
            ),
            (
                False,
                icon("/mActionPropertiesWidget.svg"),
                translate("About Wulong Planner"),
                translate("Versions, data sources, licences, and what is schematic"),
                self.show_about,
            ),
        ]

    def show_page(self, key: str) -> None:
        """Show the dock with one of its pages in front; without a workspace the first steps come first."""
        if self.workspace.gpkg() is not None or key == PACKAGES:
            self.dock.show_page(key)
        self.dock.setUserVisible(True)

    def pick_place(self) -> None:
        """Show the page of the card and let the next clicks on the map fill it."""
        self.show_page(CARD)
        self.iface.mapCanvas().setMapTool(self.pick)

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
        try:
            opened = self.workspace.open_folder(folder)
        except PlannerError as error:
            self._warn(sentence(error))
            return False
        if opened:
            self.dock.renew()
            text = translate("The workspace in {folder} is open.").format(folder=folder)
            self.iface.messageBar().pushSuccess(self.menu, text)
        return opened

    def ask_in_dialog(self, question: Question) -> None:
        """Open the dialog of a question, filled in with the workspace; the answer becomes layers of it."""
        gpkg, titles = self.workspace.gpkg(), self.workspace.titles()
        results = self.run_algorithm(question.algorithm, self.workspace.dialog_values(question))
        if results and gpkg is not None:
            self.workspace.show_results(gpkg, question, titles)
            self.dock.renew()

    def run_dialog(self, algorithm_id: str, values: Mapping[str, object]) -> None:
        """Open the dialog of a tool that is no question: workspace in where it is asked for, a file to link out."""
        algorithm = QgsApplication.processingRegistry().algorithmById(algorithm_id)
        gpkg = self.workspace.gpkg()
        if algorithm is not None and gpkg is not None and algorithm.parameterDefinition(WORKSPACE) is not None:
            values = {WORKSPACE: str(gpkg), **values}
        results = self.run_algorithm(algorithm_id, values)
        written = results.get(OUTPUT)
        if isinstance(written, str) and Path(written).is_file():
            self.dock.briefings.show_file(algorithm_id, Path(written))
            self._link(written)
        elif results:
            self.dock.renew()

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
            self._warn(translate(NOT_LOADED).format(algorithm=algorithm_id))
            return {}
        ready, reason = algorithm.canExecute()
        if not ready:
            self._warn(reason)
            self.show_page(PACKAGES)
            return {}
        from qgis import processing

        return processing.execAlgorithmDialog(algorithm_id, dict(values)) or {}

    def show_about(self) -> None:
        """Show versions, sources and licences."""
        AboutDialog(self.iface.mainWindow()).exec()

    def _link(self, path: str) -> None:
        text = translate("Written: {link}").format(link=link(Path(path)))
        self.iface.messageBar().pushSuccess(self.menu, text)

    def _tell(self, text: str) -> None:
        self.iface.messageBar().pushInfo(self.menu, text)

    def _warn(self, text: str) -> None:
        self.iface.messageBar().pushWarning(self.menu, text)
