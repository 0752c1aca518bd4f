"""Makes a card away from the window: in a task of QGIS."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ..analysis.errors import Cancelled, PlannerError
from ..processing.base import sentence, translate
from .card_build import Shown, build_card
from .card_case import Case, open_case
from .card_model import Place


class CardTask(QgsTask):
    """Prepares the network where it has changed, then asks about one place.

    Attributes:
        case: the workspace as prepared, also for the next question; None when it could not be read.
        found: the card, None when there is none.
        problem: the sentence that says why.

    Signals:
        done: it is finished or was stopped, in the main thread; the task itself.
    """

    done = pyqtSignal(object)

    def __init__(self, gpkg: Path, place: Place, case: Case | None, locale: str) -> None:
        super().__init__(translate("Card of a place"), QgsTask.Flag.CanCancel)
        self.gpkg, self.place, self.locale = gpkg, place, locale
        self.case = case
        self.found: Shown | None = None
        self.problem = ""
        self._feedback = QgsProcessingFeedback()

    def run(self) -> bool:
        """Do the work; called by QGIS in another thread."""
        try:
            if self.case is None or self.case.gpkg != self.gpkg or not self.case.fresh:
                self.case = open_case(self.gpkg, self._feedback)
            with self.case.lock:
                if self.isCanceled():
                    return False
                self.found = build_card(self.case, self.place, self.locale)
        except Cancelled:
            return False
        except PlannerError as error:
            self.problem = sentence(error)
        except (QgsProcessingException, OSError) as error:
            self.problem = str(error)
        return self.found is not None

    def cancel(self) -> None:
        """Stop as soon as possible."""
        self._feedback.cancel()
        super().cancel()

    def finished(self, result: bool) -> None:
        """Hand the answer on, or that there is none; called by QGIS in the main thread."""
        self.done.emit(self)
