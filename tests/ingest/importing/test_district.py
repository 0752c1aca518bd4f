"""The outline of the district after an import of townships: the made-up district of conftest, worked by hand."""

import shapely


def outline_of(made):
    return next((change.update for change in made.changes if change.table == "district"), None)


def test_all_townships_surveyed_make_the_outline(plan_small, square, kinds):
    """Two squares, and 1.5 km further east than the model had them."""
    shapes = [square(1500, 0, 2500, 2000), square(2500, 0, 3500, 2000)]
    made = plan_small("townships", shapes, {"乡镇": ["甲镇", "乙乡"]})
    outline = outline_of(made)
    assert outline.geometry.iloc[0].equals(square(1500, 0, 3500, 2000))
    assert outline.index.tolist() == [1]
    assert outline[["located_by", "source"]].values.tolist() == [["surveyed", "made_up.shp，2025-01-31 导入"]]
    assert [each[0] for each in kinds(made) if each[0] == "outline_follows"] == ["outline_follows"]


def test_one_township_of_two_leaves_it(plan_small, square, kinds):
    made = plan_small("townships", [square(0, 0, 1000, 1900)], {"乡镇": ["甲镇"]})
    assert outline_of(made) is None
    assert "outline_follows" not in {each[0] for each in kinds(made)}


def test_the_last_township_completes_it(plan_small, square, small):
    towns = small["townships"].assign(located_by=["modelled", "surveyed"])
    made = plan_small("townships", [square(0, 0, 1000, 1900)], {"乡镇": ["甲镇"]}, tables={**small, "townships": towns})
    assert outline_of(made).geometry.iloc[0].area == 1000 * 1900 + 1000 * 2000


def test_slivers_are_closed_and_an_enclave_stays(plan_small, square):
    """A gap of 2 m by 100 m lies on the common border, a hole of 200 m by 200 m within the first township."""
    first = square(0, 0, 1000, 2000) - square(998, 500, 1000, 600) - square(300, 300, 500, 500)
    made = plan_small("townships", [first, square(1000, 0, 2000, 2000)], {"乡镇": ["甲镇", "乙乡"]})
    shape = outline_of(made).geometry.iloc[0]
    assert shape.area == 2000 * 2000 - 200 * 200
    assert len(shape.interiors) == 1


def test_two_parts_stay_two(plan_small, square):
    made = plan_small("townships", [square(0, 0, 900, 2000), square(1000, 0, 2000, 2000)], {"乡镇": ["甲镇", "乙乡"]})
    assert len(shapely.get_parts(outline_of(made).geometry.iloc[0])) == 2


def test_other_layers_leave_it(plan_small, square, small):
    tables = {key: rows.assign(located_by="surveyed") for key, rows in small.items() if "located_by" in rows}
    made = plan_small("villages", [square(0, 0, 1000, 1000)], {"村名": ["甲村"]}, tables={**small, **tables})
    assert outline_of(made) is None
