"""The page that shows every picture of the documentation with what it is, in Chinese and English."""

from __future__ import annotations

from pathlib import Path

from ..layers.themes import THEMES
from .picture_parts import IMAGES, ROOT

PAGE = "README.md"
INTRODUCTION = """# 图片 · Pictures

全部图片由 `make pictures` 用随插件数据从程序本身生成；底图为示意数据，非测绘成果，图中数字不能用于决策。
`make pictures` makes all of them from the program itself with the bundled data, which are schematic and not surveyed:
the figures in them are no ground for decisions.
"""
SECTIONS = (
    (
        "QGIS 桌面 · QGIS Desktop",
        (
            ("desktop.png", "面板“问题”页：道路通畅", "The dock's questions, in Chinese"),
            ("desktop-first.png", "第一次打开", "Opened for the first time"),
            ("desktop-card.png", "点位卡片：一个村民小组", "The card of a villager group"),
            ("desktop-briefings.png", "简报页", "The page of briefings"),
            ("desktop-en.png", "英文界面（200% 缩放）", "In English at 200 %"),
            ("desktop-workspace-en.png", "工作空间页（英文，200% 缩放）", "The workspace in English at 200 %"),
        ),
    ),
    (
        "网页地图与汇报 · Web map and slides",
        (
            ("webmap.png", "网页地图（离线）", "The web map, offline"),
            ("webmap-phone.png", "手机上的网页地图", "The web map on a phone"),
            ("slides.png", "汇报幻灯片（LibreOffice 打开）", "The slides in LibreOffice"),
        ),
    ),
    (
        "图册 · Atlas",
        (
            ("atlas.png", "乡镇图册的一页", "A page of the atlas of townships"),
            ("atlas-village.png", "重点村图册的一页", "A page of the atlas of key villages"),
        ),
    ),
)
"""(heading, ((file, Chinese, English), ...)): pictures that are no themes."""
THEME_HEADING = "专题图 · Map themes"
ALL_THEMES = ("themes.png", "全部专题图", "All map themes")
NOTES = {
    "change": (
        "插件数据没有规划道路的线形，图中以“建议硬化路段”代替",
        "the bundled data have no lines of planned roads; the stretches to harden stand for them",
    ),
    "safewater": ("插件数据没有水质检测值", "the bundled data have no tests of water"),
    "weather": ("规划没有给出现有站点的位置", "the plan does not say where the present stations are"),
}
"""What to know of a theme's picture, in Chinese and English."""


def captions() -> dict[str, tuple[str, str]]:
    """Return what each picture shows, in Chinese and English, by its path below the folder."""
    found = {file: (zh, en) for _, pictures in (*SECTIONS, ("", (ALL_THEMES,))) for file, zh, en in pictures}
    for theme in THEMES:
        zh, en = NOTES.get(theme.key, ("", ""))
        told = (f"{theme.zh}（{zh}）" if zh else theme.zh, f"{theme.en} ({en})" if en else theme.en)
        found[f"themes/{theme.key}.png"] = told
        found[f"themes/{theme.key}-en.png"] = (f"{told[0]}，英文", f"{told[1]}, in English")
    return found


def text(folder: Path) -> str:
    """Return the page for the pictures that are in a folder."""
    known = captions()
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.png")}
    headings = [(heading, [file for file, *_ in pictures]) for heading, pictures in SECTIONS]
    headings.append((THEME_HEADING, [file for file in known if file == ALL_THEMES[0] or "/" in file]))
    parts = [INTRODUCTION]
    for heading, files in headings:
        shown = [file for file in files if file in there]
        if shown:
            parts.append(f"## {heading}\n")
        for file in shown:
            zh, en = known[file]
            parts.append(f"**{zh}** · {en}\n\n![{zh} · {en}]({file})\n")
    return "\n".join(parts)


def write(folder: Path = IMAGES) -> str:
    """Write the page and return its path below the repository."""
    page = folder / PAGE
    page.write_text(text(folder), encoding="utf-8", newline="\n")
    return page.relative_to(ROOT).as_posix() if page.is_relative_to(ROOT) else str(page)
