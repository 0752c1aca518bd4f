"""The web map in Chromium, opened from the disk with networking off."""

import base64
import io
import json
import shutil
import time
import unicodedata

import pypdf
import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys
from wulong_planner.briefing.model import build_briefing
from wulong_planner.briefing.webmap import write_webmap

from .conftest import FORMULA, HOSTILE, RARE

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
NOTICE = "示意数据，非测绘成果"
WAIT_S = 10

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed")


def start(profile, width, height, mobile=False):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
        options.add_argument(flag)
    if mobile:
        metrics = {"width": width, "height": height, "pixelRatio": 2, "touch": True}
        options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(DRIVER))


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
    chromium.get_log("performance")
    chromium.get_log("browser")
    chromium.get(page.as_uri())
    return chromium


def until(browser, script):
    """Wait until a script returns something true and return that."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        found = browser.execute_script(script)
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"never true: {script}")


def requested(browser):
    """Return the address of every request the page made."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [each["params"] for each in messages if each["method"] == "Network.requestWillBeSent"]
    return [each["request"]["url"] for each in sent if each["documentURL"] == browser.current_url]


def type_into_search(browser, text):
    box = browser.find_element("id", "search")
    box.clear()
    box.send_keys(text)
    return box


def found_names(browser):
    return browser.execute_script(
        "return Array.from(document.querySelectorAll('#found [role=option] span:first-child')).map(e => e.textContent)"
    )


def popup_text(browser):
    return until(browser, "var p = document.querySelector('.leaflet-popup .popup'); return p && p.innerText")


def box_of(browser, key):
    return browser.find_element("css selector", f'input[data-layer="{key}"]')


def print_page(browser):
    options = {"preferCSSPageSize": True, "printBackground": True}
    printed = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", options)["data"])
    return pypdf.PdfReader(io.BytesIO(printed))


def text_of(pages):
    """Return the text of printed pages; some characters come back as radicals of the same look."""
    return unicodedata.normalize("NFKC", "".join(each.extract_text() for each in pages)).replace("\n", "")


def drawn(browser, colour):
    """Count the pixels of the map's canvas that have a colour."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return browser.execute_script(
        "var c = document.querySelector('.leaflet-overlay-pane canvas');"
        "var d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data, n = 0;"
        "for (var i = 0; i < d.length; i += 4)"
        " { if (d[i] === arguments[0] && d[i+1] === arguments[1] && d[i+2] === arguments[2]) { n++; } } return n;",
        red,
        green,
        blue,
    )


def settle(browser):
    """Let the canvas draw what was asked for."""
    browser.execute_async_script("var done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))")


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
        "8 个村民小组中 5 个通畅，占 62.5%；目标 99.0%，还差 3 个小组、116 人。"
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
    browser.execute_script("briefing.openPlace(briefing.data.villages[1])")
    assert HOSTILE in popup_text(browser)
    assert browser.execute_script("return document.querySelectorAll('img[src=x]').length") == 0
    assert browser.execute_script("return window.attacked") is None


def test_a_group_can_be_clicked(browser):
    place = browser.execute_script(
        "var at = briefing.map.latLngToContainerPoint(briefing.latlng(briefing.data.groups[2].at));"
        "var r = briefing.map.getContainer().getBoundingClientRect(); return [at.x + r.left, at.y + r.top]"
    )
    settle(browser)
    for kind in ("mousePressed", "mouseReleased"):
        event = {"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1}
        browser.execute_cdp_cmd("Input.dispatchMouseEvent", event)
    text = popup_text(browser)
    assert "通达：能通汽车，但有路段尚未硬化" in text
    assert "8.0 公里，约 1 小时 5 分钟" in text


def test_every_layer_can_be_switched_off_and_on(browser):
    keys = browser.execute_script(
        "return Array.from(document.querySelectorAll('input[data-layer]')).map(e => e.dataset.layer)"
    )
    assert keys == [
        "status-connected",
        "status-motorable",
        "status-cut_off",
        "status-no_road",
        "seats",
        "links",
        "roads",
        "district",
        "villages",
        "townships",
    ]
    for key in keys:
        shown = f"return briefing.map.hasLayer(briefing.layerByKey['{key}'].group)"
        assert browser.execute_script(shown)
        box_of(browser, key).click()
        assert not browser.execute_script(shown)
        box_of(browser, key).click()
        assert browser.execute_script(shown)


def test_a_switched_off_status_leaves_the_picture(browser):
    settle(browser)
    assert drawn(browser, "#d55e00") > 0
    box_of(browser, "status-cut_off").click()
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
    for words in ("通畅\n5 个", "通达\n1 个", "断头\n1 个", "未通\n1 个", "国道\n", "村道\n"):
        assert words in text
    for words in ("硬化路面\n", "未硬化路面\n", "规划道路\n", "市级重点帮扶乡镇\n1 个", "区级重点帮扶村\n1 个"):
        assert words in text
    for words in ("建议硬化路段\n1 段", "武隆区"):
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
    width, height = (round(float(side) / 72 * 25.4) for side in printed.pages[0].mediabox[2:])
    assert (width, height) == (210, 297)
    assert len(printed.pages) == 2
    for words in ("道路通畅简报", NOTICE, "图例与图层", "桐梓镇", "硬化路面"):
        assert unicodedata.normalize("NFKC", words) in text_of(printed.pages[:1])
    for words in ("主要数据", "各乡镇（街道）情况", "说明与来源", NOTICE):
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


def test_the_bundled_district_opens_quickly_and_finds_its_village(chromium, bundled, tmp_path):
    path = write_webmap(build_briefing(bundled), tmp_path / "district.html")
    chromium.get(path.as_uri())
    settle(chromium)
    ready_ms = chromium.execute_script("return performance.timing.loadEventEnd - performance.timing.navigationStart")
    assert ready_ms < 5000
    type_into_search(chromium, "xiangshu").send_keys(Keys.ENTER)
    assert popup_text(chromium).startswith("香树村")
    redraw_ms = chromium.execute_script(
        "var t = performance.now(); briefing.map.setZoom(11, {animate: false}); return performance.now() - t"
    )
    assert redraw_ms < 1000


def test_communities_are_named_while_they_are_shown(chromium, bundled, tmp_path):
    path = write_webmap(build_briefing(bundled), tmp_path / "district.html")
    chromium.get(path.as_uri())
    named = (
        "var one = briefing.data.communities[0]; briefing.map.setView(briefing.latlng(one.at), 13, {animate: false});"
        "briefing.toggle('communities', arguments[0]);"
        "return Array.from(document.querySelectorAll('.label')).some(each => each.textContent === one.name)"
    )
    assert not chromium.execute_script(named, False)
    assert chromium.execute_script(named, True)
