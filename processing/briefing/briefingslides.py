"""``wulong:briefingslides``: the briefing as slides (PPTX) that stay editable, with the maps of the themes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback

from .briefing_file import BriefingFile

if TYPE_CHECKING:
    from ...briefing.model import Briefing


class BriefingSlides(BriefingFile):
    """Makes the slides of a workspace."""

    ID = "briefingslides"
    TITLE = "Briefing slides (PPTX)"
    REQUIRES = ("python-pptx>=1.0", "xlsxwriter", "geopandas", "pyogrio", "shapely>=2")
    FILE_TITLE = "Slides"
    EXTENSION = "pptx"

    def make(self, briefing: Briefing, gpkg: Path, path: Path, feedback: QgsProcessingFeedback) -> Path:
        """Draw the maps, then write the slides."""
        from ...briefing.model import PUBLIC
        from ...briefing.slides import themes, write_slides
        from .theme_pictures import briefing_pictures

        public = briefing.profile == PUBLIC
        pictures = briefing_pictures(briefing, gpkg, themes(briefing), feedback, public=public)
        return write_slides(briefing, path, pictures)
