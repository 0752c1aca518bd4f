"""What ``make run`` says of its results: ``summary.json`` for programs, a short table for people."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from ..briefing.headline import Headline
from ..briefing.labels import STATUSES
from ..briefing.model import Briefing
from ..processing.pipeline import BRIEFINGS, Step
from ..processing.workspace_questions import BY_KEY
from .run_own import BUNDLED

WORKSPACE, PROJECT, SUMMARY = "wulong.gpkg", "wulong.qgz", "summary.json"
EDITABLE = (WORKSPACE, PROJECT)
"""What a user may have changed after a run."""
NOTICE = "示意数据，非测绘成果"


def write_summary(folder: Path, briefing: Briefing, steps: Sequence[Step], *, own: Mapping[str, str], dem: str) -> None:
    """Write the headline numbers with what they were computed from.

    Args:
        folder: with the files of the run.
        briefing: read from the workspace.
        steps: of the run; questions among them that could not be answered are listed with the reason.
        own: path of the user's own file by layer, "" where the bundled one was used.
        dem: the user's elevation model, "" for none.
    """
    total = briefing.total
    summary = {
        "district": briefing.district,
        "townships": len(briefing.layers["townships"]),
        "villages": len(briefing.layers["villages"]),
        "groups": total.groups,
        "people": total.people,
        "groups_by_status": dict(total.groups_by_status),
        "people_by_status": dict(total.people_by_status),
        "connected_pct": round(total.share_pct, 2) if total.share_pct is not None else None,
        "target_pct": total.target_pct,
        "groups_to_do": total.groups_to_do,
        "people_to_do": total.people_to_do,
        "headlines": [_entry(each) for each in briefing.headlines],
        "not_answered": [{"question": step.name, "reason": step.problem} for step in unanswered(steps)],
        "schematic_layers": list(briefing.schematic),
        "notice": NOTICE if briefing.schematic else "",
        "inputs": {
            "townships.gpkg": digest(BUNDLED),
            **{key: path or "bundled" for key, path in own.items()},
            "dem": dem or None,
        },
        "sha256": {name: digest(folder / name) for name in EDITABLE},
    }
    text = json.dumps(summary, ensure_ascii=False, indent=2, sort_keys=False) + "\n"
    (folder / SUMMARY).write_text(text, encoding="utf-8")


def _entry(headline: Headline) -> dict[str, object]:
    """Return a headline as the summary carries it."""
    return {
        "question": headline.question,
        "table": headline.table,
        "title": headline.title_zh,
        "text": headline.text_zh,
        "title_en": headline.title_en,
        "text_en": headline.text_en,
        "value": headline.value,
        "unit": headline.unit,
        "target": headline.target,
        "met": headline.met,
        "people": headline.people,
        "schematic": headline.schematic,
    }


def unanswered(steps: Sequence[Step]) -> list[Step]:
    """Return the questions that have no answer."""
    return [step for step in steps if step.problem and step.name in BY_KEY]


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def keep_edited(out: Path) -> None:
    """Set the workspace and the project aside where they were edited since the last run wrote them."""
    summary = out / SUMMARY
    written = json.loads(summary.read_text(encoding="utf-8")).get("sha256", {}) if summary.exists() else {}
    for name in EDITABLE:
        file = out / name
        if file.exists() and digest(file) != written.get(name):
            aside = file.with_name(f"{file.stem}-{datetime.now():%Y%m%d-%H%M%S}{file.suffix}")
            file.rename(aside)
            print(f"  {name} was edited since the last run; it is kept as {aside.name}")


def show(briefing: Briefing, steps: Sequence[Step], out: Path) -> None:
    """Print the short table, what could not be answered, and where to look."""
    total = briefing.total
    share = f"{total.share_pct:.1f} %" if total.share_pct is not None else "-"
    print(f"\n{briefing.district}: {total.groups:,} villager groups 村民小组, {total.people:,} people")
    for status in STATUSES:
        groups, people = total.groups_by_status[status.key], total.people_by_status[status.key]
        print(f"  {status.label:<4} {groups:>6,} groups {people:>9,} people")
    print(f"  通畅 share {share}, target {total.target_pct} %, still to do {total.groups_to_do} groups\n")
    for headline in briefing.headlines:
        print(f"  {headline.text_zh}")
    for step in unanswered(steps):
        print(f"  {step.name}: not answered. {step.problem}")
    if briefing.schematic:
        print(f"\n  {NOTICE}: computed from modelled " + "、".join(briefing.schematic))
    print(f"\nLook at {out}:")
    for name in (PROJECT, *(kind.file for kind in BRIEFINGS if kind.routine), WORKSPACE, SUMMARY):
        size = (out / name).stat().st_size / 1e6
        print(f"  {name:<15} {size:5.1f} MB")
