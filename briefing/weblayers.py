"""Areas, lines and points of the web map's themes, each with its legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..layers import codes
from ..layers.catalog import BY_KEY
from . import labels
from .encoding import encode, point
from .model import LINKS, Briefing
from .webcolumns import columns, field_of, number, pair

Layer = dict[str, Any]
"""A layer, or an entry of a legend, as the page takes it."""
ROAD_TOLERANCE_DEG = 0.00005
"""Roads are thinned by at most five metres."""
AREA_TOLERANCE_DEG = 0.0003
"""Computed areas are thinned by at most thirty metres."""
KM2_PER_M2 = 1e-6
EQUAL_AREA = "+proj=laea +lat_0={lat} +lon_0={lon} +ellps=GRS80 +units=m"
"""A projection that keeps areas, about the middle of the data."""

RELIEF = ("#2c7f5f", "#a6d96a", "#fee08b", "#d99a4e", "#8c510a", "#5c3a1e")
REACH = ("#4292c6", "#c6dbef", "#deebf7", "#f7fbff")
COUNTS = ((0, 0, "#ffffff"), (1, 1, "#d0e1f2"), (2, 3, "#9ecae1"), (4, 6, "#4292c6"), (7, None, "#084594"))
MEMBERS = ((1, 2, "#fff3dc"), (3, 4, "#fdd49e"), (5, 6, "#fc9f6a"), (7, None, "#e8603c"))
"""(from, up to, colour): fixed breaks, so that two maps compare."""
GAP_FILLS = {
    "gap": "#b2182b",
    "wider_only": "#f4a582",
    "uncertain": "#fddbc7",
    "late": "#fee8c8",
    "planned": "#4393c3",
    "no_need": "#f7f7f2",
    "unknown": "#d9d9d9",
}
GAP_KINDS = ("gap", "wider_only", "uncertain", "late")
KIND_SIGNS = (
    ("#0072b2", "#ffffff", "circle", 5.0),
    ("#e69f00", "#222222", "triangle", 5.8),
    ("#009e73", "#ffffff", "square", 4.8),
    ("#cc79a7", "#222222", "diamond", 6.0),
    ("#56b4e9", "#222222", "circle", 5.0),
    ("#d55e00", "#ffffff", "square", 4.8),
    ("#f0e442", "#222222", "triangle", 5.8),
    ("#999999", "#222222", "diamond", 6.0),
)
STAGES = {
    "新建": "New",
    "新建或改造": "New or rebuilt",
    "改扩建": "Extended",
    "续建": "Continued",
    "完建": "Completed",
    "整治": "Repaired",
    "升级": "Upgraded",
    "已建": "Built",
}
STAGE_NONE = ["未注明", "Not stated"]
CRITICAL = ((1, 199, "#fdae61", 1.6), (200, 999, "#e6550d", 2.6), (1000, None, "#7f2704", 4.0))
"""(people from, up to, colour, pixels)."""


def layer(key: str, kind: str, title: list[str], **rest: Any) -> dict[str, Any]:
    """Return a layer as the page takes it."""
    return {"key": key, "kind": kind, "title": title, **rest}


def entry(label: list[str], style: dict[str, Any], count: object = None, **rest: Any) -> dict[str, Any]:
    """Return one entry of a legend."""
    return {"label": label, "style": style, "count": count, **rest}


def placed(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the rows that have a place."""
    there = np.array([each is not None and not each.is_empty for each in frame.geometry], dtype=bool)
    return frame[there].reset_index(drop=True)


def range_label(low: float, high: float | None, zh: str, en: str) -> list[str]:
    """Return how a class from ``low`` up to ``high`` is called."""
    if high is None:
        return [f"{low:,} {zh}及以上", f"{low:,} or more {en}".strip()]
    text = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    return [f"{text} {zh}", f"{text} {en}".strip()]


def in_range(values: Iterable[float | None], breaks: Sequence[tuple]) -> list[int]:
    """Return the class of each value, rounded to a whole number; -1 for none."""
    array = np.rint(np.array([np.nan if value is None else value for value in values], dtype=float))
    found = np.full(len(array), -1)
    for place, (low, high, *_) in enumerate(breaks):
        found[(array >= low) & (array <= (np.inf if high is None else high))] = place
    return found.tolist()


def roads(briefing: Briefing) -> dict[str, Any] | None:
    """Return the roads, thinned to what a screen can show: classes by colour, surfaces by dash."""
    frame = placed(briefing.layers["roads"])
    if not len(frame):
        return None
    named = frame["road_class"].fillna("")
    order = [code for code, _, _ in codes.ROAD_CLASS if (named == code).any()]
    order += sorted(set(named) - set(order))
    dashes = [road_style(*each) for each in zip(frame["status"], frame["surface"])]
    km = lengths_km(frame)
    classes = []
    for key in order:
        style = labels.ROAD_STYLES.get(key, labels.OTHER_ROAD)
        names = [
            codes.label(codes.ROAD_CLASS, key) or "未分级道路",
            codes.label(codes.ROAD_CLASS, key, "en") or "Other",
        ]
        drawn = {"colour": style.colour, "weight": style.weight}
        classes.append(entry(names, drawn, _km(km[named == key])))
    dashed = np.array(dashes, dtype=object)
    surfaces = [
        entry([zh, en], {"dash": key}, _km(km[dashed == key])) for key, zh, en in labels.SURFACE_STYLES if key in dashes
    ]
    place = {key: number_ for number_, key in enumerate(order)}
    return layer(
        "roads",
        "line",
        pair(BY_KEY["roads"]),
        unit=["公里", "km"],
        classes=classes,
        dashes=surfaces,
        index=[place[key] for key in named],
        dash=dashes,
        names=[name or "" for name in frame["name"]],
        columns=columns(frame, "roads", ("surface", "width_m", "status", "year", "road_id")),
        g=[encode(line) for line in frame.geometry.simplify(ROAD_TOLERANCE_DEG)],
    )


def _km(lengths: pd.Series) -> float:
    return round(float(lengths.sum()), 1)


def lengths_km(lines: gpd.GeoDataFrame) -> pd.Series:
    """Return the true length of each line in kilometres, on the ellipsoid."""
    geod = lines.crs.get_geod()
    return pd.Series([geod.geometry_length(each) / 1000 if each else 0.0 for each in lines.geometry], index=lines.index)


def road_style(status: str | None, surface: str | None) -> str:
    """Return which of the line styles a road is drawn with."""
    if status == labels.PLANNED:
        return labels.PLANNED
    return "hardened" if surface in codes.HARDENED_SURFACES else "unhardened"


def links(briefing: Briefing) -> dict[str, Any] | None:
    """Return the stretches that would connect groups once hardened."""
    frame = placed(briefing.layers[LINKS])
    if not len(frame):
        return None
    names = {row.road_id: row.name for row in briefing.layers["roads"].itertuples() if row.name}
    style = {"colour": labels.LINK_COLOUR, "weight": 4}
    label = ["硬化后可使小组通畅", "Would connect groups once hardened"]
    return layer(
        "links",
        "line",
        pair(BY_KEY[LINKS]),
        unit=["公里", "km"],
        classes=[entry(label, style, _km(lengths_km(frame)))],
        index=[0] * len(frame),
        names=[names.get(code) or "" for code in frame["road_id"]],
        columns=columns(frame, LINKS, ("length_m", "groups_gained", "people_gained", "road_id")),
        g=[encode(line) for line in frame.geometry],
    )


def critical(briefing: Briefing) -> dict[str, Any] | None:
    """Return the stretches without a way round, wider where more people hang on them."""
    frame = briefing.layers["criticalroads"]
    frame = placed(frame[(frame["kind"] == "bridge") & (frame["people_cut"] >= CRITICAL[0][0])])
    if not len(frame):
        return None
    index = in_range(frame["people_cut"], CRITICAL)
    unit = ["人", "people"]
    classes = [
        entry(range_label(low, high, *unit), {"colour": colour, "weight": weight}, index.count(place))
        for place, (low, high, colour, weight) in enumerate(CRITICAL)
    ]
    return layer(
        "criticalroads",
        "line",
        pair(field_of("criticalroads", "people_cut")),
        unit=["段", ""],
        classes=classes,
        index=index,
        names=["" for _ in index],
        columns=columns(
            frame, "criticalroads", ("road_id", "people_cut", "groups_cut", "people_using", "length_m", "rank")
        ),
        g=[encode(line) for line in frame.geometry.simplify(ROAD_TOLERANCE_DEG)],
    )


def reach(briefing: Briefing) -> dict[str, Any] | None:
    """Return the land within each limit of any facility, the widest lowest."""
    frame = placed(briefing.layers["servicearea"])
    if not len(frame):
        return None
    cutoffs = sorted(frame["cutoff"].dropna().unique())
    west, south, east, north = frame.total_bounds
    metric = EQUAL_AREA.format(lat=(south + north) / 2, lon=(west + east) / 2)
    classes, shapes = [], []
    for place, cutoff in enumerate(cutoffs):
        rows = frame[frame["cutoff"] <= cutoff]
        merged = shapely.union_all(shapely.make_valid(rows.geometry.values))  # thinned only after its area is taken
        km2 = gpd.GeoSeries([merged], crs=frame.crs).to_crs(metric).area.iloc[0] * KM2_PER_M2
        unit = ["分钟", "min"] if (rows["unit"] == "min").all() else ["米", "m"]
        text = [f"{cutoff:g} {unit[0]}以内", f"within {cutoff:g} {unit[1]}"]
        style = {"area": REACH[min(place, len(REACH) - 1)], "opacity": 0.5, "colour": "#2171b5", "weight": 0.8}
        classes.append(entry(text, style, round(km2, 1)))
        shapes.append(encode(shapely.simplify(merged, AREA_TOLERANCE_DEG)))
    return layer(
        "reach",
        "area",
        pair(BY_KEY["servicearea"]),
        unit=["平方公里", "km²"],
        classes=classes,
        index=list(reversed(range(len(shapes)))),
        g=list(reversed(shapes)),
    )


def elevation(briefing: Briefing) -> dict[str, Any] | None:
    """Return the elevation bands."""
    frame = placed(briefing.layers["elevationzones_map"]).sort_values("band", kind="stable", ignore_index=True)
    if not len(frame):
        return None
    classes = []
    for place, row in enumerate(frame.itertuples()):
        style = {"area": RELIEF[min(place, len(RELIEF) - 1)], "opacity": 0.75, "colour": "#8a7a5c", "weight": 0.4}
        classes.append(entry(band_label(row.band_low_m, row.band_high_m), style, number(row.area_km2)))
    return layer(
        "elevation",
        "area",
        pair(BY_KEY["elevationzones_map"]),
        unit=["平方公里", "km²"],
        classes=classes,
        index=list(range(len(frame))),
        note=_model(frame),
        g=[encode(each) for each in frame.geometry.simplify(AREA_TOLERANCE_DEG)],
    )


def _model(frame: pd.DataFrame) -> list[str] | None:
    named = frame["dem"].dropna()
    spec = field_of("elevationzones_map", "dem")
    return [f"{spec.zh}：{named.iloc[0]}", f"{spec.en}: {named.iloc[0]}"] if len(named) else None


def band_label(low: float | None, high: float | None) -> list[str]:
    """Return how an elevation band is called."""
    low, high = number(low, 0), number(high, 0)
    if low is None:
        return [f"{high} 米以下", f"below {high} m"]
    return [f"{low} 米及以上", f"{low} m and above"] if high is None else [f"{low}–{high} 米", f"{low}–{high} m"]


def by_place(
    key: str, title: list[str], of: str, rows: Sequence[tuple[str, int]], classes: list[dict], **rest: Any
) -> dict[str, Any]:
    """Return areas drawn with the outlines of places: ``rows`` of (code, class)."""
    for place, each in enumerate(classes):
        each["count"] = sum(1 for _, index in rows if index == place)
    codes_, index = [code for code, _ in rows], [each for _, each in rows]
    return layer(key, "area", title, of=of, unit=["个", ""], classes=classes, codes=codes_, index=index, **rest)


def fill(colour: str, **rest: Any) -> dict[str, Any]:
    """Return the style of an area."""
    return {"area": colour, "colour": "#6e6e6e", "weight": 0.8, **rest}


def gaps(briefing: Briefing) -> dict[str, Any] | None:
    """Return the villages by whether a project meets their need."""
    frame = briefing.layers["projectgap_villages"]
    if not len(frame):
        return None
    table = "projectgap_villages"
    listed = [each for each in field_of(table, "gap").values if (frame["gap"] == each[0]).any()]
    place = {code: number_ for number_, (code, _, _) in enumerate(listed)}
    classes = [
        entry([zh, en], fill(GAP_FILLS.get(code, "#d9d9d9"), opacity=0.85), gap=code in GAP_KINDS, key=code)
        for code, zh, en in listed
    ]
    rows = [(code, place.get(gap, -1)) for code, gap in zip(frame["zone"], frame["gap"])]
    shown = ("projects", "wider", "funded", "people_need", "people_open", "numbers")
    return by_place(
        "gaps",
        pair(BY_KEY[table]),
        "villages",
        rows,
        classes,
        columns=columns(frame, table, shown),
        people=[number(value, 0) for value in frame["people_open"]],
        gapFields=["projects", "wider"],
    )


def project_counts(briefing: Briefing) -> dict[str, Any]:
    """Return the classes of the townships by projects; the page counts them for the year and sector chosen."""
    classes = [entry(range_label(low, high, "个", ""), fill(colour, opacity=0.85)) for low, high, colour in COUNTS]
    breaks = [[low, high] for low, high, _ in COUNTS]
    title = [f"{BY_KEY['townships'].zh}：{BY_KEY['projects'].zh}", f"{BY_KEY['projects'].en} by township"]
    return by_place("projectcounts", title, "townships", [], classes, breaks=breaks)


def aid(briefing: Briefing) -> dict[str, Any] | None:
    """Return the places helped, by how many units help."""
    frame = briefing.layers["aid_groups"].dropna(subset=["target_code"])
    if not len(frame):
        return None
    towns = set(briefing.layers["townships"]["town_code"])
    of = "townships" if frame["target_code"].isin(towns).all() else "villages"
    index = in_range(frame["member_count"], MEMBERS)
    classes = [
        entry(range_label(low, high, "个成员单位", "members"), fill(colour, opacity=0.8))
        for low, high, colour in MEMBERS
    ]
    return by_place("aid", pair(BY_KEY["aid_groups"]), of, list(zip(frame["target_code"], index)), classes)


def points(
    briefing: Briefing, key: str, table: str, by: str, shown: Sequence[str], *, rows: gpd.GeoDataFrame | None = None
) -> dict[str, Any] | None:
    """Return points classified by a field of text, and how many have no place."""
    whole = briefing.layers[table] if rows is None else rows
    frame = placed(whole)
    if not len(frame):
        return None
    values = [value or "" for value in frame[by]]
    order = sorted(set(values), key=lambda value: (value == "", -values.count(value), value))
    most = len(KIND_SIGNS)
    place = {value: min(number_, most - 1) for number_, value in enumerate(order)}
    names = [[value, STAGES.get(value, value)] if value else STAGE_NONE for value in order]
    if len(names) > most:
        names = [*names[: most - 1], ["其他", "Other"]]
    index = [place[value] for value in values]
    classes = [entry(name, {"sign": KIND_SIGNS[number_]}, index.count(number_)) for number_, name in enumerate(names)]
    return layer(
        key,
        "point",
        pair(BY_KEY[table]),
        unit=["处", ""],
        classes=classes,
        index=index,
        names=[name or "" for name in frame["name"]],
        columns=columns(frame, table, shown),
        unplaced=int(len(whole) - len(frame)),
        at=[point(each) for each in frame.geometry],
    )
