"""Codes as spreadsheets leave them, alone and beside a name."""

import pytest
from wulong_planner.ingest.names.codes import read_code


@pytest.mark.parametrize(
    ("cell", "state", "units"),
    [
        ("500156109200", "known", ["500156109200"]),
        (500156109200, "known", ["500156109200"]),
        (500156109200.0, "known", ["500156109200"]),
        ("500156109200.0", "repaired", ["500156109200"]),
        ("'500156109200", "known", ["500156109200"]),
        ('="500156109200"', "known", ["500156109200"]),
        ("500,156,109,200", "known", ["500156109200"]),
        (" ５００１５６１０９２００　", "known", ["500156109200"]),
        ("0500156109200", "repaired", ["500156109200"]),
        ("000500156109", "repaired", ["500156109"]),
        ("5.00156109200E+11", "repaired", ["500156109200"]),
        ("500156109", "known", ["500156109"]),
        ("500156109000", "known", ["500156109"]),  # the statistics bureau's twelve digits of a township
        ("500156", "known", ["500156"]),
        ("500232", "repaired", ["500156"]),
        ("500232101", "repaired", ["500156104"]),  # 火炉镇; 500156101 is 白马镇
        ("500232100", "lost", ["500156001", "500156002"]),  # 巷口镇 became two
        ("500232101203", "unknown", ["500156104"]),  # a village of 火炉镇, but which?
        ("500156103201", "repaired", ["500156003202"]),
        ("500156109999", "unknown", ["500156109"]),
        ("5.00156111E+11", "lost", [f"5001561112{number:02}" for number in range(9)] + ["500156111001"]),
        ("5.0E+2", "unknown", []),
        ("500102001", "elsewhere", []),
        ("5.00102E+11", "elsewhere", []),
        ("12", "unknown", []),
        ("", "blank", []),
        (None, "blank", []),
        (True, "blank", []),
        ("无", "blank", []),
        ("香树村", "blank", []),
        (float("nan"), "blank", []),
        (float("inf"), "blank", []),
        (0.5, "blank", []),
    ],
)
def test_what_a_cell_says(bundled, cell, state, units):
    read = read_code(cell, bundled)
    assert (read.state, sorted(read.units)) == (state, sorted(units))


def test_rounding_is_taken_into_account(bundled):
    """5.00156E+11 is what a spreadsheet shows of any code from 500155500000 to 500156499999."""
    read = read_code("5.00156E+11", bundled)
    assert read.state == "lost" and len(read.units) == 214


@pytest.mark.parametrize(
    ("name", "code", "expected", "method"),
    [
        ("香树村", "500156109200", "500156109200", "code"),
        ("", "500156109200", "500156109200", "code"),
        ("香素村", "500156109200", "500156109200", "code"),  # written differently, one character the same
        ("双河", "500156203200", "500156203200", "code"),  # the code decides which 双河
        ("香树村", "5.00156E+11", "500156109200", "exact"),
        ("香树村", "500156000000", "500156109200", "exact"),  # a shortened code saved as a number
        ("复兴", "5.00156203E+11", "500156203205", "code_repaired"),
        ("香树村", "500156109", "500156109200", "exact"),  # the township's code beside the village's name
        ("火炉", "500232101001", "500156104001", "short_form"),
        ("香树村", "500156109999", "500156109200", "exact"),
        ("香树村", "12", "500156109200", "exact"),
    ],
)
def test_code_and_name_together(bundled, one, name, code, expected, method):
    found = one(bundled, name, level="village", code=code)
    assert (found["code"], found["method"]) == (expected, method)


@pytest.mark.parametrize(
    ("name", "code", "parent", "reason"),
    [
        ("和平村", "500156109200", None, "code_and_name_differ"),
        ("和平村", "5.00156109E+11", None, "code_and_name_differ"),
        ("和平村", "500156109999", None, "code_and_name_differ"),
        ("桃源", "500156109200", None, "code_and_name_differ"),
        ("香树村", "500102109200", None, "code_elsewhere"),
        ("", "500102109200", None, "code_elsewhere"),
        ("", "5.00156109E+11", None, "code_digits_lost"),
        ("", "500156109999", None, "code_unknown"),
        ("香树村", "500156109200", "黄莺乡", "parent_contradicts"),
        ("", "500156109", None, "other_level"),
        ("香树村", "500156203", None, "parent_contradicts"),
    ],
)
def test_code_and_name_that_do_not_go_together_are_not_decided(bundled, one, name, code, parent, reason):
    found = one(bundled, name, level="village", code=code, parent=parent)
    assert (found["code"], found["reason"]) == (None, reason)


def test_a_former_code_found_in_the_aliases(county, one):
    assert one(county, "", code="990202203")["code"] == "990101201"
    assert one(county, "", code="990303")["code"] == "990101"
    assert one(county, "", code="990202100")["candidates"] == "990101001 东门街道; 990101101 河口镇"
    assert one(county, "新民村", code="990202203207")["code"] == "990101201200"


def test_a_code_typed_as_the_name(bundled, one):
    assert one(bundled, "500156109200", parent="桐梓镇")["code"] == "500156109200"
    assert one(bundled, "500156109200", parent="黄莺乡")["code"] is None
