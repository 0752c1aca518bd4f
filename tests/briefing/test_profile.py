"""What the public may read: nothing restricted is left in the bytes of any briefing.

The workspace is the small one of the other tests with two leaders, one work and one run added; all of it is made up.
"""

import html
import io
import json
import re
import zipfile
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import LineString, Point
from wulong_planner.analysis.errors import InputError
from wulong_planner.briefing.model import build_briefing
from wulong_planner.briefing.profile import GRID_M, METRES_PER_DEGREE, with_profile
from wulong_planner.briefing.slides import make_slides
from wulong_planner.briefing.webmap import write_webmap
from wulong_planner.briefing.workbook import write_workbook
from wulong_planner.layers.catalog import BY_KEY
from wulong_planner.layers.restricted import restrictions

from .conftest import CRS, make_workspace, put

LEADERS = ("欧阳测试", "司马样本")
CAPACITY, PEOPLE, VOLUME, SPARE, DIAMETER = 76543.25, 87659, 65437.5, 74321, 98.76
FOLDER = "C:\\Users\\shangguan\\Desktop\\"
READ = (
    f"{FOLDER}works.shp",
    "/home/shangguan wen/my dem.tif",
    "../shangguan/roads.gpkg|layername=roads|subset=\"name\" = 'shangguan'",
    "wulong.gpkg|layername=groups",
    "dbname='plan' user='shangguan' password='x' table=\"a\".\"b\"",
    "file:///C:/Users/shangguan/points.csv?delimiter=,",
)
"""What a run has read, each in the folder or under the name of a user."""
EXACT = (107.7123456, 29.3456789)
SECRETS = (*LEADERS, "76543", "87659", "65437", "74321", "98.76", "shangguan")
PLACE = {"source": "规划 专栏5", "located_by": "surveyed"}


def add_restricted(path):
    aid = {
        "aid_group_id": ["A1"],
        "name": ["区交通局帮扶集团"],
        "leaders": ["、".join(LEADERS)],
        "target_code": ["500156109200"],
        "source": ["规划 专栏3"],
    }
    put(path, "aid_groups", pd.DataFrame(aid))
    said = {
        "discrepancy_id": ["D1"],
        "where": ["专栏3"],
        "what": [f"{LEADERS[0]}一栏重复"],
        "resolution": ["按原文"],
        "source": [f"规划 专栏3（{LEADERS[1]}）"],
    }
    put(path, "discrepancies", pd.DataFrame(said))
    work = {
        "work_id": ["W1"], "name": ["样本水厂"], "capacity_m3d": [CAPACITY], "design_population": [PEOPLE],
        "volume_m3": [VOLUME], "content": [f"供水能力 {CAPACITY} 立方米"],
        **PLACE,
    }  # fmt: skip
    put(path, "water_works", gpd.GeoDataFrame(work, geometry=[Point(EXACT)], crs=CRS))
    load = {
        "work_id": ["W1"], "name": ["样本水厂"], "capacity_m3d": [CAPACITY], "capacity_people": [PEOPLE],
        "load": [100], "load_pct": [0.1], "spare": [SPARE], "groups": [1], **PLACE,
    }  # fmt: skip
    put(path, "watersupply_works", gpd.GeoDataFrame(load, geometry=[Point(EXACT)], crs=CRS))
    served = {
        "level": ["district"], "zone": [""], "name": ["全部"], "groups": [8], "people": [450], "people_served": [100],
        "served_pct": [22.2], "target_pct": [85.0], "people_to_do": [283],
    }  # fmt: skip
    put(path, "watersupply_summary", pd.DataFrame(served))
    pipe = {"work_id": ["W1"], "group_id": ["g1"], "diameter_mm": [DIAMETER], "people": [100]}
    line = LineString([EXACT, (EXACT[0] + 0.01, EXACT[1])])
    put(path, "gravityscreening", gpd.GeoDataFrame(pipe, geometry=[line], crs=CRS))
    summary = {"level": ["district"], "zone": [""], "people_gravity": [100], "gravity_pct": [22.2]}
    put(path, "gravityscreening_summary", pd.DataFrame(summary))
    run = {
        "result": ["watersupply"],
        "algorithm": ["wulong:watersupply"],
        "inputs": [json.dumps([{"parameter": "FACILITIES", "source": each} for each in READ], ensure_ascii=False)],
        "parameters": [json.dumps({"FACILITIES": READ[0]})],
        "command": [f"qgis_process run {FOLDER}works.shp"],
        "date": ["2026-11-24T15:00:00+08:00"],
    }
    put(path, "runs", pd.DataFrame(run))
    return path


@pytest.fixture(scope="module")
def internal(tmp_path_factory):
    return build_briefing(add_restricted(make_workspace(tmp_path_factory.mktemp("restricted") / "wulong.gpkg")))


@pytest.fixture(scope="module")
def public(internal):
    return with_profile(internal, "public")


def unpacked(data):
    """Return all a file holds as one text; the parts of an Office file, and of files in it, one after the other."""
    if data[:2] != b"PK":
        text = html.unescape(data.decode("utf-8", "replace"))
        return text + re.sub(r"\\u([0-9a-fA-F]{4})", lambda each: chr(int(each[1], 16)), text)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(unpacked(parts.read(name)) for name in parts.namelist())


MAKERS = {
    "html": lambda briefing, folder: write_webmap(briefing, folder / "a.html").read_bytes(),
    "xlsx": lambda briefing, folder: write_workbook(briefing, folder / "a.xlsx").read_bytes(),
    "pptx": lambda briefing, _: make_slides(briefing, {}),
}
SHOWN = {
    "html": (LEADERS[0],),
    "xlsx": ("76543", "87659", "74321", "98.76", "shangguan", LEADERS[0]),
    "pptx": ("shangguan",),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_restricted_is_in_the_bytes_of_the_public_version(kind, internal, public, tmp_path):
    inside = unpacked(MAKERS[kind](internal, tmp_path))
    outside = unpacked(MAKERS[kind](public, tmp_path))
    assert [secret for secret in SHOWN[kind] if secret not in inside] == []  # else the next line proves nothing
    assert [secret for secret in SECRETS if secret in outside] == []


@pytest.mark.parametrize("kind", MAKERS)
def test_a_public_version_without_a_review_number_warns(kind, internal, public, tmp_path):
    warning = "尚无审图号"
    assert warning in unpacked(MAKERS[kind](public, tmp_path))
    reviewed = unpacked(MAKERS[kind](with_profile(internal, "public", "渝S（2026）001号"), tmp_path))
    assert warning not in reviewed
    assert "渝S（2026）001号" in reviewed


def test_every_restriction_names_a_field_of_the_catalog():
    for each in restrictions():
        assert each.kind in ("person", "works", "machine", "free", "folders", "line", "open")
        if each.layer != "*" and each.field != "geometry":
            assert each.field in {field.name for field in BY_KEY[each.layer].fields}
        elif each.layer != "*":
            assert BY_KEY[each.layer].geometry


def test_capacities_of_works_are_restricted_wherever_they_stand():
    """A new result table with a capacity must be put on the list."""
    listed = {(each.layer, each.field) for each in restrictions()}
    words = ("capacity_m3d", "capacity_people", "design_population", "volume_m3", "leaders")
    found = {(key, field.name) for key, spec in BY_KEY.items() for field in spec.fields if field.name in words}
    assert found <= listed


def test_internal_keeps_everything(internal):
    told = with_profile(internal, "internal", " 渝S 1 ")
    assert told.layers is internal.layers
    assert (told.profile, told.review_no) == ("internal", "渝S 1")


def test_the_given_briefing_stays_as_it_is(internal, public):
    assert internal.layers["aid_groups"]["leaders"][0] == "、".join(LEADERS)
    assert internal.layers["water_works"].geometry[0].coords[0] == pytest.approx(EXACT)
    assert public.layers["aid_groups"]["leaders"].isna().all()
    assert public.layers["discrepancies"]["what"][0] == "（略）一栏重复"
    read = json.loads(public.layers["runs"]["inputs"][0])
    assert [each["source"] for each in read] == [
        "works.shp", "my dem.tif", "roads.gpkg|layername=roads", "wulong.gpkg|layername=groups", "（略）", "（略）",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "inputs", ["C:\\Users\\shangguan\\a.shp", '{"source": "/home/shangguan/a"}', '["/home/shangguan/a"]']
)
def test_a_passport_nobody_can_read_is_blotted_out(inputs, internal):
    runs = internal.layers["runs"].assign(inputs=inputs)
    told = with_profile(replace(internal, layers={**internal.layers, "runs": runs}), "public")
    assert told.layers["runs"]["inputs"].tolist() == ["（略）"]


def test_points_move_to_the_middle_of_their_square(internal, public):
    for key in ("water_works", "roadconnectivity"):
        before, after = internal.layers[key].geometry, public.layers[key].geometry
        north = (after.y - before.y) * METRES_PER_DEGREE
        east = (after.x - before.x) * METRES_PER_DEGREE * np.cos(np.radians(after.y))
        assert (np.abs(north) <= GRID_M / 2 + 1e-6).all()
        assert (np.abs(east) <= GRID_M / 2 + 1e-6).all()
        assert (np.hypot(north, east) > 1).any()
    assert public.groups.geometry.equals(public.layers["roadconnectivity"].geometry)
    assert public.layers["township_seats"].geometry.equals(internal.layers["township_seats"].geometry)


def test_two_points_of_one_square_become_one(internal):
    works = internal.layers["water_works"]
    near = works.set_geometry(works.geometry.translate(1e-7, 1e-7))
    from wulong_planner.briefing.profile import _coarse

    assert _coarse(works.geometry)[0].equals(_coarse(near.geometry)[0])


def test_a_point_without_coordinates_stays_without():
    from wulong_planner.briefing.profile import _coarse

    found = _coarse(gpd.GeoSeries([None, Point(), Point(EXACT)], crs="EPSG:4326"))
    assert found[0] is None
    assert found[1].is_empty
    assert not found[2].is_empty


def test_lines_from_a_work_to_a_group_have_no_shape(public):
    assert public.layers["gravityscreening"].geometry.isna().all()


def test_headlines_are_the_same_for_both(internal, public):
    assert public.headlines == internal.headlines


def test_another_profile_is_refused(internal):
    with pytest.raises(InputError, match="no profile secret"):
        with_profile(internal, "secret")
