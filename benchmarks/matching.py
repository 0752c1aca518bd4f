"""10,000 names as people type them, matched by us and by the ways a user has without the plugin.

``python -m wulong_planner.benchmarks.matching`` prints the table. The names are the official ones of the register that
comes with the plugin, each written in one of ten ways chosen with a seed; what each side answers is compared with the
unit the name was made from, so speed is never bought with wrong matches unseen.
"""

from __future__ import annotations

import argparse
import difflib
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..ingest.names import Register, match_names, read_register

SEED = 20210101
NAMES = 10_000
QUICK_NAMES = 1_000
FUZZY_CUTOFF = 0.6
"""The default of ``difflib.get_close_matches``."""
BUNDLED = Path(__file__).resolve().parents[1] / "data" / "townships.gpkg"
ROWS_OF_ONE_TOWN = 3
"""Columns of a list: name, township, and the code it was made from."""


@dataclass(frozen=True)
class Result:
    """What one side did."""

    seconds: float
    matched: int
    wrong: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_NAMES:,} names")
    options = parser.parse_args()
    count = QUICK_NAMES if options.quick else NAMES
    results = measure(count)
    print(f"{count:,} names, seed {SEED}\n")
    for title, result in results.items():
        print(f"{title:<28} {result.seconds:8.2f} s   {result.matched:6,} matched, {result.wrong:5,} of them wrong")
    ours, loop = results["ours"], results["difflib, name by name"]
    print(f"\nours takes {ours.seconds / loop.seconds:.3f} times the time of difflib")


def measure(count: int = NAMES) -> dict[str, Result]:
    """Return seconds, matches and wrong matches of each side, all on the same names."""
    register = read_register(BUNDLED)
    table = make_names(register, count)
    sides: dict[str, Callable[[], list[str | None]]] = {
        "ours": lambda: _ours(table, register),
        "ours, names without township": lambda: _ours(table.assign(parent=None), register),
        "pandas merge": lambda: _merge(table, register),
        "difflib, name by name": lambda: _fuzzy(table, register),
    }
    return {title: _timed(side, table["truth"].tolist()) for title, side in sides.items()}


def make_names(register: Register, count: int) -> pd.DataFrame:
    """Return ``raw``, ``parent`` and ``truth``: official names of villages, each typed in one of ten ways."""
    chance = random.Random(SEED)
    villages = [unit for unit in register.units.values() if unit.level == "village"]
    rows = []
    for number in range(count):
        unit = villages[number % len(villages)]
        town = register.units[unit.code[:9]].name
        # A number behind some of them makes the names differ, as remarks do in real lists.
        raw = chance.choice(WAYS)(unit.name, town, unit.pinyin)
        rows.append((f"{raw}（{number}）" if number % ROWS_OF_ONE_TOWN else raw, town, unit.code))
    return pd.DataFrame(rows, columns=["raw", "parent", "truth"])


WAYS: tuple[Callable[[str, str, str], str], ...] = (
    lambda name, town, pinyin: name,
    lambda name, town, pinyin: f"　{name} ",
    lambda name, town, pinyin: " ".join(name),
    lambda name, town, pinyin: f"{town}/{name}",
    lambda name, town, pinyin: town + name,
    lambda name, town, pinyin: name + ("村民委员会" if name.endswith("村") else "居民委员会"),
    lambda name, town, pinyin: name.replace("社区", "居委会"),
    lambda name, town, pinyin: name.removesuffix("村").removesuffix("社区"),
    lambda name, town, pinyin: pinyin,
    lambda name, town, pinyin: f"\u200b{name}\ufeff",
)
"""Ten ways to type a village's name."""


def _timed(side: Callable[[], list[str | None]], truth: list[str]) -> Result:
    began = time.perf_counter()
    found = side()
    seconds = time.perf_counter() - began
    pairs = [(mine, right) for mine, right in zip(found, truth) if mine is not None]
    return Result(seconds, len(pairs), sum(mine != right for mine, right in pairs))


def _ours(table: pd.DataFrame, register: Register) -> list[str | None]:
    return match_names(table["raw"], register, level="village", parents=table["parent"])["code"].tolist()


def _merge(table: pd.DataFrame, register: Register) -> list[str | None]:
    """Join by the name as typed, the way a spreadsheet's lookup does."""
    names = pd.DataFrame([(unit.name, unit.code) for unit in register.units.values() if unit.level == "village"],
                         columns=["raw", "code"])  # fmt: skip
    joined = table.merge(names.drop_duplicates("raw"), on="raw", how="left")["code"]
    return joined.astype(object).where(joined.notna(), None).tolist()


def _fuzzy(table: pd.DataFrame, register: Register) -> list[str | None]:
    """Take the most similar name, as the usual recipe does."""
    codes = {unit.name: unit.code for unit in register.units.values() if unit.level == "village"}
    names = list(codes)
    found = []
    for raw in table["raw"]:
        best = difflib.get_close_matches(raw, names, n=1, cutoff=FUZZY_CUTOFF)
        found.append(codes[best[0]] if best else None)
    return found


if __name__ == "__main__":
    main()
