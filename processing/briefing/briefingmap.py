"""``wulong:briefingmap``: one HTML file with the district and its results, for a computer without network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterEnum

from ..base import translate
from .briefing_file import BriefingFile

if TYPE_CHECKING:
    from ...briefing.model import Briefing

BASEMAP = "BASEMAP"
BASE_MAPS = ("", "osm", "tianditu", "amap")
"""Choices of ``BASEMAP``: keys of ``briefing.basemaps``, none first."""
NEEDS_NETWORK = (
    "The page offers an online base map: a reader who switches it on needs the network, and the page then asks {hosts} "
    "for pictures. Leave the base map out where the page must not ask anyone."
)


class BriefingMap(BriefingFile):
    """Makes the web map of a workspace."""

    ID = "briefingmap"
    TITLE = "Briefing map (HTML, works offline)"
    REQUIRES = ("folium", "geopandas", "pyogrio", "shapely>=2")
    FILE_TITLE = "Web map"
    EXTENSION = "html"

    _base_map = ""
    """Of this run; QGIS makes a fresh instance for each."""

    def declare(self) -> None:
        """Ask for a base map besides."""
        super().declare()
        choices = [
            translate("None (the page never asks for anything)"),
            translate("OpenStreetMap"),
            translate("Tianditu (the page asks for a key)"),
            translate("Amap (places are shifted to GCJ-02)"),
        ]
        self.add(QgsProcessingParameterEnum(BASEMAP, translate("Online base map"), choices, defaultValue=0))

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Say what a base map means, then write the page with it."""
        from ...briefing.basemaps import base_map

        chosen = base_map(BASE_MAPS[self.parameterAsEnum(parameters, BASEMAP, context)])
        if chosen:
            hosts = ", ".join(host.split("//")[1] for host in chosen.hosts)
            feedback.pushWarning(translate(NEEDS_NETWORK).format(hosts=hosts))
        self._base_map = chosen.key if chosen else ""
        return super().execute(parameters, context, feedback)

    def write(self, briefing: Briefing, path: Path) -> Path:
        """Write the page."""
        from ...briefing.webmap import write_webmap

        return write_webmap(briefing, path, self._base_map)
