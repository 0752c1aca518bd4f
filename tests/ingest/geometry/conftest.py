"""Made-up townships, and files of them as bureaus hand them out.

::

    29.40 +-------+-------+
          |  甲乡 |  乙镇 |     each 0.1 x 0.1 degrees (about 9.7 x 11.1 km),
    29.30 +-------+-------+     names and shapes are made up
        107.60  107.70  107.80
"""

import geopandas as gpd
import numpy as np
import pytest
import shapely

CRS = "EPSG:4490"


@pytest.fixture(scope="session")
def known():
    """Two townships with wavy boundaries, so that a shift shows."""
    boxes = [shapely.box(107.6, 29.3, 107.7, 29.4), shapely.box(107.7, 29.3, 107.8, 29.4)]
    shapes = shapely.transform(
        shapely.segmentize(boxes, 0.002),
        lambda xy: xy + 0.004 * np.column_stack([np.sin(xy[:, 1] * 300), np.cos(xy[:, 0] * 250)]),
    )
    return gpd.GeoDataFrame({"name": ["香树乡", "芙蓉镇"], "code": ["1", "2"]}, geometry=shapes, crs=CRS)


@pytest.fixture
def shapefile(tmp_path):
    """Write a shapefile; text in an encoding, with or without its .cpg and .prj."""

    def write(frame, name="towns.shp", *, encoding="GBK", cpg=None, prj=None, language_byte=None):
        path = tmp_path / name
        frame.to_file(path, encoding=encoding, engine="pyogrio")
        path.with_suffix(".cpg").unlink()
        if cpg is not None:
            path.with_suffix(".cpg").write_text(cpg)
        if prj is not None:
            path.with_suffix(".prj").unlink()
            if prj:
                path.with_suffix(".prj").write_text(prj, encoding="utf-8")
        if language_byte is not None:
            table = path.with_suffix(".dbf")
            raw = bytearray(table.read_bytes())
            raw[29] = language_byte
            table.write_bytes(raw)
        return path

    return write


@pytest.fixture
def same_place():
    """Assert that geometries agree within some metres."""

    def check(found, expected, metres=0.01):
        apart = shapely.hausdorff_distance(np.asarray(found), np.asarray(expected))
        assert len(found) == len(expected)
        assert (apart * 111_320 <= metres).all(), apart * 111_320

    return check


@pytest.fixture
def watched():
    """Return names, bytes and times of all files in a folder, to compare before and after."""

    def look(folder):
        files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
        return {str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}

    return look
