"""The briefing as editable slides (PPTX, 16:9): native tables and charts, maps as pictures, sources in the notes.

The maps come from outside as pictures by theme; nothing here draws one. The same briefing with the same pictures
gives the same bytes.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from pathlib import Path

from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

from ..layers.catalog import BY_KEY
from . import shades
from . import slide_data as data
from . import slide_parts as parts
from .model import Briefing, Headline
from .output import printable, with_fixed_stamps, write_whole
from .slide_parts import Box, Grid, Look
from .slide_plan import PLANS, SlidePlan

UNWRITABLE = "The slides could not be written to {file} ({reason}). Close them in PowerPoint or choose another folder."
CREATOR = "Wulong Planner"
STAMP = datetime.datetime(2000, 1, 1)
WIDTH, HEIGHT = 13.333, 7.5
BLANK = 6
"""Of the library's own layouts."""
STRIPE = Box(0, 0, WIDTH, 0.86)
TITLE = Box(0.4, 0.12, 12.5, 0.62)
SAID = Box(0.4, 0.95, 12.5, 1.12)
LEFT, WHOLE = Box(0.4, 2.15, 6.5, 4.75), Box(0.4, 1.1, 12.5, 5.8)
RIGHT_TOP, RIGHT_BOTTOM = Box(7.05, 2.15, 5.88, 2.45), Box(7.05, 4.95, 5.88, 2.0)
CAPTION = Box(7.05, 4.64, 5.88, 0.3)
WIDE_CHART, WIDE_CAPTION, WIDE_GRID = Box(0.4, 2.15, 4.6, 4.75), Box(5.1, 2.15, 7.83, 0.3), Box(5.1, 2.47, 7.83, 4.4)
FOOT, NUMBER = Box(0.4, 7.05, 11.4, 0.34), Box(12.0, 7.05, 0.95, 0.34)
MOST_GAPS, MOST_RUNS, MOST_SAID = 30, 16, 16
SIZES = (12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5)
"""Letters of a table that fills a slide, in points."""
SCHEMATIC, SCHEMATIC_LINE = "示意数据", "（以上按示意数据测算，不是实测结果。）"
LONGEST_PROPERTY = 255
"""Characters a property of the file can hold."""
SLOT = "________"
"""Where somebody writes by hand what is not known yet."""


def themes(briefing: Briefing) -> tuple[str, ...]:
    """Return the themes of the maps the slides of a briefing show, in their order."""
    return tuple(theme for plan in _plans(briefing) for theme in plan.themes)


def write_slides(briefing: Briefing, path: Path, pictures: Mapping[str, bytes]) -> Path:
    """Write the slides; old ones stay until the new ones are whole.

    Args:
        briefing: what is said.
        path: the file.
        pictures: PNG or JPEG of a map by theme; a slide whose theme has none is without.
    """
    return write_whole(path, make_slides(briefing, pictures), UNWRITABLE)


def make_slides(briefing: Briefing, pictures: Mapping[str, bytes]) -> bytes:
    """Return the slides as a file."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _describe(deck, briefing)
    _cover(deck, briefing)
    _conclusions(deck, briefing)
    for plan in _plans(briefing):
        _answer(deck, briefing, plan, next((pictures[each] for each in plan.themes if each in pictures), None))
    _gaps(deck, briefing)
    _origins(deck, briefing)
    _number(deck, briefing)
    buffer = io.BytesIO()
    deck.save(buffer)
    return with_fixed_stamps(buffer.getvalue(), STAMP)


def _plans(briefing: Briefing) -> list[SlidePlan]:
    answered = {each.question for each in briefing.headlines}
    return [plan for plan in PLANS if answered.intersection(plan.questions)]


def _describe(deck: Deck, briefing: Briefing) -> None:
    """Give the file its title and no date or name of the day, and its theme the Chinese letters."""
    about = deck.core_properties
    about.title = printable(briefing.title)[:LONGEST_PROPERTY]
    about.author = about.last_modified_by = CREATOR
    about.comments = ""
    about.created = about.modified = STAMP
    about.revision = 1
    for part in deck.part.package.iter_parts():
        if part.partname.startswith("/ppt/theme/"):
            part.blob = part.blob.replace(b'<a:ea typeface=""/>', f'<a:ea typeface="{parts.FONT}"/>'.encode())


def _slide(deck: Deck, title: str) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
    parts.add_bar(slide, "stripe", STRIPE, parts.BLUE)
    parts.add_text(slide, "title", title, TITLE, Look(26, "FFFFFF", bold=True, smallest=16))
    return slide


def _cover(deck: Deck, briefing: Briefing) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
    parts.add_bar(slide, "stripe", Box(0, 0, WIDTH, 0.35), parts.BLUE)
    parts.add_bar(slide, "stripe", Box(0, HEIGHT - 0.35, WIDTH, 0.35), parts.BLUE)
    look = Look(44, parts.BLUE, bold=True, centred=True, smallest=20)
    parts.add_text(slide, "title", briefing.title, Box(0.8, 1.5, 11.7, 1.4), look)
    total = briefing.total
    about = f"{len(briefing.layers['townships'])} 个乡镇（街道） · {len(briefing.layers['villages'])} 个行政村 · "
    about += f"{total.groups:,} 个村民小组 · {total.people:,} 人"
    parts.add_text(slide, "about", about, Box(0.8, 2.95, 11.7, 0.6), Look(20, centred=True))
    date = _latest_run(briefing)
    lines = [f"日期：{date}（最近一次计算）" if date else f"日期：{SLOT}"]
    if not briefing.review_no:
        lines.append(f"审图号：{SLOT}")
    parts.add_text(slide, "date", "\n".join(lines), Box(0.8, 4.0, 11.7, 0.9), Look(18, centred=True))
    notices = "\n".join(zh for zh, _ in briefing.notices)
    look = Look(20, parts.NOTICE, bold=True, centred=True)
    parts.add_text(slide, "notice", notices, Box(0.8, 5.0, 11.7, 1.4), look)
    sources = "\n".join(f"{source}：{made}" for source, made in briefing.sources)
    parts.add_notes(slide, f"{notices}\n\n来源：\n{sources}")


def _latest_run(briefing: Briefing) -> str:
    """Return the day of the latest run, "" where none is recorded."""
    dates = briefing.layers["runs"]["date"].dropna()
    return str(max(dates))[:10] if len(dates) else ""


def _conclusions(deck: Deck, briefing: Briefing) -> None:
    """Say one headline of each question on one slide; all of them are in the notes."""
    first: dict[str, Headline] = {}
    for each in briefing.headlines:
        first.setdefault(each.question, each)
    if not first:
        return
    shown = list(first.values())[:MOST_SAID]
    slide = _slide(deck, f"主要结论{data.counted(len(shown), len(first)) if len(first) > len(shown) else ''}")
    rows = [
        [each.title_zh, each.text_zh, shades.met_text(each.met, each.target), SCHEMATIC if each.schematic else ""]
        for each in shown
    ]
    fills = [["", "", shades.MET_SHADES.get(row[2], ""), ""] for row in rows]
    grid = Grid(["内容", "结论", "是否达到目标", "数据"], rows, [1.9, 8.4, 1.3, 0.9], fills=fills)
    parts.add_table(slide, "conclusions", grid, Box(0.4, 1.0, 12.5, 5.95), SIZES, lines=3)
    parts.add_notes(slide, "\n".join(each.text_zh for each in briefing.headlines))


def _answer(deck: Deck, briefing: Briefing, plan: SlidePlan, picture: bytes | None) -> None:
    slide = _slide(deck, plan.title)
    said = [each for question in plan.questions for each in briefing.headlines if each.question == question]
    lines = [each.text_zh for each in said] + [SCHEMATIC_LINE] * any(each.schematic for each in said)
    parts.add_text(slide, "headline", "\n".join(lines), SAID, Look(15, smallest=9))
    chart, found = data.chart_of(briefing, plan.chart), data.grid_of(briefing, plan.grid)
    chart_box, caption_box, grid_box = RIGHT_TOP, CAPTION, RIGHT_BOTTOM
    if picture:
        parts.add_picture(slide, "map", picture, LEFT, f"{plan.title}专题图")
    else:
        chart_box, caption_box, grid_box = WIDE_CHART, WIDE_CAPTION, WIDE_GRID
    if chart:
        parts.add_chart(slide, "chart", chart, chart_box)
    if found:
        parts.add_text(slide, "caption", found[0], caption_box, Look(10, parts.GREY, bold=True))
        parts.add_table(slide, "table", found[1], grid_box, (9, 8.5, 8))
    parts.add_notes(slide, data.notes_of(briefing, plan.questions))


def _gaps(deck: Deck, briefing: Briefing) -> None:
    found = data.gaps_of(briefing, MOST_GAPS)
    if found is None:
        return
    caption, grid = found
    slide = _slide(deck, f"各乡镇（街道）缺口清单{caption}")
    parts.add_table(slide, "gaps", grid, WHOLE, SIZES)
    notes = "各列取自按乡镇（街道）统计的结果表；同一小组可能有多项缺口，各列不能相加。完整清单见工作簿。"
    parts.add_notes(slide, notes)


def _origins(deck: Deck, briefing: Briefing) -> None:
    """List sources on the left and the runs on the right."""
    slide = _slide(deck, "来源与运行记录")
    sources = "\n".join(f"• {source}：{made}" for source, made in briefing.sources)
    parts.add_text(slide, "sources", f"数据来源\n{sources}", Box(0.4, 1.05, 5.9, 5.9), Look(12, smallest=8))
    runs = briefing.layers["runs"]
    notes = ["来源：", sources, "", "示意图层：" + "、".join(briefing.schematic)]
    if len(runs):
        cells = {each.name: each for each in BY_KEY["runs"].fields}
        rows = [{name: data.text_of(row, spec) for name, spec in cells.items()} for row in runs.itertuples()]
        shown = [
            [BY_KEY[row["result"]].zh if row["result"] in BY_KEY else row["result"], row["algorithm"], row["date"][:10],
             row["profile"]]
            for row in rows[:MOST_RUNS]
        ]  # fmt: skip
        grid = Grid(["结果", "算法", "日期", "参数方案"], shown, [1.7, 2.1, 0.9, 1.73])
        caption = f"运行记录{data.counted(len(shown), len(runs))}，输入及其 SHA-256 见备注和工作簿"
        parts.add_text(slide, "caption", caption, Box(6.5, 1.05, 6.43, 0.3), Look(10, parts.GREY, bold=True))
        parts.add_table(slide, "runs", grid, Box(6.5, 1.4, 6.43, 5.5), (9, 8), lines=2)
        notes += ["", "运行记录："]
        notes += [f"{row['result']}：{row['algorithm']}；{row['date']}；{row['inputs']}" for row in rows]
    parts.add_notes(slide, "\n".join(notes))


def _number(deck: Deck, briefing: Briefing) -> None:
    """Put the notices and the number at the foot of each slide but the first."""
    notices = "；".join(zh for zh, _ in briefing.notices)
    count = len(deck.slides)
    for number, slide in enumerate(deck.slides, start=1):
        if number > 1:
            parts.add_text(slide, "foot", f"{briefing.title}　{notices}", FOOT, Look(10, parts.NOTICE, smallest=8))
            parts.add_text(slide, "number", f"{number} / {count}", NUMBER, Look(10, parts.GREY, centred=True))
