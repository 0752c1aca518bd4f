"""What the tables of a sheet say: expressions on the place of the page and on the workspace's tables.

Nothing is counted here. Numbers come from the township counts and the result tables as they are when the page is
drawn; headings and units come from the catalog. A table that is not there, or says nothing about this level of
places, has no line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from qgis.core import QgsFeatureRequest, QgsVectorLayer

from .. import legends
from ..catalog import BY_KEY
from ..spec import FieldSpec
from . import words

TOWNSHIP, VILLAGE, DISTRICT = "township", "village", "district"
CODE_FIELD = {TOWNSHIP: "town_code", VILLAGE: "village_code", DISTRICT: ""}
Layers = Mapping[str, QgsVectorLayer]
EMPTY, ONE_NAME = "''", '"name"'
UNDECIDED = "undecided"
LISTED_LINES = 3
"""Lines for a list of names; what does not fit ends in an ellipsis."""


@dataclass(frozen=True)
class Line:
    """A row of a table: its heading, the expressions of its cells, and the lines a cell may take."""

    heading: str
    cells: tuple[str, ...]
    lines: int = 1
    second: str = ""
    """Heading of another fact in the same row; its expression is among the cells."""
    said: str = ""
    """Expression of the heading where it is not known beforehand; ``heading`` then says how long it gets."""


@dataclass(frozen=True)
class Coverage:
    """How far a question is answered in a place: fields of a result table with one row per area."""

    table: str
    share: str
    target: str = ""
    people: str = ""
    least: str = ""
    """Of several rows for one place, that with the least value of this field."""
    level: str = ""
    """The table holds one level of places only, and names none."""


COVERAGE = (
    Coverage("roadconnectivity_summary", "share_pct", "target_pct", "people_to_do"),
    Coverage("nearestfacility_summary", "people_pct", "target_pct", "people_to_do", least="cutoff"),
    Coverage("catchmentaccess_summary", "without_pct", "", "people_without"),
    Coverage("ruralaccess_summary", "rai_walked_pct"),
    Coverage("criticalroads_summary", "risk_pct", "", "people_at_risk"),
    Coverage("watersupply_summary", "served_pct", "target_pct", "people_to_do"),
    Coverage("gravityscreening_summary", "gravity_pct"),
    Coverage("safewater_summary", "safe_low_pct", "target_pct", "people_to_do"),
    Coverage("stationcoverage_summary", "people_pct"),
    Coverage("siting_summary", "people_pct"),
    Coverage("projectgap_summary", "open_pct", "", "people_open"),
    Coverage("projectgap_villages", "gap", "", "people_open", level=VILLAGE),
)
"""In the order of the questions. A share that is coded text, such as the kind of gap, is given in words."""


def numbers(level: str, layers: Layers, locale: str) -> list[Line]:
    """Return counts of a place, each heading with one cell."""
    if level == TOWNSHIP:
        lines = _attributes("townships", ("village_count", "community_count", "pop_2010", "area_km2"), locale)
        counted = _attributes("township_counts", ("groups", "population"), locale, "n_")
        return [*lines[:2], *(counted if "township_counts" in layers else ()), *lines[2:]]
    if level == VILLAGE:
        return _attributes("villages", ("group_count", "population", "elevation_m"), locale)
    lines = []
    for key in ("townships", "villages", "communities", "groups"):
        if key in layers:
            spec = BY_KEY[key]
            count = number(f"aggregate('{layers[key].id()}', 'count', 1)", 0)
            lines.append(Line(words.pick((spec.zh, spec.en), locale), (count,)))
    if "groups" in layers:
        field = _field(BY_KEY["groups"].fields, "population")
        people = f"aggregate('{layers['groups'].id()}', 'sum', \"population\")"
        lines.append(Line(_heading(field, locale), (number(people, 0, field.unit, locale),)))
    return lines


def texts(level: str, layers: Layers, locale: str, *, public: bool = False) -> list[Line]:
    """Return facts in words of a township or village: tier, key villages, aid group, works and projects."""
    if level == DISTRICT:
        return []
    code = CODE_FIELD[level]
    lines = []
    if level == VILLAGE and "townships" in layers:
        spec = BY_KEY["townships"]
        here = _column(layers["townships"], words.name(locale), _same("town_code", "town_code"))
        lines.append(Line(words.pick((spec.zh, spec.en), locale), (here,)))
    if level == TOWNSHIP and "villages" in layers:
        keys = _column(layers["villages"], words.name(locale), f'"tier" IS NOT NULL AND {_same(code, code)}', locale)
        lines.append(Line(words.pick(words.KEY_VILLAGES, locale), (keys,), 2))
    lines += _aid(level, layers, locale, public=public)
    if level == TOWNSHIP and "township_counts" in layers:
        lines.append(_works(locale))
    if "project_places" in layers:
        places = "town_code" if level == TOWNSHIP else "unit_code"
        listed = "\"project_no\" || coalesce(' ' || \"project_name\", '')"
        named = _column(layers["project_places"], listed, _same(places, code), locale, unique=True)
        spec = BY_KEY["projects"]
        lines.append(Line(words.pick((spec.zh, spec.en), locale), (named,), LISTED_LINES))
    return lines


def coverage(level: str, layers: Layers, locale: str) -> list[Line]:
    """Return now, target and people to do of every question that has been answered for this level."""
    lines, unsure = [], undecided(layers)
    for each in COVERAGE:
        layer = layers.get(each.table)
        if each.table in unsure:
            each = replace(each, target="", people="")
        if layer is None or (each.level and each.level != level):
            continue
        where = "" if each.level else f"\"level\" = '{level}'"
        limit, at_least = least(layer, each.least, locale)
        condition = f"{where or 'TRUE'} AND {at_least}"
        if not _says_something(layer, each.share, condition):
            continue
        if CODE_FIELD[level]:
            condition += f" AND {_same('zone', CODE_FIELD[level])}"
        lines.append(_coverage(each, layer, condition, limit, locale))
    return lines


def undecided(layers: Layers) -> frozenset[str]:
    """Return the result tables that the scoreboard holds against no target: what they say is only a lower bound."""
    if "scoreboard" not in layers:
        return frozenset()
    request = QgsFeatureRequest().setFilterExpression(f"\"light\" = '{UNDECIDED}'")
    return frozenset(str(row["table"]) for row in layers["scoreboard"].getFeatures(request))


def tier(level: str, layers: Layers, locale: str) -> str:
    """Return the expression of a place's own tier, or of a township's key villages with theirs."""
    own = _tier_name('"key_tier_name"', '"tier"', layers, locale)
    if level != TOWNSHIP or "villages" not in layers:
        return own
    opened, closed = words.pick(("（", " ("), locale), words.pick(("）", ")"), locale)
    named = f"{words.name(locale)} || '{opened}' || {own} || '{closed}'"
    code = CODE_FIELD[level]
    keys = _column(layers["villages"], named, f'"tier" IS NOT NULL AND {_same(code, code)}', locale)
    return f"coalesce(nullif({own}, ''), {keys})"


def _tier_name(name: str, value: str, layers: Layers, locale: str) -> str:
    """Return the expression of the tier as the plan, or in English the legend, names it."""
    if locale.startswith("zh"):
        return f"coalesce({name}, {value})"
    pairs = ", ".join(f"{words.quoted(tier)}, {words.quoted(title)}" for tier, title in tiers(layers, locale))
    tier = f"'Tier ' || {value}"
    return f"coalesce(map_get(map({pairs}), {value}), {tier})" if pairs else tier


def tiers(layers: Layers, locale: str) -> list[tuple[str, str]]:
    """Return the tiers with their names, in the order of the plan's list."""
    rows = list(layers["key_units"].getFeatures()) if "key_units" in layers else []
    rows = [row for row in rows if isinstance(row["tier"], str)]
    rows.sort(key=lambda row: row["sequence"] if isinstance(row["sequence"], (int, float)) else 0)
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(row["tier"], row["tier_name"] if isinstance(row["tier_name"], str) else row["tier"])
    return [(tier, words.tier_name(name, tier, locale)) for tier, name in found.items()]


def tables_used(level: str, layers: Layers) -> list[QgsVectorLayer]:
    """Return the result tables a sheet's numbers come from."""
    return [layers[each.table] for each in COVERAGE if each.table in layers and each.level in ("", level)]


def _aid(level: str, layers: Layers, locale: str, *, public: bool) -> list[Line]:
    if "aid_groups" not in layers:
        return []
    layer, spec = layers["aid_groups"], BY_KEY["aid_groups"]
    here = _same("target_code", "village_code") if level == VILLAGE else _same("town_code", "town_code")
    lines = [Line(words.pick((spec.zh, spec.en), locale), (_column(layer, _aid_name(layer, locale), here, locale),), 2)]
    if not public:
        leaders = _column(layer, '"leaders"', here, locale)
        lines.append(Line(_heading(_field(spec.fields, "leaders"), locale), (leaders,)))
    return lines


def _aid_name(layer: QgsVectorLayer, locale: str) -> str:
    """Return the expression of an aid group's name; in English with what the legend calls it before."""
    english = {}
    for row in () if locale.startswith("zh") else layer.getFeatures():
        called = legends.texts(False).get(f"{row['name']}：{row['target_name']}", "")
        if called:
            english[row["name"]] = called.split(":")[0]
    if not english:
        return ONE_NAME
    pairs = ", ".join(words.quoted(each) for pair in english.items() for each in pair)
    return f"coalesce(map_get(map({pairs}), {ONE_NAME}) || ' (' || {ONE_NAME} || ')', {ONE_NAME})"


def _works(locale: str) -> Line:
    """Return the works the plan places here; of what it places nowhere a zero would say too much."""
    spec = BY_KEY["township_counts"]
    parts = []
    for name in ("water_works", "road_projects", "weather_stations", "facilities"):
        field = _field(spec.fields, name)
        text = words.quoted(f"{_heading(field, locale)} ")
        tail = words.quoted(words.unit(field.unit, locale))
        parts.append(f'if("n_{name}" > 0, {text} || "n_{name}" || {tail}, NULL)')
    joined = f"array_to_string(array_filter(array({', '.join(parts)}), @element IS NOT NULL), {_comma(locale)})"
    return Line(words.pick(("规划工程", "Planned works"), locale), (joined,), 2)


def _coverage(each: Coverage, layer: QgsVectorLayer, condition: str, limit: str, locale: str) -> Line:
    fields = BY_KEY[each.table].fields
    share = _field(fields, each.share)
    spec = BY_KEY[each.table]
    heading = words.pick((spec.zh, spec.en), locale) + words.pick(("：", ": "), locale)
    heading += _heading(share, locale) + (words.pick((f"（{limit}）", f" ({limit})"), locale) if limit else "")

    def cell(name: str, decimals: int) -> str:
        if not name:
            return "NULL"
        field = _field(fields, name)
        value = f"aggregate('{layer.id()}', 'max', \"{name}\", {condition})"
        if field.values:
            pairs = ", ".join(
                f"'{code}', {words.quoted(words.pick((zh, en), locale))}" for code, zh, en in field.values
            )
            return f"map_get(map({pairs}), {value})"
        return number(value, decimals, field.unit, locale)

    cells = (cell(each.share, 1), cell(each.target, 0), cell(each.people, 0))
    return Line(heading, cells, 2 if share.values else 1)


def least(layer: QgsVectorLayer, name: str, locale: str) -> tuple[str, str]:
    """Return the least value of a field in words and the condition that picks its rows; all where there is none."""
    if not name:
        return "", "TRUE"
    rows = list(layer.getFeatures(QgsFeatureRequest().setSubsetOfAttributes([name, "unit"], layer.fields())))
    values = [row[name] for row in rows if isinstance(row[name], (int, float))]
    if not values:
        return "", "TRUE"
    value, unit = min(values), words.unit(str(rows[0]["unit"]), locale)
    return f"{value:g}{unit}", f'"{name}" = {value!r}'


def _says_something(layer: QgsVectorLayer, name: str, condition: str) -> bool:
    request = QgsFeatureRequest().setFilterExpression(f'"{name}" IS NOT NULL AND {condition}')
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry).setLimit(1)
    return any(True for _ in layer.getFeatures(request))


def _attributes(key: str, names: Iterable[str], locale: str, prefix: str = "") -> list[Line]:
    """Return a line for each of these fields of the page's place; joined ones have a prefix."""
    fields = [_field(BY_KEY[key].fields, name) for name in names]
    return [
        Line(_heading(field, locale), (number(f'"{prefix}{field.name}"', 0, field.unit, locale),)) for field in fields
    ]


def _field(fields: Iterable[FieldSpec], name: str) -> FieldSpec:
    return next(field for field in fields if field.name == name)


def _heading(field: FieldSpec, locale: str) -> str:
    return words.pick((field.zh, field.en), locale)


def number(value: str, decimals: int, unit: str = "", locale: str = "zh") -> str:
    """Return the expression of a number with its unit, NULL where there is none."""
    tail = words.quoted(words.unit(unit, locale))
    return f"with_variable('n', {value}, if(@n IS NULL, NULL, format_number(@n, {decimals}) || {tail}))"


def _column(layer: QgsVectorLayer, expression: str, condition: str, locale: str = "zh", *, unique: bool = False) -> str:
    kind = "concatenate_unique" if unique else "concatenate"
    return f"aggregate('{layer.id()}', '{kind}', {expression}, {condition}, concatenator:={_comma(locale)})"


def _comma(locale: str) -> str:
    return words.quoted(words.pick(("、", ", "), locale))


def _same(field: str, of_page: str) -> str:
    return f"\"{field}\" = attribute(@atlas_feature, '{of_page}')"
