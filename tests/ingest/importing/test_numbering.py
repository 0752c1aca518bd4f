"""Numbers of groups and codes for rows that have none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wulong_planner.ingest.importing.numbering import group_number, new_codes, new_group_codes


@pytest.mark.parametrize(
    ("name", "number"),
    [("芋荷村1组", 1), ("第十二村民小组", 12), ("3社", 3), ("二十组", 20), ("一百零五组", 105), ("１０组", 10),
     ("7", 7), ("十组", 10), ("两河村2组", 2), ("三坪村三组", 3), ("石院子", None), ("", None), (None, None)],
)  # fmt: skip
def test_the_number_in_a_group_s_name(name, number):
    assert group_number(name) == number


def test_codes_continue_in_their_form():
    assert new_codes(["W-01", "W-09", None, "X1"], 3) == ["W-10", "W-11", "W-12"]
    assert new_codes(["R00001", "R02917"], 1) == ["R02918"]
    assert new_codes([], 2) == ["1", "2"]
    assert new_codes(["甲", None], 1) == ["1"]


def test_a_group_s_code_is_its_village_s_and_its_number():
    codes = new_group_codes(["500156101201", "500156101201", "500156101201", "500156101202"], [2, None, 2, None],
                            {"500156101201001"})  # fmt: skip
    assert codes == ["500156101201002", "500156101201003", "500156101201004", "500156101202001"]


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.one_of(st.none(), st.integers(0, 4)))),
    st.sets(st.sampled_from(["a001", "b002"])),
)
def test_codes_are_never_given_twice(rows, taken):
    codes = new_group_codes([village for village, _ in rows], [number for _, number in rows], taken)
    assert len({*codes, *taken}) == len(codes) + len(taken)
    assert [code[0] for code in codes] == [village for village, _ in rows]
