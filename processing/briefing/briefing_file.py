"""What every briefing shares: a workspace goes in, one file comes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...analysis.errors import Cancelled
from ..base import WulongAlgorithm, translate

if TYPE_CHECKING:
    from ...briefing.model import Briefing

WORKSPACE, PROFILE, REVIEW_NO, OUTPUT = "WORKSPACE", "PROFILE", "REVIEW_NO", "OUTPUT"
INTERNAL, PUBLIC = 0, 1
"""Choices of ``PROFILE``, in the order of ``briefing.profile.PROFILES``."""
NO_FILE = "There is no file {file}. Choose the GeoPackage of your workspace (wulong.gpkg)."
NO_REVIEW_NO = (
    "The public version has no map review number (审图号). Maps must not be published without one: have it reviewed, "
    "then run again with the number."
)
NO_RESULTS = "The workspace has no road connectivity results yet; the briefing is without them."


class BriefingFile(WulongAlgorithm):
    """Reads a workspace and has a subclass ``write`` it as one file."""

    GROUP = "briefing"
    FILE_TITLE = ""
    EXTENSION = ""

    def write(self, briefing: Briefing, path: Path) -> Path:
        """Write the file and return where it is."""
        raise NotImplementedError

    def make(self, briefing: Briefing, gpkg: Path, path: Path, feedback: QgsProcessingFeedback) -> Path:
        """Write the file; a subclass that draws maps of the workspace does it here."""
        return self.write(briefing, path)

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
        choices = [translate("Internal"), translate("Public: without restricted data")]
        self.add(QgsProcessingParameterEnum(PROFILE, translate("Who may read it"), choices, defaultValue=INTERNAL))
        number = translate("Map review number (审图号)")
        self.add(QgsProcessingParameterString(REVIEW_NO, number, defaultValue="", optional=True))
        title = translate(self.FILE_TITLE)
        self.add(QgsProcessingParameterFileDestination(OUTPUT, title, f"{title} (*.{self.EXTENSION})"))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Look for the workspace before the run."""
        file = self.parameterAsFile(parameters, WORKSPACE, context)
        return None if Path(file).is_file() else translate(NO_FILE).format(file=file)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the workspace, take out what is restricted, write the file."""
        from ...briefing.model import build_briefing
        from ...briefing.profile import PROFILES, with_profile

        gpkg = Path(self.parameterAsFile(parameters, WORKSPACE, context))
        profile = PROFILES[self.parameterAsEnum(parameters, PROFILE, context)]
        review_no = self.parameterAsString(parameters, REVIEW_NO, context)
        briefing = with_profile(build_briefing(gpkg), profile, review_no)
        if not briefing.has_results:
            feedback.pushWarning(translate(NO_RESULTS))
        if profile == PROFILES[PUBLIC] and not briefing.review_no:
            feedback.pushWarning(translate(NO_REVIEW_NO))
        if feedback.isCanceled():
            raise Cancelled
        path = self.make(briefing, gpkg, Path(self.parameterAsFileOutput(parameters, OUTPUT, context)), feedback)
        return {OUTPUT: str(path)}
