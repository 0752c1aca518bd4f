"""What hostile data and a base map do to the web map, in Chromium with networking off."""

import dataclasses
import json

import pytest
from wulong_planner.briefing.webmap import write_webmap

from .browsing import needs_chromium, print_page, requested, settle, start, visit

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    driver = start(tmp_path_factory.mktemp("profile"), 1366, 900)
    yield driver
    driver.quit()


FUZZ = (
    "</script><script>window.attacked = 1</script>",
    "<img src=x onerror=window.attacked=1>",
    "\"'`${window.attacked = 1}\\",
    "=cmd|'/C calc'!A0",
    "😀👩‍🌾🇨🇳",
    "𠮷㵲𣲘\u0301",
    "\u202egnirts\u2028\u2029\u0000\u0007",
    "长" * 10_000,
    "javascript:window.attacked=1",
    "{{ 7 * 7 }}{{ cycler.__init__.__globals__.os }}",
    "{% raw %}{# a #}{% include 'x' %}",
    "__proto__",
    "",
    None,
    float("nan"),
)
NUMBERS = (float("nan"), float("inf"), -1e308, 1e308, 0.0, -5.0, 1e-300, 123456789.123)


def spoiled(briefing):
    """The briefing with hostile text in every text field that is no code, and odd numbers in every measure."""

    def spoil(frame):
        made = frame.copy()
        for number, name in enumerate(frame.columns):
            if name == frame.geometry.name or name.endswith(("_code", "_no", "_id")) or name in ("zone", "level"):
                continue
            choices = FUZZ if frame[name].dtype == object else NUMBERS
            if name in ("status", "gap", "kind", "tier", "band", "cutoff", "cutoff_from"):
                continue
            made[name] = [choices[(row + number) % len(choices)] for row in range(len(frame))]
        return made

    layers = {key: spoil(frame) for key, frame in briefing.layers.items()}
    tiers = tuple(dataclasses.replace(each, label=FUZZ[0]) for each in briefing.tiers)
    return dataclasses.replace(
        briefing, district=FUZZ[1], layers=layers, groups=spoil(briefing.groups), tiers=tiers, review_no=FUZZ[2],
        sources=((FUZZ[0], FUZZ[2]),),
    )  # fmt: skip


def test_hostile_names_and_odd_numbers_are_shown_and_do_nothing(chromium, answered, tmp_path):
    path = write_webmap(spoiled(answered), tmp_path / "spoiled.html")
    browser = visit(chromium, path)
    assert browser.execute_script("return briefing.ready")
    for key in browser.execute_script("return briefing.data.themes.map(each => each.key)"):
        browser.execute_script("briefing.setTheme(arguments[0])", key)
        settle(browser)
    opened = browser.execute_script(
        "briefing.setLanguage(1); briefing.setLanguage(0); briefing.places.forEach(briefing.openPlace);"
        "briefing.data.groups.ids.forEach((_, n) => briefing.openGroup(n, briefing.layerSpec.connectivity));"
        "briefing.data.layers.forEach(spec => { if (spec.kind === 'line' || spec.kind === 'point') {"
        " spec.index.forEach((_, row) => briefing.featurePopup(spec, row)); } });"
        "return briefing.places.length"
    )
    assert opened == 6
    print_page(browser)
    assert browser.execute_script("return window.attacked") is None
    assert browser.execute_script("return document.querySelectorAll('img, iframe').length") == 0
    assert browser.execute_script("return document.scripts.length") == 2
    assert browser.get_log("browser") == []
    assert [url for url in requested(browser) if not url.startswith("data:")] == [browser.current_url]


def test_places_without_a_code_and_a_title_without_end_leave_the_page_whole(chromium, answered, tmp_path):
    """A village without a code, one of a township that is not there but has a project, a stretch of 199.5 people."""
    layers = {key: answered.layers[key].copy() for key in answered.layers}
    layers["villages"].loc[0, "village_code"] = None
    layers["villages"].loc[2, "town_code"] = "gone"
    layers["project_places"].loc[0, "unit_code"] = None
    layers["criticalroads"].loc[0, "people_cut"] = 199.5
    told = dataclasses.replace(answered, district="长" * 10_000, layers=layers)
    browser = visit(chromium, write_webmap(told, tmp_path / "odd.html"))
    assert browser.execute_script("return briefing.ready")
    for key in browser.execute_script("return briefing.data.themes.map(each => each.key)"):
        browser.execute_script("briefing.setTheme(arguments[0])", key)
        settle(browser)
    assert browser.get_log("browser") == []
    assert browser.execute_script("return document.getElementById('map').clientHeight") > 200
    assert browser.execute_script("return briefing.layerSpec.criticalroads.index") == [1, 0]


@pytest.fixture(scope="module")
def offered(answered, tmp_path_factory):
    """Pages that offer a base map."""
    folder = tmp_path_factory.mktemp("base")
    return {name: write_webmap(answered, folder / f"{name}.html", name) for name in ("osm", "tianditu", "amap")}


@pytest.mark.parametrize(
    ("name", "host"), [("osm", "https://tile.openstreetmap.org/"), ("amap", "https://webrd0")], ids=["osm", "amap"]
)
def test_a_base_map_asks_its_host_and_only_when_it_is_switched_on(chromium, offered, name, host):
    browser = visit(chromium, offered[name])
    settle(browser)
    assert [url for url in requested(browser) if url.startswith("http")] == []
    assert "需要联网" in browser.find_element("id", "base-map").text
    browser.find_element("id", "base-map-on").click()
    settle(browser)
    asked = [url for url in requested(browser) if url.startswith("http")]
    assert asked and all(url.startswith(host) for url in asked)
    shifted = "GCJ-02" in browser.find_element("id", "base-map").text
    assert shifted == (name == "amap")


def test_a_key_is_asked_for_and_kept_in_memory_only(chromium, offered):
    browser = visit(chromium, offered["tianditu"])
    browser.find_element("id", "base-map-on").click()
    assert not browser.find_element("id", "base-map-on").is_selected()
    browser.find_element("id", "base-map-key").send_keys("s3cret")
    browser.find_element("id", "base-map-on").click()
    settle(browser)
    asked = [url for url in requested(browser) if url.startswith("http")]
    assert asked and all(".tianditu.gov.cn/" in url and url.endswith("&tk=s3cret") for url in asked)
    kept = browser.execute_script(
        "return JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie,"
        " Array.from(document.querySelectorAll('input')).map(e => e.value)])"
    )
    assert "s3cret" not in kept
    assert json.loads(kept)[:3] == [[], [], ""]
    assert "s3cret" not in offered["tianditu"].read_text(encoding="utf-8")
    browser.refresh()
    assert not browser.find_element("id", "base-map-on").is_selected()
