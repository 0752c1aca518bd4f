"""``wulong:buildproject``: a folder becomes a workspace with its answers, a QGIS project and briefings."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ...layers import workspace
from .. import parameters as shared
from .. import pipeline
from ..base import WulongAlgorithm
from ..briefing.briefing_file import PROFILE, REVIEW_NO
from ..workspace_questions import BY_KEY

STORAGES = ("Project file beside the data (.qgz)", "Inside the GeoPackage", "Both")
IN_FILE, IN_GEOPACKAGE = (0, 2), (1, 2)
"""Choices of STORAGE that write the project there."""
LANGUAGES = ("Language of QGIS", "Chinese", "English")
LOCALES = ("", "zh", "en")
KINDS = {
    "HTML": "Web map for a computer without network (HTML)",
    "XLSX": "Workbook (XLSX)",
    "PPTX": "Slides (PPTX)",
    "PDF": "Atlas, one sheet per township (PDF)",
    "VILLAGES": "Atlas, one sheet per key village (PDF)",
}
"""Titles of the briefings by parameter."""
NOT_DONE = "Not done: “{name}”. {reason}"
CHANGED = "“{question}” was answered before these layers changed: {layers}. Choose to ask anew."


class BuildProject(WulongAlgorithm):
    """Makes or reopens a workspace, asks it what is still to be answered, saves its project and writes briefings."""

    ID = "buildproject"
    GROUP = "data"
    TITLE = "Build the district's QGIS project"

    FOLDER = "FOLDER"
    SOURCE = "SOURCE"
    STORAGE = "STORAGE"
    LANGUAGE = "LANGUAGE"
    ANSWER = "ANSWER"
    REFRESH = "REFRESH"
    DEM = "DEM"
    BRIEFINGS = "BRIEFINGS"
    GPKG = "GPKG"
    PROJECT = "PROJECT"
    LAYERS = "LAYERS"
    NOT_DONE = "NOT_DONE"

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """Run in the main thread: a print layout is made, and those live there."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def declare(self) -> None:
        """Folder in; GeoPackage, project and briefings out."""
        self.add(QgsProcessingParameterFolderDestination(self.FOLDER, self.tr("Workspace folder")))
        self.add(
            QgsProcessingParameterFile(
                self.SOURCE,
                self.tr("GeoPackage to copy (empty: the one that comes with the plugin)"),
                extension="gpkg",
                optional=True,
            )
        )
        storages = [self.tr(text) for text in STORAGES]
        self.add(QgsProcessingParameterEnum(self.STORAGE, self.tr("Where the project is kept"), storages, False, 0))
        self._declare_answers()
        languages = [self.tr(text) for text in LANGUAGES]
        language = QgsProcessingParameterEnum(self.LANGUAGE, self.tr("Language of the titles"), languages, False, 0)
        self.add(language, advanced=True)
        self.addOutput(QgsProcessingOutputFile(self.GPKG, self.tr("Workspace")))
        self.addOutput(QgsProcessingOutputString(self.PROJECT, self.tr("Project")))
        self.addOutput(QgsProcessingOutputNumber(self.LAYERS, self.tr("Layers in the project")))
        self.addOutput(QgsProcessingOutputString(self.NOT_DONE, self.tr("What could not be done, and why")))

    def _declare_answers(self) -> None:
        ask = self.tr("Answer the questions that have no answer yet")
        self.add(QgsProcessingParameterBoolean(self.ANSWER, ask, True))
        self.add(QgsProcessingParameterBoolean(self.REFRESH, self.tr("Ask anew what was answered before"), False))
        self.add(shared.dem())
        for kind in pipeline.BRIEFINGS:
            self.add(QgsProcessingParameterBoolean(kind.key, self.tr(KINDS[kind.key]), kind.routine))
        readers = [self.tr("Internal"), self.tr("Public: without restricted data")]
        self.add(QgsProcessingParameterEnum(PROFILE, self.tr("Who may read it"), readers, False, 0), advanced=True)
        number = self.tr("Map review number (审图号)")
        self.add(QgsProcessingParameterString(REVIEW_NO, number, "", optional=True), advanced=True)
        folder = QgsProcessingParameterFile(
            self.BRIEFINGS,
            self.tr("Folder of the briefings (empty: that of the workspace)"),
            behavior=QgsProcessingParameterFile.Behavior.Folder,
            optional=True,
        )
        self.add(folder, advanced=True)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Copy the data unless the folder has them, then answer, save and write what is asked for."""
        folder = Path(self.parameterAsString(parameters, self.FOLDER, context))
        gpkg = self._workspace(parameters, context, feedback)

        def report(step: pipeline.Step) -> None:
            if step.problem:
                feedback.pushWarning(self.tr(NOT_DONE).format(name=self._title(step.name), reason=step.problem))
            else:
                done = self.tr("Done: “{name}”, {seconds} s")
                feedback.pushInfo(done.format(name=self._title(step.name), seconds=f"{step.seconds:.1f}"))

        made = pipeline.make(self._order(parameters, context, feedback, gpkg), feedback, report)
        for address in made.projects:
            feedback.pushInfo(self.tr("Project saved: {address}").format(address=address))
        return {
            self.FOLDER: str(folder),
            self.GPKG: str(gpkg),
            self.PROJECT: made.projects[-1],
            self.LAYERS: made.layers,
            self.NOT_DONE: "\n".join(f"{step.name}: {step.problem}" for step in made.steps if step.problem),
        }

    def _workspace(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Path:
        """Return the workspace of the folder, made there when there is none."""
        folder = Path(self.parameterAsString(parameters, self.FOLDER, context))
        source = self.parameterAsFile(parameters, self.SOURCE, context)
        gpkg = folder / workspace.WORKSPACE_NAME
        if not gpkg.exists():
            return workspace.create_workspace(folder, Path(source) if source else None)
        feedback.pushInfo(self.tr("The workspace is there already; its data are kept."))
        return gpkg

    def _order(
        self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback, gpkg: Path
    ) -> pipeline.Order:
        """Read from the parameters what is to be made."""
        refresh = self.parameterAsBool(parameters, self.REFRESH, context)
        asked = self.parameterAsBool(parameters, self.ANSWER, context) or refresh
        storage = self.parameterAsEnum(parameters, self.STORAGE, context)
        kept_in = ((IN_GEOPACKAGE, gpkg), (IN_FILE, gpkg.with_name(f"{workspace.PROJECT_NAME}.qgz")))
        if not refresh:
            for key, layers in pipeline.outdated(gpkg).items():
                question = self.tr(BY_KEY[key].asks)
                feedback.pushWarning(self.tr(CHANGED).format(question=question, layers=", ".join(layers)))
        folder = Path(self.parameterAsFile(parameters, self.BRIEFINGS, context) or gpkg.parent)
        raster, given = self.parameterAsRasterLayer(parameters, self.DEM, context), parameters.get(self.DEM)
        return pipeline.Order(
            gpkg=gpkg,
            questions=pipeline.routine(gpkg, refresh=refresh) if asked else (),
            dem=raster.source() if raster is not None else str(given or ""),  # reading it says what is wrong
            projects=tuple(path for storages, path in kept_in if storage in storages),
            briefings=tuple(kind for kind in pipeline.BRIEFINGS if self.parameterAsBool(parameters, kind.key, context)),
            folder=folder,
            readers={
                PROFILE: self.parameterAsEnum(parameters, PROFILE, context),
                REVIEW_NO: self.parameterAsString(parameters, REVIEW_NO, context),
            },
            locale=LOCALES[self.parameterAsEnum(parameters, self.LANGUAGE, context)] or QgsApplication.locale(),
        )

    def _title(self, step: str) -> str:
        """Return a step as the log calls it: a question by what it asks, a file by its name."""
        if step == pipeline.PROJECT:
            return self.tr("Project")
        return self.tr(BY_KEY[step].asks) if step in BY_KEY else step
