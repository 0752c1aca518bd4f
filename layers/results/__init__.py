"""Layers that algorithms write into a workspace; they are not part of the bundled GeoPackage."""

from __future__ import annotations

from ..spec import LayerSpec
from .access import ACCESS
from .data import DATA
from .matching import MATCHING
from .roads import ROADS
from .services import SERVICES

RESULTS: tuple[LayerSpec, ...] = ROADS + SERVICES + ACCESS + DATA + MATCHING
