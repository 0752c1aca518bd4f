"""The web map as text: closed to the network, names harmless, the same bytes each time."""

import json
import re
from dataclasses import replace

import numpy as np
import pyogrio
import pytest
import shapely
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from wulong_planner.analysis.errors import InputError
from wulong_planner.briefing import encoding, weblayers, webmap
from wulong_planner.briefing.model import build_briefing

from .conftest import FORMULA, HOSTILE, RARE

MB = 1_000_000
SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module")
def page(briefing):
    return webmap.render_webmap(briefing)


@pytest.fixture(scope="module")
def data(page):
    return json.loads(re.search(r'<script type="application/json" id="briefing-data">(.*?)</script>', page, re.S)[1])


def decode(parts):
    """The reverse of the encoding, as the page does it."""
    return [np.cumsum(np.array(part).reshape(-1, 2), axis=0) / encoding.SCALE for part in parts]


def test_the_page_names_no_outside_file(page):
    head = page.split("<body>")[0]
    assert re.findall(r"<(?:link|img|iframe)[^>]*>", head) == ['<link rel="icon" href="data:,">']
    assert "<script src" not in page
    assert "sourceMappingURL" not in page
    assert "@import" not in page
    assert not re.search(r"url\(\s*['\"]?(?!data:|#)[^)]*\.(png|svg|woff|css)", page)


def test_the_page_forbids_every_request(page):
    policy = re.search(r'http-equiv="Content-Security-Policy"\s+content="([^"]+)"', page)[1]
    assert policy.startswith("default-src 'none';")
    assert "http" not in policy


def test_the_page_is_chinese_and_fits_a_phone(page):
    assert '<html lang="zh-CN">' in page
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
    assert "<title>武隆区村民小组道路通畅简报</title>" in page
    assert page.count("<h1>") == 1


def test_hostile_names_never_leave_the_data(page, data):
    assert HOSTILE not in page
    assert "<img src=x" not in page
    assert [each["name"] for each in data["villages"]["items"]] == ["香树村", HOSTILE, RARE, FORMULA]


def test_only_our_scripts_are_elements(page):
    assert len(SCRIPT.findall(page)) == page.lower().count("</script") == 2


def test_line_separators_and_markup_are_escaped():
    dumped = encoding.to_json({"a": "<b>&\u2028\u2029'"})
    assert dumped == '{"a":"\\u003cb\\u003e\\u0026\\u2028\\u2029\\u0027"}'
    assert json.loads(dumped) == {"a": "<b>&\u2028\u2029'"}


def test_not_a_number_is_refused():
    with pytest.raises(ValueError, match="Out of range"):
        encoding.to_json(float("nan"))


def test_two_runs_give_the_same_bytes(briefing, workspace, tmp_path):
    first = webmap.write_webmap(briefing, tmp_path / "a.html").read_bytes()
    second = webmap.write_webmap(build_briefing(workspace), tmp_path / "b" / "b.html").read_bytes()
    assert first == second
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.html", "b"]


def test_the_notice_is_there_only_for_modelled_geometry(data, surveyed_workspace):
    assert data["meta"]["notice"][0] == "示意数据，非测绘成果"
    assert "村民小组" in data["meta"]["noticeText"][0]
    assert "Villager groups" in data["meta"]["noticeText"][1]
    assert "非测绘成果" not in webmap.render_webmap(build_briefing(surveyed_workspace))


def layer(data, key):
    return next(each for each in data["layers"] if each["key"] == key)


def test_the_legend_has_every_class_with_counts(data):
    assert [(each["label"][0], each["count"], each["people"]) for each in layer(data, "connectivity")["classes"]] == [
        ("通畅", 5, 330),
        ("通达", 1, 30),
        ("断头", 1, 20),
        ("未通", 1, 70),
        ("未分析", 0, 0),
    ]
    assert [(each["label"][0], each["count"]) for each in layer(data, "townships")["classes"]] == [
        ("市级重点帮扶乡镇", 1),
        ("其他乡镇（街道）", 1),
    ]
    assert [(each["label"][0], each["count"]) for each in layer(data, "villages")["classes"]] == [
        ("区级重点帮扶村", 1),
        ("其他行政村", 3),
    ]
    roads = layer(data, "roads")
    assert [each["label"] for each in roads["classes"]] == [["国道", "National road"], ["村道", "Village road"]]
    assert [each["style"]["dash"] for each in roads["dashes"]] == ["hardened", "unhardened", "planned"]


def test_lengths_in_the_legend_are_true_kilometres(data):
    # 0.1 degree of longitude at 29.32° N on the ellipsoid: 6378.137·cosφ/√(1−e²sin²φ)·π/1800 = 9.713 km.
    assert layer(data, "roads")["classes"][0]["count"] == 9.7


def column(data, key, field):
    return next(each for each in layer(data, key)["columns"] if each["key"] == field)


def test_a_group_says_what_was_found(data):
    assert column(data, "connectivity", "hardened_m")["values"][2] == 1260
    assert column(data, "connectivity", "road_m")["values"][3] is None
    reasons = column(data, "connectivity", "reason")
    assert reasons["codes"][reasons["values"][3]] == [
        "附近的路到不了乡镇驻地",
        "The road nearby does not reach the township seat",
    ]
    assert data["groups"]["towns"][0] == "500156109"


def test_a_village_says_tier_and_aid_group(data):
    village = data["villages"]["items"][0]
    assert data["tiers"][village["tier"]]["label"] == "区级重点帮扶村"
    assert data["aid"][village["code"]]["name"] == "区交通局帮扶集团"
    tally = data["tallies"]["village"][village["code"]]
    assert (tally["groups"], tally["people"], tally["share"]) == (2, 150, 100)


def test_places_can_be_found_by_pinyin_initials_and_other_names(data):
    village, town = data["villages"]["items"][0], data["townships"]["items"][1]
    assert (village["pinyin"], village["initials"]) == ("xiangshucun", "xsc")
    assert (town["name"], town["full"], town["also"]) == ("石桥乡", "石桥苗族土家族乡", ["石桥"])


def test_without_results_groups_are_drawn_as_not_analysed(plain_workspace):
    page = webmap.render_webmap(build_briefing(plain_workspace))
    data = json.loads(re.search(r'id="briefing-data">(.*?)</script>', page, re.S)[1])
    counts = {each["key"]: each["count"] for each in layer(data, "connectivity")["classes"]}
    assert counts == {"connected": 0, "motorable": 0, "cut_off": 0, "no_road": 0, "unknown": 8}
    assert not data["meta"]["hasResults"]


def test_coordinates_come_back_within_a_metre():
    ring = box(107.512345678, 29.1, 107.7, 29.3)
    (decoded,) = decode(encoding.encode(ring))
    assert np.abs(decoded - shapely.get_coordinates(ring)).max() <= 0.5 / encoding.SCALE


def test_a_polygon_keeps_its_hole_and_a_line_its_parts():
    holed = Polygon(box(0, 0, 1, 1).exterior.coords, [box(0.4, 0.4, 0.6, 0.6).exterior.coords])
    parts = MultiLineString([[(0, 0), (1, 0)], [(0, 1), (1, 1)]])
    assert len(encoding.encode(holed)) == 2
    assert len(encoding.encode(parts)) == 2


def test_vertices_closer_than_a_metre_become_one():
    assert encoding.encode(LineString([(0, 0), (0.000001, 0), (0.00002, 0)])) == [[0, 0, 2, 0]]


def test_nothing_is_encoded_as_nothing():
    assert encoding.encode(None) == encoding.encode(Point()) == []
    assert encoding.label_point(None) is None


def test_a_label_of_a_crossed_polygon_lies_in_its_larger_half():
    x, y = encoding.label_point(Polygon([(0, 0), (3, 3), (3, 0), (0, 1)]))
    assert x > 1.5 * encoding.SCALE > y


@pytest.mark.parametrize(
    ("status", "surface", "style"),
    [
        ("existing", "asphalt", "hardened"),
        (None, "concrete", "hardened"),
        ("existing", "earth", "unhardened"),
        ("existing", None, "unhardened"),
        ("planned", "asphalt", "planned"),
    ],
)
def test_a_road_is_drawn_by_status_then_surface(status, surface, style):
    assert weblayers.road_style(status, surface) == style


def test_a_folder_that_cannot_be_written_is_named(briefing, tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="could not be written to"):
        webmap.write_webmap(briefing, blocker / "map.html")


def test_missing_scripts_are_named(briefing, monkeypatch, tmp_path):
    monkeypatch.setattr(webmap, "ASSETS", tmp_path)
    with pytest.raises(InputError, match=r"leaflet\.js.*is missing"):
        webmap.render_webmap(briefing)


def test_a_map_of_the_whole_bundled_district_is_small(bundled):
    page = webmap.render_webmap(build_briefing(bundled))
    assert len(page.encode("utf-8")) < 10 * MB
    data = json.loads(re.search(r'id="briefing-data">(.*?)</script>', page, re.S)[1])
    assert len(data["groups"]["ids"]) == len(pyogrio.read_dataframe(bundled, layer="groups")) == 1352


def test_a_name_is_never_run_as_a_template(briefing):
    """Whoever writes a name must not run code on the machine that makes the page."""
    names = ["{{ 7 * 7 }}", "{% raw %}", "{# gone #}", "{{ cycler.__init__.__globals__.os.getcwd() }}"]
    villages = briefing.layers["villages"].assign(name=names)
    told = replace(briefing, district=names[0], layers={**briefing.layers, "villages": villages})
    page = webmap.render_webmap(told)
    data = json.loads(re.search(r'id="briefing-data">(.*?)</script>', page)[1])
    assert [each["name"] for each in data["villages"]["items"]] == names
    assert f"<title>{names[0]}" in page
