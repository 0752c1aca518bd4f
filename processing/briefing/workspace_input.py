"""The workspace as an input, the same for every briefing."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingContext, QgsProcessingParameterFile

from ..base import WulongAlgorithm, translate

WORKSPACE = "WORKSPACE"
NO_FILE = "There is no file {file}. Choose the GeoPackage of your workspace (wulong.gpkg)."


def workspace_parameter() -> QgsProcessingParameterFile:
    """Return the parameter that asks for the workspace's GeoPackage."""
    return QgsProcessingParameterFile(
        WORKSPACE,
        translate("Workspace"),
        behavior=QgsProcessingParameterFile.Behavior.File,
        extension="gpkg",
    )


def workspace_problem(algorithm: WulongAlgorithm, parameters: dict, context: QgsProcessingContext) -> str | None:
    """Return a sentence when the workspace is not there."""
    file = algorithm.parameterAsFile(parameters, WORKSPACE, context)
    return None if Path(file).is_file() else translate(NO_FILE).format(file=file)
