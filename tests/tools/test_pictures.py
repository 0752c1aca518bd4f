"""Makers of the documentation's pictures are found by themselves; pictures keep their colours and stay small."""

import numpy as np
from osgeo import gdal
from qgis.PyQt.QtGui import QColor, QImage
from wulong_planner.layers.themes import THEMES
from wulong_planner.tools import picture_parts, pictures


def image_of(colors: list[str]) -> QImage:
    """Return a picture with one pixel of each colour in a row, 3 rows high."""
    image = QImage(len(colors), 3, QImage.Format.Format_RGB32)
    for x, color in enumerate(colors):
        for y in range(3):
            image.setPixelColor(x, y, QColor(color))
    return image


def pixels(path) -> np.ndarray:
    found = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    return np.array([[found.pixelColor(x, y).name() for x in range(found.width())] for y in range(found.height())])


def test_every_theme_has_a_maker_and_no_name_is_taken_twice(qgis_app):
    found = pictures.makers()
    assert {f"theme-{theme.key}" for theme in THEMES} <= set(found)
    assert all(callable(maker) for maker in found.values())


def test_few_colours_are_kept_as_they_are(qgis_app, tmp_path):
    colors = ["#ffffff", "#0072b2", "#d55e00", "#ffffff", "#222222"]
    path = picture_parts.save_small(image_of(colors), tmp_path / "new" / "a.png")
    assert pixels(path).tolist() == [colors] * 3
    assert gdal.Open(str(path)).GetRasterBand(1).GetColorTable() is not None
    again = picture_parts.save_small(image_of(colors), tmp_path / "b.png")
    assert path.read_bytes() == again.read_bytes()
    assert [each.name for each in path.parent.iterdir()] == ["a.png"]


def test_many_colours_become_near_ones(qgis_app, tmp_path):
    greys = [f"#{value:02x}{value:02x}{value:02x}" for value in range(256)]
    seen = pixels(picture_parts.save_small(image_of(greys), tmp_path / "a.png"))[0]
    assert 16 < len(set(seen)) <= picture_parts.COLORS
    assert max(abs(int(got[1:3], 16) - value) for value, got in enumerate(seen)) <= 8


def test_a_contact_sheet_sets_pictures_in_rows(qgis_app, tmp_path):
    paths = []
    for number, color in enumerate(["#0072b2", "#d55e00", "#222222"]):
        image = QImage(20, 10, QImage.Format.Format_RGB32)
        image.fill(QColor(color))
        paths.append(picture_parts.save_small(image, tmp_path / f"{number}.png"))
    sheet = pixels(picture_parts.contact_sheet(paths, tmp_path / "all.png", columns=2, width=10))
    assert sheet.shape == (10, 20)
    assert [sheet[2, 5], sheet[2, 15], sheet[7, 5], sheet[7, 15]] == ["#0072b2", "#d55e00", "#222222", "#ffffff"]
