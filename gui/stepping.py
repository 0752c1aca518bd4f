"""Long work of the main thread in short steps, with QGIS alive in between: opening a workspace, making its layouts."""

from __future__ import annotations

import time
from collections.abc import Generator

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..analysis.errors import PlannerError

SLICE_S = 0.05
"""How long steps go on before the window has its turn."""
WHOLE = 100.0


class Stepper(QObject):
    """Drives a generator that gives the share it has done, 0 to 1, after each of its steps."""

    progressed = pyqtSignal(float)
    """Percent that is done."""
    ended = pyqtSignal(object)
    """Nothing is left to do: None when all went well, else the :class:`PlannerError`."""
    stopped = pyqtSignal()
    """It was stopped before its end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Generator[float, None, object] | None = None
        self._inside = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)

    @property
    def busy(self) -> bool:
        """Whether steps are left."""
        return self._steps is not None

    def start(self, steps: Generator[float, None, object]) -> None:
        """Work these steps off; those of before are forgotten."""
        self.stop()
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest undone. A step that is at work, and has led here, is not disturbed."""
        if self._steps is None or self._inside:
            return
        self._timer.stop()
        steps, self._steps = self._steps, None
        steps.close()
        self.stopped.emit()

    def finish(self) -> None:
        """Do all the rest at once."""
        while self.busy:
            self._timer.stop()
            self._go()

    def _go(self) -> None:
        """Work until the slice is over."""
        if self._inside or self._steps is None:  # a step has let QGIS handle events
            return
        end, share, going, known = time.monotonic() + SLICE_S, 0.0, False, False
        error: PlannerError | None = None
        self._inside = True
        try:
            share = next(self._steps)
            while time.monotonic() < end:
                share = next(self._steps)
            going = known = True
        except StopIteration:
            known = True
        except PlannerError as caught:
            error, known = caught, True
        finally:
            self._inside = False
            if not going:
                self._steps = None
            if not known:
                self.stopped.emit()
        if going:
            self.progressed.emit(WHOLE * share)
            self._timer.start()
        else:
            self.ended.emit(error)
