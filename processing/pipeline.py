"""From a workspace to all that is made of it: answers as tables of it, the project, the briefings; in one go.

``wulong:buildproject`` and ``make run`` are this with different wrapping. Call it in the main thread: print layouts
live there.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
    QgsProject,
)

from ..analysis.errors import Cancelled, InputError
from ..layers import runs, workspace
from .base import sentence, translate
from .workspace_questions import PROVIDER, QUESTIONS, Question, parameters

DEM = "DEM"
MAIN = "OUTPUT"
NO_LAYER = "The workspace has no layer {layer}, which this question needs."
NO_ANSWER = "It needs the answer to another question, which there is not: {question}"
NOT_READ = "The workspace {file} cannot be read ({detail}). Close what else uses it, or make a new one."
NO_FOLDER = "The folder {folder} cannot be made ({detail}). Choose another one."
PROJECT = "project"
WHOLE = 100.0
"""Percent."""


@dataclass(frozen=True)
class BriefingKind:
    """One file that is made of a workspace.

    Attributes:
        key: parameter that asks for it.
        algorithm: that writes it, without the provider.
        file: its usual name.
        settings: values that differ from the algorithm's own defaults.
        routine: it is made where nothing else is said.
    """

    key: str
    algorithm: str
    file: str
    settings: Mapping[str, object] = field(default_factory=dict)
    routine: bool = True


BRIEFINGS = (
    BriefingKind("HTML", "briefingmap", "briefing.html"),
    BriefingKind("XLSX", "briefingworkbook", "briefing.xlsx"),
    BriefingKind("PPTX", "briefingslides", "briefing.pptx"),
    BriefingKind("PDF", "briefingatlas", "atlas.pdf"),
    BriefingKind("VILLAGES", "briefingatlas", "villages.pdf", {"KIND": 1}, routine=False),
)


@dataclass(frozen=True)
class Step:
    """One thing that was done.

    Attributes:
        name: id of the algorithm, ``project``, or name of the file.
        seconds: it took.
        problem: why there is no result, as a sentence; "" where there is.
    """

    name: str
    seconds: float
    problem: str = ""


@dataclass(frozen=True)
class Order:
    """What is to be made.

    Attributes:
        gpkg: the workspace.
        questions: to ask, in this order.
        dem: elevation model for the algorithms that take one, "" for none.
        projects: where the project is saved, a ``.qgz`` or the workspace itself; empty for nowhere.
        briefings: kinds to write.
        folder: where they go.
        locale: language of the project.
        readers: who may read the briefings, as their algorithms take it; empty for their default.
    """

    gpkg: Path
    questions: tuple[Question, ...]
    dem: str
    projects: tuple[Path, ...]
    briefings: tuple[BriefingKind, ...]
    folder: Path
    locale: str
    readers: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """What came of it: each step, the addresses of the saved projects, and the number of layers in them."""

    steps: tuple[Step, ...]
    projects: tuple[str, ...]
    layers: int


def routine(gpkg: Path, *, refresh: bool) -> tuple[Question, ...]:
    """Return the questions that are asked as a matter of routine and have no answer yet; with ``refresh`` all.

    Raises:
        InputError: the workspace cannot be read.
    """
    there = frozenset() if refresh else tables(gpkg)
    return tuple(each for each in QUESTIONS if each.routine and each.results[MAIN] not in there)


def outdated(gpkg: Path) -> dict[str, list[str]]:
    """Return the layers that were changed since a routine question read them, by the question's key.

    Raises:
        InputError: the workspace cannot be read.
    """
    try:
        known = {each["result"]: each for each in runs.passports(gpkg)}
    except sqlite3.Error as error:
        raise InputError(NOT_READ, file=gpkg, detail=error) from error
    answered = {each.key: known.get(each.results[MAIN]) for each in QUESTIONS if each.routine}
    found = {key: runs.changed(gpkg, passport) for key, passport in answered.items() if passport}
    return {key: layers for key, layers in found.items() if layers}


def tables(gpkg: Path) -> frozenset[str]:
    """Return the tables a workspace has.

    Raises:
        InputError: it cannot be read.
    """
    try:
        with runs.reading(gpkg) as database:
            return runs.tables(database)
    except sqlite3.Error as error:
        raise InputError(NOT_READ, file=gpkg, detail=error) from error


def make(order: Order, feedback: QgsProcessingFeedback, report: Callable[[Step], None]) -> Made:
    """Ask the questions, save the project, write the briefings.

    What one of them cannot do is said in its step; the others go on.

    Args:
        order: what to make.
        feedback: shows progress; its cancel button stops between and within the steps.
        report: hears of each step as it ends.

    Raises:
        Cancelled: the user stopped.
        InputError: the project cannot be made or saved, or the folder of the briefings cannot be made.
    """
    _have_folder(order.folder)
    several = QgsProcessingMultiStepFeedback(len(order.questions) + 1 + len(order.briefings), feedback)
    done: list[Step] = []

    def step(name: str, work: Callable[[], object]) -> object:
        if feedback.isCanceled():
            raise Cancelled
        several.setCurrentStep(len(done))
        began = time.perf_counter()
        outcome = work()
        if feedback.isCanceled():
            raise Cancelled
        done.append(Step(name, time.perf_counter() - began, outcome if isinstance(outcome, str) else ""))
        report(done[-1])
        return outcome

    for question in order.questions:
        step(question.key, lambda question=question: ask(question, order.gpkg, dem=order.dem, feedback=several))
    saved, layers = step(PROJECT, lambda: _project(order, several))
    for kind in order.briefings:
        paths = {"WORKSPACE": order.gpkg.as_posix(), MAIN: (order.folder / kind.file).as_posix()}
        values = {**paths, **kind.settings, **order.readers}
        step(kind.file, lambda kind=kind, values=values: _run(f"{PROVIDER}:{kind.algorithm}", values, several))
    return Made(tuple(done), saved, layers)


def _have_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(NO_FOLDER, folder=folder, detail=error.strerror or error) from error


def _project(order: Order, feedback: QgsProcessingFeedback) -> tuple[tuple[str, ...], int]:
    """Save the project; return its addresses and the number of its layers."""
    project = QgsProject()
    for share in workspace.opening_steps(order.gpkg, project, order.locale):
        feedback.setProgress(WHOLE * share)
        if feedback.isCanceled():
            raise Cancelled
    return tuple(workspace.save_project(project, path) for path in order.projects), len(project.mapLayers())


def ask(question: Question, gpkg: Path, *, dem: str = "", feedback: QgsProcessingFeedback) -> str:
    """Ask a question of a workspace; its answer becomes tables of it. Return why it could not, "" where it could.

    Args:
        question: to ask.
        gpkg: the workspace.
        dem: elevation model, used where the algorithm takes one.
        feedback: of the run.

    Raises:
        InputError: the workspace cannot be read.
    """
    lacking = _lacking(question.inputs.values(), tables(gpkg))
    if lacking:
        return lacking
    algorithm = QgsApplication.processingRegistry().algorithmById(question.algorithm)
    takes_dem = algorithm is not None and algorithm.parameterDefinition(DEM) is not None
    return _run(question.algorithm, parameters(question, gpkg, dem=dem if takes_dem else ""), feedback)


def _lacking(layers: Iterable[str], there: frozenset[str]) -> str:
    """Return what a question cannot do without, "" where all of it is there."""
    owner = {table: each for each in QUESTIONS for table in each.results.values()}
    for layer in layers:
        if layer not in there and layer in owner:
            return translate(NO_ANSWER).format(question=translate(owner[layer].asks))
        if layer not in there:
            return translate(NO_LAYER).format(layer=layer)
    return ""


def _run(algorithm: str, values: dict[str, object], feedback: QgsProcessingFeedback) -> str:
    """Run an algorithm and return what it says when it cannot, "" when all went well."""
    from qgis import processing

    try:
        processing.run(algorithm, values, feedback=feedback, is_child_algorithm=True)
    except QgsProcessingException as error:
        first, *rest = str(error).strip().splitlines() or [algorithm]
        return " ".join(rest) or first  # the first line of several says only that it failed
    except InputError as error:
        return sentence(error)
    return ""
