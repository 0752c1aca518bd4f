"""Chromium with networking off, and what tests ask of it."""

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
WAIT_S = 10
needs_chromium = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed")


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


def visit(browser, page):
    """Open a page with empty logs."""
    browser.get_log("performance")
    browser.get_log("browser")
    browser.get(page.as_uri())
    return browser


def until(browser, script):
    """Wait until a script returns something true and return that."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        found = browser.execute_script(script)
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"never true: {script}")


def settle(browser):
    """Let the canvas draw what was asked for."""
    browser.execute_async_script("var done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))")


def requested(browser):
    """Return the address of every request the page made."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [each["params"] for each in messages if each["method"] == "Network.requestWillBeSent"]
    return [each["request"]["url"] for each in sent if each["documentURL"] == browser.current_url]


def print_page(browser):
    options = {"preferCSSPageSize": True, "printBackground": True}
    printed = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", options)["data"])
    return pypdf.PdfReader(io.BytesIO(printed))


def size_mm(page):
    return tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:])


def text_of(pages):
    """Return the text of printed pages; some characters come back as radicals of the same look."""
    return unicodedata.normalize("NFKC", "".join(each.extract_text() for each in pages)).replace("\n", "")


def drawn(browser, colour):
    """Count the pixels of the map's canvases that have a colour."""
    wanted = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return browser.execute_script(
        "var [r, g, b] = arguments[0], n = 0; document.querySelectorAll('.leaflet-pane canvas').forEach(function (c) {"
        "var d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "for (var i = 0; i < d.length; i += 4) { if (d[i] === r && d[i+1] === g && d[i+2] === b) { n++; } } });"
        "return n;",
        wanted,
    )


def popup_text(browser):
    return until(browser, "var p = document.querySelector('.leaflet-popup .popup'); return p && p.innerText")
