"""``wulong:matchtable``: any table by Chinese names joined to villages or townships."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from .. import parameters as shared
from ..base import WulongAlgorithm, translate
from ..networks import Layers
from . import matchtable_run as run
from . import matchtable_write as results

FOUND_OUT = -1
"""HEADER_ROWS when the reader is to find out."""
MOST_HEADER_ROWS = 9
ONE_TABLE = "Give either INPUT (a layer) or FILE (a table), and only one of them."


class MatchTable(WulongAlgorithm):
    """Every row with its unit, and the rows that nobody but the user can decide."""

    ID = "matchtable"
    GROUP = "data"
    TITLE = "Join a table by place names"
    REQUIRES = ("numpy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12", "pyogrio", "openpyxl>=3")

    def declare(self) -> None:
        """Add the parameters: the table and the level first, the rest as advanced ones."""
        levels = [translate("Villages and communities"), translate("Townships"), translate("Any level")]
        for parameter in (
            shared.layer("INPUT", translate("Table (a layer of the project)"), "any", optional=True),
            QgsProcessingParameterFile("FILE", translate("Table (a file)"), optional=True),
            QgsProcessingParameterString("SHEET", translate("Sheet or layer of the file"), optional=True),
            QgsProcessingParameterEnum("LEVEL", translate("Units the rows stand for"), levels, False, 0),
            QgsProcessingParameterFile("DECISIONS", translate("Decisions made before (table)"), optional=True),
            QgsProcessingParameterBoolean("JOIN_GEOMETRY", translate("Give rows the area of their unit"), False),
        ):
            self.add(parameter)
        for parameter in self._details():
            self.add(parameter, advanced=True)
        self._declare_results()

    def _details(self) -> list[QgsProcessingParameterDefinition]:
        kind = QgsProcessingParameterNumber.Type.Integer
        return [
            QgsProcessingParameterString("NAME_FIELD", translate("Column with names"), optional=True),
            QgsProcessingParameterString("PARENT_FIELD", translate("Column with townships"), optional=True),
            QgsProcessingParameterString("CODE_FIELD", translate("Column with codes"), optional=True),
            QgsProcessingParameterNumber(
                "HEADER_ROWS", translate("Header rows (-1: find out)"), kind, FOUND_OUT,
                minValue=FOUND_OUT, maxValue=MOST_HEADER_ROWS,
            ),
            QgsProcessingParameterFile(
                "WORKSPACE", translate("Workspace with the units and the decisions kept"), extension="gpkg",
                optional=True,
            ),
            *(
                shared.layer(key, title, "any", of=of, optional=True)
                for key, title, of in (
                    ("VILLAGES", translate("Villages"), "villages"),
                    ("COMMUNITIES", translate("Communities"), "communities"),
                    ("TOWNSHIPS", translate("Townships"), "townships"),
                    ("DISTRICT", translate("District"), "district"),
                    ("ALIASES", translate("Other names"), "name_aliases"),
                )
            ),
        ]  # fmt: skip

    def _declare_results(self) -> None:
        kind = QgsProcessing.SourceType.TypeVector
        self.add(QgsProcessingParameterFeatureSink("OUTPUT", translate("Table with units"), kind))
        unmatched = translate("Rows to decide")
        self.add(QgsProcessingParameterFeatureSink("UNMATCHED", unmatched, kind, None, True))
        for key, title in (
            ("ROWS", translate("Rows")),
            ("MATCHED", translate("Rows joined")),
            ("AMBIGUOUS", translate("Rows with several possible units")),
            ("UNMATCHED_COUNT", translate("Rows without a unit")),
            ("NO_UNIT", translate("Rows decided to belong to no unit")),
            ("DUPLICATES", translate("Units with several rows")),
            ("MISSING", translate("Units without a row")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, title))
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("The result in one sentence")))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Ask for exactly one table."""
        given = [key for key in ("INPUT", "FILE") if parameters.get(key) not in (None, "")]
        return None if len(given) == 1 else translate(ONE_TABLE)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read table and register, match, write."""
        layers = Layers(self, parameters, context, feedback)
        register = run.read_register(layers)
        table = run.read_table(layers, register)
        answer = run.match(layers, table, register)
        run.log(layers, table, answer, register)
        return results.write(layers, table, answer, register)
