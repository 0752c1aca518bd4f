"""Results of the questions about services: nearest facility, service areas, catchments."""

from __future__ import annotations

from ..spec import LayerSpec

# fmt: off
SERVICES: tuple[LayerSpec, ...] = ()
# fmt: on
