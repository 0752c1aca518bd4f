"""Makers of the pictures are found by themselves; pictures keep their colours and one page shows all."""

import numpy as np
from osgeo import gdal
from qgis.PyQt.QtGui import QColor, QImage
from wulong_planner.layers.themes import THEMES
from wulong_planner.tools import picture_page, picture_parts, pictures, pictures_briefings


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
    """729 colours, 32 apart on each axis, do not fit a palette of 256: each is off by one step on one axis at most."""
    steps = [*range(0, 256, 32), 255]
    colors = [f"#{red:02x}{green:02x}{blue:02x}" for red in steps for green in steps for blue in steps]
    seen = pixels(picture_parts.save_small(image_of(colors), tmp_path / "a.png"))[0]
    assert 200 < len(set(seen)) <= picture_parts.COLORS
    assert max(off(one, other) for one, other in zip(seen, colors)) <= 3**0.5 * 32


def test_a_rare_colour_is_not_dulled(qgis_app, tmp_path):
    """One green pixel among a thousand greys and browns stays as green as it was."""
    common = [f"#{value:02x}{value:02x}{value - shift:02x}" for value in range(60, 256) for shift in range(5)]
    seen = pixels(picture_parts.save_small(image_of([*common, "#22aa33"]), tmp_path / "a.png"))[0]
    assert seen[-1] == "#22aa33"


def off(one: str, other: str) -> float:
    """Return the distance of two colours."""
    return float(np.linalg.norm([int(one[at : at + 2], 16) - int(other[at : at + 2], 16) for at in (1, 3, 5)]))


def test_the_page_shows_every_picture_there_is():
    there = {path.relative_to(picture_parts.IMAGES).as_posix() for path in picture_parts.IMAGES.rglob("*.png")}
    page = (picture_parts.IMAGES / picture_page.PAGE).read_text(encoding="utf-8")
    assert there <= set(picture_page.captions())
    assert {f"themes/{theme.key}.png" for theme in THEMES} <= there
    assert page == picture_page.text(picture_parts.IMAGES)
    assert all(page.count(f"]({file})") == 1 for file in there)


def test_what_slides_need_is_named_where_it_is_not_there(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(pictures_briefings.shutil, "which", lambda name: None)
    assert pictures_briefings.slides(picture_parts.Inputs(tmp_path)) == []
    assert "soffice, pdftoppm" in capsys.readouterr().out


def test_a_contact_sheet_sets_pictures_in_rows(qgis_app, tmp_path):
    paths = []
    for number, color in enumerate(["#0072b2", "#d55e00", "#222222"]):
        image = QImage(20, 10, QImage.Format.Format_RGB32)
        image.fill(QColor(color))
        paths.append(picture_parts.save_small(image, tmp_path / f"{number}.png"))
    sheet = pixels(picture_parts.contact_sheet(paths, tmp_path / "all.png", columns=2, width=10))
    assert sheet.shape == (10, 20)
    assert [sheet[2, 5], sheet[2, 15], sheet[7, 5], sheet[7, 15]] == ["#0072b2", "#d55e00", "#222222", "#ffffff"]
