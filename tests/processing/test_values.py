"""Codes and numbers as people type them."""

import numpy as np
import pandas as pd
import pytest
from wulong_planner.analysis.errors import InputError
from wulong_planner.processing import values


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["500156", " 500156 ", "", None, "㵲"], ["500156", "500156", None, None, "㵲"]),
        ([500156.0, np.nan, 1.5], ["500156", None, "1.5"]),
        (pd.array([500156, None], dtype="Int64"), ["500156", None]),
        (pd.array([], dtype="Int64"), []),
    ],
)
def test_codes_are_text_without_blanks(given, expected):
    assert values.texts(pd.Series(given)).tolist() == expected


def test_codes_lose_the_zero_of_spreadsheets():
    given = ["500156001.0", " 500156002.00 ", "1.5", "K1.0", ".0", None, ""]
    assert values.codes(pd.Series(given)).tolist() == ["500156001", "500156002", "1.5", "K1.0", ".0", None, None]
    assert values.codes(pd.Series([500156001.0, np.nan])).tolist() == ["500156001", None]


def test_numbers_typed_as_text():
    found = values.numbers(pd.Series([" 12 ", "3.5", None, "", " "], name="people"), "groups")
    assert found.tolist()[:2] == [12.0, 3.5] and np.isnan(found[2:]).all()


def test_what_is_no_number_is_named():
    series = pd.Series(["1", "many"], index=[7, 9], name="people")
    with pytest.raises(InputError, match="field people of the layer groups should hold numbers, but feature 9 has 'ma"):
        values.numbers(series, "groups")
