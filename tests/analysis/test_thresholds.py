"""The default numbers and the user's own speed table."""

import csv

import pytest
from wulong_planner.analysis import thresholds
from wulong_planner.analysis.errors import InputError


def test_every_number_has_a_unit_a_source_and_a_scope():
    for path in thresholds.FOLDER.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows, path.name
        for row in rows:
            assert all(text for name, text in row.items() if name not in ("season", "value_2020")), (path.name, row)


def test_numbers_by_key():
    assert thresholds.value("roads", "max_access_m") == 500
    assert thresholds.value("roads", "walk_speed_kmh") == 5
    assert thresholds.value("roads", "off_road_factor") == pytest.approx(3 / 5)
    assert thresholds.load("roads")["walk_speed_kmh"].unit == "km/h"


def test_speeds_of_the_dry_and_the_wet_season():
    dry, wet = thresholds.load_speeds(), thresholds.load_speeds(season="wet")
    speeds = [
        [thresholds.speed_of(*road, table, 20) for road in
         (("county", "asphalt"), ("village", "concrete"), ("village", "gravel"), ("track", "earth"), ("", "brick"))]
        for table in (dry, wet)
    ]  # fmt: skip
    assert speeds == [[35, 20, 12, 8, 20], [35, 20, pytest.approx(7.2), 0, 20]]


def test_a_table_of_the_users(tmp_path):
    path = tmp_path / "speeds.csv"
    path.write_text("road_class,surface,speed_kmh\ncounty,*,40\n*,earth,6\n", encoding="utf-8-sig")
    table = thresholds.load_speeds(path)
    assert thresholds.speed_of("county", "brick", table, 1) == 40
    assert thresholds.speed_of("county", "earth", table, 1) == 40
    assert thresholds.speed_of("village", "earth", table, 1) == 6
    assert thresholds.speed_of("village", "asphalt", table, 1) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_table_as_spreadsheets_save_it(tmp_path, encoding):
    path = tmp_path / "mine.csv"
    path.write_bytes("Road_Class, Surface ,SPEED_KMH\r\n县道, 沥青 ,40\r\n,,\r\n\r\n".encode(encoding))
    assert thresholds.load_speeds(path) == {("县道", "沥青"): 40}


def test_a_table_in_another_encoding(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("road_class,surface,speed_kmh\n", encoding="utf-16")
    with pytest.raises(InputError, match=r"mine\.csv is not a text in UTF-8 or GBK"):
        thresholds.load_speeds(path)


def test_a_row_cut_short(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("road_class,surface,speed_kmh\nvillage\n", encoding="utf-8")
    with pytest.raises(InputError, match="village  has the speed"):
        thresholds.load_speeds(path)


def test_seasons_of_a_table(tmp_path):
    path = tmp_path / "mine.csv"
    header = "road_class,surface,season,speed_kmh\n"
    path.write_text(f"{header}county,asphalt,Dry,40\ncounty,asphalt,wet,30\ncounty,earth,,9\n", encoding="utf-8")
    assert thresholds.load_speeds(path) == {("county", "asphalt"): 40, ("county", "earth"): 9}
    assert thresholds.load_speeds(path, season="wet") == {("county", "asphalt"): 30, ("county", "earth"): 9}
    path.write_text(f"{header}county,asphalt,rainy,40\n", encoding="utf-8")
    with pytest.raises(InputError, match="rainy is no season"):
        thresholds.load_speeds(path)


def test_a_table_without_a_column(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("road_class,speed_kmh\ncounty,40\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"mine\.csv has no column surface"):
        thresholds.load_speeds(path)


@pytest.mark.parametrize("speed", ["fast", "-3", "", "nan", "inf"])
def test_a_table_with_a_speed_that_is_none(tmp_path, speed):
    path = tmp_path / "mine.csv"
    path.write_text(f"road_class,surface,speed_kmh\ncounty,asphalt,{speed}\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"county asphalt has the speed {speed}"):
        thresholds.load_speeds(path)


def test_a_profile_is_named_by_its_table_season_and_speeds(tmp_path):
    dry, wet = thresholds.load_profile(), thresholds.load_profile(season="wet")
    assert str(dry) == f"speeds.csv dry {dry.hash}" and len(dry.hash) == 8
    assert int(dry.hash, 16) >= 0 and dry.hash != wet.hash
    copy = tmp_path / "mine.csv"
    lines = (thresholds.FOLDER / "speeds.csv").read_text(encoding="utf-8").splitlines()
    copy.write_text("\n".join([lines[0], *lines[:0:-1]]), encoding="utf-8")
    assert thresholds.load_profile(copy).hash == dry.hash, "the order of rows is no difference"
    copy.write_text("\n".join(lines).replace(",35,", ",36,"), encoding="utf-8")
    assert thresholds.load_profile(copy).hash != dry.hash
    assert str(thresholds.load_profile(copy)).startswith("mine.csv dry ")
