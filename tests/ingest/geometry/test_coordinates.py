"""Where coordinates belong: every zone, prefix and order of axes is recognised; old datums are refused."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest import offset
from wulong_planner.ingest.geometry import crs as systems
from wulong_planner.ingest.geometry import read_geometry

DATUM = 'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]]'
XIAN = 'DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]]'
BEIJING = 'DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]]'
CODES = {
    "EPSG:4490": "degrees", "EPSG:4545": "3-degree, no zone", "EPSG:4524": "3-degree zone 36",
    "EPSG:4507": "6-degree, no zone, 105", "EPSG:4508": "6-degree, no zone, 111", "EPSG:4496": "6-degree zone 18",
    "EPSG:32648": "UTM", "EPSG:3857": "web mercator",
}  # fmt: skip


def prj(name, datum=DATUM, *, meridian=108.0, easting=500000.0, base="GCS_China_Geodetic_Coordinate_System_2000"):
    return (
        f'PROJCS["{name}",GEOGCS["{base}",{datum},PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
        f'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",{easting}],PARAMETER["False_Northing",0.0],'
        f'PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",1.0],'
        'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
    )


def degrees(name, datum):
    return f'GEOGCS["{name}",{datum},PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'


def swapped(frame):
    return frame.set_geometry(shapely.transform(frame.geometry.values, lambda xy: xy[:, ::-1]))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize("said", [False, True])
def test_recognised(known, shapefile, same_place, code, swap, said):
    frame = known.to_crs(code)
    frame = swapped(frame).set_crs(code, allow_override=True) if swap else frame
    incoming = read_geometry(shapefile(frame, prj=None if said else ""), known=known)
    same_place(incoming.frame.geometry, known.geometry)
    proposal = incoming.proposal("crs")
    assert proposal.value == code if not said or code != "EPSG:4490" else proposal is None
    assert (incoming.proposal("axes") is not None) == swap
    assert incoming.proposal("shift").value == "none"


@pytest.mark.parametrize("name", ["CGCS2000_3_Degree_GK_CM_108E", "CGCS2000_3_Degree_GK_Zone_99", "武隆坐标系", "x"])
def test_parameters_count_not_names(known, shapefile, same_place, name):
    path = shapefile(known.to_crs("EPSG:4545"), prj=prj(name))
    incoming = read_geometry(path, known=known)
    same_place(incoming.frame.geometry, known.geometry)
    assert incoming.proposal("crs").value == "EPSG:4545"
    assert "its parameters are those of EPSG:4545" in str(incoming.proposal("crs"))


def test_mapinfo_names_beijing_54_by_the_datum_of_pulkovo(tmp_path):
    path = tmp_path / "towns.mif"
    head = (
        'Version 300\nCharset "Neutral"\nDelimiter ","\nCoordSys Earth Projection 8, 1001, "m", 108, 0, 1, 500000, 0\n'
    )
    path.write_text(head + "Columns 1\n  n Integer\nData\n\nPoint 476000 3245000\n", encoding="ascii")
    path.with_suffix(".mid").write_text("1\n", encoding="ascii")
    with pytest.raises(InputError, match="北京54"):
        read_geometry(path, kind="point")


def test_web_mercator_across_a_full_million_is_one_system(tmp_path):
    """x from 12,980 km to 13,020 km (116.6 to 117.0° E) is no change of zone."""
    path = tmp_path / "mercator.gpkg"
    xy = [(12_980_000, 4_800_000), (13_020_000, 4_800_000)]
    gpd.GeoDataFrame({"n": [1, 2]}, geometry=[shapely.Point(each) for each in xy], crs="EPSG:3857").to_file(path)
    incoming = read_geometry(path, kind="point")
    assert incoming.frame.geometry.x.round(1).tolist() == [116.6, 117.0]
    assert incoming.faults.empty


def test_a_system_named_in_gbk(known, shapefile, same_place):
    path = shapefile(known.to_crs("EPSG:4545"))
    path.with_suffix(".prj").write_bytes(prj("武隆坐标系").encode("gbk"))
    incoming = read_geometry(path, known=known)
    same_place(incoming.frame.geometry, known.geometry)
    assert incoming.proposal("crs").values["name"] == "武隆坐标系"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (prj("a", easting=36500000.0), "EPSG:4524"),
        (prj("a", meridian=105.0, easting=18500000.0), "EPSG:4496"),
        (prj("a", meridian=105.0, easting=35500000.0), "EPSG:4523"),
        (prj("CGCS2000_GK_CM_105E", meridian=105.0), "EPSG:4507"),
        (prj("CGCS2000_3_Degree_GK_CM_105E", meridian=105.0), "EPSG:4544"),
        (prj("a", 'DATUM["D_unknown",SPHEROID["GRS80",6378137,298.257222101]]', base="unknown"), "EPSG:4545"),
        (degrees("anything", DATUM), "EPSG:4490"),
        ("EPSG:4490", "EPSG:4490"),
        ("EPSG:32648", "EPSG:32648"),
    ],
)
def test_standard_codes(text, code):
    assert systems.standard(systems.parse(text)) == code


def test_a_system_of_its_own_is_kept(known, shapefile, same_place):
    """A local central meridian (107°45′) has no code; its definition is used."""
    text = prj("local", meridian=107.75)
    path = shapefile(known.to_crs(systems.parse(text)), prj=text)
    incoming = read_geometry(path, known=known)
    same_place(incoming.frame.geometry, known.geometry)
    assert incoming.proposal("crs").confidence < 1
    again = read_geometry(path, known=known, crs=incoming.proposal("crs").value)
    same_place(again.frame.geometry, known.geometry)


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        (prj("Xian_1980_3_Degree_GK_Zone_36", XIAN, easting=36500000.0), "西安80"),
        (prj("CGCS2000_3_Degree_GK_CM_108E", XIAN), "西安80"),
        (degrees("GCS_Xian_1980", XIAN), "西安80"),
        (degrees("GCS_Beijing_1954", BEIJING), "北京54"),
        (prj("Beijing_1954_3_Degree_GK_CM_108E", BEIJING), "北京54"),
    ],
)
def test_old_datums_are_refused(known, shapefile, text, datum):
    with pytest.raises(InputError, match=f"is in {datum}.*Ask the survey office.*7 parameters"):
        read_geometry(shapefile(known.to_crs("EPSG:4545"), prj=text), known=known)


@pytest.mark.parametrize("code", ["EPSG:4610", "EPSG:4214", "EPSG:2327", "EPSG:2360", "EPSG:2390", "EPSG:2442"])
def test_old_codes_are_refused_as_choice_too(known, shapefile, code):
    with pytest.raises(InputError, match="old datum"):
        read_geometry(shapefile(known, prj=""), crs=code)


def test_the_prj_is_wrong_and_the_place_is_known(known, shapefile, same_place):
    """The .prj says zone 36 before the easting, the numbers have none."""
    incoming = read_geometry(shapefile(known.to_crs("EPSG:4545"), prj=prj("a", easting=36500000.0)), known=known)
    same_place(incoming.frame.geometry, known.geometry)
    assert incoming.proposal("crs").value == "EPSG:4545"
    assert incoming.proposal("crs").alternatives[0] == "EPSG:4524"
    assert "in it the features would not lie where the district is" in str(incoming.proposal("crs"))


def test_the_prj_is_wrong_and_nothing_is_known(known, shapefile, same_place):
    """Its central meridian still says which of the zones without number is meant."""
    incoming = read_geometry(shapefile(known.to_crs("EPSG:4545"), prj=prj("a", easting=36500000.0)))
    same_place(incoming.frame.geometry, known.geometry)


def test_a_township_alone_is_placed(known, shapefile, same_place):
    part = known.iloc[:1]
    incoming = read_geometry(shapefile(part.to_crs("EPSG:4545"), prj=""), known=known)
    same_place(incoming.frame.geometry, part.geometry)


def test_no_zone_and_nothing_known(known, shapefile):
    with pytest.raises(InputError, match=r"lack the zone\. Ask for the central meridian"):
        read_geometry(shapefile(known.to_crs("EPSG:4545"), prj=""))


def test_zone_before_the_easting_needs_nothing_known(known, shapefile, same_place):
    incoming = read_geometry(shapefile(known.to_crs("EPSG:4524"), prj=""))
    same_place(incoming.frame.geometry, known.geometry)
    assert incoming.proposal("crs").confidence < 0.9


def test_choices_are_obeyed(known, shapefile, same_place):
    path = shapefile(swapped(known.to_crs("EPSG:4545")), prj="")
    incoming = read_geometry(path, crs="EPSG:4545", axes="yx", shift="none")
    same_place(incoming.frame.geometry, known.geometry)
    assert incoming.proposals[-1].what == "encoding"


@pytest.mark.parametrize(("options", "sentence"), [
    ({"crs": "EPSG:0"}, "There is no coordinate reference system EPSG:0"),
    ({"crs": "nonsense"}, "There is no coordinate reference system"),
    ({"axes": "zz"}, "is no order of axes"),
    ({"shift": "mars"}, "There is no shift mars"),
    ({"shift": "nan,1"}, "There is no shift"),
    ({"kind": "volume"}, "There is no kind of geometry volume"),
])  # fmt: skip
def test_choices_that_are_none(known, shapefile, options, sentence):
    with pytest.raises(InputError, match=sentence):
        read_geometry(shapefile(known), **options)


def test_local_drawing_grid(known, shapefile):
    frame = known.set_geometry(shapely.transform(known.geometry.values, lambda xy: (xy - [107.6, 29.3]) * 50_000))
    with pytest.raises(InputError, match="fit none used in China"):
        read_geometry(shapefile(frame, prj=""), known=known)


def test_beyond_the_earth(known, tmp_path):
    frame = known.set_geometry(shapely.transform(known.geometry.values, lambda xy: xy * 1e6))
    path = tmp_path / "far.gpkg"
    frame.to_file(path)
    with pytest.raises(InputError, match=r"nowhere on Earth|fit none used"):
        read_geometry(path, known=known)


def test_elsewhere_is_said(known, tmp_path):
    path = tmp_path / "other.gpkg"
    known.set_geometry(shapely.transform(known.geometry.values, lambda xy: xy + np.array([3, 0]))).to_file(path)
    proposal = read_geometry(path, known=known).proposal("crs")
    assert proposal.confidence < 0.5
    assert "Check that this is the right file" in str(proposal)


def test_mixed_systems_are_refused(known, tmp_path):
    path = tmp_path / "mixed.gpkg"
    metres = known.to_crs("EPSG:4545").set_crs("EPSG:4490", allow_override=True)
    pd.concat([known, metres]).to_file(path)
    with pytest.raises(InputError, match="mixes coordinates of different systems: 2 features"):
        read_geometry(path, known=known)


def test_one_stray_feature_is_left_out(known, tmp_path):
    path = tmp_path / "stray.gpkg"
    shapes = [known.geometry.iloc[0]] * 100 + [shapely.box(5e5, 3e6, 5e5 + 1, 3e6 + 1)]
    rows = gpd.GeoDataFrame({"n": range(101)}, geometry=shapes, crs="EPSG:4490")
    rows.to_file(path)
    incoming = read_geometry(path, known=known)
    assert len(incoming.frame) == 100
    assert incoming.faults.values.tolist() == [[101, "its coordinates are not like those of the others", "left out"]]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    code=st.sampled_from(sorted(CODES)), swap=st.booleans(), shift=st.sampled_from(["none", "gcj02", "bd09"]),
    first=st.integers(0, 1), count=st.integers(1, 2),
)  # fmt: skip
def test_any_disguise_is_seen_through(known, tmp_path_factory, same_place, code, swap, shift, first, count):
    part = known.iloc[first : first + count]
    frame = part if shift == "none" else part.set_geometry(offset.convert(part.geometry.values, "wgs84", shift))
    frame = gpd.GeoDataFrame(frame, crs="EPSG:4490").to_crs(code)
    frame = (swapped(frame) if swap else frame).set_crs(code, allow_override=True)
    path = tmp_path_factory.mktemp("disguise") / "a.shp"
    frame.to_file(path, encoding="GBK")
    path.with_suffix(".prj").unlink()
    incoming = read_geometry(path, known=known)
    assert incoming.proposal("shift").value == shift
    same_place(incoming.frame.geometry, part.geometry)
