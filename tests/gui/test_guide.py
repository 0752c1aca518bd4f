"""The user guide opens as a page in the browser, with its pictures and without links that lead nowhere."""

import re
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from wulong_planner.gui import guide


@pytest.mark.parametrize(("locale", "heading"), [("zh_CN", "User guide"), ("en", "User guide")])
def test_the_page_has_text_tables_and_pictures(qgis_app, monkeypatch, locale, heading):
    opened = []
    monkeypatch.setattr(guide.QgsApplication, "locale", staticmethod(lambda: locale))
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url) or True))
    assert guide.open_guide()
    text = Path(QUrl(opened[0]).toLocalFile()).read_text(encoding="utf-8")
    assert f"<h1>{heading}</h1>" in text and "<table>" in text and "**" not in text
    pictures = re.findall(r'<img src="([^"]+)"', text)
    assert len(pictures) == 4 and all(Path(QUrl(each).toLocalFile()).is_file() for each in pictures)
    assert "href=" not in text


def test_a_guide_that_was_not_shipped_is_told(qgis_app, monkeypatch, tmp_path):
    monkeypatch.setattr(guide, "DOCS", tmp_path)
    assert not guide.open_guide()
