"""``wulong:matchtable`` from files and layers to the two tables, the numbers and the sentence."""

import csv
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

ID = "wulong:matchtable"
ROOT = Path(__file__).resolve().parents[2]
GPKG = ROOT / "data" / "townships.gpkg"
RESULT_FIELDS = ["code", "name", "town_code", "method", "confidence", "candidates", "reason"]
UNMATCHED_FIELDS = ["row", "raw_name", "parent_name", "raw_code", "method", "reason", "candidates", "decision"]
LIST = """乡镇,村,人口
黄莺乡,双河村,10
鸭江镇,双河村,20
,双河,30
桐梓镇,香樹村,40
,香数村,50
,云顶天宫,60
合计,,210
"""


@pytest.fixture
def run(provider, feedback):
    from qgis import processing

    def start(**parameters):
        sinks = {"OUTPUT": "memory:", "UNMATCHED": "memory:"}
        return processing.run(ID, {**sinks, **parameters}, feedback=feedback)

    return start


@pytest.fixture
def village_list(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="gb18030")
    return path


@pytest.fixture
def official_villages():
    with closing(sqlite3.connect(f"file:{GPKG}?mode=ro&immutable=1", uri=True)) as connection:
        return connection.execute(
            "SELECT t.name, v.name, v.village_code FROM villages v JOIN townships t USING (town_code) ORDER BY 3"
        ).fetchall()


@pytest.fixture
def office_workbook(tmp_path, official_villages):
    """A title, a header of two merged rows, townships merged over their villages, codes as numbers, total, remarks."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["农村饮水安全情况统计表"])
    sheet.append(["填报单位：区水利局", None, None, None, None, "单位：人"])
    sheet.append(["序号", "乡镇", "行政村", "代码", "人口", None])
    sheet.append([None, None, None, None, "合计", "其中：饮水安全"])
    for cells in ("A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3"):
        sheet.merge_cells(cells)
    first = 5
    for number, (town, village, code) in enumerate(official_villages):
        new = number == 0 or official_villages[number - 1][0] != town
        sheet.append([number + 1, town if new else None, village, float(code), 100, 50])
        if number + 1 == len(official_villages) or official_villages[number + 1][0] != town:
            sheet.merge_cells(f"B{first}:B{number + 5}")
            first = number + 6
    sheet.append(["合计", None, None, None, 18400, 9200])
    sheet.append(["注：数据截至年底。"])
    path = tmp_path / "office.xlsx"
    book.save(path)
    book.close()
    return path


def test_a_workbook_of_an_office_joins_every_village(run, rows, office_workbook, official_villages, feedback):
    before = (office_workbook.read_bytes(), office_workbook.stat().st_mtime_ns)
    result = run(FILE=str(office_workbook))
    found = rows(result["OUTPUT"])
    assert [row["code"] for row in found] == [code for *_, code in official_villages]
    assert [row["行政村"] for row in found] == [row["name"] for row in found]
    assert {row["人口_其中:饮水安全"] for row in found} == {50}
    assert (result["ROWS"], result["MATCHED"], result["AMBIGUOUS"], result["UNMATCHED_COUNT"]) == (184, 184, 0, 0)
    assert (result["DUPLICATES"], result["MISSING"]) == (0, 30)
    assert result["SENTENCE"] == "office.xlsx: 184 of 184 rows joined; 0 ambiguous, 0 without a unit."
    assert feedback.text.index("Columns: names 行政村, townships 乡镇, codes 代码") < feedback.text.index("184 of 184")
    assert result["UNMATCHED"].featureCount() == 0
    assert (office_workbook.read_bytes(), office_workbook.stat().st_mtime_ns) == before


def test_codes_that_lost_their_digits_are_decided_by_the_names(run, rows, tmp_path, official_villages):
    path = tmp_path / "damaged.csv"
    lines = [f"{town},{village},{float(code):.5E}" for town, village, code in official_villages]
    path.write_text("乡镇,村,代码\n" + "\n".join(lines), encoding="utf-8")
    found = rows(run(FILE=str(path))["OUTPUT"])
    assert [row["code"] for row in found] == [code for *_, code in official_villages]


def test_each_row_has_its_answer_and_the_doubtful_ones_a_table(run, rows, village_list, assert_field_names, feedback):
    result = run(FILE=str(village_list))
    assert_field_names(result["OUTPUT"], ["乡镇", "村", "人口", *RESULT_FIELDS])
    assert_field_names(result["UNMATCHED"], UNMATCHED_FIELDS)
    found = rows(result["OUTPUT"])
    assert [(row["code"], row["town_code"], row["method"], row["人口"]) for row in found] == [
        ("500156203200", "500156203", "exact", 10),
        (None, None, "ambiguous", 20),
        (None, None, "ambiguous", 30),
        ("500156109200", "500156109", "variant", 40),
        ("500156109200", "500156109", "misprint", 50),
        (None, None, "unmatched", 60),
    ]
    assert [(row["row"], row["raw_name"], row["parent_name"], row["method"], row["decision"]) for row in
            rows(result["UNMATCHED"])] == [
        (3, "双河村", "鸭江镇", "ambiguous", None),
        (4, "双河", None, "ambiguous", None),
        (7, "云顶天宫", None, "unmatched", None),
    ]  # fmt: skip
    numbers = ("ROWS", "MATCHED", "AMBIGUOUS", "UNMATCHED_COUNT", "NO_UNIT", "DUPLICATES", "MISSING")
    assert [result[key] for key in numbers] == [6, 3, 2, 1, 0, 1, 212]
    assert "The name exists, but not in the township the row gives. (rows 3)" in feedback.text
    assert "1 units have several rows: 香树村 2." in feedback.text
    assert "香数村 → 香树村" in feedback.text
    assert feedback.lines.index("list.csv: 3 of 6 rows joined; 2 ambiguous, 1 without a unit.") > 0


def test_decisions_are_kept_in_the_workspace_and_replayed_next_year(run, rows, village_list, tmp_path):
    workspace = Path(shutil.copy(GPKG, tmp_path / "wulong.gpkg"))
    to_decide = tmp_path / "to_decide.csv"
    run(FILE=str(village_list), UNMATCHED=str(to_decide), WORKSPACE=str(workspace))
    with to_decide.open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    for row, decision in zip(table, ("无", "双河社区", "500156203205")):
        row["decision"] = decision
    with to_decide.open("w", encoding="gb18030", newline="") as stream:
        writer = csv.DictWriter(stream, list(table[0]))
        writer.writeheader()
        writer.writerows(table)
    first = run(FILE=str(village_list), DECISIONS=str(to_decide), WORKSPACE=str(workspace))
    assert (first["MATCHED"], first["NO_UNIT"], first["AMBIGUOUS"], first["UNMATCHED_COUNT"]) == (5, 1, 0, 0)
    next_year = run(FILE=str(village_list), WORKSPACE=str(workspace))
    found = rows(next_year["OUTPUT"])
    assert [row["code"] for row in found][1:3] == [None, "500156112001"]
    assert [row["method"] for row in found] == ["exact", "decision", "decision", "variant", "misprint", "decision"]
    assert next_year["UNMATCHED"].featureCount() == 0
    kept = QgsVectorLayer(f"{workspace}|layername=match_decisions", "kept", "ogr")
    assert [row["raw_name"] for row in rows(kept)] == ["双河村", "双河", "云顶天宫"]
    assert all(row["decided_on"] and row["level"] == "village" for row in rows(kept))


def test_areas_of_the_units(run, rows, village_list, feedback):
    layer = run(FILE=str(village_list), JOIN_GEOMETRY=True)["OUTPUT"]
    assert layer.crs().authid() == "EPSG:4490"
    shapes = [feature.geometry() for feature in layer.getFeatures()]
    assert [shape.isEmpty() or shape.isNull() for shape in shapes] == [False, True, True, False, False, True]
    assert [row["basis"] for row in rows(layer)] == ["modelled", None, None, "modelled", "modelled", None]
    assert "Schematic (示意)" in feedback.text


@pytest.fixture
def own_units(make_layer):
    fields = [("village_code", "text"), ("name", "text"), ("town_code", "text")]
    square = "POLYGON((470000 3240000, 471000 3240000, 471000 3241000, 470000 3240000))"
    return {
        "VILLAGES": make_layer("Polygon", fields, [(square, "990101101200", "新民村", "990101101")], name="villages"),
        "TOWNSHIPS": make_layer("None", [("town_code", "text"), ("name", "text")], [(None, "990101101", "河口镇")],
                                crs=None, name="townships"),
    }  # fmt: skip


def test_a_layer_of_the_project_and_units_of_another_county(run, rows, make_layer, own_units):
    fields = [("name", "text"), ("code", "integer"), ("when", "text")]
    points = make_layer("Point", fields, [("POINT(470500 3240500)", "河口镇新民村", 7, "x"), (None, "双河村", 8, "y")])
    result = run(INPUT=points, **own_units)
    found = rows(result["OUTPUT"])
    assert [(row["name_given"], row["code_given"], row["when"], row["code"]) for row in found] == [
        ("河口镇新民村", 7, "x", "990101101200"),
        ("双河村", 8, "y", None),
    ]
    first = next(result["OUTPUT"].getFeatures())
    assert first.geometry().asPoint().x() == 470500
    joined = run(INPUT=points, JOIN_GEOMETRY=True, **own_units)["OUTPUT"]
    assert [round(feature.geometry().area()) for feature in joined.getFeatures()] == [500000, -1]  # -1: no geometry
    assert joined.crs().authid() == "EPSG:4545"
    assert [row["basis"] for row in rows(joined)] == ["given", None]


def test_townships_and_any_level(run, rows, tmp_path):
    path = tmp_path / "places.csv"
    path.write_text("地点,n\n石桥苗族土家族乡,1\n羊角镇,2\n武隆区,3\n香树村,4\n", encoding="utf-8")
    towns = rows(run(FILE=str(path), LEVEL=1)["OUTPUT"])
    assert [row["code"] for row in towns] == ["500156202", "500156004", None, None]
    places = rows(run(FILE=str(path), LEVEL=2)["OUTPUT"])
    assert [row["code"] for row in places] == ["500156202", "500156004", "500156", "500156109200"]
    assert [row["town_code"] for row in places] == ["500156202", "500156004", None, "500156109"]


def test_the_columns_may_be_chosen(run, rows, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("a,b,c\n双河村,香树村,x\n和平村,复兴村,y\n", encoding="utf-8")
    assert [row["name"] for row in rows(run(FILE=str(path), NAME_FIELD="B")["OUTPUT"])] == ["香树村", "复兴村"]
    with pytest.raises(QgsProcessingException, match=r"odd.csv has no column d \(NAME_FIELD\). It has: a, b, c"):
        run(FILE=str(path), NAME_FIELD="d")


def test_a_list_without_header(run, rows, tmp_path):
    path = tmp_path / "bare.csv"
    path.write_text("双河村\n香树村\n", encoding="utf-8")
    assert [row["name"] for row in rows(run(FILE=str(path))["OUTPUT"])] == ["双河村", "香树村"]


def test_names_that_are_dangerous_elsewhere_come_out_as_text(run, rows, tmp_path):
    names = ["=1+1", "</script>", "`quote'\"", "㵲𣲘村", "香树村"]
    path = tmp_path / "names.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["村"], *([name] for name in names)])
    result = run(FILE=str(path), NAME_FIELD="村")
    assert [row["村"] for row in rows(result["OUTPUT"])] == names
    assert [row["raw_name"] for row in rows(result["UNMATCHED"])] == names[:4]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty (0 bytes)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"PK\x03\x04broken", "is damaged or not complete"),
        (b"a,b\nx,y\n", "No column of table.csv holds names or codes"),
        ("村,n\n".encode(), "no rows of data"),
    ],
)
def test_a_file_that_is_no_use(run, tmp_path, content, sentence):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    with pytest.raises(QgsProcessingException) as caught:
        run(FILE=str(path))
    assert sentence in str(caught.value)


def test_one_table_and_only_one(run, make_layer, village_list):
    layer = make_layer("None", [("村", "text")], [(None, "双河村")], crs=None)
    for parameters in ({}, {"INPUT": layer, "FILE": str(village_list)}):
        with pytest.raises(QgsProcessingException, match="Give either INPUT"):
            run(**parameters)


def test_no_areas_to_join(run, own_units, make_layer, village_list):
    fields = [("village_code", "text"), ("name", "text")]
    bare = make_layer("None", fields, [(None, "990101101200", "双河村")], crs=None, name="bare")
    with pytest.raises(QgsProcessingException, match="neither the layers given nor the workspace have areas"):
        run(FILE=str(village_list), VILLAGES=bare, JOIN_GEOMETRY=True)


def test_decisions_that_are_none(run, village_list, tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="no field raw_name"):
        run(FILE=str(village_list), DECISIONS=str(path))


def test_cancelled_it_leaves_nothing(provider, village_list, cancelling_feedback, tmp_path):
    from qgis import processing

    target = tmp_path / "out.gpkg"
    with pytest.raises(QgsProcessingException, match="Stopped before it finished"):
        processing.run(
            ID, {"FILE": str(village_list), "OUTPUT": str(target)}, feedback=cancelling_feedback("Columns: names")
        )
    assert not target.exists()


def test_the_same_table_gives_the_same_bytes(run, village_list, tmp_path):
    for name in ("a.csv", "b.csv"):
        run(FILE=str(village_list), OUTPUT=str(tmp_path / name))
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_decisions_are_never_kept_in_the_installed_file(run, village_list, tmp_path):
    decisions = tmp_path / "decided.csv"
    decisions.write_text("raw_name,parent_name,decision\n云顶天宫,,无\n", encoding="utf-8")
    before = (GPKG.read_bytes(), GPKG.stat().st_mtime_ns)
    with pytest.raises(QgsProcessingException, match="comes with the plugin and is never written to"):
        run(FILE=str(village_list), DECISIONS=str(decisions), WORKSPACE=str(GPKG))
    assert (GPKG.read_bytes(), GPKG.stat().st_mtime_ns) == before
    assert run(FILE=str(village_list), WORKSPACE=str(GPKG))["MATCHED"] > 0  # reading it is right


def test_a_workspace_that_is_not_there_is_named(run, village_list, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"nowhere\.gpkg"):
        run(FILE=str(village_list), WORKSPACE=str(tmp_path / "nowhere.gpkg"))
