"""The web map in Chromium, opened from the disk with networking off."""

import unicodedata

import pytest
from selenium.webdriver.common.keys import Keys
from wulong_planner.briefing.model import build_briefing
from wulong_planner.briefing.webmap import write_webmap

from .browsing import (
    drawn,
    needs_chromium,
    popup_text,
    print_page,
    requested,
    settle,
    size_mm,
    start,
    text_of,
    until,
    visit,
)
from .conftest import FORMULA, HOSTILE, RARE

NOTICE = "示意数据，非测绘成果"

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def page(briefing, tmp_path_factory):
    return write_webmap(briefing, tmp_path_factory.mktemp("page") / "briefing.html")


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    driver = start(tmp_path_factory.mktemp("profile"), 1300, 850)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def phone(tmp_path_factory):
    driver = start(tmp_path_factory.mktemp("phone"), 390, 844, mobile=True)
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium, page):
    """The page freshly opened."""
    return visit(chromium, page)


def type_into_search(browser, text):
    box = browser.find_element("id", "search")
    box.clear()
    box.send_keys(text)
    return box


def found_names(browser):
    return browser.execute_script(
        "return Array.from(document.querySelectorAll('#found [role=option] span:first-child')).map(e => e.textContent)"
    )


def box_of(browser, key):
    layer, _, cls = key.partition("/")
    which = f'[data-class="{cls}"]' if cls else ":not([data-class])"
    return browser.find_element("css selector", f'input[data-layer="{layer}"]{which}')


def test_nothing_is_requested_but_the_file(browser, page):
    settle(browser)
    assert browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)") == []
    assert [url for url in requested(browser) if not url.startswith("data:")] == [page.as_uri()]


def test_the_console_is_silent_from_opening_to_printing(browser):
    type_into_search(browser, "xiangshu").send_keys(Keys.ENTER)
    popup_text(browser)
    print_page(browser)
    assert browser.get_log("browser") == []


def test_the_headline_says_share_target_and_gap(browser):
    assert browser.find_element("id", "headline").text == (
        "8 个村民小组中 5 个通畅，占 62.5%；目标 99%（测算设定），还差 3 个小组、116 人。"
    )
    assert browser.find_element("id", "notice").text == NOTICE


def test_pinyin_finds_the_village_and_enter_opens_it(browser):
    box = type_into_search(browser, "xiangshu")
    assert found_names(browser) == ["香树村"]
    box.send_keys(Keys.ENTER)
    text = popup_text(browser)
    assert text.startswith("香树村")
    assert "区级重点帮扶村" in text and "100.0%" in text and NOTICE in text


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("香树", "香树村"),
        ("shucun", "香树村"),
        ("XSC", "香树村"),
        ("xiang shu", "香树村"),
        ("tongzi", "桐梓镇"),
        ("苗族", "石桥乡"),
        ("石桥", "石桥乡"),
        ("𣲘", RARE),
        ("=1", FORMULA),
        ("</script>", HOSTILE),
        ("500156202200", RARE),
        ("202200", RARE),
        ("xiangshu v", "香树村"),
    ],
)
def test_a_place_is_found_by(browser, typed, first):
    browser.execute_script(
        "var b = document.getElementById('search'); b.value = arguments[0]; b.dispatchEvent(new Event('input'))", typed
    )
    assert found_names(browser)[0] == first


def test_what_is_not_there_is_said(browser):
    type_into_search(browser, "beijing")
    assert browser.find_element("id", "found").text == "没有找到"


def test_arrow_keys_choose_and_escape_closes(browser):
    box = type_into_search(browser, "xiang")
    assert found_names(browser) == ["香树村", "石桥乡"]
    chosen = "return document.querySelector('#found [aria-selected=true] span').textContent"
    assert browser.execute_script(chosen) == "香树村"
    box.send_keys(Keys.ARROW_DOWN)
    assert browser.execute_script(chosen) == "石桥乡"
    box.send_keys(Keys.ARROW_DOWN)
    assert browser.execute_script(chosen) == "香树村"
    box.send_keys(Keys.ESCAPE)
    assert browser.find_element("id", "found").get_attribute("hidden")


def test_a_hostile_name_is_shown_as_text(browser):
    browser.execute_script("window.alert = function () { window.attacked = true; }")
    browser.execute_script("briefing.openPlace(briefing.data.villages.items[1])")
    assert HOSTILE in popup_text(browser)
    assert browser.execute_script("return document.querySelectorAll('img[src=x]').length") == 0
    assert browser.execute_script("return window.attacked") is None


def test_a_group_can_be_clicked(browser):
    place = browser.execute_script(
        "var at = briefing.map.latLngToContainerPoint(briefing.latlng(briefing.data.groups.at[2]));"
        "var r = briefing.map.getContainer().getBoundingClientRect(); return [at.x + r.left, at.y + r.top]"
    )
    settle(browser)
    for kind in ("mousePressed", "mouseReleased"):
        event = {"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1}
        browser.execute_cdp_cmd("Input.dispatchMouseEvent", event)
    text = popup_text(browser)
    assert "通达：能通汽车，但有路段尚未硬化" in text
    assert "至驻地路程\n8.0 公里" in text and "至驻地时间\n1 小时 5 分钟" in text


def test_every_layer_can_be_switched_off_and_on(browser):
    keys = browser.execute_script(
        "return Array.from(document.querySelectorAll('input[data-layer]:not([data-class])')).map(e => e.dataset.layer)"
    )
    assert keys == ["connectivity", "links", "roads", "villages", "townships", "seats", "townshipLines", "district"]
    for key in keys:
        shown = f"return briefing.isShown('{key}')"
        assert browser.execute_script(shown)
        box_of(browser, key).click()
        assert not browser.execute_script(shown)
        box_of(browser, key).click()
        assert browser.execute_script(shown)


def test_a_switched_off_status_leaves_the_picture(browser):
    settle(browser)
    assert drawn(browser, "#d55e00") > 0
    box_of(browser, "connectivity/cut_off").click()
    settle(browser)
    assert drawn(browser, "#d55e00") == 0
    assert drawn(browser, "#f0c419") > 0


def test_a_layer_switched_on_again_does_not_cover_those_above(browser):
    settle(browser)
    before = drawn(browser, "#d55e00")
    for _ in range(2):
        box_of(browser, "townships").click()
    settle(browser)
    assert drawn(browser, "#d55e00") == before


def test_the_legend_has_every_class_with_its_count(browser):
    text = browser.find_element("id", "legend").text
    for words in (
        "通畅\n有硬化路直通",
        "5 个，330 人",
        "通达\n",
        "1 个，30 人",
        "断头\n",
        "未通\n",
        "国道\n",
        "村道\n",
    ):
        assert words in text
    for words in ("硬化路面\n", "未硬化路面\n", "规划道路\n", "市级重点帮扶乡镇\n1 个", "区级重点帮扶村\n1 个"):
        assert words in text
    for words in ("国道\n", "村道\n", "建议硬化路段\n", "武隆区"):
        assert words in text


def test_the_townships_can_be_sorted(browser):
    names = "return Array.from(document.querySelectorAll('#ranking tbody tr')).map(r => r.cells[0].textContent)"
    assert browser.execute_script(names) == ["桐梓镇", "石桥乡"]
    browser.execute_script("document.querySelectorAll('#ranking th button')[3].click()")
    assert browser.execute_script(names) == ["石桥乡", "桐梓镇"]


def test_labels_do_not_overlap(browser):
    frames = browser.execute_script(
        "return Array.from(document.querySelectorAll('.label')).map(e => e.getBoundingClientRect())"
        ".map(r => [r.left, r.top, r.right, r.bottom])"
    )
    assert len(frames) >= 2
    for number, (left, top, right, bottom) in enumerate(frames):
        for other in frames[number + 1 :]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


def test_the_scale_speaks_chinese(browser):
    assert browser.find_element("css selector", ".leaflet-control-scale").text.split()[1] in ("米", "公里")


def test_the_print_is_a4_with_title_legend_notice_and_table(browser):
    printed = print_page(browser)
    assert size_mm(printed.pages[0]) == (210, 297)
    for words in ("道路通畅", NOTICE, "图例与图层", "桐梓镇", "硬化路面", "说明与来源", "内部资料"):
        assert unicodedata.normalize("NFKC", words) in text_of(printed.pages[:1])
    for words in ("各乡镇（街道）情况", "缺口清单", NOTICE):
        assert unicodedata.normalize("NFKC", words) in text_of(printed.pages[1:])


def title_size(page):
    """Return the size of the largest text of a printed page."""
    sizes = []

    def visit(text, page_matrix, text_matrix, _, size):
        if text.strip():
            sizes.append(abs(size * page_matrix[0] * text_matrix[0]))

    page.extract_text(visitor_text=visit)
    return round(max(sizes), 1)


def test_a_label_at_the_edge_does_not_shrink_the_sheet(browser):
    size = title_size(print_page(browser).pages[0])
    browser.execute_script("briefing.map.setZoom(14, {animate: false}); briefing.map.panBy([300, 0], {animate: false})")
    assert title_size(print_page(browser).pages[0]) == size


def test_after_printing_the_screen_is_as_before(browser):
    view = "return [briefing.map.getSize().x, briefing.map.getSize().y, briefing.map.getCenter().lat]"
    before = browser.execute_script(view)
    print_page(browser)
    until(browser, "return !document.querySelector('.leaflet-overlay-pane svg')")
    settle(browser)
    after = browser.execute_script(view)
    assert after[:2] == before[:2]
    assert after[2] == pytest.approx(before[2], abs=1e-6)
    assert drawn(browser, "#d55e00") > 0


def test_a_phone_needs_no_sideways_scrolling(phone, page):
    phone.get(page.as_uri())
    settle(phone)
    assert phone.execute_script("return [window.innerWidth, document.documentElement.scrollWidth]") == [390, 390]
    assert phone.execute_script("return document.getElementById('map').getBoundingClientRect().height") > 400
    assert phone.get_log("browser") == []


def test_a_map_without_results_opens_too(chromium, plain_workspace, tmp_path):
    path = write_webmap(build_briefing(plain_workspace), tmp_path / "plain.html")
    chromium.get_log("browser")
    chromium.get(path.as_uri())
    assert chromium.find_element("id", "headline").text == "8 个村民小组，450 人；尚未运行道路通畅分析。"
    assert chromium.get_log("browser") == []


@pytest.fixture(scope="module")
def whole(bundled, tmp_path_factory):
    """The page of the district as shipped."""
    return write_webmap(build_briefing(bundled), tmp_path_factory.mktemp("whole") / "district.html")


def test_the_bundled_district_opens_quickly_and_finds_its_village(chromium, whole):
    chromium.get(whole.as_uri())
    settle(chromium)
    ready_ms = chromium.execute_script("return performance.timing.loadEventEnd - performance.timing.navigationStart")
    assert ready_ms < 5000
    type_into_search(chromium, "xiangshu").send_keys(Keys.ENTER)
    assert popup_text(chromium).startswith("香树村")
    redraw_ms = chromium.execute_script(
        "var t = performance.now(); briefing.map.setZoom(11, {animate: false}); return performance.now() - t"
    )
    assert redraw_ms < 1000


def test_communities_are_named_while_they_are_shown(chromium, whole):
    chromium.get(whole.as_uri())
    named = (
        "var one = briefing.data.communities.items[0];"
        "briefing.map.setView(briefing.latlng(one.at), 13, {animate: false});"
        "briefing.setTheme('tiers'); briefing.toggle('communities', arguments[0]);"
        "return Array.from(document.querySelectorAll('.label')).some(each => each.textContent === one.name)"
    )
    assert not chromium.execute_script(named, False)
    assert chromium.execute_script(named, True)
