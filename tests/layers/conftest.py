"""A small workspace written from the catalog: square townships in a row, made up from end to end.

Each township is 0.1° wide and has two villages (south, north) of two groups each; a road runs through
all seats from west to east. The first township has tier 1, the south village of the second tier 10.
"""

import shutil
import sqlite3
from pathlib import Path

import fiona
import pytest
from shapely.geometry import LineString, Point, box, mapping
from wulong_planner.layers.catalog import CRS, LAYERS, RESULTS

TOWNS = 3
WEST, SOUTH, SIDE = 107.5, 29.2, 0.1
KINDS = {"text": "str", "integer": "int", "real": "float"}
STATUS = ("connected", "motorable", "cut_off", "no_road")


def town_code(town: int) -> str:
    return f"50015600{town + 1}"


def village_code(town: int, village: int) -> str:
    return f"{town_code(town)}20{village}"


def made_up_rows() -> dict[str, list[tuple[object, dict]]]:
    """Return (geometry, attributes) of each layer that has rows."""
    place = {"source": "made up", "located_by": "modelled"}
    rows: dict[str, list[tuple[object, dict]]] = {spec.key: [] for spec in LAYERS if not spec.view}
    area = box(WEST, SOUTH, WEST + TOWNS * SIDE, SOUTH + SIDE)
    rows["district"].append((area, {"district_code": "500156", "name": "甲区", **place}))
    for town in range(TOWNS):
        code, name, x = town_code(town), f"{'子丑寅'[town]}乡", WEST + town * SIDE
        common = {"town_code": code, **place}
        cell = box(x, SOUTH, x + SIDE, SOUTH + SIDE)
        seat = Point(x + SIDE / 2, SOUTH + SIDE / 2)
        tier = "1" if town == 0 else None
        rows["townships"].append((cell, {"name": name, "village_count": 2, "tier": tier, **common}))
        rows["township_seats"].append((seat, {"name": name, "elevation_m": 400 + town, **common}))
        aid = f"AG-0{town + 1}"
        rows["aid_groups"].append(
            (None, {"aid_group_id": aid, "name": f"第{town + 1}集团", "lead_unit": "某局", "town_code": code})
        )
        for member in range(2):
            rows["aid_group_members"].append(
                (None, {"member_id": f"{aid}-{member}", "aid_group_id": aid, "name": "某委"})
            )
        for village in range(2):
            y = SOUTH + village * SIDE / 2
            ids = {"village_code": village_code(town, village), **common}
            tier = "10" if (town, village) == (1, 0) else None
            named = {"name": f"{name[0]}{'南北'[village]}村", "tier": tier}
            rows["villages"].append((box(x, y, x + SIDE, y + SIDE / 2), {**ids, **named}))
            for group in range(2):
                at = Point(x + SIDE * (1 + 2 * group) / 4, y + SIDE / 4)
                number = {"group_id": f"{ids['village_code']}{group}", "name": f"{group + 1}组", "population": 100}
                rows["groups"].append((at, {**ids, **number}))
        line = LineString([(x, SOUTH + SIDE / 2), (x + SIDE, SOUTH + SIDE / 2)])
        kind = {"road_class": "county", "surface": "asphalt" if town else "gravel", "status": "existing"}
        rows["roads"].append((line, {"road_id": f"R{town}", "name": "甲路", **kind, **place}))
        rows["project_places"].append(
            (None, {"place_id": f"P{town}", "project_no": "1-1", "place_name": name, "town_code": code})
        )
    for unit, town, tier, text in ((town_code(0), 0, "1", "甲级乡"), (village_code(1, 0), 1, "10", "乙级村")):
        rows["key_units"].append(
            (None, {"unit_code": unit, "tier": tier, "tier_name": text, "town_code": town_code(town)})
        )
    rows["projects"].append((None, {"project_no": "1-1", "name": "某项目", "content": 'a < b & "c"'}))
    rows["water_works"].append((seat, {"work_id": "W1", "name": "甲水厂", "kind": "水厂", "town_code": town_code(2)}))
    rows["water_works"].append((None, {"work_id": "W2", "name": "乙水厂", "kind": "水厂", "unlocated": "没有地点"}))
    return rows


def write_layer(path: Path, spec, rows) -> None:
    properties = {field.name: KINDS[field.kind] for field in spec.fields}
    schema = {"geometry": spec.geometry or "None", "properties": properties}
    options = {"crs": CRS, "VERSION": "1.2"} if spec.geometry else {"VERSION": "1.2"}
    with (
        fiona.Env(OGR_SQLITE_SYNCHRONOUS="OFF"),  # waiting for the disk takes eight times as long as writing
        fiona.open(path, "w", driver="GPKG", layer=spec.key, schema=schema, **options) as sink,
    ):
        for geometry, values in rows:
            attributes = {name: values.get(name) for name in properties}
            sink.write({"geometry": mapping(geometry) if geometry else None, "properties": attributes})


def add_view(path: Path, spec) -> None:
    with sqlite3.connect(path) as database:
        database.execute(f"CREATE VIEW {spec.key} AS {spec.view}")
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, 'attributes', ?)",
            (spec.key, spec.key),
        )
    database.close()


def write_results(path: Path, rows) -> None:
    """Add results as the algorithms write them: the four states of connectivity in turn, the others without rows."""
    by_key = {spec.key: spec for spec in RESULTS}
    groups = [
        (geometry, {**values, "status": STATUS[place % 4], "hardened_m": 10.0 * place, "basis": "modelled"})
        for place, (geometry, values) in enumerate(rows["groups"])
    ]
    write_layer(path, by_key["roadconnectivity"], groups)
    links = [
        (
            geometry,
            {
                "road_id": values["road_id"],
                "length_m": 9700.0,
                "groups_gained": 2,
                "people_gained": 60,
                "basis": "modelled",
            },
        )
        for geometry, values in rows["roads"][:1]
    ]
    write_layer(path, by_key["roadconnectivity_links"], links)
    summary = [
        (
            None,
            {
                "level": "township",
                "zone": town_code(town),
                "groups": 4,
                "connected": 1,
                "people": 400,
                "share_pct": 25.0,
                "target_pct": 100.0,
                "groups_to_do": 3,
                "people_to_do": 300,
            },
        )
        for town in range(TOWNS)
    ]
    for level, zone, groups, connected in (
        ("district", "", 12, 3),
        ("tier", "1", 4, 1),
        ("tier", "10", 2, 1),
        ("tier", "", 6, 1),
    ):
        to_do = groups - connected
        counted = {"groups": groups, "connected": connected, "people": 100 * groups}
        shares = {"share_pct": 100 * connected / groups, "target_pct": 100.0}
        missing = {"groups_to_do": to_do, "people_to_do": 100 * to_do}
        summary.append((None, {"level": level, "zone": zone, **counted, **shares, **missing}))
    write_layer(path, by_key["roadconnectivity_summary"], summary)
    filled = ("roadconnectivity", "roadconnectivity_links", "roadconnectivity_summary")
    for spec in RESULTS:
        if spec.key not in filled:
            write_layer(path, spec, [])


def write_gpkg(path: Path, rows) -> Path:
    for spec in LAYERS:
        if not spec.view:
            write_layer(path, spec, rows[spec.key])
    for spec in LAYERS:
        if spec.view:
            add_view(path, spec)
    return path


def surveyed_rows(rows):
    """The same rows, located by a survey."""
    changed = {"located_by": "surveyed"}
    return {key: [(geometry, {**values, **changed}) for geometry, values in each] for key, each in rows.items()}


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """Each small workspace, written once: name to path."""
    folder = tmp_path_factory.mktemp("written")
    rows = made_up_rows()
    plain = write_gpkg(folder / "plain.gpkg", rows)
    sample = Path(shutil.copy(plain, folder / "sample.gpkg"))
    write_results(sample, rows)
    surveyed = write_gpkg(folder / "surveyed.gpkg", surveyed_rows(rows))
    return {"sample": sample, "plain": plain, "surveyed": surveyed}


@pytest.fixture
def sample(written, tmp_path):
    """The small workspace, with results."""
    return Path(shutil.copy(written["sample"], tmp_path))


@pytest.fixture
def plain_sample(written, tmp_path):
    """The small workspace before any algorithm ran."""
    return Path(shutil.copy(written["plain"], tmp_path))


@pytest.fixture
def surveyed_sample(written, tmp_path):
    """The small workspace with surveyed geometry and no results."""
    return Path(shutil.copy(written["surveyed"], tmp_path))
