"""Themes, filter, divider, years, languages and contrast, in Chromium with networking off."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from wulong_planner.briefing.webmap import write_webmap

from .browsing import drawn, needs_chromium, popup_text, print_page, requested, settle, size_mm, start, text_of, visit
from .conftest import FORMULA, RARE

AA, AA_LARGE = 4.5, 3.0
LEGEND_WORDS = {
    "connectivity": "5 个，330 人",
    "tiers": "市级重点帮扶乡镇\n1 个",
    "aid": "1–2 个成员单位\n",
    "circle": "0–15 分钟\n2 个，180 人",
    "water": "部分人口供上水\n1 个，50 人",
    "weather": "雨量站\n1 处",
    "projects": "2–3 个\n2 个",
    "projectgap": "缺口：无项目\n1 个",
    "elevation": "600 米以下\n10 平方公里",
    "critical": "1,000 人及以上\n1 段",
    "robust": "确定缺口\n1 个，70 人",
    "change": "规划建设内容\n水利供水工程\n3 处\n1 处没有地点，不上图",
}

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def page(answered, tmp_path_factory):
    return write_webmap(answered, tmp_path_factory.mktemp("page") / "briefing.html")


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    driver = start(tmp_path_factory.mktemp("profile"), 1366, 900)
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium, page):
    """The page freshly opened."""
    return visit(chromium, page)


def choose(browser, theme):
    browser.execute_script("briefing.setTheme(arguments[0])", theme)


def gap_names(browser):
    return browser.execute_script(
        "return Array.from(document.querySelectorAll('#gaps tbody tr')).map(row => row.cells[0].textContent)"
    )


def test_every_theme_has_its_legend_headline_and_notice(browser):
    keys = browser.execute_script("return briefing.data.themes.map(each => each.key)")
    assert keys == list(LEGEND_WORDS)
    for key in keys:
        browser.find_element("css selector", f"label[for=theme-{key}]").click()
        assert browser.execute_script("return briefing.state.theme") == key
        assert LEGEND_WORDS[key] in browser.find_element("id", "legend").text
        assert browser.find_element("id", "headline").text
        assert browser.find_element("id", "notice").text == "示意数据，非测绘成果"
    settle(browser)
    assert browser.get_log("browser") == []
    assert [url for url in requested(browser) if not url.startswith("data:")] == [browser.current_url]


def test_the_headline_is_that_of_the_theme(browser, answered):
    said = {each.question: each.text_zh for each in reversed(answered.headlines)}
    for theme, question in (
        ("circle", "nearestfacility"),
        ("water", "watersupply"),
        ("connectivity", "roadconnectivity"),
    ):
        choose(browser, theme)
        assert browser.find_element("id", "headline").text == said[question]


def test_arrow_keys_go_through_the_themes(browser):
    radio = browser.find_element("id", "theme-connectivity")
    radio.send_keys(Keys.ARROW_RIGHT)
    assert browser.execute_script("return briefing.state.theme") == "tiers"
    assert browser.execute_script("return document.activeElement.id") == "theme-tiers"


def test_the_gaps_are_sorted_and_a_click_zooms(browser):
    choose(browser, "circle")
    assert gap_names(browser)[:3] == [f"{FORMULA}7组", f"{RARE}6组", "香树村2组"]
    assert browser.find_element("css selector", "#gaps p").text == "6 处，270 人"
    people = "return Array.from(document.querySelectorAll('#gaps tbody tr')).map(row => row.cells[2].textContent)"
    assert browser.execute_script(people) == ["70", "60", "50", "40", "30", "20"]
    browser.find_element("css selector", "#gaps th:nth-child(3) button").click()
    assert browser.execute_script(people) == ["20", "30", "40", "50", "60", "70"]
    assert browser.find_element("css selector", "#gaps th:nth-child(3)").get_attribute("aria-sort") == "ascending"
    browser.find_element("css selector", "#gaps tbody tr:last-child button").click()
    assert "超过 60 分钟" in popup_text(browser)
    assert browser.execute_script("return briefing.map.getZoom()") >= 13


def test_a_gap_of_a_village_opens_the_village(browser):
    choose(browser, "projectgap")
    assert len(gap_names(browser)) == 2
    browser.find_element("css selector", "#gaps tbody tr:first-child button").click()
    assert popup_text(browser).startswith("=1+1")


def test_the_filter_leaves_only_the_tiers_chosen(browser):
    choose(browser, "circle")
    chips = browser.find_elements("css selector", "#filter .chip")
    assert [each.text for each in chips] == ["全部", "1 乡镇", "10 村"]
    chips[2].click()
    assert gap_names(browser) == ["香树村2组"]
    pressed = "return Array.from(document.querySelectorAll('#filter [aria-pressed=true]')).map(e => e.dataset.tier)"
    assert browser.execute_script(pressed) == ["10"]
    browser.find_element("css selector", "#filter [data-tier='1']").click()
    assert browser.execute_script(pressed) == ["1", "10"]
    assert len(gap_names(browser)) == 4
    browser.find_element("css selector", "#filter [data-tier='']").click()
    assert len(gap_names(browser)) == 6


def test_the_filter_takes_the_rest_off_the_map(browser):
    settle(browser)
    assert drawn(browser, "#d55e00") > 0
    browser.find_element("css selector", "#filter [data-tier='10']").click()
    settle(browser)
    assert drawn(browser, "#d55e00") == 0
    assert drawn(browser, "#56b4e9") > 0


def test_the_card_of_a_place_has_figures_and_charts(browser):
    browser.execute_script("briefing.openPlace(briefing.data.villages.items[0])")
    card = browser.find_element("id", "card")
    for words in ("香树村", "区级重点帮扶村", "区交通局帮扶集团", "茶园项目", "2023–2025", "返回全区"):
        assert words in card.text
    charts = browser.execute_script(
        "return Array.from(document.querySelectorAll('#card svg[role=img]')).map(e => e.getAttribute('aria-label'))"
    )
    assert "村民小组通畅情况：通畅 2" in charts
    assert "高程带人口：600 米以下 150" in charts
    browser.find_element("id", "back").click()
    assert "返回全区" not in browser.find_element("id", "card").text


def test_a_click_on_the_map_opens_the_village_under_it(browser):
    browser.execute_script("briefing.map.setView([29.36, 107.66], 12, {animate: false})")
    settle(browser)
    ActionChains(browser).move_to_element_with_offset(browser.find_element("id", "map"), 0, 60).click().perform()
    found = browser.execute_script("return briefing.state.place && briefing.state.place.code")
    assert found == "500156109201"


def test_the_divider_moves_with_the_keys_and_the_mouse(browser):
    choose(browser, "change")
    divider = browser.find_element("id", "swipe")
    clip = "return briefing.map.getPane(arguments[0]).style.clipPath"
    half = browser.execute_script(clip, "before")
    divider.send_keys(Keys.ARROW_RIGHT)
    assert divider.get_attribute("aria-valuenow") == "52"
    assert browser.execute_script(clip, "before") != half
    divider.send_keys(Keys.HOME)
    assert divider.get_attribute("aria-valuenow") == "0"
    divider.send_keys(Keys.END)
    assert divider.get_attribute("aria-valuenow") == "100"
    width = browser.execute_script("return document.getElementById('map-box').clientWidth")
    ActionChains(browser).drag_and_drop_by_offset(divider, -width // 4, 0).perform()
    assert 70 <= int(divider.get_attribute("aria-valuenow")) <= 80
    choose(browser, "connectivity")
    assert not divider.is_displayed()


def test_the_years_count_what_is_drawn_and_what_is_not(browser):
    choose(browser, "projects")
    text = "return document.querySelector('.years-text').textContent"
    assert browser.execute_script(text) == (
        "全部年份：4 个项目，3 个落到乡镇或村（上图），1 个未落到乡镇或村（不上图）。其中 1 个没有年份。"
    )
    slider = browser.find_element("id", "year")
    slider.send_keys(Keys.ARROW_RIGHT)
    assert slider.get_attribute("aria-valuetext") == "2021 年"
    assert browser.execute_script(text).startswith("2021 年：2 个项目，1 个落到乡镇或村（上图），1 个未落到")
    counts = "return briefing.layerSpec.projectcounts.classes.map(each => each.count)"
    assert browser.execute_script(counts) == [0, 2, 0, 0, 0]
    slider.send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert browser.execute_script(counts) == [1, 1, 0, 0, 0]
    assert gap_names(browser) == ["P2 茶园项目", "P3 全区项目"]


def test_play_runs_and_escape_stops_it(browser):
    choose(browser, "projects")
    play = browser.find_element("id", "play")
    play.click()
    assert play.text == "暂停"
    assert browser.execute_script("return briefing.state.year") == 2021
    browser.find_element("tag name", "body").send_keys(Keys.ESCAPE)
    assert play.text == "播放"


def test_english_says_everything_in_english(browser):
    browser.find_element("id", "language").click()
    assert browser.execute_script("return document.documentElement.lang") == "en"
    for key in LEGEND_WORDS:
        choose(browser, key)
        for part in ("legend", "themes", "filter"):
            text = browser.find_element("id", part).text
            for name in ("雨量站", "雷达", "学校", "粗高程"):  # names of the plan have no English
                text = text.replace(name, "")
            assert not [letter for letter in text if "\u4e00" <= letter <= "\u9fff"], (key, part, text)
    assert browser.find_element("id", "notice").text == "Schematic data, not surveyed"
    labels = browser.execute_script(
        "return Array.from(document.querySelectorAll('.label.town')).map(e => e.textContent)"
    )
    assert labels == ["Tongzi Town", "Shiqiao Township"]
    browser.find_element("id", "language").click()
    assert browser.execute_script("return document.documentElement.lang") == "zh-CN"


@pytest.mark.parametrize(
    ("paper", "size"), [("A4-landscape", (297, 210)), ("A3-portrait", (297, 420)), ("A3-landscape", (420, 297))]
)
def test_the_sheet_has_the_size_chosen(browser, paper, size):
    choose(browser, "water")
    browser.execute_script(
        "var s = document.getElementById('paper'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))", paper
    )
    first = print_page(browser).pages[0]
    assert size_mm(first) == size
    for words in ("供水保障", "示意数据", "内部资料", "未供上水", "新建"):
        assert words in text_of([first])


CONTRAST = """
function numbers(text) { return text.match(/[\\d.]+/g).map(Number); }
function over(top, under) {
  var a = top.length > 3 ? top[3] : 1;
  return [0, 1, 2].map(i => top[i] * a + under[i] * (1 - a));
}
function light(c) {
  var v = c.map(x => { x /= 255; return x <= 0.03928 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4); });
  return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
}
function ground(e) {
  var layers = [];
  for (; e; e = e.parentElement) { layers.push(numbers(getComputedStyle(e).backgroundColor)); }
  return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
}
var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [], node;
while ((node = walker.nextNode())) {
  var e = node.parentElement, style = getComputedStyle(e);
  if (!node.textContent.trim() || !e.getClientRects().length || style.visibility === 'hidden') { continue; }
  var under = e.classList.contains('label') || e.closest('.label') ? [255, 255, 255] : ground(e);
  var a = light(over(numbers(style.color), under)), b = light(under);
  var size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.6 && Number(style.fontWeight) >= 700);
  found.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), large, node.textContent.trim().slice(0, 30)]);
}
return found;
"""


def test_every_text_stands_out_from_its_ground(browser):
    seen = 0
    for key in ("connectivity", "tiers", "projects", "change"):
        choose(browser, key)
        browser.execute_script("briefing.openPlace(briefing.data.villages.items[0])")
        found = browser.execute_script(CONTRAST)
        assert [each for each in found if each[0] < (AA_LARGE if each[1] else AA)] == []
        seen += len(found)
    assert seen > 200


def test_every_control_has_a_name_and_can_be_reached_by_key(browser):
    choose(browser, "projects")
    nameless = browser.execute_script(
        "return Array.from(document.querySelectorAll('button, input, select, [tabindex=\"0\"], svg[role=img]')).filter("
        "e => e.getClientRects().length && !(e.getAttribute('aria-label') || e.textContent.trim() || e.title"
        " || (e.labels && e.labels.length))).map(e => e.outerHTML.slice(0, 80))"
    )
    assert nameless == []
    browser.find_element("tag name", "body").send_keys(Keys.TAB)
    visited = set()
    for _ in range(14):
        visited.add(browser.execute_script("return document.activeElement.id || document.activeElement.dataset.tier"))
        ActionChains(browser).send_keys(Keys.TAB).perform()
    assert {"search", "language", "paper", "print", "theme-projects", "play", "year", "sector", "map"} <= visited


def test_the_smallest_phone_shows_all_without_sideways_scrolling(tmp_path_factory, page):
    phone = start(tmp_path_factory.mktemp("phone"), 320, 640, mobile=True)
    try:
        visit(phone, page)
        for key in ("connectivity", "projects", "change"):
            choose(phone, key)
            settle(phone)
            widths = phone.execute_script("return [window.innerWidth, document.documentElement.scrollWidth]")
            assert widths == [320, 320]
        assert phone.get_log("browser") == []
    finally:
        phone.quit()
