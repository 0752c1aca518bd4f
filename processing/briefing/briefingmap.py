"""``wulong:briefingmap``: one HTML file with the district and its results, for a computer without network."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
)

from ...analysis.errors import Cancelled
from ..base import WulongAlgorithm, translate
from .workspace_input import WORKSPACE, workspace_parameter, workspace_problem

OUTPUT, SIZE_KB = "OUTPUT", "SIZE_KB"


class BriefingMap(WulongAlgorithm):
    """Makes the web map of a workspace."""

    ID = "briefingmap"
    GROUP = "briefing"
    TITLE = "Briefing map (HTML, works offline)"
    REQUIRES = ("folium", "geopandas", "pyogrio", "shapely>=2")

    def declare(self) -> None:
        """Ask for the workspace and where to put the page."""
        self.add(workspace_parameter())
        self.add(
            QgsProcessingParameterFileDestination(OUTPUT, translate("Web map"), translate("Web page") + " (*.html)")
        )
        self.addOutput(QgsProcessingOutputNumber(SIZE_KB, translate("Size in KB")))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Look for the workspace before the run."""
        return workspace_problem(self, parameters, context)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the workspace, write the page."""
        from ...briefing.model import build_briefing
        from ...briefing.webmap import write_webmap

        briefing = build_briefing(Path(self.parameterAsFile(parameters, WORKSPACE, context)))
        if not briefing.has_results:
            feedback.pushWarning(
                self.tr("The workspace has no road connectivity results yet; the map is without them.")
            )
        if feedback.isCanceled():
            raise Cancelled
        path = write_webmap(briefing, Path(self.parameterAsFileOutput(parameters, OUTPUT, context)))
        return {OUTPUT: str(path), SIZE_KB: round(path.stat().st_size / 1024)}
