"""Projects of the plan on the web map: when, in which sector and where, as far as the plan says."""

from __future__ import annotations

import re
from typing import Any

from .model import Briefing
from .webcolumns import number


def projects(briefing: Briefing) -> dict[str, Any] | None:
    """Return the projects and their places; those that name no township or village stay in the list.

    ``at`` holds, by project, the codes of townships and villages it names; ``years`` its first and last year.
    """
    frame = briefing.layers["projects"]
    if not len(frame):
        return None
    towns, villages = (
        set(briefing.layers[key][code]) for key, code in (("townships", "town_code"), ("villages", "village_code"))
    )
    named: dict[str, list[str]] = {}
    for row in briefing.layers["project_places"].itertuples():
        if row.unit_code and (row.unit_code in towns or row.unit_code in villages):
            named.setdefault(row.project_no, []).append(row.unit_code)
    frame = frame.iloc[sorted(range(len(frame)), key=lambda row: _order(frame["project_no"].iloc[row]))]
    sectors = list(dict.fromkeys(frame["sector"].fillna("")))
    items = [
        {
            "no": row.project_no or "",
            "name": row.name or row.project_no or "",
            "sector": sectors.index(row.sector or ""),
            "from": _year(row.year_from),
            "to": _year(row.year_to),
            "nature": row.nature or "",
            "funding": row.funding or "",
            "lead": row.lead_unit or "",
            "where": row.place_text or "",
            "at": sorted(set(named.get(row.project_no, []))),
        }
        for row in frame.itertuples()
    ]
    years = [year for item in items for year in (item["from"], item["to"]) if year is not None]
    return {"sectors": sectors, "items": items, "first": min(years, default=None), "last": max(years, default=None)}


def _order(project_no: str | None) -> tuple[list[int], str]:
    """Return a key by which 2-2 comes before 2-10."""
    text = project_no or ""
    return [int(each) for each in re.findall(r"\d+", text)], text


def _year(value: object) -> int | None:
    year = number(value, 0)
    return None if year is None else int(year)
