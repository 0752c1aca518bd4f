"""The open workspace: made or opened in a folder, asked for its file, brought up to date after a run."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from pathlib import Path

from qgis.core import QgsApplication, QgsLayerTreeModel, QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..analysis.errors import PlannerError
from ..layers import themes, workspace
from ..layers.catalog import BY_KEY, KEY_PROPERTY
from ..layers.finding import find_layer
from ..layers.printing.layouts import layout_steps
from ..processing.workspace_questions import Question, parameters, sinks
from .stepping import Stepper

ANCHOR = "townships"
"""The layer every workspace has."""
SETTLE_MS = 150
"""Opening a project adds many layers one by one; the dock looks at it once, when they are all there."""


class Workspace(QObject):
    """What of the project is the planner's workspace."""

    changed = pyqtSignal()
    """There is another one, none, or one with new layers."""
    opened = pyqtSignal(object)
    """The workspace in this folder is open."""
    failed = pyqtSignal(object)
    """The :class:`PlannerError` for which it could not be opened, or not saved."""

    def __init__(self, iface) -> None:
        super().__init__()
        self.iface = iface
        self.opening, self.sheets = Stepper(self), Stepper(self)
        self._folder = Path()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.changed)
        project = QgsProject.instance()
        self._signals = (project.readProject, project.cleared, project.layersAdded, project.layersRemoved)
        for signal in self._signals:
            signal.connect(self._soon)
        project.readProject.connect(self._retitle)
        project.removeAll.connect(self._halt)
        self.opening.ended.connect(self._ended)
        self.opening.stopped.connect(self._stopped)
        self.sheets.ended.connect(self._report)

    def close(self) -> None:
        """Stop opening, and listening to the project."""
        self._halt()
        self._timer.stop()
        for signal in self._signals:
            signal.disconnect(self._soon)
        QgsProject.instance().readProject.disconnect(self._retitle)
        QgsProject.instance().removeAll.disconnect(self._halt)

    def gpkg(self) -> Path | None:
        """Return the GeoPackage of the open workspace, None where there is none."""
        layer = find_layer(QgsProject.instance(), ANCHOR)
        return file_of(layer) if layer is not None else None

    def open_folder(self, folder: Path) -> bool:
        """Begin to open the workspace of a folder, made there first when there is none.

        The open project may be saved before; it stays when the folder is no good. ``opened`` or ``failed`` follow.

        Returns:
            Whether it was begun: False while another is being opened, and when the user keeps the open project.

        Raises:
            InputError: the folder cannot be written, or its file is no workspace.
        """
        if self.opening.busy:
            return False
        workspace.check_folder(folder)
        if not self.iface.newProject(True):
            return False
        self._folder = folder
        self.iface.mapCanvas().freeze(True)  # it would draw anew for each layer
        self.opening.start(self._open(folder))
        return True

    def cancel_opening(self) -> None:
        """Leave an empty project where a workspace was being opened; its file stays."""
        if self.opening.busy:
            self.opening.stop()
            self.iface.newProject(False)

    def dialog_values(self, question: Question) -> dict[str, object]:
        """Return what the dialog of a question starts with: layers of the project, results into the workspace."""
        project = QgsProject.instance()
        layers = {key: find_layer(project, layer) for key, layer in question.inputs.items()}
        values: dict[str, object] = {key: layer for key, layer in layers.items() if layer is not None}
        gpkg = self.gpkg()
        if gpkg is None:
            return {**values, **question.settings}
        file = {question.workspace: str(gpkg)} if question.workspace else {}
        return {**values, **file, **question.settings, **sinks(question, gpkg)}

    def run_values(self, question: Question, gpkg: Path) -> dict[str, object]:
        """Return what a question is asked with when nobody looks at its dialog; layers that are absent are left out."""
        project = QgsProject.instance()
        absent = {key for key, layer in question.inputs.items() if find_layer(project, layer) is None}
        return {key: value for key, value in parameters(question, gpkg).items() if key not in absent}

    def titles(self) -> dict[str, str]:
        """Return the names of the layers by id, to be given to ``show_results`` after a run."""
        return {layer.id(): layer.name() for layer in QgsProject.instance().mapLayers().values()}

    def show_results(self, gpkg: Path, question: Question, titles: Mapping[str, str]) -> None:
        """Put the styled result layers in the place of the plain ones a dialog has loaded, and show their theme.

        Args:
            gpkg: the workspace.
            question: the one that was answered.
            titles: name by id of the layers before the run; a dialog gives those it writes anew a plain name.
        """
        project = QgsProject.instance()
        ours = [layer for layer in project.mapLayers().values() if file_of(layer) == gpkg]
        project.removeMapLayers([layer.id() for layer in ours if not layer.customProperty(KEY_PROPERTY)])
        for table in question.results.values():
            layer = find_layer(project, table)
            if layer is not None:
                layer.setName(titles.get(layer.id(), layer.name()))
                layer.dataProvider().reloadData()
                layer.triggerRepaint()
        workspace.open_workspace(gpkg, project, QgsApplication.locale(), with_layouts=False)
        self.apply_theme(question.theme)

    def renew_layouts(self) -> None:
        """Let the print layouts show new answers; one that somebody has open stays as it is."""
        designers = self.iface.openLayoutDesigners()
        kept = {each.masterLayout().name() for each in designers if each.masterLayout() is not None}
        self.sheets.start(layout_steps(QgsProject.instance(), locale=QgsApplication.locale(), kept=kept))

    def theme_name(self, key: str) -> str:
        """Return the name under which the project lists a theme of ours, "" when it has none."""
        names = {spec.key: themes.theme_name(spec, QgsApplication.locale()) for spec in themes.THEMES}
        name = names.get(key, "")
        return name if QgsProject.instance().mapThemeCollection().hasMapTheme(name) else ""

    def apply_theme(self, key: str) -> bool:
        """Show a theme of ours by its key; False when the project has no such theme."""
        name = self.theme_name(key)
        return bool(name) and self.apply_named_theme(name)

    def apply_named_theme(self, name: str) -> bool:
        """Show a map theme of the project, also one the user has made."""
        collection = QgsProject.instance().mapThemeCollection()
        if not collection.hasMapTheme(name):
            return False
        collection.applyTheme(name, QgsProject.instance().layerTreeRoot(), self._tree_model())
        return True

    def theme_shown(self) -> str:
        """Return the name of the map theme that is on, "" when the layers on show are none of them."""
        project = QgsProject.instance()
        collection = project.mapThemeCollection()
        shown = collection.createThemeFromCurrentState(project.layerTreeRoot(), self._tree_model())
        return next((name for name in collection.mapThemes() if collection.mapThemeState(name) == shown), "")

    def _tree_model(self) -> QgsLayerTreeModel:
        view = self.iface.layerTreeView()
        model = view.layerTreeModel() if view is not None else None
        return (
            model if isinstance(model, QgsLayerTreeModel) else QgsLayerTreeModel(QgsProject.instance().layerTreeRoot())
        )

    def _open(self, folder: Path) -> Generator[float, None, None]:
        gpkg = folder / workspace.WORKSPACE_NAME
        if not gpkg.is_file():
            workspace.create_workspace(folder)
        yield 0.0
        saved = gpkg.with_suffix(".qgz")
        known = saved.is_file() and self.iface.addProject(str(saved))
        project = QgsProject.instance()
        yield from workspace.opening_steps(gpkg, project, QgsApplication.locale())
        if not known:
            crs = project.crs()
            yield 1.0  # here QGIS gives a new project the CRS of its first layer
            project.setCrs(crs, True)
            self.iface.zoomFull()
            workspace.save_project(project, saved)

    def _ended(self, error: PlannerError | None) -> None:
        self.iface.mapCanvas().freeze(False)
        self.iface.mapCanvas().refresh()
        self._soon()
        if error is not None:
            self.failed.emit(error)
        if self.gpkg() is not None:
            self.opened.emit(self._folder)

    def _stopped(self) -> None:
        self.iface.mapCanvas().freeze(False)

    def _report(self, error: PlannerError | None) -> None:
        if error is not None:
            self.failed.emit(error)

    def _halt(self) -> None:
        self.opening.stop()
        self.sheets.stop()

    def _soon(self, *_: object) -> None:
        if not self.opening.busy:
            self._timer.start()

    def _retitle(self, *_: object) -> None:
        workspace.retitle_layers(QgsProject.instance())


def file_of(layer: QgsMapLayer) -> Path:
    """Return the file a layer is read from."""
    return Path(layer.source().split("|")[0])


def layer_title(key: str) -> str:
    """Return the title of a layer of the workspace in the language of QGIS."""
    spec = BY_KEY[key]
    return spec.zh if QgsApplication.locale().startswith("zh") else spec.en
