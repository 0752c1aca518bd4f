"""``wulong:briefingworkbook``: the numbers behind the map as an XLSX file with a data dictionary."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterFileDestination

from ...analysis.errors import Cancelled
from ..base import WulongAlgorithm, translate
from .workspace_input import WORKSPACE, workspace_parameter, workspace_problem

OUTPUT = "OUTPUT"


class BriefingWorkbook(WulongAlgorithm):
    """Makes the workbook of a workspace."""

    ID = "briefingworkbook"
    GROUP = "briefing"
    TITLE = "Briefing workbook (XLSX)"
    REQUIRES = ("openpyxl", "geopandas", "pyogrio", "shapely>=2")

    def declare(self) -> None:
        """Ask for the workspace and where to put the workbook."""
        self.add(workspace_parameter())
        self.add(
            QgsProcessingParameterFileDestination(OUTPUT, translate("Workbook"), translate("Workbook") + " (*.xlsx)")
        )

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Look for the workspace before the run."""
        return workspace_problem(self, parameters, context)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the workspace, write the workbook."""
        from ...briefing.model import build_briefing
        from ...briefing.workbook import write_workbook

        briefing = build_briefing(Path(self.parameterAsFile(parameters, WORKSPACE, context)))
        if not briefing.has_results:
            feedback.pushWarning(
                self.tr("The workspace has no road connectivity results yet; the workbook is without them.")
            )
        if feedback.isCanceled():
            raise Cancelled
        path = write_workbook(briefing, Path(self.parameterAsFileOutput(parameters, OUTPUT, context)))
        return {OUTPUT: str(path)}
