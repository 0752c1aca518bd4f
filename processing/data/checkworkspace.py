"""``wulong:checkworkspace``: one audit of a workspace, as a table."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)

from ..base import WulongAlgorithm, translate
from . import checkworkspace_run as run

NO_FILE = "There is no file {file}. Choose the GeoPackage of a workspace."


class CheckWorkspace(WulongAlgorithm):
    """Errors, warnings and notes about a workspace, each with what to do."""

    ID = "checkworkspace"
    GROUP = "data"
    TITLE = "Check a workspace"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "pyogrio", "shapely>=2", "geopandas>=0.12")

    WORKSPACE, REGISTER = "WORKSPACE", "REGISTER"

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """Run in the main thread: the layers of the project are looked at."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def declare(self) -> None:
        """A workspace in; a table, places and counts out."""
        self.add(self._file(self.WORKSPACE, translate("Workspace (empty: the layers of the project)")))
        title = translate("Register to compare with (empty: the one that comes with the plugin)")
        self.add(self._file(self.REGISTER, title), advanced=True)
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("Problems"), QgsProcessing.SourceType.TypeVector, None, False
            )
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "LOCATIONS", translate("Places of the problems"), QgsProcessing.SourceType.TypeVectorPoint, None,
                True, False,
            )
        )  # fmt: skip
        self.addOutput(QgsProcessingOutputNumber("ERRORS", translate("Errors")))
        self.addOutput(QgsProcessingOutputNumber("WARNINGS", translate("Warnings")))
        self.addOutput(QgsProcessingOutputNumber("NOTES", translate("Notes")))
        self.addOutput(QgsProcessingOutputString("RESULT", translate("Result in a sentence")))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Look for the files before the run."""
        for key in (self.WORKSPACE, self.REGISTER):
            file = self.parameterAsFile(parameters, key, context)
            if file and not Path(file).is_file():
                return translate(NO_FILE).format(file=file)
        return None

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read, check, write."""
        workspace, register = (
            self.parameterAsFile(parameters, key, context) for key in (self.WORKSPACE, self.REGISTER)
        )
        given = run.read(workspace, register, context, feedback)
        found = run.solve(given, feedback)
        return run.write(self, parameters, context, feedback, given=given, found=found)

    def _file(self, key: str, title: str) -> QgsProcessingParameterFile:
        return QgsProcessingParameterFile(
            key, title, QgsProcessingParameterFile.Behavior.File, extension="gpkg", optional=True
        )
