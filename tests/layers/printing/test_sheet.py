import itertools

import pytest
from wulong_planner.layers.printing.sheet import Box, sheet

PLACES = (
    "title",
    "subtitle",
    "map",
    "overview",
    "tables",
    "legend",
    "scale_bar",
    "ratio",
    "north",
    "source",
    "notice",
    "review",
    "number",
)


@pytest.mark.parametrize("few_tables", [False, True])
@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_places_lie_apart_and_inside_the_neatline(paper, landscape, few_tables):
    page = sheet(paper, landscape=landscape, few_tables=few_tables)
    places = [name for name in PLACES if not (few_tables and name == "overview")]
    boxes = {name: getattr(page, name) for name in places}
    for (one, first), (other, second) in itertools.combinations(boxes.items(), 2):
        shrunk = first.inside(1e-6)  # sides may touch, and rounding is no overlap
        assert not shrunk.overlaps(second), (one, other)
    for name, box in boxes.items():
        assert box.width > 5 and box.height > 2.5, name
        assert page.neatline.x <= box.x and box.right <= page.neatline.right + 1e-9, name
        assert page.neatline.y <= box.y and box.bottom <= page.neatline.bottom + 1e-9, name


@pytest.mark.parametrize(
    ("paper", "landscape", "size"),
    [("A3", True, (420, 297)), ("A3", False, (297, 420)), ("A4", True, (297, 210)), ("A4", False, (210, 297))],
)
def test_paper_sizes(paper, landscape, size):
    page = sheet(paper, landscape=landscape).page
    assert (page.width, page.height) == size


def test_the_map_takes_most_of_the_page():
    for paper, landscape in itertools.product(("A3", "A4"), (True, False)):
        page = sheet(paper, landscape=landscape)
        assert page.map.width * page.map.height > 0.42 * page.page.width * page.page.height


def test_boxes_that_touch_do_not_overlap():
    assert not Box(0, 0, 2, 2).overlaps(Box(2, 0, 2, 2))
    assert Box(0, 0, 2, 2).overlaps(Box(1.9, 1.9, 2, 2))


def test_the_legend_takes_what_tables_above_it_leave():
    landscape, portrait = sheet("A3", few_tables=True), sheet("A3", landscape=False, few_tables=True)
    grown = landscape.legend_below(100)
    assert (grown.y, grown.bottom) == (103, pytest.approx(landscape.legend.bottom))
    assert landscape.legend_below(landscape.tables.bottom) == landscape.legend
    assert landscape.legend_below(landscape.legend.bottom) == landscape.legend
    assert portrait.legend_below(portrait.tables.y) == portrait.legend
