"""What was found as a table in the user's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ...analysis import thresholds
from .model import Found, Workspace
from .texts import CHECK_PROBLEMS, CHECK_REMEDIES, CHECK_SEVERITIES, ERROR, NOTE, WARNING

ORDER = (ERROR, WARNING, NOTE)
COLUMNS = ("severity", "check", "layer", "layer_name", "feature", "name", "problem", "value", "remedy")
JOINED = " / "
"""Between several layers of which one would do."""
MORE_ROWS = "{count} more rows with this problem are not listed"


@dataclass(frozen=True)
class Words:
    """The texts of a report in one language: sentences by check, the end of a list cut short, titles of layers."""

    problems: Mapping[str, str]
    remedies: Mapping[str, str]
    more: str
    titles: Mapping[str, str]


ENGLISH = Words(CHECK_PROBLEMS, CHECK_REMEDIES, MORE_ROWS, {})


def counts(found: Sequence[Found]) -> dict[str, int]:
    """Return how many errors, warnings and notes there are, listed or not."""
    number = dict.fromkeys(ORDER, 0)
    for each in found:
        number[CHECK_SEVERITIES[each.check]] += len(each)
    return number


def as_table(workspace: Workspace, found: Sequence[Found], words: Words = ENGLISH) -> gpd.GeoDataFrame:
    """Return one row per problem: errors first, then by check and layer; long lists are cut, and say so.

    Args:
        workspace: what was checked.
        found: by :func:`.audit.check`.
        words: the language; layers without a title are called by their keys.

    Returns:
        The columns :data:`COLUMNS` and a place in the system of the workspace, None where there is none.
    """
    checks = list(CHECK_SEVERITIES)
    layers = {spec.key: number for number, spec in enumerate(workspace.specs)}
    ordered = sorted(
        found,
        key=lambda each: (
            ORDER.index(CHECK_SEVERITIES[each.check]), checks.index(each.check), layers.get(each.layer, len(layers))
        ),
    )  # fmt: skip
    frames = [_rows(workspace, each, words) for each in ordered]
    table = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=[*COLUMNS, "geometry"])
    return gpd.GeoDataFrame(table, geometry="geometry", crs=workspace.crs)


def _rows(workspace: Workspace, found: Found, words: Words) -> pd.DataFrame:
    limit = int(thresholds.value("checking", "rows_listed"))
    count = min(len(found), limit)
    feature, name = _labels(workspace, found, count)
    points = np.full(count, None, dtype=object) if found.points is None else np.asarray(found.points)[:count]
    value = list(found.value[:count])
    if len(found) > limit:
        feature, name, points = [*feature, ""], [*name, ""], np.resize(points, count + 1)
        points[count] = None
        value.append(words.more.format(count=len(found) - limit))
    facts = {name: _titled(fact, words.titles) for name, fact in found.facts.items()}
    return pd.DataFrame({
        "severity": CHECK_SEVERITIES[found.check], "check": found.check, "layer": found.layer,
        "layer_name": words.titles.get(found.layer, found.layer), "feature": feature, "name": name,
        "problem": words.problems[found.check].format(**facts), "value": value,
        "remedy": words.remedies[found.check], "geometry": points,
    })  # fmt: skip


def _titled(fact: str, titles: Mapping[str, str]) -> str:
    """Return a fact with the keys of layers in it as their titles."""
    return JOINED.join(titles.get(part, part) for part in fact.split(JOINED))


def _labels(workspace: Workspace, found: Found, count: int) -> tuple[list[str], list[str]]:
    """Return code and name of each row; the feature id where it has no code."""
    if found.label is not None or not len(found.fids):
        label = list(found.label or [""] * count)[:count]
        return label, [""] * count
    fids = list(found.fids[:count])
    codes = workspace.codes(found.layer).reindex(fids)
    feature = [code or f"fid {fid}" for code, fid in zip(codes, fids)]
    display = workspace.spec[found.layer].display
    if not workspace.has(found.layer, display):
        return feature, [""] * count
    return feature, [name or "" for name in workspace.text(found.layer, display).reindex(fids)]
