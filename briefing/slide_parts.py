"""Parts of a slide: text that fits its box, native tables and charts, pictures and notes.

Lengths are in inches, sizes of letters in points. Text is measured before it is placed: it gets smaller letters first
and is cut with an ellipsis last, so nothing runs over its box.
"""

from __future__ import annotations

import io
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from .output import printable

FONT = "Microsoft YaHei"
INK, BLUE, NOTICE, PALE, GREY = "222222", "0B4F8A", "8A2C0D", "EEF3F8", "5F6B76"
PALETTE = ("56B4E9", "E69F00", "D55E00", "3D3D3D", "009E73", "CC79A7")
"""Of series; apart for colour-blind readers (Okabe and Ito)."""
HALF = 0.64
"""Width of a Latin letter or digit against that of a Chinese character, in the widest font that may stand in."""
GAP = 0.25
"""Between Chinese and Latin letters, as a share of the size."""
LINE = 1.28
"""Height of a line against that of its letters."""
PADDING, SLACK = 0.06, 0.03
LEAST_AIR, MOST_AIR = 0.045, 0.12
"""Above and below the text of a row of a table, together."""
HEADING_LINES = 2
POINTS_PER_INCH = 72
ELLIPSIS = "…"
NOTHING = "—"
"""In an empty cell, which would else be as high as the library's own letters."""
WIDE_CHARACTERS = ("W", "F", "A")


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide."""

    x: float
    y: float
    width: float
    height: float

    def place(self) -> tuple[Inches, Inches, Inches, Inches]:
        """Return left, top, width and height as the library wants them."""
        return Inches(self.x), Inches(self.y), Inches(self.width), Inches(self.height)


@dataclass(frozen=True)
class Look:
    """How a text looks."""

    size: float = 12
    colour: str = INK
    bold: bool = False
    centred: bool = False
    smallest: float = 9


def width_of(text: str, size: float) -> float:
    """Return about how wide a line of text is, in inches; programs add a gap between Chinese and Latin letters."""
    wide = [unicodedata.east_asian_width(letter) in WIDE_CHARACTERS for letter in text]
    gaps = sum(before != after for before, after in zip(wide, wide[1:]))
    ems = sum(1.0 if each else HALF for each in wide) + GAP * gaps
    return ems * size / POINTS_PER_INCH


def lines_of(text: str, size: float, width: float) -> int:
    """Return about how many lines a text takes in a width; a line that breaks loses up to a character."""
    usable = max(width - size / POINTS_PER_INCH, size / POINTS_PER_INCH)
    return sum(
        1 if width_of(part, size) <= width else math.ceil(width_of(part, size) / usable) for part in text.split("\n")
    )


def cut(text: str, size: float, width: float, lines: int = 1) -> str:
    """Return a text that takes no more lines than these, cut with an ellipsis where it must be."""
    if lines_of(text, size, width) <= lines:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if lines_of(text[:middle] + ELLIPSIS, size, width) <= lines:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def fit(text: str, box: Box, look: Look) -> tuple[str, float]:
    """Return the text and the size in which it stays inside its box."""
    width, height = box.width - 2 * PADDING, box.height - 2 * PADDING
    size = look.size
    while True:
        lines = max(1, int(height * POINTS_PER_INCH / (size * LINE)))
        if lines_of(text, size, width) <= lines:
            return text, size
        if size <= look.smallest:
            return cut(text, size, width, lines), size
        size = max(look.smallest, size - 0.5)


def add_text(slide: Slide, name: str, text: str, box: Box, look: Look) -> None:
    """Put a text in a box, in letters that let it stay there."""
    shape = slide.shapes.add_textbox(*box.place())
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Inches(PADDING)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if look.centred else MSO_ANCHOR.TOP
    shown, size = fit(printable(text), box, look)
    for number, part in enumerate(shown.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER if look.centred else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = part
        _letters(run.font, Look(size, look.colour, look.bold))


def _letters(font, look: Look) -> None:
    """Set size, colour and both typefaces: the Latin one and the one for Chinese."""
    font.size, font.bold, font.name = Pt(look.size), look.bold, FONT
    font.color.rgb = RGBColor.from_string(look.colour)
    properties = font._element
    for old in properties.findall(qn("a:ea")):
        properties.remove(old)
    chinese = properties.makeelement(qn("a:ea"), {"typeface": FONT})
    properties.find(qn("a:latin")).addnext(chinese)


def add_bar(slide: Slide, name: str, box: Box, colour: str) -> None:
    """Put a filled rectangle without an edge."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.place())
    shape.name = name
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour)
    shape.line.fill.background()
    shape.shadow.inherit = False


@dataclass(frozen=True)
class Grid:
    """A native table: headings, rows of text, share of the width of each column, columns that are numbers."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    numbers: frozenset[int] = frozenset()
    fills: Sequence[Sequence[str]] = ()
    """Colour of each cell, "" for none; empty for no colours at all."""


def shared(asked: Sequence[float], whole: float) -> list[float]:
    """Share a width among columns: all get more where there is enough, else the widest give way first."""
    total = sum(asked)
    if total <= whole:
        return [each * whole / total for each in asked]
    rest, widths = whole, [0.0] * len(asked)
    for place, number in enumerate(sorted(range(len(asked)), key=lambda each: asked[each])):
        widths[number] = min(asked[number], rest / (len(asked) - place))
        rest -= widths[number]
    return widths


def add_table(slide: Slide, name: str, grid: Grid, box: Box, sizes: Sequence[float] = (10,), lines: int = 1) -> None:
    """Put a native table in the largest letters in which every row has room for its text.

    Args:
        slide: that gets it.
        name: of the shape.
        grid: what stands in it.
        box: it stays inside.
        sizes: of the letters, the largest first.
        lines: of one text at most; what is longer is cut. Headings may always take :data:`HEADING_LINES`.
    """
    widths = shared(grid.widths, box.width)
    texts = [[printable(each).replace("\n", " ") for each in row] for row in (grid.headings, *grid.rows)]
    size, most = sizes[-1], [HEADING_LINES] + [lines] * len(grid.rows)
    for size in sizes:
        heights = _heights(texts, widths, size, most, box.height)
        if heights:
            break
    else:  # not even the smallest: every row gets the same, and its text is cut
        heights = [box.height / len(texts)] * len(texts)
        most = [max(1, int(heights[0] * POINTS_PER_INCH / (size * LINE)))] * len(texts)
    frame = slide.shapes.add_table(len(texts), len(grid.headings), *box.place())
    frame.name = name
    table = frame.table
    for number, width in enumerate(widths):
        table.columns[number].width = Inches(width)
    for number, texts_ in enumerate(texts):
        row = table.rows[number]
        row.height = Inches(heights[number])
        head = number == 0
        fills = grid.fills[number - 1] if grid.fills and not head else [""] * len(widths)
        for column, (text, width, own) in enumerate(zip(texts_, widths, fills)):
            shown = cut(text, size, width - 2 * PADDING - SLACK, most[number])
            fill = own or (BLUE if head else PALE if number % 2 == 0 else "FFFFFF")
            look = Look(size, "FFFFFF" if head else INK, head)
            _cell(table.cell(number, column), shown, look, fill, right=column in grid.numbers)


def _heights(
    texts: Sequence[Sequence[str]], widths: Sequence[float], size: float, most: Sequence[int], whole: float
) -> list[float] | None:
    """Return the height of each row, None where they do not fit together; what is left over makes them airier."""
    room = [each - 2 * PADDING - SLACK for each in widths]
    lines = [
        min(limit, max(lines_of(text, size, width) for text, width in zip(row, room)))
        for row, limit in zip(texts, most)
    ]
    needed = [count * size * LINE / POINTS_PER_INCH for count in lines]
    air = (whole - sum(needed)) / len(texts)
    return [each + min(air, MOST_AIR) for each in needed] if air >= LEAST_AIR else None


def _cell(cell, text: str, look: Look, fill: str, *, right: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(PADDING)
    cell.margin_top = cell.margin_bottom = Inches(PADDING / 3)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(fill)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text or NOTHING
    _letters(run.font, look)


@dataclass(frozen=True)
class Series:
    """One series of a chart; None where there is no value."""

    title: str
    values: Sequence[float | None]
    colour: str


@dataclass(frozen=True)
class Bars:
    """A native bar chart."""

    title: str
    categories: Sequence[str]
    series: Sequence[Series]
    stacked: bool = True
    number_format: str = "#,##0"
    unit: str = ""
    """Of its values, written behind the title."""


def add_chart(slide: Slide, name: str, bars: Bars, box: Box, size: float = 8) -> None:
    """Put a native chart whose numbers stay editable; bars lie where names are long."""
    data = CategoryChartData(number_format=bars.number_format)
    labels = [cut(printable(each).replace("\n", " "), size, box.width * 0.3) for each in bars.categories]
    data.categories = labels
    for each in bars.series:
        data.add_series(each.title, list(each.values))
    kind = XL_CHART_TYPE.BAR_STACKED if bars.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    shapes: Any = slide.shapes  # the library's own types do not fit each other
    frame = shapes.add_chart(kind, *box.place(), data)
    frame.name = name
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_sheet(labels, bars))
    _letters(chart.font, Look(size, INK))
    chart.has_title = True
    chart.chart_title.include_in_layout = False
    run = chart.chart_title.text_frame.paragraphs[0].add_run()
    unit = (
        f"（单位：{printable(bars.unit)}）" if bars.unit else ""
    )  # under the axis it would take the room of the names
    run.text = cut(printable(bars.title), size + 2, box.width - 0.4 - width_of(unit, size + 2)) + unit
    _letters(run.font, Look(size + 2, INK, True))
    chart.has_legend = len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    plot = chart.plots[0]
    plot.gap_width = 45
    if bars.stacked:
        plot.overlap = 100
    for series, each in zip(plot.series, bars.series):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(each.colour)
        series.invert_if_negative = False
    _axes(chart, bars)


def _axes(chart, bars: Bars) -> None:
    """Let the first bar be at the top with every name shown, and round numbers at the bottom."""
    chart.category_axis.reverse_order = True
    chart.value_axis._element.find(qn("c:crosses")).set("val", "max")
    axis = chart.category_axis._element
    skip = axis.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    after = axis.find(qn("c:noMultiLvlLbl"))
    if after is None:
        axis.append(skip)
    else:
        after.addprevious(skip)
    most = [max(each.values[row] or 0 for each in bars.series) for row in range(len(bars.categories))]
    if bars.stacked:
        most = [sum(each.values[row] or 0 for each in bars.series) for row in range(len(bars.categories))]
    chart.value_axis.major_unit = step_of(max(most))
    chart.category_axis.format.line.color.rgb = RGBColor.from_string(GREY)
    chart.value_axis.tick_labels.number_format = bars.number_format
    chart.value_axis.tick_labels.number_format_is_linked = False
    chart.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("D5DBE1")
    chart.value_axis.minimum_scale = 0


def step_of(most: float, steps: int = 5) -> float:
    """Return a round step (1, 2 or 5 times a power of ten) by which ``steps`` reach the largest value."""
    if most <= 0:
        return 1.0
    power = 10 ** math.floor(math.log10(most / steps))
    return next(each * power for each in (1, 2, 5, 10) if each * power * steps >= most)


def _sheet(labels: Sequence[str], bars: Bars) -> bytes:
    """Return the numbers of a chart as a workbook in which no text becomes a formula or a link."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet("Sheet1")
        for row, label in enumerate(labels, start=1):
            sheet.write_string(row, 0, label)
        for column, each in enumerate(bars.series, start=1):
            sheet.write_string(0, column, each.title)
            for row, value in enumerate(each.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value)
    return buffer.getvalue()


def add_picture(slide: Slide, name: str, data: bytes, box: Box, described: str) -> None:
    """Put a picture into a box, as large as it fits, with a description for those who cannot see it."""
    picture: Any = slide.shapes.add_picture(io.BytesIO(data), Inches(box.x), Inches(box.y))
    picture.name = name
    scale = min(Inches(box.width) / picture.width, Inches(box.height) / picture.height)
    picture.width, picture.height = Emu(round(picture.width * scale)), Emu(round(picture.height * scale))
    picture.left = Emu(Inches(box.x) + (Inches(box.width) - picture.width) // 2)
    picture.top = Emu(Inches(box.y) + (Inches(box.height) - picture.height) // 2)
    picture._element.nvPicPr.cNvPr.set("descr", printable(described))


def add_notes(slide: Slide, text: str) -> None:
    """Write the speaker notes."""
    frame: Any = slide.notes_slide.notes_text_frame
    frame.text = printable(text)
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            _letters(run.font, Look(12, INK))
