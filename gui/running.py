"""Algorithms one after another in the background: QGIS stays alive, shows the progress, and can cancel."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QProgressDialog

from ..processing.base import translate

STOP_S = 20.0
"""How long a plugin that is being unloaded waits for an algorithm to hear that it is cancelled."""
POLL_S = 0.02
WHOLE = 100.0
NOT_LOADED = "The algorithm {algorithm} is not loaded. Switch the plugin off and on again."
FAILED = "{algorithm} did not finish. The log of QGIS (View > Panels > Log Messages > Processing) says why."


@dataclass(frozen=True)
class Job:
    """One run.

    Attributes:
        algorithm: id with the provider.
        title: what is shown while it runs.
        values: gives the parameters when its turn comes, for they may hold results of those before it.
        about: what whoever asked wants to get back with the results.
    """

    algorithm: str
    title: str
    values: Callable[[], Mapping[str, object]]
    about: object = None


@dataclass(frozen=True)
class Outcome:
    """How a run ended; ``reason`` is a sentence, empty when it was cancelled or went well."""

    job: Job
    done: bool
    results: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""
    cancelled: bool = False


class _Feedback(QgsProcessingFeedback):
    """Keeps the errors an algorithm reports; QGIS's own keeps only the whole log."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)
        super().reportError(error, fatalError)


class Runner(QObject):
    """A queue with one algorithm at work at a time."""

    started = pyqtSignal(object)
    """The :class:`Job` that begins."""
    progressed = pyqtSignal(float)
    """Percent of all that was asked since the queue was last empty."""
    ended = pyqtSignal(object)
    """The :class:`Outcome` of a job."""
    finished = pyqtSignal()
    """Nothing is left to do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self._waiting: deque[Job] = deque()
        self._done = 0
        self._cancelled = False
        self._task: QgsProcessingAlgRunnerTask | None = None
        self._kept: tuple[object, ...] = ()
        """Algorithm, context and feedback of the last run: QGIS uses them without owning them."""

    @property
    def busy(self) -> bool:
        """Whether an algorithm is at work."""
        return self.job is not None

    def add(self, jobs: Iterable[Job]) -> None:
        """Run the jobs after those that wait already."""
        self._waiting.extend(jobs)
        if not self.busy:
            self._done = 0
            self._next()

    def cancel(self) -> None:
        """Stop the algorithm at work, and forget those that wait."""
        self._waiting.clear()
        self._cancelled = self.busy
        if self._task is not None:
            self._task.cancel()
        elif self._kept:
            self._kept[-1].cancel()

    def halt(self) -> None:
        """Cancel, and come back when the algorithm no longer touches any layer."""
        self.cancel()
        if self._task is not None:
            self._task.waitForFinished(int(STOP_S * 1000))

    def stop(self) -> None:
        """Cancel, and come back when no code of ours is at work any more."""
        self.halt()
        limit = time.monotonic() + STOP_S
        while self._task is not None and time.monotonic() < limit:
            QCoreApplication.processEvents()
            time.sleep(POLL_S)

    def _next(self) -> None:
        if not self._waiting:
            self.job = None
            self.finished.emit()
            return
        self.job = self._waiting.popleft()
        self._cancelled = False
        self.started.emit(self.job)
        self._progress(0.0)
        if self._cancelled:  # whoever heard that it begins
            self._end()
            return
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(self.job.algorithm)
        if algorithm is None:
            self._end(reason=translate(NOT_LOADED).format(algorithm=self.job.algorithm))
            return
        self._begin(algorithm)

    def _begin(self, algorithm: QgsProcessingAlgorithm) -> None:
        feedback = _Feedback()
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        context.setFeedback(feedback)
        self._kept = (algorithm, context, feedback)
        values = dict(self.job.values())
        valid, reason = algorithm.checkParameterValues(values, context)
        if not valid:
            self._end(reason=reason)
        elif algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagNoThreading:
            self._run_here(algorithm, values, context, feedback)
        else:
            self._start_task(algorithm, values, context, feedback)

    def _start_task(self, algorithm, values: dict, context, feedback: _Feedback) -> None:
        task = QgsProcessingAlgRunnerTask(algorithm, values, context, feedback)
        if task.isCanceled():  # the algorithm could not be prepared
            self._end(reason=self._reason())
            return
        task.progressChanged.connect(self._progress)
        task.executed.connect(self._executed)
        self._task = task
        QgsApplication.taskManager().addTask(task)

    def _run_here(self, algorithm, values: dict, context, feedback: _Feedback) -> None:
        """Run what QGIS allows in the main thread only, as it prints an atlas itself: a window with progress in front.

        That window keeps the user from the layers meanwhile, and takes the cancel; QGIS is drawn between the pages.
        """
        window = QProgressDialog(self.job.title, translate("Cancel"), 0, int(WHOLE), QApplication.activeWindow())
        window.setWindowModality(Qt.WindowModality.ApplicationModal)
        window.setWindowTitle(translate("Wulong Planner"))
        window.setMinimumDuration(0)
        window.setAutoReset(False)
        window.canceled.connect(self.cancel)
        feedback.progressChanged.connect(self._progress)
        feedback.progressChanged.connect(lambda percent: window.setValue(int(percent)))
        feedback.progressChanged.connect(lambda _: QCoreApplication.processEvents())
        window.show()
        results, done = {}, False
        try:
            results, done = algorithm.run(values, context, feedback)
        except QgsProcessingException as error:
            feedback.errors.append(str(error))
        finally:
            window.canceled.disconnect(self.cancel)
            window.deleteLater()
        self._end(done=done, results=results)

    def _executed(self, done: bool, results: dict) -> None:
        self._task = None
        self._end(done=done, results=results)

    def _end(self, *, done: bool = False, results: Mapping[str, object] | None = None, reason: str = "") -> None:
        job, cancelled = self.job, self._cancelled and not done
        if not done and not cancelled:
            reason = reason or self._reason()
        self._done += 1
        self.ended.emit(Outcome(job, done, dict(results or {}), reason if not done else "", cancelled))
        self._next()

    def _reason(self) -> str:
        errors = self._kept[-1].errors if self._kept else []
        return errors[-1] if errors else translate(FAILED).format(algorithm=self.job.title)

    def _progress(self, percent: float) -> None:
        jobs = self._done + 1 + len(self._waiting)
        self.progressed.emit((self._done * WHOLE + percent) / jobs)
