"""What every briefing shares: a workspace goes in, one file comes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ...analysis.errors import Cancelled
from ..base import WulongAlgorithm, translate

if TYPE_CHECKING:
    from ...briefing.model import Briefing

WORKSPACE, OUTPUT = "WORKSPACE", "OUTPUT"
NO_FILE = "There is no file {file}. Choose the GeoPackage of your workspace (wulong.gpkg)."
NO_RESULTS = "The workspace has no road connectivity results yet; the briefing is without them."


class BriefingFile(WulongAlgorithm):
    """Reads a workspace and has a subclass ``write`` it as one file."""

    GROUP = "briefing"
    FILE_TITLE = ""
    EXTENSION = ""

    def write(self, briefing: Briefing, path: Path) -> Path:
        """Write the file and return where it is."""
        raise NotImplementedError

    def declare(self) -> None:
        """Ask for the workspace and where to put the file."""
        self.add(
            QgsProcessingParameterFile(
                WORKSPACE,
                translate("Workspace"),
                behavior=QgsProcessingParameterFile.Behavior.File,
                extension="gpkg",
            )
        )
        title = translate(self.FILE_TITLE)
        self.add(QgsProcessingParameterFileDestination(OUTPUT, title, f"{title} (*.{self.EXTENSION})"))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Look for the workspace before the run."""
        file = self.parameterAsFile(parameters, WORKSPACE, context)
        return None if Path(file).is_file() else translate(NO_FILE).format(file=file)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the workspace, write the file."""
        from ...briefing.model import build_briefing

        briefing = build_briefing(Path(self.parameterAsFile(parameters, WORKSPACE, context)))
        if not briefing.has_results:
            feedback.pushWarning(translate(NO_RESULTS))
        if feedback.isCanceled():
            raise Cancelled
        path = self.write(briefing, Path(self.parameterAsFileOutput(parameters, OUTPUT, context)))
        return {OUTPUT: str(path)}
