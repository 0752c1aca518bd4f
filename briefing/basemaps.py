"""Online base maps a web map may offer. None is used unless it is chosen, and no page holds a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..analysis.errors import InputError
from ..ingest.offset import wgs84_to_gcj02
from .encoding import SCALE

UNKNOWN = "There is no base map {name}. Choose one of: {names}."
TIANDITU = (
    "https://t{{s}}.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}"
    "&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={{key}}"
)
AMAP = "https://webrd0{s}.is.autonavi.com/appmaptile?lang=zh_cn&size=1&scale=1&style=8&x={x}&y={y}&z={z}"


@dataclass(frozen=True)
class BaseMap:
    """Where the pictures of a base map come from.

    Attributes:
        key: by which it is chosen.
        zh, en: what it is called.
        tiles: addresses, the lowest layer first; ``{s}`` stands for the server, ``{key}`` for the user's key.
        servers: what may stand for ``{s}``.
        credit: whom to name on the map.
        needs_key: the page asks for the user's key when it is open; it is never written into it.
        gcj02: its pictures are shifted, so the places are shifted too.
        website_only: it refuses pages that are opened from a disk, for these cannot say where they come from.
        largest_zoom: it has no finer pictures.
    """

    key: str
    zh: str
    en: str
    tiles: tuple[str, ...]
    servers: str = ""
    credit: str = ""
    needs_key: bool = False
    gcj02: bool = False
    website_only: bool = False
    largest_zoom: int = 18

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts the page may ask, and no other."""
        found = []
        for address in self.tiles:
            host = "/".join(address.split("/")[:3])
            found += [host.replace("{s}", server) for server in self.servers] if "{s}" in host else [host]
        return tuple(dict.fromkeys(found))


BASE_MAPS = (
    BaseMap(
        "osm",
        "OpenStreetMap",
        "OpenStreetMap",
        ("https://tile.openstreetmap.org/{z}/{x}/{y}.png",),
        credit="© OpenStreetMap contributors",
        website_only=True,
    ),
    BaseMap(
        "tianditu",
        "天地图",
        "Tianditu",
        (TIANDITU.format(layer="vec"), TIANDITU.format(layer="cva")),
        servers="01234567",
        credit="天地图",
        needs_key=True,
    ),
    BaseMap("amap", "高德地图", "Amap", (AMAP,), servers="1234", credit="高德地图", gcj02=True),
)
BY_NAME = {each.key: each for each in BASE_MAPS}


def base_map(name: str) -> BaseMap | None:
    """Return a base map by its key, None for ``""``."""
    if not name:
        return None
    if name not in BY_NAME:
        raise InputError(UNKNOWN, name=name, names=", ".join(BY_NAME))
    return BY_NAME[name]


def described(chosen: BaseMap) -> dict[str, Any]:
    """Return what the page must know of a base map."""
    return {
        "title": [chosen.zh, chosen.en],
        "tiles": list(chosen.tiles),
        "servers": chosen.servers,
        "hosts": [host.split("//")[1] for host in chosen.hosts],
        "credit": chosen.credit,
        "needsKey": chosen.needs_key,
        "shifted": chosen.gcj02,
        "websiteOnly": chosen.website_only,
        "largestZoom": chosen.largest_zoom,
    }


def shifted(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a page with every place moved to GCJ-02; lengths and areas stay as they were counted."""
    moved = {key: dict(data[key]) for key in ("townships", "villages", "communities", "groups")}
    for key in ("townships", "villages", "communities"):
        moved[key]["items"] = [
            {**each, "at": _point(each["at"]), "g": _parts(each["g"])} for each in data[key]["items"]
        ]
    moved["groups"]["at"] = [_point(each) for each in data["groups"]["at"]]
    return {
        **data,
        **moved,
        "district": [_parts(each) for each in data["district"]],
        "seats": [{**each, "at": _point(each["at"])} for each in data["seats"]],
        "layers": [_layer(each) for each in data["layers"]],
    }


def _layer(layer: dict[str, Any]) -> dict[str, Any]:
    made = dict(layer)
    if "g" in layer:
        made["g"] = [_parts(each) for each in layer["g"]]
    if "at" in layer:
        made["at"] = [_point(each) for each in layer["at"]]
    return made


def _point(at: list[int] | None) -> list[int] | None:
    return None if at is None else _shift(np.array([at])).ravel().tolist()


def _parts(parts: list[list[int]]) -> list[list[int]]:
    found = []
    for part in parts:
        whole = _shift(np.cumsum(np.array(part, dtype=np.int64).reshape(-1, 2), axis=0))
        found.append(np.diff(whole, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)).ravel().tolist())
    return found


def _shift(whole: np.ndarray) -> np.ndarray:
    lon, lat = wgs84_to_gcj02(whole[:, 0] / SCALE, whole[:, 1] / SCALE)
    return np.rint(np.column_stack([lon, lat]) * SCALE).astype(np.int64)
