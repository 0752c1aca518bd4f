"""What a digital elevation model (DEM) says: heights, slopes, profiles, walking on slopes, areas by height."""

from .dem import Dem, open_dem, sample_dem
from .profiles import Profiles
from .walking import leg_factors, tobler_kmh

__all__ = ["Dem", "Profiles", "leg_factors", "open_dem", "sample_dem", "tobler_kmh"]
