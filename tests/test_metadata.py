"""metadata.txt says the same as everything else; what the plugin repository asks of it: ``tools/test_package.py``."""

import configparser
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def metadata():
    parser = configparser.ConfigParser()  # the plugin manager reads with interpolation: a lone % would break it
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return dict(parser["general"])


def test_version_is_the_newest_of_the_changelog(metadata):
    headings = re.findall(r"^## (\d+\.\d+\.\d+)\b", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert metadata["version"] == headings[0]
    assert headings == sorted(headings, key=lambda text: tuple(map(int, text.split("."))), reverse=True)


def test_qgis_versions(metadata):
    assert metadata["qgisminimumversion"] == "3.22"
    assert metadata["qgismaximumversion"] == "4.99"
    assert metadata["supportsqt6"] == "True"


def test_qgis_process_may_use_the_plugin(metadata):
    assert metadata["hasprocessingprovider"] == "yes"


def test_description_is_one_short_line(metadata):
    assert "\n" not in metadata["description"]
    assert len(metadata["description"]) <= 200


def test_icon_is_there_and_carries_no_script(metadata):
    icon = (ROOT / metadata["icon"]).read_text(encoding="utf-8")
    assert icon.startswith("<svg")
    assert "<script" not in icon and "href" not in icon


def test_licence_is_the_gpl():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text and "Version 2, June 1991" in text
    assert "either version 2 of the License, or\n    (at your option) any later version" in text
