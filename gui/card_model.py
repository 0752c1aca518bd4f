"""A card as data: titles, sentences and small tables; shown as HTML, copied as plain text."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

STYLE = """
body {{ font-family: {fonts}; }}
h2 {{ margin: 0 0 2px 0; }}
h3 {{ margin: 10px 0 2px 0; }}
p {{ margin: 2px 0; }}
p.notice {{ background-color: {notice}; color: {ink}; }}
p.faint {{ color: {faint}; }}
th, td {{ padding: 1px 6px 1px 0; }}
th {{ text-align: left; color: {faint}; font-weight: normal; }}
"""
NOTICE, INK, FAINT = "#fff3c4", "#333333", "#666666"
WIDE, FULL = ' width="50%"', ' width="100%"'
LINK = "place:{kind}:{code}"
GROUP, VILLAGE = "group", "village"


@dataclass(frozen=True)
class Place:
    """Whom a card is about: ``group`` or ``village``, and the code."""

    kind: str
    code: str

    @property
    def link(self) -> str:
        """Return what a click on it in another card leads to."""
        return LINK.format(kind=self.kind, code=self.code)

    @classmethod
    def of(cls, link: str) -> Place | None:
        """Return the place of a link, None for any other link."""
        parts = link.split(":", 2)
        return cls(*parts[1:]) if len(parts) == 3 and parts[0] == LINK.split(":")[0] else None


@dataclass(frozen=True)
class Cell:
    """Text of a table; a number stands right, a place can be clicked."""

    text: str
    number: bool = False
    place: Place | None = None


@dataclass(frozen=True)
class Table:
    """A small table; the last row may be a sum, and one column may take half of the width."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    total: bool = False
    widest: int | None = None


@dataclass(frozen=True)
class Section:
    """A part of a card: sentences and tables in the order they are read."""

    title: str
    parts: Sequence[str | Table]


@dataclass(frozen=True)
class Card:
    """What there is to say about a place; ``above`` leads to the card of what it is part of."""

    title: str
    subtitle: str
    notices: Sequence[str] = ()
    sections: Sequence[Section] = ()
    foot: Sequence[str] = ()
    above: tuple[str, Place] | None = None


def to_html(card: Card, fonts: Sequence[str]) -> str:
    """Return the card for a text browser; whatever names it holds come out as text."""
    names = ", ".join(f"'{name}'" for name in fonts)
    style = STYLE.format(fonts=f"{names}, sans-serif", notice=NOTICE, ink=INK, faint=FAINT)
    parts = [f"<h2>{_safe(card.title)}</h2>", f'<p class="faint">{_safe(card.subtitle)}</p>']
    if card.above is not None:
        text, place = card.above
        parts.append(f"<p>{_cell(Cell(text, place=place), bold=False)}</p>")
    parts += [f'<p class="notice">{_safe(text)}</p>' for text in card.notices]
    for section in card.sections:
        parts.append(f"<h3>{_safe(section.title)}</h3>")
        parts += [_table(part) if isinstance(part, Table) else f"<p>{_safe(part)}</p>" for part in section.parts]
    parts += [f'<p class="faint">{_safe(text)}</p>' for text in card.foot]
    return f"<html><head><style>{style}</style></head><body>{''.join(parts)}</body></html>"


def to_text(card: Card) -> str:
    """Return the card as plain text; cells are separated by tabs, so a table can be pasted into a sheet."""
    lines = [card.title, card.subtitle, *card.notices]
    for section in card.sections:
        lines += ["", section.title]
        for part in section.parts:
            lines += _rows(part) if isinstance(part, Table) else [part]
    return "\n".join([*lines, *(["", *card.foot] if card.foot else [])])


def _safe(text: str) -> str:
    return html.escape(str(text), quote=True)


def _table(table: Table) -> str:
    right = [any(row[column].number for row in table.rows) for column in range(len(table.heads))]
    align = [' align="right"' if each else "" for each in right]
    width = [WIDE if column == table.widest else "" for column in range(len(table.heads))]
    heads = "".join(f"<th{side}{wide}>{_safe(head)}</th>" for side, wide, head in zip(align, width, table.heads))
    rows = []
    for number, row in enumerate(table.rows):
        bold = table.total and number == len(table.rows) - 1
        cells = (_cell(cell, bold=bold) for cell in row)
        rows.append("<tr>" + "".join(f"<td{side}>{cell}</td>" for side, cell in zip(align, cells)) + "</tr>")
    whole = "" if table.widest is None else FULL
    return f'<table cellspacing="0"{whole}><tr>{heads}</tr>{"".join(rows)}</table>'


def _cell(cell: Cell, *, bold: bool) -> str:
    text = _safe(cell.text)
    if cell.place is not None:
        text = f'<a href="{_safe(cell.place.link)}">{text}</a>'
    return f"<b>{text}</b>" if bold else text


def _rows(table: Table) -> list[str]:
    return ["\t".join(table.heads), *("\t".join(cell.text for cell in row) for row in table.rows)]
