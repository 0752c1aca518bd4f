"""``wulong:buildproject``: a folder becomes a workspace with a styled and related QGIS project."""

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
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProject,
)

from ...layers import workspace
from ..base import WulongAlgorithm

STORAGES = ("Project file beside the data (.qgz)", "Inside the GeoPackage", "Both")
IN_FILE, IN_GEOPACKAGE = (0, 2), (1, 2)
"""Choices of STORAGE that write the project there."""
LANGUAGES = ("Language of QGIS", "Chinese", "English")
LOCALES = ("", "zh", "en")


class BuildProject(WulongAlgorithm):
    """Makes or reopens a workspace and saves its project."""

    ID = "buildproject"
    GROUP = "data"
    TITLE = "Build the district's QGIS project"

    FOLDER = "FOLDER"
    SOURCE = "SOURCE"
    STORAGE = "STORAGE"
    LANGUAGE = "LANGUAGE"
    GPKG = "GPKG"
    PROJECT = "PROJECT"
    LAYERS = "LAYERS"

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """Run in the main thread: a print layout is made, and those live there."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def declare(self) -> None:
        """Folder in, GeoPackage and project out."""
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
        languages = [self.tr(text) for text in LANGUAGES]
        language = QgsProcessingParameterEnum(self.LANGUAGE, self.tr("Language of the titles"), languages, False, 0)
        self.add(language, advanced=True)
        self.addOutput(QgsProcessingOutputFile(self.GPKG, self.tr("Workspace")))
        self.addOutput(QgsProcessingOutputString(self.PROJECT, self.tr("Project")))
        self.addOutput(QgsProcessingOutputNumber(self.LAYERS, self.tr("Layers in the project")))

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Copy the data unless the folder has them, open them as a project of their own, and save it."""
        folder = Path(self.parameterAsString(parameters, self.FOLDER, context))
        source = self.parameterAsFile(parameters, self.SOURCE, context)
        storage = self.parameterAsEnum(parameters, self.STORAGE, context)
        locale = LOCALES[self.parameterAsEnum(parameters, self.LANGUAGE, context)] or QgsApplication.locale()
        gpkg = folder / workspace.WORKSPACE_NAME
        if gpkg.exists():
            feedback.pushInfo(self.tr("The workspace is there already; its data are kept."))
        else:
            gpkg = workspace.create_workspace(folder, Path(source) if source else None)
        project = QgsProject()
        layers = workspace.open_workspace(gpkg, project, locale)
        saved = []
        if storage in IN_GEOPACKAGE:
            saved.append(workspace.save_project(project, gpkg))
        if storage in IN_FILE:
            saved.append(workspace.save_project(project, folder / f"{workspace.PROJECT_NAME}.qgz"))
        for address in saved:
            feedback.pushInfo(self.tr("Project saved: {address}").format(address=address))
        return {
            self.FOLDER: str(folder),
            self.GPKG: str(gpkg),
            self.PROJECT: saved[-1],
            self.LAYERS: len(layers),
        }
