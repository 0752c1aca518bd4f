"""Which layers of a workspace the road question reads, and which tables of it hold the answer."""

from __future__ import annotations

from pathlib import Path

ROADS = "wulong:roadconnectivity"
ROAD_INPUTS = {
    "ROADS": "roads",
    "DEMAND": "groups",
    "FACILITIES": "township_seats",
    "ZONES": "villages",
    "TOWNSHIPS": "townships",
}
"""Parameter and the key of the workspace layer."""
ROAD_RESULTS = {
    "OUTPUT": "roadconnectivity",
    "SUMMARY": "roadconnectivity_summary",
    "LINKS": "roadconnectivity_links",
    "SENSITIVITY": "roadconnectivity_sensitivity",
    "TARGETS": "roadconnectivity_targets",
}
"""Result and the table of the workspace it is written to."""


def road_sinks(gpkg: Path) -> dict[str, str]:
    """Return where each result goes, by parameter, when it becomes a table of the workspace."""
    return {key: f'ogr:dbname="{gpkg.as_posix()}" table="{table}" (geom)' for key, table in ROAD_RESULTS.items()}
