"""One HTML file with the map, its data and all scripts inside: it opens from a disk without any network.

folium makes the page; its links to map scripts on the internet are replaced by the copies that
``tools/assets.py`` has put into ``briefing/assets``, and a content policy forbids every request.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template

from ..analysis.errors import InputError
from . import basemaps, encoding, webdata
from .model import Briefing
from .output import write_whole

HERE = Path(__file__).resolve().parent
ASSETS = HERE / "assets"
PAGE = HERE / "page"
SCRIPTS = (
    "shapes.js",
    "words.js",
    "state.js",
    "layers.js",
    "popups.js",
    "charts.js",
    "cards.js",
    "themes.js",
    "labels.js",
    "tables.js",
    "filter.js",
    "compare.js",
    "timeline.js",
    "printing.js",
    "search.js",
    "about.js",
    "basemap.js",
    "page.js",
)
MISSING = "The file {file} of the web map is missing. Install the plugin again from its ZIP, or run make setup."
STYLES = (ASSETS / "leaflet.css", PAGE / "page.css", PAGE / "print.css")
UNWRITABLE = "The web map could not be written to {file} ({reason}). Choose another folder."


class OfflinePage(Figure):
    """The frame of the page: Chinese, for any screen, and closed to the network but for the hosts of a base map."""

    _template = Template(
        """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:{{ this.hosts }}">
<link rel="icon" href="data:,">
<title>{{ this.title | e }}</title>
{{ this.header.render(**kwargs) }}
</head>
<body>
{{ this.html.render(**kwargs) }}
<script>
{{ this.script.render(**kwargs) }}
</script>
</body>
</html>
"""
    )

    def __init__(self, title: str, hosts: tuple[str, ...] = ()) -> None:
        super().__init__(title=title)
        self.hosts = "".join(f" {host}" for host in hosts)
        self.header = Element()
        self.header._parent = self


class OfflineMap(folium.Map):
    """A folium map that asks no other host for scripts or tiles."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template(
        """
        {% macro script(this, kwargs) %}
            window.briefing = {};
            window.briefing.map = L.map('map', Object.assign(
                {center: {{ this.location|tojson }}, crs: L.CRS.{{ this.crs }}}, {{ this.options|tojavascript }}
            ));
        {% endmacro %}
        """
    )


class Verbatim(Element):
    """Text that is never read as a template: names in the data may hold ``{{`` or ``{%``."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Inlined(MacroElement):
    """Text that goes into the page as it is: styles, the page's body, its data or a script."""

    def __init__(self, number: int, *, header: str = "", body: str = "", script: str = "") -> None:
        super().__init__()
        self._name, self._id = "inlined", str(number)  # branca's own ids are random
        self.header_text, self.body_text, self.script_text = header, body, script

    def render(self, **kwargs: Any) -> str:
        """Put the texts where they belong; branca's own way would run what they hold as a template."""
        page: Any = self.get_root()
        for part, text in (
            (page.header, self.header_text),
            (page.html, self.body_text),
            (page.script, self.script_text),
        ):
            if text:
                part.add_child(Verbatim(text), name=self.get_name())
        return ""


def render_webmap(briefing: Briefing, base_map: str = "") -> str:
    """Return the page as text; the same briefing gives the same text.

    Args:
        briefing: already without what its profile keeps back.
        base_map: key of an online base map the page may offer, "" for none. Only then may it ask any host.
    """
    chosen = basemaps.base_map(base_map)
    page = OfflinePage(briefing.title, chosen.hosts if chosen else ())
    centre = briefing.layers["district"].total_bounds.reshape(2, 2).mean(axis=0)
    leaflet = _text(ASSETS / "leaflet.js")
    styles = "\n".join(f"<style>\n{_text(path)}</style>" for path in STYLES)
    content = webdata.payload(briefing)
    if chosen:
        content["meta"]["baseMap"] = basemaps.described(chosen)
        content = basemaps.shifted(content) if chosen.gcj02 else content
    data = encoding.to_json(content)
    body = f'{_text(PAGE / "page.html")}<script type="application/json" id="briefing-data">{data}</script>'
    Inlined(1, header=styles, body=body, script=leaflet).add_to(page)
    offline_map = OfflineMap(
        location=[float(centre[1]), float(centre[0])],
        tiles=None,
        zoom_start=10,
        zoom_control=False,
        prefer_canvas=True,
        attribution_control=False,
        fade_animation=False,
        zoom_snap=0.25,
        min_zoom=8,
        max_zoom=17,
    )
    offline_map._id = "0"
    offline_map.add_to(page)
    for number, name in enumerate(SCRIPTS, start=2):
        Inlined(number, script=_text(PAGE / name)).add_to(page)
    return page.render()


def write_webmap(briefing: Briefing, path: Path, base_map: str = "") -> Path:
    """Write the page; an old one stays until the new one is whole."""
    return write_whole(path, render_webmap(briefing, base_map).encode("utf-8"), UNWRITABLE)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InputError(MISSING, file=path) from error
