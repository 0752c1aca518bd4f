"""``wulong:importboundaries``: the bureau's own features into the layers of a workspace, and back out of them."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ...analysis.errors import PlannerError
from ..base import WulongAlgorithm, sentence, translate
from . import import_run as run
from . import import_write as write
from .wording import AXES, SHIFTS

MODES = (
    "As suits the layer",
    "Replace what is known, leave out the rest",
    "Replace everything in the layer",
    "Add what the layer lacks",
)
COUNTS = {
    "FEATURES": "Features in the file",
    "MATCHED": "Features matched",
    "UNMATCHED": "Features not matched",
    "DUPLICATES": "Features that stand twice",
    "MISSING": "Units that the file lacks",
    "REPLACED": "Rows replaced",
    "ADDED": "Rows added",
    "DELETED": "Rows deleted",
    "JOINED": "Features joined as parts of one unit",
    "EXPECTED": "Rows of the layer before",
}
NO_FILE = "FILE is empty. Choose the file with the features, or a loaded layer in INPUT."
TWO_SOURCES = "FILE and INPUT are both given. Leave one of them empty."


class ImportBoundaries(WulongAlgorithm):
    """Reads, matches, compares and reports; writes only when asked, in one transaction after a backup."""

    ID = "importboundaries"
    GROUP = "data"
    TITLE = "Import own boundaries, places and roads"
    REQUIRES = ("numpy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12", "pyogrio")

    written: Path | None = None
    """Workspace that this run wrote to; its layers in the project are shown anew afterwards."""

    def declare(self) -> None:
        """Add the parameters: what, where to, how; what is found out by itself as advanced ones."""
        self.add(QgsProcessingParameterFile("FILE", self.tr("File with the features"), optional=True))
        layers = [write.layer_title(key) for key in run.TARGETS]
        self.add(QgsProcessingParameterEnum("TARGET", self.tr("Layer to import into"), layers, False, 1))
        self.add(QgsProcessingParameterFile("WORKSPACE", self.tr("Workspace (.gpkg)"), extension="gpkg"))
        self.add(QgsProcessingParameterBoolean("APPLY", self.tr("Write into the workspace (else only report)"), False))
        modes = [self.tr(text) for text in MODES]
        self.add(QgsProcessingParameterEnum("MODE", self.tr("What is replaced"), modes, False, 0))
        for key, title in (
            ("NAME_FIELD", self.tr("Field with the name")),
            ("PARENT_FIELD", self.tr("Field with the township (of groups: the village)")),
            ("CODE_FIELD", self.tr("Field with the code")),
        ):
            self.add(QgsProcessingParameterString(key, title, "", optional=True))
        self._declare_details()
        self._declare_results()

    def _declare_details(self) -> None:
        any_vector = [QgsProcessing.SourceType.TypeVector]
        source = QgsProcessingParameterFeatureSource(
            "INPUT", self.tr("Loaded layer instead of a file"), any_vector, None, True
        )
        shifts = [self.tr(SHIFTS[key]) for key in SHIFTS]
        axes = [self.tr(AXES[key]) for key in AXES]
        for parameter in (
            source,
            QgsProcessingParameterString("LAYER", self.tr("Layer in the file"), "", optional=True),
            QgsProcessingParameterString("ENCODING", self.tr("Encoding of the text"), "", optional=True),
            QgsProcessingParameterCrs("CRS", self.tr("Coordinate system of the file"), None, True),
            QgsProcessingParameterEnum("AXES", self.tr("Order of the coordinates"), axes, False, 0),
            QgsProcessingParameterEnum("SHIFT", self.tr("Offset of web maps"), shifts, False, 0),
            QgsProcessingParameterString("SHIFT_M", self.tr("Offset in metres (east,north)"), "", optional=True),
            QgsProcessingParameterBoolean("UNDO", self.tr("Undo: go back to a backup"), False),
            QgsProcessingParameterFile(
                "BACKUP_FILE", self.tr("Backup to go back to (empty: the newest)"), extension="gpkg", optional=True
            ),
        ):
            self.add(parameter, advanced=True)

    def _declare_results(self) -> None:
        vector = QgsProcessing.SourceType.TypeVector
        self.add(QgsProcessingParameterFeatureSink("OUTPUT", self.tr("Features as imported"), vector, None, True))
        self.add(QgsProcessingParameterFeatureSink("REPORT", self.tr("Import report"), vector, None, True))
        for key, title in COUNTS.items():
            self.addOutput(QgsProcessingOutputNumber(key, translate(title)))
        for key, title in (("ERRORS", self.tr("Errors")), ("WARNINGS", self.tr("Warnings"))):
            self.addOutput(QgsProcessingOutputNumber(key, title))
        self.addOutput(QgsProcessingOutputBoolean("WRITTEN", self.tr("Whether the workspace was changed")))
        self.addOutput(QgsProcessingOutputString("BACKUP", self.tr("Backup")))
        self.addOutput(QgsProcessingOutputString("SENTENCE", self.tr("Result in one sentence")))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return why the workspace cannot be written to or what is missing, before anything is read."""
        try:
            run.check(self._asked(parameters, context), context)
        except PlannerError as error:
            return sentence(error)
        undo = self.parameterAsBoolean(parameters, "UNDO", context)
        given = [key for key in ("FILE", "INPUT") if parameters.get(key) not in (None, "")]
        if len(given) > 1:
            return self.tr(TWO_SOURCES)
        return self.tr(NO_FILE) if not given and not undo else None

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Undo, or read, plan, tell, write what was asked for and report."""
        asked = self._asked(parameters, context)
        if asked.undo:
            result = write.undo(asked.workspace, Path(asked.backup) if asked.backup else None, feedback)
            self.written = asked.workspace
            return result
        request, plan = run.read(self, parameters, asked, context, feedback)
        run.tell(plan, feedback)
        # The layers first: when the workspace has been written, nothing can fail any more.
        outputs = write.outputs(self, parameters, context, request, plan)
        written = write.apply(asked.workspace, plan, feedback) if asked.apply else None
        self.written = asked.workspace if written and written.backup else None
        return {**outputs, **write.conclude(request, plan, written, feedback)}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Show the layers of the workspace anew, with the titles that now apply."""
        if self.written is not None and context.project() is not None:
            write.show_anew(self.written, context.project())
        return {}

    def _asked(self, parameters: dict, context: QgsProcessingContext) -> run.Asked:
        def text(key: str) -> str:
            return self.parameterAsString(parameters, key, context).strip()

        crs = self.parameterAsCrs(parameters, "CRS", context)
        return run.Asked(
            target=run.TARGETS[self.parameterAsEnum(parameters, "TARGET", context)],
            workspace=Path(text("WORKSPACE")),
            file=text("FILE"),
            layer=text("LAYER"),
            mode=self.parameterAsEnum(parameters, "MODE", context),
            fields=(text("NAME_FIELD"), text("PARENT_FIELD"), text("CODE_FIELD")),
            encoding=text("ENCODING"),
            crs=(crs.authid() or crs.toWkt()) if crs.isValid() else "",
            axes=list(AXES)[self.parameterAsEnum(parameters, "AXES", context)],
            shift=text("SHIFT_M") or list(SHIFTS)[self.parameterAsEnum(parameters, "SHIFT", context)],
            apply=self.parameterAsBoolean(parameters, "APPLY", context),
            undo=self.parameterAsBoolean(parameters, "UNDO", context),
            backup=text("BACKUP_FILE"),
        )
