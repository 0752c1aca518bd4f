"""Layers that algorithms write into a workspace; they are not part of the bundled GeoPackage."""

from __future__ import annotations

from ..spec import LayerSpec
from .access import ACCESS
from .coverage import COVERAGE
from .data import DATA
from .matching import MATCHING
from .roads import ROADS
from .services import SERVICES
from .siting import SITING
from .water import WATER
from .weather import WEATHER

RESULTS: tuple[LayerSpec, ...] = ROADS + SERVICES + ACCESS + DATA + MATCHING + WEATHER + COVERAGE + SITING + WATER
