"""Write the tables by which ``ingest/names`` compares characters: traditional forms, readings and looks.

Run once, by hand, on Linux with ICU, pypinyin, QGIS's Qt and the Noto fonts:
``QT_QPA_PLATFORM=offscreen python -m wulong_planner.tools.make_characters``. The tables are committed; nothing of
this is needed to use the plugin.
"""

from __future__ import annotations

import csv
import ctypes
import ctypes.util
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parents[1] / "ingest" / "names"
BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2A6E0))
"""Han characters of Unicode's first and second plane that ICU knows variants of."""
OTHER_VARIANTS = {"邨": "村", "峯": "峰", "羣": "群", "埧": "坝", "垻": "坝", "巗": "岩", "嵒": "岩", "崗": "岗",
                  "谿": "溪", "廻": "回", "迴": "回", "鷄": "鸡", "菓": "果", "菴": "庵", "堦": "阶", "腳": "脚",
                  "喦": "岩", "隣": "邻", "櫈": "凳", "坵": "丘", "凃": "涂", "塆": "湾", "壪": "湾", "畊": "耕",
                  "祘": "算", "竜": "龙", "囯": "国", "歺": "餐", "氿": "酒", "囬": "回"}  # fmt: skip
"""Forms found on old maps and hand-written lists, typed by hand."""

COMMON_ROWS, ALL_ROWS = range(0x30, 0x58), range(0x30, 0x78)
"""Rows of GB 2312: the 3,755 characters in daily use, and all of them."""
FONT, SIDE, BLUR = "Noto Sans CJK SC", 32, 1.2
"""How characters are drawn to compare their looks: font, pixels, and by how many pixels strokes may be displaced."""
LEAST_ALIKE, MOST_ALIKE = 0.8, 8
"""Correlation of two drawings that counts, and how many neighbours: each must be among the other's nearest."""
READINGS = 2
"""Readings of a character that count, the most common first; the rest occur in old books only."""


def main() -> int:
    """Write ``variants.csv``, ``sounds.csv`` and ``lookalikes.csv``."""
    common = [character for row in ALL_ROWS for character in _gb2312(row)]
    variants = {**_traditional(set(common)), **OTHER_VARIANTS}
    _write("variants.csv", ("variant", "standard"), sorted(variants.items()))
    sounds = defaultdict(set)
    from pypinyin import Style, pinyin

    for character in common:
        for reading in pinyin(character, style=Style.NORMAL, heteronym=True)[0][:READINGS]:
            if re.fullmatch("[a-zü]+", reading):
                sounds[reading.replace("ü", "v")].add(character)
    _write("sounds.csv", ("syllable", "characters"), ((key, "".join(sorted(sounds[key]))) for key in sorted(sounds)))
    alike = _lookalikes([character for row in COMMON_ROWS for character in _gb2312(row)])
    _write("lookalikes.csv", ("character", "alike"), sorted(alike.items()))
    return 0


def _lookalikes(characters: list[str]) -> dict[str, str]:
    """Return the characters that look like each one, where there are any."""
    from scipy.ndimage import gaussian_filter

    drawn = np.stack([gaussian_filter(image, BLUR).ravel() for image in _draw(characters)])
    drawn -= drawn.mean(axis=1, keepdims=True)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    alike = drawn @ drawn.T
    np.fill_diagonal(alike, 0)
    near = np.zeros(alike.shape, dtype=bool)
    near[np.arange(len(alike))[:, None], np.argsort(-alike, axis=1)[:, :MOST_ALIKE]] = True
    near &= near.T & (alike > LEAST_ALIKE)
    lists = {one: "".join(characters[other] for other in np.flatnonzero(near[i])) for i, one in enumerate(characters)}
    return {one: others for one, others in lists.items() if others}


def _draw(characters: list[str]) -> Iterable[np.ndarray]:
    from qgis.PyQt.QtCore import QRect, Qt
    from qgis.PyQt.QtGui import QFont, QGuiApplication, QImage, QPainter

    application = QGuiApplication([])
    font = QFont(FONT)
    font.setPixelSize(SIDE - 2)
    for character in characters:
        image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        painter.setFont(font)
        painter.drawText(QRect(0, 0, SIDE, SIDE), Qt.AlignmentFlag.AlignCenter, character)
        painter.end()
        bits = image.constBits()
        bits.setsize(SIDE * image.bytesPerLine())
        yield 255.0 - np.frombuffer(bits, dtype="uint8").reshape(SIDE, -1)[:, :SIDE]
    application.quit()


def _gb2312(row: int) -> list[str]:
    """Return the characters of one row of GB 2312, which has 94 places."""
    found = []
    for place in range(1, 95):
        try:
            found.append(bytes((row + 0x80, place + 0xA0)).decode("gb2312"))
        except UnicodeDecodeError:
            continue
    return found


def _traditional(common: set[str]) -> dict[str, str]:
    """Return the simplified form of each traditional character, as ICU (Unicode's Unihan data) gives it."""
    pairs = {}
    convert = _icu()
    for low, high in BLOCKS:
        for number in range(low, high):
            simple = convert(chr(number))
            if simple != chr(number) and simple in common and chr(number) not in common:
                pairs[chr(number)] = simple
    return pairs


def _icu() -> Callable[[str], str]:
    library = ctypes.CDLL(ctypes.util.find_library("icui18n"))
    version = re.search(r"\.so\.(\d+)", ctypes.util.find_library("icui18n"))[1]
    opened, apply = getattr(library, f"utrans_openU_{version}"), getattr(library, f"utrans_transUChars_{version}")
    opened.restype = ctypes.c_void_p
    name, status = "Hant-Hans".encode("utf-16-le") + b"\0\0", ctypes.c_int(0)
    handle = opened(name, -1, 0, None, 0, None, ctypes.byref(status))

    def convert(text: str) -> str:
        units = text.encode("utf-16-le")
        buffer = ctypes.create_string_buffer(units, 64)
        size, limit, code = ctypes.c_int32(len(units) // 2), ctypes.c_int32(len(units) // 2), ctypes.c_int(0)
        apply(ctypes.c_void_p(handle), buffer, ctypes.byref(size), 32, 0, ctypes.byref(limit), ctypes.byref(code))
        return buffer.raw[: size.value * 2].decode("utf-16-le")

    return convert


def _write(name: str, header: tuple[str, str], rows: Iterable[tuple[str, str]]) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
