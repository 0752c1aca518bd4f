"""A raster in a database is not opened: QGIS may have the file open."""

import numpy as np
import pytest
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.population import populated_cells
from wulong_planner.analysis.terrain import open_dem


@pytest.mark.parametrize("name", ["dem.gpkg", "DEM.GPKG", "tiles.mbtiles"])
def test_a_database_is_no_raster_file(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"x")
    with pytest.raises(InputError, match="kept in a database"), open_dem(path):
        pass
    with pytest.raises(InputError, match="kept in a database"):
        populated_cells(path, np.array([], object), "EPSG:4490", "EPSG:4545")
