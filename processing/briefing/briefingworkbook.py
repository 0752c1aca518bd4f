"""``wulong:briefingworkbook``: the numbers behind the map as an XLSX file with a data dictionary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .briefing_file import BriefingFile

if TYPE_CHECKING:
    from ...briefing.model import Briefing


class BriefingWorkbook(BriefingFile):
    """Makes the workbook of a workspace."""

    ID = "briefingworkbook"
    TITLE = "Briefing workbook (XLSX)"
    REQUIRES = ("openpyxl", "geopandas", "pyogrio", "shapely>=2")
    FILE_TITLE = "Workbook"
    EXTENSION = "xlsx"

    def write(self, briefing: Briefing, path: Path) -> Path:
        """Write the workbook."""
        from ...briefing.workbook import write_workbook

        return write_workbook(briefing, path)
