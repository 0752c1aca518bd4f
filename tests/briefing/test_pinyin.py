"""Search keys."""

import pytest
from wulong_planner.briefing.pinyin import beside, initials, plain


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [("Xiāngshù cūn", "xiangshucun"), ("lǜ", "lv"), ("LÜ", "lv"), ("xi'an", "xian"), ("zhong1", "zhong"), ("", "")],
)
def test_tone_marks_blanks_and_capitals_do_not_matter(pinyin, expected):
    assert plain(pinyin) == expected


@pytest.mark.parametrize(
    ("pinyin", "syllables", "expected"),
    [
        ("xiangshucun", 3, "xsc"),
        ("xiang shu cun", 3, "xsc"),
        ("xian", 2, "xa"),
        ("xian", 1, "x"),
        ("longbaotangcun", 4, "lbtc"),
        ("shiqiaomiaozutujiazuxiang", 8, "sqmztjzx"),
        ("fenghuang", 3, "fha"),
        ("bcd", 3, ""),
        ("", 2, ""),
    ],
)
def test_initials_follow_the_number_of_characters(pinyin, syllables, expected):
    assert initials(pinyin, syllables) == expected


@pytest.mark.parametrize(
    ("locale", "pinyin", "expected"),
    [
        ("zh_CN", "yuhecun", "芋荷村"),
        ("en_GB", "yuhecun", "芋荷村 (Yuhe Village)"),
        ("en", "", "芋荷村"),
        ("C", "Yùhé cūn", "芋荷村 (Yuhe Village)"),
    ],
)
def test_a_name_as_readers_of_a_language_need_it(locale, pinyin, expected):
    assert beside("芋荷村", pinyin, locale) == expected
