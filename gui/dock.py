"""The one dock: workspace, questions with their answers, themes, briefings; packages and first steps when needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..layers.finding import find_layer
from ..processing.base import translate
from ..processing.workspace_questions import Question
from .card import CardPanel
from .looking import GONE, Look, LookTask
from .opening import Workspace
from .page_briefings import OUTPUT, BriefingsPage
from .page_first import FirstPage
from .page_packages import PackagesPage
from .page_questions import QuestionsPage
from .page_themes import ThemesPage
from .page_workspace import WorkspacePage
from .parts import ElidedLabel, Page, button
from .running import Job, Outcome, Runner

NAME = "WulongPlannerDock"
VISIBLE = "wulong_planner/dock_visible"
FIRST, PACKAGES, WORKSPACE, QUESTIONS, THEMES, BRIEFINGS, CARD = (
    "first",
    "packages",
    "workspace",
    "questions",
    "themes",
    "briefings",
    "card",
)
SECTION_TIPS = {
    QUESTIONS: "Ask about roads, services, water, weather, sites and projects, and read the answers",
    THEMES: "Switch the map to another theme",
    BRIEFINGS: "Write web map, workbook, atlas and slides",
    CARD: "Click a villager group or a village on the map: why is it covered, or not?",
    WORKSPACE: "Where the workspace is, and what in it is still modelled",
}
COLUMNS = 3
"""Sections beside one another in the bar on top."""


@dataclass(frozen=True)
class Asked:
    """A question and the workspace its answer belongs to."""

    question: Question
    gpkg: Path


class PlannerDock(QgsDockWidget):
    """``warned``, ``told`` (sentences), ``written`` (a file) are for the message bar; the others ask for something."""

    warned = pyqtSignal(str)
    told = pyqtSignal(str)
    written = pyqtSignal(str)
    folder_chosen = pyqtSignal(str)
    opening = pyqtSignal()
    dialog = pyqtSignal(str, object)
    question_dialog = pyqtSignal(object)

    def __init__(self, workspace: Workspace, runner: Runner, icon: QIcon, own_folder: Path) -> None:
        super().__init__(translate("Wulong Planner"))
        self.setObjectName(NAME)
        self.workspace, self.runner = workspace, runner
        self.first = FirstPage(icon)
        self.packages = PackagesPage(own_folder)
        self.about_workspace = WorkspacePage()
        self.questions = QuestionsPage()
        self.themes = ThemesPage(workspace)
        self.briefings = BriefingsPage()
        self.card = CardPanel(canvas=workspace.iface.mapCanvas())
        self.looking: LookTask | None = None
        self._answers = False
        """There are answers that the print layouts do not show yet."""
        self._pages: dict[str, Page | QWidget] = {}
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self.setWidget(self._build())
        self._connect()
        self.renew()

    # What others call.

    def show_page(self, key: str) -> None:
        """Bring a page to the front; the buttons on top tell which."""
        if key == PACKAGES:
            self.packages.renew()
        self._stack.setCurrentWidget(self._pages[key])
        self._group.setExclusive(False)
        for each, made in self._buttons.items():
            made.setChecked(each == key)
        self._group.setExclusive(True)

    def page(self) -> str:
        """Return the key of the page in front."""
        return next(key for key, page in self._pages.items() if page is self._stack.currentWidget())

    def renew(self) -> None:
        """Look at the project: another workspace may be open, or none."""
        gpkg = self.workspace.gpkg()
        missing = self.packages.missing()
        self._banner.setVisible(bool(missing))
        self._banner.setText(translate("Packages missing: {count}. What to do…").format(count=len(missing)))
        self._bar.setVisible(gpkg is not None)
        self.briefings.show_workspace(gpkg)
        self.first.renew()
        if gpkg is None:
            if self.page() != PACKAGES:
                self.show_page(FIRST)
            return
        self.themes.renew()
        self.questions.renew()
        if self.page() == FIRST:
            self.show_page(QUESTIONS)
        self._look(gpkg)

    def shut(self) -> None:
        """Let go of everything outside the dock."""
        self.workspace.changed.disconnect(self.renew)
        QgsProject.instance().removeAll.disconnect(self.runner.halt)
        self.themes.close_signals()
        self.card.stop()
        self.packages.installer.stop()
        for signal, slot in self._work_signals:
            signal.disconnect(slot)
        if self.looking is not None:
            self.looking.taskCompleted.disconnect(self._looked)
            self.looking.cancel()
            self.looking.waitForFinished()
            self.looking = None

    # How it is made.

    def _build(self) -> QWidget:
        body = QWidget()
        rows = QVBoxLayout(body)
        self._banner = button(
            "",
            translate("Packages that some tools need are missing"),
            lambda: self.show_page(PACKAGES),
            QgsApplication.getThemeIcon("/mIconWarning.svg"),
        )
        self._bar = QWidget()
        self._bar_grid = QGridLayout(self._bar)
        self._bar_grid.setContentsMargins(0, 0, 0, 0)
        self._bar_grid.setSpacing(2)
        self._progress = self._build_progress()
        for widget in (self._banner, self._bar, self._stack, self._progress):
            rows.addWidget(widget)
        rows.setStretchFactor(self._stack, 1)
        for key, page in ((FIRST, self.first), (PACKAGES, self.packages)):
            self._pages[key] = page
            self._stack.addWidget(page)
        icon = QgsApplication.getThemeIcon
        self.add_section(QUESTIONS, self.questions, translate("Questions"), icon("/processingAlgorithm.svg"))
        self.add_section(THEMES, self.themes, translate("Themes"), icon("/mActionShowAllLayers.svg"))
        self.add_section(BRIEFINGS, self.briefings, translate("Briefings"), icon("/mActionFileSave.svg"))
        self.add_section(CARD, self.card, translate("Place card"), icon("/mActionIdentify.svg"))
        self.add_section(WORKSPACE, self.about_workspace, translate("Workspace"), icon("/mGeoPackage.svg"))
        return body

    def add_section(self, key: str, page: QWidget, title: str, icon: QIcon) -> None:
        """Add a page with its button in the bar on top."""
        made = QToolButton()
        made.setText(title)
        made.setIcon(icon)
        made.setToolTip(translate(SECTION_TIPS[key]))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setCheckable(True)
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda _checked=False: self.show_page(key))
        place = len(self._buttons)
        self._bar_grid.addWidget(made, place // COLUMNS, place % COLUMNS)
        self._group.addButton(made)
        self._buttons[key] = made
        self._pages[key] = page
        self._stack.addWidget(page)

    def _build_progress(self) -> QWidget:
        strip = QWidget()
        rows = QVBoxLayout(strip)
        rows.setContentsMargins(0, 0, 0, 0)
        self.doing = ElidedLabel()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(translate("Progress"))
        self.cancel = button(
            translate("Cancel"),
            translate("Stop the work that is running, and do not begin what waits"),
            self.stop_work,
            QgsApplication.getThemeIcon("/mTaskCancel.svg"),
        )
        line = QHBoxLayout()
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel)
        rows.addWidget(self.doing)
        rows.addLayout(line)
        strip.hide()
        return strip

    def _connect(self) -> None:
        self.workspace.changed.connect(self.renew)
        self.first.chosen.connect(self.folder_chosen)
        self.about_workspace.opening.connect(self.opening)
        self.about_workspace.dialog.connect(lambda algorithm: self.dialog.emit(algorithm, {}))
        self.questions.asked.connect(self.ask)
        self.questions.dialog.connect(self.question_dialog)
        self.questions.theme.connect(self._show_theme)
        self.questions.table.connect(self._show_table)
        self.briefings.asked.connect(self.runner.add)
        self.briefings.dialog.connect(self.dialog)
        self.packages.ready.connect(self.renew)
        self.card.shown.connect(self._show_card)
        self.card.failed.connect(self._show_card)
        QgsProject.instance().removeAll.connect(self.runner.halt)
        self.closedStateChanged.connect(lambda closed: QgsSettings().setValue(VISIBLE, not closed))
        runner, opening = self.runner, self.workspace.opening
        self._work_signals = (
            (runner.started, self._started),
            (runner.progressed, self._progressed),
            (runner.ended, self._ended),
            (runner.finished, self._finished),
            (opening.progressed, self._progressed),
            (opening.ended, self._opened),
            (opening.stopped, self._opened),
        )
        for signal, slot in self._work_signals:
            signal.connect(slot)

    # What happens.

    def ask(self, questions: Sequence[Question]) -> None:
        """Answer questions in the background, each with the results of those before it."""
        gpkg = self.workspace.gpkg()
        if gpkg is None:
            return
        if not gpkg.is_file():
            self.warned.emit(translate(GONE).format(file=gpkg))
            return

        def values(question: Question) -> Callable[[], dict[str, object]]:
            return lambda: self.workspace.run_values(question, gpkg)

        jobs = [Job(each.algorithm, translate(each.asks), values(each), Asked(each, gpkg)) for each in questions]
        self.runner.add(jobs)

    def stop_work(self) -> None:
        """Stop what is running: a question, a briefing, or the opening of a workspace."""
        if self.workspace.opening.busy:
            self.workspace.cancel_opening()
        else:
            self.runner.cancel()

    def show_opening(self) -> None:
        """Tell that a workspace is being opened; until then there is nothing else to do here."""
        self._show_work(translate("Opening the workspace…"))
        self._stack.setEnabled(False)

    def _opened(self, *_: object) -> None:
        self._stack.setEnabled(True)
        self._progress.hide()

    def _started(self, job: Job) -> None:
        self._show_work(job.title)

    def _show_work(self, title: str) -> None:
        self.doing.say(title)
        self.bar.setValue(0)
        self._progress.show()

    def _progressed(self, percent: float) -> None:
        self.bar.setValue(int(percent))

    def _ended(self, outcome: Outcome) -> None:
        if not outcome.done:
            if outcome.cancelled:
                self.told.emit(translate("Stopped: {title}").format(title=outcome.job.title))
            else:
                text = translate("{title}: {reason}").format(title=outcome.job.title, reason=outcome.reason)
                self.warned.emit(text)
            return
        asked = outcome.job.about
        if isinstance(asked, Asked):
            if asked.gpkg == self.workspace.gpkg():
                self.workspace.show_results(asked.gpkg, asked.question, self.workspace.titles())
                self._answers = True
                self.renew()
        elif outcome.results.get(OUTPUT):
            self.briefings.show_file(outcome.job.algorithm, Path(str(outcome.results[OUTPUT])))
            self.written.emit(str(outcome.results[OUTPUT]))

    def _finished(self) -> None:
        self._progress.hide()
        if self._answers:
            self._answers = False
            self.workspace.renew_layouts()

    def _show_card(self) -> None:
        """Bring the card to the front, also where the user has closed the dock since the click."""
        self.show_page(CARD)
        self.setUserVisible(True)

    def _show_theme(self, question: Question) -> None:
        if not self.workspace.apply_theme(question.theme):
            self.warned.emit(translate("The project has no theme for this answer."))

    def _show_table(self, key: str) -> None:
        layer = find_layer(QgsProject.instance(), key)
        if layer is not None:
            self.workspace.iface.showAttributeTable(layer)

    def _look(self, gpkg: Path) -> None:
        if self.looking is not None:
            self.looking.taskCompleted.disconnect(self._looked)
            self.looking.cancel()
        self.looking = LookTask(gpkg)
        self.looking.taskCompleted.connect(self._looked)
        QgsApplication.taskManager().addTask(self.looking)

    def _looked(self) -> None:
        found: Look | None = self.looking.found if self.looking is not None else None
        self.looking = None
        if found is None:
            return
        self.about_workspace.show_look(found)
        self.questions.show_headlines(found.headlines)
        if found.reason:
            self.warned.emit(found.reason)
