"""Where things stand on a printed sheet: A3 or A4, landscape or portrait, all in millimetres."""

from __future__ import annotations

from dataclasses import dataclass, replace

LONG_SIDE = {"A3": 420.0, "A4": 297.0}
SHORT_SIDE = {"A3": 297.0, "A4": 210.0}
LETTERS = {"A3": 1.0, "A4": 0.75}
"""Size of letters and strips against those of A3."""
EDGE, PAD, GAP = 8.0, 3.0, 3.0
GUTTER = 4.5
"""Room for the grid's coordinates around the map."""
HEAD, FOOT = 15.0, 15.0
COLUMN_SHARE = 0.275
"""Width of the column beside the map of a landscape sheet."""
BAND_SHARE = 0.4
"""Height of the band under the map of a portrait sheet."""
TITLE_SHARE = 0.56
OVERVIEW_SHARE, LEGEND_SHARE = 0.15, 0.27
LONG_LEGEND_SHARE = 0.38
SIDE_SHARE, MIDDLE_SHARE = 0.27, 0.44
LEFT_SHARE = 0.44
BAR, NORTH, BAR_SHARE = 15.0, 12.0, 0.68
REVIEW_WIDTH, NOTICE_WIDTH = 58.0, 62.0


@dataclass(frozen=True)
class Box:
    """A rectangle on the page in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the y of the lower side."""
        return self.y + self.height

    def inside(self, by: float) -> Box:
        """Return the rectangle that is smaller by so much on every side."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two share any room; sides may touch."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True)
class Sheet:
    """The places of a sheet; ``letters`` multiplies the sizes of letters made for A3."""

    name: str
    landscape: bool
    letters: float
    page: Box
    neatline: Box
    title: Box
    subtitle: Box
    map: Box
    overview: Box
    tables: Box
    legend: Box
    scale_bar: Box
    ratio: Box
    north: Box
    source: Box
    notice: Box
    review: Box
    number: Box

    def legend_below(self, bottom: float) -> Box:
        """Return the place of the legend with what tables above it leave free; they reach down to ``bottom``."""
        if self.legend.x != self.tables.x or bottom >= self.legend.y:
            return self.legend
        top = min(bottom + GAP * self.letters, self.legend.y)
        return replace(self.legend, y=top, height=self.legend.bottom - top)


def sheet(name: str = "A3", *, landscape: bool = True, few_tables: bool = False) -> Sheet:
    """Return the places of a paper size, "A3" or "A4".

    With few tables, on a map of the whole district, the legend gets room from them, and there is no overview.
    """
    across, down = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    letters = LETTERS[name]
    page = Box(0, 0, across[name], down[name])
    neatline = page.inside(EDGE * letters)
    inner = neatline.inside(PAD * letters)
    head, foot = HEAD * letters, FOOT * letters
    body = Box(inner.x, inner.y + head, inner.width, inner.height - head - foot)
    strips = {**_head(inner, head), **_foot(inner, foot, letters)}
    places = (_beside if landscape else _under)(body, letters, few_tables)
    return Sheet(name, landscape, letters, page, neatline, **strips, **places)


def _head(inner: Box, height: float) -> dict[str, Box]:
    title = replace(inner, width=inner.width * TITLE_SHARE, height=height)
    return {"title": title, "subtitle": Box(title.right, inner.y, inner.width - title.width, height)}


def _foot(inner: Box, height: float, letters: float) -> dict[str, Box]:
    """Sources on two lines over the whole width but for the notice and the fields at the right."""
    top, line = inner.bottom - height + 1, (height - 1) / 2
    review, notice = REVIEW_WIDTH * letters, NOTICE_WIDTH * letters
    side = Box(inner.right - review, top, review, line - 0.5)
    left = inner.width - review - notice - 2 * GAP
    return {
        "source": Box(inner.x, top, left, 2 * line),
        "notice": Box(inner.x + left + GAP, top, notice, 2 * line),
        "review": side,
        "number": replace(side, y=top + line),
    }


def _beside(body: Box, letters: float, few_tables: bool) -> dict[str, Box]:
    width = body.width * COLUMN_SHARE
    gap, bar = GAP * letters, BAR * letters
    column = Box(body.right - width, body.y, width, body.height - gap)
    overview = replace(column, height=0.0 if few_tables else column.height * OVERVIEW_SHARE)
    legend_height = column.height * (LONG_LEGEND_SHARE if few_tables else LEGEND_SHARE)
    legend = replace(column, y=column.bottom - bar - gap - legend_height, height=legend_height)
    top = column.y if few_tables else overview.bottom + gap
    tables = replace(column, y=top, height=legend.y - top - gap)
    frame = Box(body.x, body.y, body.width - width - gap, body.height - gap)
    bottom = replace(column, y=column.bottom - bar, height=bar)
    return {"map": frame.inside(GUTTER), "overview": overview, "tables": tables, "legend": legend, **_bar(bottom)}


def _under(body: Box, letters: float, few_tables: bool) -> dict[str, Box]:
    gap, bar = GAP * letters, BAR * letters
    height = body.height * BAND_SHARE
    band = Box(body.x, body.bottom - height, body.width, height - gap)
    frame = Box(body.x, body.y, body.width, band.y - gap - body.y).inside(GUTTER)
    left = replace(band, width=(band.width - 2 * gap) * (LEFT_SHARE if few_tables else SIDE_SHARE))
    bottom = replace(left, y=left.bottom - bar, height=bar)
    above = replace(left, height=band.height - bar - gap)
    if few_tables:
        overview, tables = replace(above, height=0.0), above
        legend = Box(left.right + gap, band.y, band.right - left.right - gap, band.height)
    else:
        overview = above
        tables = Box(left.right + gap, band.y, (band.width - 2 * gap) * MIDDLE_SHARE, band.height)
        legend = Box(tables.right + gap, band.y, band.right - tables.right - gap, band.height)
    return {"map": frame, "overview": overview, "tables": tables, "legend": legend, **_bar(bottom)}


def _bar(box: Box) -> dict[str, Box]:
    """Scale bar over the scale as a ratio, the north arrow beside them."""
    side = min(NORTH, box.height)
    left, bar = box.width - side - 1, box.height * BAR_SHARE
    return {
        "scale_bar": Box(box.x, box.y, left, bar),
        "ratio": Box(box.x, box.y + bar, left, box.height - bar),
        "north": Box(box.right - side, box.y, side, box.height),
    }
