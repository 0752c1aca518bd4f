"""The page of questions: each as a planner would put it, with the headline of its answer beneath."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QTreeWidgetItem, QWidget

from ..layers.finding import find_layer
from ..processing.base import GROUPS, translate
from ..processing.workspace_questions import BY_KEY, QUESTIONS, Question
from .parts import Page, WrapTree, button, explain

if TYPE_CHECKING:
    from ..briefing.headline import Headline  # it needs pandas, which a start of QGIS must not load

KEY = Qt.ItemDataRole.UserRole
ANSWER = Qt.ItemDataRole.UserRole + 1
"""Table of the answer, on the row of a headline."""
NOT_ANSWERED = "This question has no answer yet."
NOT_CHOSEN = "Choose a question in the list first."
ANSWERED, OPEN = "/mIconSuccess.svg", "/processingAlgorithm.svg"


class QuestionsPage(Page):
    """``asked`` tells questions to run, ``dialog`` one to open, ``theme`` and ``table`` what to show."""

    asked = pyqtSignal(object)
    dialog = pyqtSignal(object)
    theme = pyqtSignal(object)
    table = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__(translate("Questions"))
        self._headlines: tuple[Headline, ...] = ()
        self.tree = WrapTree(translate("Questions and answers"))
        self.tree.itemDoubleClicked.connect(self._open)
        self.tree.itemActivated.connect(self._open)
        self.tree.currentItemChanged.connect(lambda *_: self._enable())
        theme_icon = QgsApplication.getThemeIcon
        self.run = button(
            translate("Answer"),
            translate("Answer this question from the layers of the workspace, in the background"),
            lambda: self.asked.emit((self.current(),)),
            theme_icon("/mActionStart.svg"),
        )
        self.options = button(
            translate("Options…"),
            translate("Open the dialog of this question, filled in with the workspace"),
            lambda: self.dialog.emit(self.current()),
            theme_icon("/mActionOptions.svg"),
        )
        self.map = button(
            translate("Show on map"),
            translate("Switch to the theme that shows this answer"),
            lambda: self.theme.emit(self.current()),
            theme_icon("/mActionShowAllLayers.svg"),
        )
        self.rows_of = button(
            translate("Show table"),
            translate("Open the table this answer comes from"),
            lambda: self.table.emit(self.answer_table()),
            theme_icon("/mActionOpenTable.svg"),
        )
        self.all = button(
            translate("Answer all"),
            translate("Ask every routine question, one after another, in the background"),
            lambda: self.asked.emit(tuple(each for each in QUESTIONS if each.routine)),
            theme_icon("/mActionPlay.svg"),
        )
        bar = QWidget()
        grid = QGridLayout(bar)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, each in enumerate((self.run, self.options, self.map, self.rows_of)):
            grid.addWidget(each, place // 2, place % 2)
        grid.addWidget(self.all, 2, 0, 1, 2)
        self.add(self.tree, bar)
        self.rows.setStretchFactor(self.tree, 1)
        self.renew()

    def current(self) -> Question | None:
        """Return the question of the row that is selected."""
        item = self.tree.currentItem()
        return BY_KEY.get(item.data(0, KEY)) if item is not None else None

    def answer_table(self) -> str:
        """Return the table of the answer that is selected: the one its headline comes from, or its first."""
        item, question = self.tree.currentItem(), self.current()
        named = item.data(0, ANSWER) if item is not None else None
        return named or next(iter(question.results.values()), "") if question is not None else ""

    def show_headlines(self, headlines: Iterable[Headline]) -> None:
        """Show what the answers in the workspace say."""
        self._headlines = tuple(headlines)
        self.renew()

    def renew(self) -> None:
        """List the questions anew; the selected one stays selected."""
        kept = self.current()
        self.tree.clear()
        registry = QgsApplication.processingRegistry()
        groups: dict[str, QTreeWidgetItem] = {}
        for question in QUESTIONS:
            algorithm = registry.algorithmById(question.algorithm)
            if algorithm is None:
                continue
            if algorithm.groupId() not in groups:
                groups[algorithm.groupId()] = self._group(algorithm.groupId())
            item = self._row(question, algorithm.displayName())
            groups[algorithm.groupId()].addChild(item)
            item.setExpanded(True)
            if kept is None or question is kept:
                self.tree.setCurrentItem(item)
                kept = question
        self.tree.expandAll()
        self._enable()

    def _group(self, key: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([translate(GROUPS[key])])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.tree.addTopLevelItem(item)
        return item

    def _row(self, question: Question, title: str) -> QTreeWidgetItem:
        answered = has_answer(question)
        item = QTreeWidgetItem([translate(question.asks)])
        item.setData(0, KEY, question.key)
        item.setIcon(0, QgsApplication.getThemeIcon(ANSWERED if answered else OPEN))
        state = translate("answered") if answered else translate("not answered yet")
        item.setToolTip(0, f"{title}: {state}")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{translate(question.asks)} ({state})")
        chinese = QgsApplication.locale().startswith("zh")
        for headline in self._headlines if answered else ():
            if headline.question != question.key:
                continue
            said = QTreeWidgetItem([headline.text_zh if chinese else headline.text_en])
            said.setData(0, KEY, question.key)
            said.setData(0, ANSWER, headline.table)
            said.setToolTip(0, headline.text_zh if chinese else headline.text_en)
            item.addChild(said)
        return item

    def _enable(self) -> None:
        question = self.current()
        for each in (self.run, self.options):
            each.setEnabled(question is not None)
        answered = question is not None and has_answer(question)
        for each in (self.map, self.rows_of):
            each.setEnabled(answered)
            explain(each, "" if answered else translate(NOT_ANSWERED))
        for each in (self.run, self.options):
            explain(each, "" if question is not None else translate(NOT_CHOSEN))

    def _open(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        question = BY_KEY.get(item.data(0, KEY))
        if question is None:
            return
        if item.data(0, ANSWER) is not None:
            self.theme.emit(question)
        else:
            self.dialog.emit(question)


def has_answer(question: Question) -> bool:
    """Tell whether the project has the first result of a question."""
    first = next(iter(question.results.values()), "")
    return find_layer(QgsProject.instance(), first) is not None
