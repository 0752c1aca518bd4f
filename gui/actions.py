"""The plugin's menu, toolbar and dock: what they start, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
from .dock import BRIEFINGS, CARD, PACKAGES, QUESTIONS, SECTION_TIPS, THEMES, VISIBLE, PlannerDock
from .guide import open_guide
from .opening import Workspace
from .page_briefings import OUTPUT, WORKSPACE, link
from .page_workspace import AUDIT, CHOOSE_FOLDER
from .running import NOT_LOADED, Runner

ICON = Path(__file__).resolve().parents[1] / "icon.svg"
TOOLBAR = "WulongPlannerToolBar"
ROADS = "roadconnectivity"
NO_GUIDE = "The user guide cannot be opened: its file or a browser is missing. Install the plugin again."


@dataclass(frozen=True)
class Entry:
    """One entry of the menu: its icon in the theme of QGIS ("" for the plugin's own), title, tip and key."""

    name: str
    icon: str
    title: str
    tip: str
    in_toolbar: bool = True
    shortcut: str = ""


PANEL = Entry(
    "Panel",
    "",
    "Planner's panel",
    "Show or hide the panel with workspace, questions, themes and briefings",
    shortcut="Ctrl+Alt+W",
)
PICK = Entry("PlaceCard", "/mActionIdentify.svg", "Place card", SECTION_TIPS[CARD])
OPEN = Entry("Open", "/mActionFileOpen.svg", "Open district workspace…", CHOOSE_FOLDER)
ASK = Entry("Questions", "/processingAlgorithm.svg", "Questions", SECTION_TIPS[QUESTIONS])
CONNECT = Entry(
    "RoadConnectivity",
    "/algorithms/mAlgorithmNetworkAnalysis.svg",
    "Road connectivity…",
    "Which villager groups have a hardened road to their township seat, and what is left to do",
    in_toolbar=False,
)
SHOW = Entry("Themes", "/mActionShowAllLayers.svg", "Themes", SECTION_TIPS[THEMES])
BRIEF = Entry("Briefings", "/mActionNewMap.svg", "Briefings", SECTION_TIPS[BRIEFINGS])
CHECK = Entry(
    "Audit",
    "/mIconWarning.svg",
    "Audit the workspace…",
    "Errors, warnings and notes about every layer, each with what to do",
    in_toolbar=False,
)
COMPLETE = Entry(
    "Packages",
    "/mActionOptions.svg",
    "Packages…",
    "Which Python packages the tools need, and how to get those that are missing",
    in_toolbar=False,
)
GUIDE = Entry(
    "Guide",
    "/mActionHelpContents.svg",
    "User guide",
    "From the first map to the briefing, step by step",
    in_toolbar=False,
)
ABOUT = Entry(
    "About",
    "/mActionPropertiesWidget.svg",
    "About Wulong Planner",
    "Versions, data sources, licences, and what is schematic",
    in_toolbar=False,
)


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
        for entry, handler in self._entries():
            action = self._action(entry)
            action.triggered.connect(lambda _checked=False, handler=handler: handler())
            self._add_action(action, in_toolbar=entry.in_toolbar)

    def remove(self) -> None:
        """Take menu, toolbar and dock away again; work that is running is stopped first."""
        if self.runner is not None:
            self.runner.stop()
        if self.pick is not None:
            self.iface.mapCanvas().unsetMapTool(self.pick)
            self.pick.deleteLater()
            self.pick = None
        for action in self.actions:
            self.iface.unregisterMainWindowAction(action)
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
        self.workspace.opened.connect(self._opened)
        self.workspace.failed.connect(self._fail)
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
        action = self._action(PANEL)
        action.setCheckable(True)
        self.dock.setToggleVisibilityAction(action)
        return action

    def _picker(self) -> QAction:
        """Return the entry that lets the user click a place on the map to see its card."""
        action = self._action(PICK)
        action.setCheckable(True)
        self.pick = PickPlaceTool(self.iface.mapCanvas(), self.dock.card)
        self.pick.setAction(action)
        action.triggered.connect(lambda _checked=False: self.pick_place())
        return action

    def _action(self, entry: Entry) -> QAction:
        """Return an entry for menu and toolbar; its key can be changed under Settings > Keyboard Shortcuts."""
        icon = QgsApplication.getThemeIcon(entry.icon) if entry.icon else QIcon(str(ICON))
        action = QAction(icon, translate(entry.title), self.iface.mainWindow())
        action.setObjectName(f"WulongPlanner_{entry.name}")
        action.setToolTip(translate(entry.tip))
        action.setStatusTip(action.toolTip())
        self.iface.registerMainWindowAction(action, entry.shortcut)
        return action

    def _add_action(self, action: QAction, *, in_toolbar: bool) -> None:
        self.iface.addPluginToMenu(self.menu, action)
        if in_toolbar:
            self.toolbar.addAction(action)
        self.actions.append(action)

    def _entries(self) -> tuple[tuple[Entry, Callable[[], object]], ...]:
        """Return what is in the menu, in its order, with what each does."""
        return (
            (OPEN, self.choose_workspace),
            (ASK, lambda: self.show_page(QUESTIONS)),
            (CONNECT, lambda: self.ask_in_dialog(BY_KEY[ROADS])),
            (SHOW, lambda: self.show_page(THEMES)),
            (BRIEF, lambda: self.show_page(BRIEFINGS)),
            (CHECK, lambda: self.run_dialog(AUDIT, {})),
            (COMPLETE, lambda: self.show_page(PACKAGES)),
            (GUIDE, self.show_guide),
            (ABOUT, self.show_about),
        )

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
        """Begin to open the workspace of a folder, made there first when there is none; the dock shows how far it is.

        Returns:
            Whether it was begun.
        """
        if self.workspace.opening.busy:
            self._tell(translate("A workspace is being opened. Wait until it is there, or cancel that first."))
            return False
        try:
            begun = self.workspace.open_folder(folder)
        except PlannerError as error:
            self._fail(error)
            return False
        if begun:
            self.dock.show_opening()
            self.dock.setUserVisible(True)
        return begun

    def _opened(self, folder: Path) -> None:
        text = translate("The workspace in {folder} is open.").format(folder=folder)
        self.iface.messageBar().pushSuccess(self.menu, text)

    def _fail(self, error: PlannerError) -> None:
        self._warn(sentence(error))

    def ask_in_dialog(self, question: Question) -> None:
        """Open the dialog of a question, filled in with the workspace; the answer becomes layers of it."""
        gpkg, titles = self.workspace.gpkg(), self.workspace.titles()
        results = self.run_algorithm(question.algorithm, self.workspace.dialog_values(question))
        if results and gpkg is not None:
            self.workspace.show_results(gpkg, question, titles)
            self.workspace.renew_layouts()
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

    def show_guide(self) -> None:
        """Open the user guide in the browser."""
        if not open_guide():
            self._warn(translate(NO_GUIDE))

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
