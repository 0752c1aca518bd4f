"""``wulong:tiersummary``: any number of any result by tier, aid group and township, and how evenly it is shared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
)

from ...analysis.errors import Cancelled, InputError
from ...layers import codes
from .. import geometry, reading, values, zones
from .. import parameters as shared
from ..adapters import Input, read_frame, write_frame
from ..base import WulongAlgorithm, translate
from ..fields import BASIS
from ..networks import Layers, among, is_modelled
from ..places import Places, people, read_areas
from ..questions import first_problem
from ..services.inputs import area_layers
from ..telling import SCHEMATIC, Teller, title
from .people import check_people

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

FIELDS = ("VALUE_FIELD", "WEIGHT_FIELD", "VILLAGE_FIELD", "TOWN_FIELD", "CLASS_FIELD")
FIELDS_OF = {
    "INPUT": FIELDS,
    "ZONES": ("ZONE_FIELD",),
    "TOWNSHIPS": ("TOWNSHIP_FIELD",),
    "AID": ("AID_CODE_FIELD", "AID_NAME_FIELD"),
}
"""Fields that are looked for in each layer before a run starts."""
MEASURES = (
    ("within", "real"), ("within_pct", "real"), ("mean_rest", "real"), ("difference", "real"), ("gini", "real"),
    ("theil", "real"),
)  # fmt: skip
CLASSES = (
    ("grouping", "text"), ("code", "text"), ("name", "text"), ("places", "integer"), ("people", "real"),
    ("mean", "real"), ("low", "real"), ("high", "real"), *MEASURES, ("field", "text"), BASIS,
)  # fmt: skip
EQUITY = (
    ("grouping", "text"), ("classes", "integer"), ("people", "real"), ("gini", "real"), ("theil", "real"),
    ("between", "real"), ("within", "real"), ("between_pct", "real"), ("field", "text"), BASIS,
)  # fmt: skip
ALL, TIER, TOWNSHIP, AID, OWN = "all", "tier", "township", "aid_group", "class"

NOT_CHOSEN = "VALUE_FIELD is empty. Choose a field of the layer {layer}; it has: {fields}."
NOT_A_LIMIT = "LIMIT is {value}. Give one number, or leave it empty."
LEFT_OUT = "{layer}: {n} rows with {people} people have no value in {field} and take no part (ids {ids})."
NOBODY = "{layer}: {n} rows have no people and take no part (ids {ids})."
NO_GROUPING = (
    "Neither tiers, townships nor aid groups are known; only the whole is told. Choose ZONES, TOWNSHIPS or AID."
)
QUOTE = "{field}: mean {mean} over {people} people, from {low} to {high}; Gini {gini}, Theil {theil}."
QUOTE_SHARE = "{share} % of {people} people have at most {limit} in {field}."
QUOTE_SPLIT = "By {grouping}: {pct} % of the inequality (Theil) lies between the classes, the rest within them."
QUOTE_CLASS = "{grouping} {name}: mean {mean}, all others {rest} (difference {difference}), {people} people."


@dataclass(frozen=True)
class Case:
    """What was read: one row per place that takes part.

    Attributes:
        given: layer.
        field: field with the value, in words.
        value, people: (n,).
        classes: grouping to (n,) codes, "" in no class.
        names: grouping to name by code.
        modelled: rests on modelled geometry.
    """

    given: Input
    field: str
    value: np.ndarray
    people: np.ndarray
    classes: dict[str, np.ndarray]
    names: dict[str, dict[str, str]]
    modelled: bool


class TierSummary(WulongAlgorithm):
    """Means, shares and inequality by tier, aid group, township or any class."""

    ID = "tiersummary"
    GROUP = "coverage"
    TITLE = "Any number by tier, aid group and township"
    REQUIRES = ("numpy", "scipy", "pandas", "pyproj", "shapely>=2", "geopandas>=0.12")

    def declare(self) -> None:
        """Add the parameters."""
        for parameter in (
            shared.layer("INPUT", translate("Result to summarise"), "any", of="roadconnectivity"),
            shared.field("VALUE_FIELD", translate("Number to compare"), "INPUT", "minutes"),
            shared.field("WEIGHT_FIELD", translate("People"), "INPUT", "population"),
            shared.text("SHARE_VALUES", translate("Values that count as 1, all others as 0 (empty: numbers)"), ""),
            shared.text("LIMIT", translate("Count people with at most (empty: none)"), ""),
            *area_layers(),
            shared.layer("AID", translate("Aid groups"), "any", of="aid_groups", optional=True),
        ):
            self.add(parameter)
        for parameter in (
            shared.field("CLASS_FIELD", translate("Another class"), "INPUT", None),
            shared.field("VILLAGE_FIELD", translate("Village code of the group"), "INPUT", "village_code"),
            shared.field("TOWN_FIELD", translate("Township code of the group"), "INPUT", "town_code"),
            shared.field("ZONE_FIELD", translate("Village code"), "ZONES", "village_code"),
            shared.field("TOWNSHIP_FIELD", translate("Township code"), "TOWNSHIPS", "town_code"),
            shared.field("ZONE_NAME_FIELD", translate("Name of village and township"), "ZONES", "name"),
            shared.field("TIER_FIELD", translate("Tier of village and township"), "ZONES", "tier"),
            shared.field("AID_CODE_FIELD", translate("Code of the unit that is aided"), "AID", "target_code"),
            shared.field("AID_NAME_FIELD", translate("Name of the aid group"), "AID", "name"),
        ):
            self.add(parameter, advanced=True)
        kind = QgsProcessing.SourceType.TypeVector
        for key, name in (("OUTPUT", translate("Summary by class")), ("EQUITY", translate("Between and within"))):
            self.add(QgsProcessingParameterFeatureSink(key, name, kind, None, key != "OUTPUT"))
        for key, name in (
            ("PEOPLE", translate("People")),
            ("MEAN", translate("Mean")),
            ("GINI", translate("Gini coefficient")),
            ("THEIL", translate("Theil index")),
            ("BETWEEN_TIERS_PCT", translate("Inequality between tiers (%)")),
            ("SCHEMATIC", translate("1 when computed from modelled geometry")),
        ):
            self.addOutput(QgsProcessingOutputNumber(key, name))

    def problem(self, parameters: dict, context: QgsProcessingContext) -> str | None:
        """Return the first field or number that is wrong."""
        return first_problem(self, parameters, context, {}, _check_layers, _limit)

    def execute(self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict:
        """Read the layer, compare, write what was asked for."""
        layers = Layers(self, parameters, context, feedback)
        with reading.collector_paused():
            case = _read(layers)
            feedback.setProgress(40)
            summary, equity = _solve(case, _limit(layers))
            feedback.setProgress(80)
            _tell(layers, case, summary, equity)
            if feedback.isCanceled():
                raise Cancelled
            return _write(layers, case, summary, equity)


def _check_layers(layers: Layers) -> None:
    """Raise for the first field that is not in its layer, or that no field to compare was chosen."""
    for key, names in FIELDS_OF.items():
        given = layers.open(key)
        if given is None:
            continue
        if "VALUE_FIELD" in names and "VALUE_FIELD" not in layers.fields(given, names):
            there = ", ".join(each.name() for each in given.source.fields())
            raise InputError(NOT_CHOSEN, layer=given.name, fields=there)
        layers.fields(given, names)


def _limit(layers: Layers) -> float | None:
    text = layers.algorithm.parameterAsString(layers.parameters, "LIMIT", layers.context).strip()
    try:
        return float(text) if text else None
    except ValueError:
        raise InputError(NOT_A_LIMIT, value=text) from None


def _read(layers: Layers) -> Case:
    """Return the places that take part and the classes they are in."""
    from ...analysis.coverage.equity import checked

    given = layers.open("INPUT")
    fields = layers.fields(given, FIELDS)
    more = [name for name in map(given.field_name, ("located_by", "basis")) if name]
    frame = read_frame(given, layers.context, layers.feedback, fields=[*fields.values(), *more])
    places = Places(given, frame, fields)
    column, asked = frame[fields["VALUE_FIELD"]], layers.values("SHARE_VALUES")
    value = among(column, asked).astype(float) if asked else values.numbers(column, given.name)
    weight = people(layers, places, "WEIGHT_FIELD") if "WEIGHT_FIELD" in fields else _ones(frame)
    check_people(weight, frame.index, given.name, fields.get("WEIGHT_FIELD", ""))
    part = checked(value, weight, layer=given.name, field=fields["VALUE_FIELD"])
    _tell_left_out(layers, places, value, weight)
    villages, towns = read_areas(layers, "ZONES", "ZONE_FIELD"), read_areas(layers, "TOWNSHIPS", "TOWNSHIP_FIELD")
    if frame.geometry.isna().all():
        villages = replace(villages, shapes=None)  # a table lies in no polygon
    classes, names = _classes(layers, places, villages, towns)
    modelled = is_modelled(frame) or any((frame[name] == codes.MODELLED).any() for name in more)
    return Case(
        given, fields["VALUE_FIELD"] + (f" = {', '.join(sorted(asked))}" if asked else ""), value[part], weight[part],
        {grouping: found[part] for grouping, found in classes.items()}, names, modelled,
    )  # fmt: skip


def _ones(frame: pd.DataFrame) -> np.ndarray:
    import numpy as np

    return np.ones(len(frame))


def _tell_left_out(layers: Layers, places: Places, value: np.ndarray, weight: np.ndarray) -> None:
    import numpy as np

    ids, name = places.frame.index, places.given.name
    lost, empty = np.isnan(value) & (weight > 0), ~(weight > 0)
    if lost.any():
        layers.say(LEFT_OUT, layer=name, n=int(lost.sum()), people=f"{weight[lost].sum():.0f}",
                   field=places.fields["VALUE_FIELD"], ids=geometry.name_some(ids[lost]))  # fmt: skip
    if empty.any():
        layers.say(NOBODY, layer=name, n=int(empty.sum()), ids=geometry.name_some(ids[empty]))


def _classes(layers: Layers, places: Places, villages, towns) -> tuple[dict, dict]:
    """Return the class of every row by grouping, and what classes are called."""
    import numpy as np

    from ..places import village_codes

    found = zones.levels(places, villages, towns)
    village, names = found.pop("village", None), {TOWNSHIP: towns.name, TIER: {}}
    aid, called = _aid(layers)
    if aid:
        town = found.get("township")
        nothing = np.full(len(places.frame), None, dtype=object)
        village = village_codes(places, villages) if village is None else village
        pairs = zip(nothing if village is None else village, nothing if town is None else town)
        found[AID] = np.array([aid.get(v) or aid.get(t) for v, t in pairs], dtype=object)
        names[AID] = called
    own = places.codes("CLASS_FIELD")
    if own is not None:
        found[OWN], names[OWN] = own, {}
    if not found:
        layers.say(NO_GROUPING)
    return {key: np.array([code or "" for code in each], dtype=object) for key, each in found.items()}, names


def _aid(layers: Layers) -> tuple[dict[str, str], dict[str, str]]:
    """Return the aid group of each aided unit, known by its row's unit, and what it is called."""
    given = layers.open("AID")
    if given is None:
        return {}, {}
    fields = layers.fields(given, FIELDS_OF["AID"])
    if "AID_CODE_FIELD" not in fields:
        return {}, {}
    frame = read_frame(given, layers.context, layers.feedback, fields=list(fields.values()))
    unit = list(values.codes(frame[fields["AID_CODE_FIELD"]]))
    name = values.texts(frame[fields["AID_NAME_FIELD"]]) if "AID_NAME_FIELD" in fields else unit
    return {code: code for code in unit if code}, {code: text or code for code, text in zip(unit, name) if code}


def _solve(case: Case, limit: float | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    import numpy as np
    import pandas as pd

    from ...analysis.coverage import equity

    whole = equity.by_class(case.value, case.people, np.full(len(case.value), ALL, dtype=object), limit)
    parts, splits = [whole.assign(grouping=ALL, name=translate("Whole district"), code="")], []
    for grouping, classes in case.classes.items():
        table = equity.by_class(case.value, case.people, classes, limit)
        names = case.names.get(grouping, {})
        name = [names.get(code, code) or translate("In none") for code in table["code"]]
        parts.append(table.assign(grouping=grouping, name=name))
        found = equity.split(case.value, case.people, classes)
        splits.append((grouping, len(table), case.people.sum(), whole["gini"][0], found.total, found.between,
                       found.within, found.between_pct))  # fmt: skip
    columns = [name for name, _ in EQUITY[:8]]
    return pd.concat(parts, ignore_index=True), pd.DataFrame(splits, columns=columns)


def _tell(layers: Layers, case: Case, summary: pd.DataFrame, equity: pd.DataFrame) -> None:
    say, whole = Teller(layers), summary.iloc[0]
    if case.modelled:
        layers.say(SCHEMATIC)
    titles = grouping_titles()
    for row in summary[summary["grouping"] == TIER].itertuples():
        if row.code:
            say(QUOTE_CLASS, grouping=titles[TIER], name=row.name, mean=f"{row.mean:.3g}", rest=f"{row.mean_rest:.3g}",
                difference=f"{row.difference:+.3g}", people=f"{row.people:.0f}")  # fmt: skip
    for row in equity.itertuples():
        say(QUOTE_SPLIT, grouping=titles[row.grouping], pct=f"{row.between_pct:.1f}")
    if whole["within_pct"] == whole["within_pct"]:
        say(QUOTE_SHARE, share=f"{whole['within_pct']:.1f}", people=f"{whole['people']:.0f}",
            limit=f"{_limit(layers):g}", field=case.field)  # fmt: skip
    say(QUOTE, field=case.field, mean=f"{whole['mean']:.3g}", people=f"{whole['people']:.0f}",
        low=f"{whole['low']:.3g}", high=f"{whole['high']:.3g}", gini=f"{whole['gini']:.3f}",
        theil=f"{whole['theil']:.3f}")  # fmt: skip


def grouping_titles() -> dict[str, str]:
    """Return what the groupings are called."""
    return {
        TIER: translate("tier"), TOWNSHIP: translate("township"), AID: translate("aid group"),
        OWN: translate("class"), ALL: translate("all"),
    }  # fmt: skip


def _write(layers: Layers, case: Case, summary: pd.DataFrame, equity: pd.DataFrame) -> dict:
    common = {"field": case.field, "basis": codes.MODELLED if case.modelled else "given"}
    outputs = {
        key: write_frame(layers.algorithm, layers.parameters, key, layers.context, frame.assign(**common),
                         name=title(name, schematic=case.modelled), fields=fields, style=style)
        for key, name, frame, fields, style in (
            ("OUTPUT", translate("Summary by class"), summary, CLASSES, "tiersummary"),
            ("EQUITY", translate("Between and within"), equity, EQUITY, "tiersummary_equity"),
        )
    }  # fmt: skip
    layers.feedback.setProgress(100)
    whole, tiers = summary.iloc[0], equity.loc[equity["grouping"] == TIER, "between_pct"]
    numbers = {
        "PEOPLE": whole["people"], "MEAN": whole["mean"], "GINI": whole["gini"], "THEIL": whole["theil"],
        "BETWEEN_TIERS_PCT": tiers.iloc[0] if len(tiers) else float("nan"), "SCHEMATIC": int(case.modelled),
    }  # fmt: skip
    found = {key: float(number) for key, number in numbers.items() if number == number}
    return {**{key: value for key, value in outputs.items() if value is not None}, **found}
