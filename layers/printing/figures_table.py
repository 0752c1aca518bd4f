"""The table of a theme sheet: whole district, each tier and the townships with most to do, or how much of each kind.

The cells are expressions, so a sheet in a project says what the workspace holds when it is drawn; nothing is counted
that a summary has. A sheet that can be switched between themes has the rows of each. Where a theme has no figures,
a sentence says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsFeatureRequest, QgsVectorLayer

from .. import codes, legends
from ..catalog import BY_KEY, GROUPS, KEY_PROPERTY
from ..kinds import KINDS
from ..spec import FieldSpec
from . import facts, words
from .facts import EMPTY, Layers, Line
from .figures import FIGURES, TIER, Areas, Column, Kinds, Layered

WORST = 5
"""Townships listed by name."""
MOST_KINDS = 12
"""Kinds listed by name; the others are in the sum."""
RESULTS = "results"
TARGET, PERCENT = "target", "%"
AGAINST = (TARGET, "people_to_do")
"""How the fields begin that hold a result against its target."""
RATIO_DECIMALS = 3
"""Of a number without a unit, such as facilities for 1,000 people."""
A_DAY = "2000-01-01"
"""As long as the day of a run."""


@dataclass(frozen=True)
class Figures:
    """A table, or else the sentence why there is none.

    Attributes:
        head: expressions of the headings.
        longest: the headings as far as they are known, to measure.
        rows: each with as many cells as there are headings but one.
        sentence: expression of the sentence.
        used: keys of the layers the figures come from.
        ruled: rows have lines between; those of a sheet that can be switched may be blank.
    """

    head: tuple[str, ...] = ()
    longest: tuple[str, ...] = ()
    rows: tuple[Line, ...] = ()
    sentence: str = ""
    used: tuple[str, ...] = ()
    ruled: bool = True


def figures(theme: str, layers: Layers, locale: str) -> Figures:
    """Return the figures of a theme, by its key; none for a theme of the user's own."""
    sentence = ""
    for spec in FIGURES.get(theme, ()):
        title = _title(spec.table, locale)
        if isinstance(spec, Areas) and spec.least and spec.table in layers:
            limit, _ = facts.least(layers[spec.table], spec.least, locale)
            title += words.pick((f"（{limit}）", f" ({limit})"), locale) if limit else ""
        if spec.table not in layers:
            sentence = sentence or words.pick(words.NOT_ASKED, locale).format(title=title)
            continue
        if isinstance(spec, Areas):
            columns, rows = _areas(spec, layers, locale)
        elif isinstance(spec, Kinds):
            columns, rows = _kinds(spec, layers, locale)
        else:
            columns, rows = _layered(spec, layers, locale)
        if rows:
            day = _day(spec.table, layers, locale)
            title = title if BY_KEY[spec.table].group == RESULTS else _of_what(spec, locale)
            longest = title + (words.pick(words.RUN_ON, locale).format(day=A_DAY) if day else "")
            head = (words.quoted(title) + day, *map(words.quoted, columns))
            return Figures(head, (longest, *columns), tuple(rows), used=_used(spec, layers))
        sentence = sentence or words.pick(words.NO_FIGURES, locale).format(title=title)
    return Figures(sentence=words.quoted(sentence) if sentence else "")


def _used(spec: Areas | Kinds | Layered, layers: Layers) -> tuple[str, ...]:
    if isinstance(spec, Areas):
        return (spec.table,)
    keys = spec.layers if isinstance(spec, Layered) else [each.layer or spec.table for each in spec.columns]
    return tuple(dict.fromkeys(key for key in keys if key in layers))


def _of_what(spec: Areas | Kinds | Layered, locale: str) -> str:
    """Return what stands in the first column of a table that no run has written."""
    if not isinstance(spec, Kinds):
        return words.pick(GROUPS["works"], locale)
    return _heading(_field("key_units" if spec.field == TIER else spec.table, spec.field), locale)


def switched(by_theme: Mapping[str, Figures]) -> Figures:
    """Return the figures of a sheet whose variable ``theme`` names one of these themes."""
    found = {name: each for name, each in by_theme.items() if each.rows or each.sentence}
    tables = [each for each in found.values() if each.rows]
    width = max((len(each.head) for each in tables), default=0)
    height = max((len(each.rows) for each in tables), default=0)

    def of_theme(pick: Mapping[str, str]) -> str:
        cases = " ".join(f"WHEN @theme = {words.quoted(name)} THEN {text}" for name, text in pick.items() if text)
        return f"CASE {cases} ELSE '' END" if cases else EMPTY

    def cell(each: Figures, row: int, column: int) -> str:
        said = _said(each.rows[row]) if row < len(each.rows) else ()
        return said[column] if column < len(said) else ""

    rows = []
    for row in range(height):
        there = [each.rows[row] for each in tables if row < len(each.rows)]
        cells = [of_theme({name: cell(each, row, at) for name, each in found.items()}) for at in range(width)]
        heading = max((each.heading for each in there), key=len)
        rows.append(Line(heading, tuple(cells[1:]), max(each.lines for each in there), said=cells[0]))
    heads = [of_theme({n: e.head[at] for n, e in found.items() if at < len(e.head)}) for at in range(width)]
    longest = [max((each.longest[at] for each in tables if at < len(each.longest)), key=len) for at in range(width)]
    sentence = of_theme({name: each.sentence for name, each in found.items()})
    used = tuple(key for each in found.values() for key in each.used)
    return Figures(tuple(heads), tuple(longest), tuple(rows), "" if sentence == EMPTY else sentence, used, ruled=False)


def _said(row: Line) -> tuple[str, ...]:
    return (row.said or words.quoted(row.heading), *row.cells)


def _areas(spec: Areas, layers: Layers, locale: str) -> tuple[list[str], list[Line]]:
    """Return headings and rows of a summary: the district, its tiers, the townships with most of ``worst``."""
    layer = layers[spec.table]
    unsure = spec.table in facts.undecided(layers)
    fields = [_field(spec.table, name) for name in spec.columns if not (unsure and name.startswith(AGAINST))]
    _, only = facts.least(layer, spec.least, locale)
    told = [name for name in spec.columns if not name.startswith(TARGET)]
    district = f"\"level\" = 'district' AND {only}"
    if not _any(layer, f"{district} AND coalesce({', '.join(map(_column, told))}) IS NOT NULL"):
        return [], []

    def line(heading: str, condition: str) -> Line:
        values = [f"aggregate('{layer.id()}', 'max', {_column(each.name)}, {condition})" for each in fields]
        return Line(heading, tuple(_number(value, _decimals(each), each.unit) for value, each in zip(values, fields)))

    rows = [line(words.pick(words.WHOLE, locale), district)]
    for code, name in _tiers(layers, locale):
        condition = f"\"level\" = 'tier' AND coalesce(\"zone\", '') = {words.quoted(code)} AND {only}"
        if _any(layer, condition):
            rows.append(line(name, condition))
    if not (unsure and spec.worst.startswith(AGAINST)):
        rows += _worst(spec, layers, only, fields, locale)
    return [_heading(each, locale) for each in fields], rows


def _worst(spec: Areas, layers: Layers, only: str, fields: Sequence[FieldSpec], locale: str) -> list[Line]:
    """Return the townships with most of a field, after a line that says so."""
    layer = layers[spec.table]
    if not spec.worst or "townships" not in layers:
        return []
    condition = f"\"level\" = 'township' AND {_column(spec.worst)} > 0 AND {only}"
    count = min(WORST, _count(layer, condition))
    if not count:
        return []
    name = words.name(locale)
    for each in ("name", "pinyin"):
        of_place = f"attribute(get_feature('{layers['townships'].id()}', 'town_code', \"zone\"), '{each}')"
        name = name.replace(_column(each), of_place)

    def ranked(expression: str, at: int) -> str:
        order = f"order_by:=-{_column(spec.worst)}"
        return f"array_get(aggregate('{layer.id()}', 'array_agg', {expression}, {condition}, {order}), {at})"

    title = words.pick(words.MOST, locale).format(what=_heading(_field(spec.table, spec.worst), locale))
    blank = tuple(EMPTY for _ in fields)
    rows = [Line(title, blank)]
    room = "" if locale.startswith("zh") else words.LONG_NAME
    for at in range(count):
        cells = tuple(_number(ranked(_column(each.name), at), _decimals(each), each.unit) for each in fields)
        rows.append(Line(room, cells, said=f"coalesce({ranked(name, at)}, '—')"))
    return rows


def _kinds(spec: Kinds, layers: Layers, locale: str) -> tuple[list[str], list[Line]]:
    """Return headings and rows of the kinds there are, and of all."""
    columns = [each for each in spec.columns if (each.layer or spec.table) in layers]
    on = list(dict.fromkeys(each.layer or spec.table for each in columns))
    kind = _tier_of(spec.table, layers) if spec.field == TIER else _column(spec.field)
    whole = spec.only or "TRUE"
    if not any(_any(layers[key], whole) for key in on):
        return [], []

    def line(heading: str, condition: str) -> Line:
        return Line(heading, tuple(_sum(each, layers[each.layer or spec.table], condition) for each in columns))

    if spec.field == TIER:
        named = _tiers(layers, locale)[: None if spec.table == "villages" else -1]
    else:
        named = _kind_names(spec, [layers[key] for key in on], whole, locale)
    rows = [line(name, f"coalesce({kind}, '') = {words.quoted(value)} AND {whole}") for value, name in named]
    return [_column_heading(spec.table, each, locale) for each in columns], [
        line(words.pick(words.TOTAL, locale), whole),
        *rows,
    ]


def _layered(spec: Layered, layers: Layers, locale: str) -> tuple[list[str], list[Line]]:
    """Return headings and rows of layers."""
    there = [key for key in spec.layers if key in layers]
    rows = [Line(_title(key, locale), tuple(_sum(each, layers[key], "TRUE") for each in spec.columns)) for key in there]
    return [_column_heading(spec.table, each, locale) for each in spec.columns], rows


def _kind_names(spec: Kinds, there: Sequence[QgsVectorLayer], whole: str, locale: str) -> list[tuple[str, str]]:
    """Return the kinds and their names in the order of codes or ``order``, else most first; without one last."""
    counted: dict[str, int] = {}
    order: dict[str, float] = {}
    for layer in there:
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setFilterExpression(whole)
        at = layer.fields().indexFromName(spec.order) if spec.order else -1
        for feature in layer.getFeatures(request):
            value = feature[spec.field]
            value = value if isinstance(value, str) else ""
            counted[value] = counted.get(value, 0) + 1
            order.setdefault(value, float(feature[at]) if at >= 0 else 0.0)
    known = _codes(spec)
    place = {code: at for at, (code, _, _) in enumerate(known)}
    ranked = sorted(
        counted, key=lambda each: (not each, order[each], place.get(each, len(place)), -counted[each], each)
    )
    return [(value, _kind_name(value, known, locale)) for value in ranked[:MOST_KINDS]]


def _codes(spec: Kinds) -> codes.Codes:
    return codes.STAGE if spec.field == "stage" else _field(spec.table, spec.field).values


def _kind_name(value: str, known: codes.Codes, locale: str) -> str:
    if not value:
        return words.pick(words.NOT_STATED, locale)
    if locale.startswith("zh"):
        return codes.label(known, value, locale)
    english = {ending: kind for ending, _, kind in KINDS}
    return english.get(value) or legends.texts(False).get(value) or codes.label(known, value, locale)


def _tiers(layers: Layers, locale: str) -> list[tuple[str, str]]:
    return [*facts.tiers(layers, locale), ("", words.pick(words.NO_TIER, locale))]


def _tier_of(table: str, layers: Layers) -> str:
    """Return the expression of a row's tier: a village's own or its township's, that of the place a group helps."""
    if table == "aid_groups":
        return f"attribute(get_feature('{_id(layers, 'key_units')}', 'unit_code', \"target_code\"), 'tier')"
    of_town = f"attribute(get_feature('{_id(layers, 'townships')}', 'town_code', \"town_code\"), 'tier')"
    return f'coalesce("tier", {of_town})'


def _id(layers: Layers, key: str) -> str:
    return layers[key].id() if key in layers else ""


def _sum(column: Column, layer: QgsVectorLayer, condition: str) -> str:
    """Return the expression of a number of a layer."""
    if column.only:
        condition = f"{condition} AND {column.only}"
    if not column.value:
        return _number(f"aggregate('{layer.id()}', 'count', 1, {condition})", 0)
    plain = layer.fields().indexFromName(column.value) >= 0
    value = _column(column.value) if plain else column.value.format(crs=layer.crs().authid())
    total = f"aggregate('{layer.id()}', 'sum', {value}, {condition})"  # of empty values alone it is 0
    if not plain:
        return _number(f"coalesce({total}, 0)" if column.only else total, column.decimals)
    total = f"if(aggregate('{layer.id()}', 'max', {value}, {condition}) IS NULL, NULL, {total})"
    field = _field(str(layer.customProperty(KEY_PROPERTY)), column.value)
    return _number(total, _decimals(field), field.unit)


def _number(value: str, decimals: int, unit: str = "") -> str:
    return f"coalesce({facts.number(value, decimals, unit if unit == PERCENT else '')}, {words.quoted(words.NOTHING)})"


def _decimals(field: FieldSpec) -> int:
    if field.kind == "integer" or field.name.startswith(TARGET) or field.unit == "人":
        return 0
    return 1 if field.unit else RATIO_DECIMALS


def _day(table: str, layers: Layers, locale: str) -> str:
    """Return what to add to a title: the day of the run that wrote the table, where its record is there."""
    if "runs" not in layers or BY_KEY[table].group != RESULTS:
        return ""
    written = f"(' ' || \"tables\" || ' ') LIKE {words.quoted(f'% {table} %')}"
    day = f"aggregate('{layers['runs'].id()}', 'max', \"date\", {written})"
    opened, closed = words.pick(words.RUN_ON, locale).split("{day}")
    return f" || coalesce({words.quoted(opened)} || left({day}, 10) || {words.quoted(closed)}, '')"


def _title(key: str, locale: str) -> str:
    return words.pick((BY_KEY[key].zh, BY_KEY[key].en), locale)


def _heading(field: FieldSpec, locale: str) -> str:
    """Return the title of a field with its unit where that is not said by the title or the cells."""
    unit = words.unit(field.unit, "en")
    return words.pick((field.zh, field.en), locale) + ("" if unit == PERCENT else unit)


def _column_heading(table: str, column: Column, locale: str) -> str:
    if any(column.heading):
        return words.pick(column.heading, locale)
    return _heading(_field(table, column.value), locale) if column.value else _title(column.layer or table, locale)


def _field(table: str, name: str) -> FieldSpec:
    return next(each for each in BY_KEY[table].fields if each.name == name)


def _column(name: str) -> str:
    return f'"{name}"'


def _any(layer: QgsVectorLayer, condition: str) -> bool:
    return _count(layer, condition, 1) > 0


def _count(layer: QgsVectorLayer, condition: str, most: int = -1) -> int:
    request = QgsFeatureRequest().setFilterExpression(condition)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry).setLimit(most)
    return sum(1 for _ in layer.getFeatures(request))
