"""``wulong:briefingmap``: one HTML file with the district and its results, for a computer without network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .briefing_file import BriefingFile

if TYPE_CHECKING:
    from ...briefing.model import Briefing


class BriefingMap(BriefingFile):
    """Makes the web map of a workspace."""

    ID = "briefingmap"
    TITLE = "Briefing map (HTML, works offline)"
    REQUIRES = ("folium", "geopandas", "pyogrio", "shapely>=2")
    FILE_TITLE = "Web map"
    EXTENSION = "html"

    def write(self, briefing: Briefing, path: Path) -> Path:
        """Write the page."""
        from ...briefing.webmap import write_webmap

        return write_webmap(briefing, path)
