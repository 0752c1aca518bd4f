"""Which gaps stay gaps whatever is assumed about speeds, seasons, walks, reach and people.

A coverage question is asked once for every combination of assumptions (a *run*). For each villager group

    gap_share = runs in which it is uncovered / all runs

and the group is a *certain gap* from the upper share on (≥), *sensitive* from the lower share on (≥), *covered* below.
A group *depends on* an assumption when two runs that differ in nothing but that assumption give different answers.

Assumptions that do not bear on a question are not multiplied out, so they cannot dilute the share. Runs that differ
only in what changes no coverage (whose people are counted) are answered once and counted each.

Edge rules: a group that no run can answer (no place) has no share and no class; one assumption of each kind is one run,
and the class is then covered or certain. Limits 0.9 and 0.1: ``thresholds/coverage.csv``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import product
from typing import TypeVar

import numpy as np
import pandas as pd

from .. import thresholds
from ..counting import count_by, percent
from ..errors import Cancelled, InputError

CERTAIN, SENSITIVE, COVERED = "certain_gap", "sensitive", "covered"
CLASSES = (CERTAIN, SENSITIVE, COVERED)
WORKERS = 2
"""Threads by default: an office computer has as many to spare."""
SLACK = 1e-9
"""So that 9 of 10 runs are a share of 0.9."""
SEPARATOR = ";"
WHOLE = 100.0

NO_VALUES = "{field} is empty. Give at least one value."
NOT_SHARES = "{field} is {value}. Give shares from above 0 to 1, the lower one first."

Scenario = Mapping[str, object]
"""Assumption by name."""
Key = TypeVar("Key", bound=Hashable)
Found = TypeVar("Found")


def scenarios(axes: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Return every combination of assumptions, one row each, numbered from 1.

    Args:
        axes: values by assumption, each value once.

    Raises:
        InputError: an assumption without a value.
    """
    for name, values in axes.items():
        if not len(values):
            raise InputError(NO_VALUES, field=name.upper())
    table = pd.DataFrame(list(product(*axes.values())), columns=list(axes), dtype=object)
    table.index = pd.RangeIndex(1, len(table) + 1, name="scenario")
    return table


def run_scenarios(
    table: pd.DataFrame,
    answer: Callable[[Scenario], np.ndarray],
    *,
    bearing: Sequence[str],
    workers: int = WORKERS,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> np.ndarray:
    """Ask the question once for each combination that bears on it, several at a time.

    Args:
        table: as :func:`scenarios` gives it.
        answer: returns (n,) bool, whether each group is covered; called from several threads.
        bearing: the assumptions that change the answer; of others only the first value is asked about.
        workers: threads.
        report: is called with the share done in percent, from this thread.
        should_stop: is asked between runs.

    Returns:
        (s, n) bool, one row per row of the table, whatever order the runs ended in.

    Raises:
        Cancelled: ``should_stop`` said so.
    """
    keys = [tuple(row) for row in table[list(bearing)].itertuples(index=False, name=None)]
    first = dict(zip(reversed(keys), reversed(table.to_dict("records"))))  # the first of its kind stands for all

    def one(key: tuple) -> np.ndarray:
        return np.asarray(answer(first[key]), bool)

    found = ask_all(dict.fromkeys(keys), one, workers=workers, report=report, should_stop=should_stop)
    return np.vstack([found[key] for key in keys])


def ask_all(
    keys: Iterable[Key],
    ask: Callable[[Key], Found],
    *,
    workers: int = WORKERS,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> dict[Key, Found]:
    """Return the answer to each key, several asked at a time; the first error stops those that have not begun.

    Args:
        keys: each once.
        ask: called from several threads.
        workers: threads; with 1 all is done in this one.
        report: is called with the share done in percent, from this thread.
        should_stop: is asked before each.

    Raises:
        Cancelled: ``should_stop`` said so.
    """

    def one(key: Key) -> tuple[Key, Found]:
        if should_stop is not None and should_stop():
            raise Cancelled
        return key, ask(key)

    found: dict[Key, Found] = {}
    if workers <= 1:
        asked = list(keys)
        for key in asked:
            found.update([one(key)])
            if report is not None:
                report(WHOLE * len(found) / len(asked))
        return found
    with ThreadPoolExecutor(max_workers=workers) as pool:
        waiting = [pool.submit(one, key) for key in keys]
        try:
            for done in as_completed(waiting):
                found.update([done.result()])
                if report is not None:
                    report(WHOLE * len(found) / len(waiting))
        finally:
            for each in waiting:
                each.cancel()
    return found


def classify(
    covered: np.ndarray,
    table: pd.DataFrame,
    usable: np.ndarray,
    *,
    certain_share: float | None = None,
    sensitive_share: float | None = None,
) -> pd.DataFrame:
    """Return what the runs say about each group.

    Args:
        covered: (s, n) bool, as :func:`run_scenarios` gives it.
        table: the scenarios, s rows.
        usable: (n,) bool, groups that a run can answer.
        certain_share, sensitive_share: from which share of runs on a gap is certain or sensitive.

    Returns:
        (n,) rows: runs, uncovered, gap_share, robust (class), depends_on (assumptions, separated by ``;``), open_in
        (numbers of the scenarios in which it is uncovered).

    Raises:
        InputError: shares out of order.
    """
    certain = thresholds.value("coverage", "certain_share") if certain_share is None else certain_share
    sensitive = thresholds.value("coverage", "sensitive_share") if sensitive_share is None else sensitive_share
    if not 0 < sensitive <= certain <= 1:
        raise InputError(NOT_SHARES, field="CERTAIN_SHARE, SENSITIVE_SHARE", value=f"{certain:g}, {sensitive:g}")
    runs = len(covered)
    usable = np.asarray(usable, bool)
    uncovered = runs - covered.sum(axis=0)
    share = uncovered / runs
    robust = np.where(share >= certain - SLACK, CERTAIN, np.where(share >= sensitive - SLACK, SENSITIVE, COVERED))
    depends = {name: _flips(covered, table, name) for name in table}
    numbers = np.asarray(table.index).astype(str)
    return pd.DataFrame(
        {
            "runs": runs,
            "uncovered": pd.Series(uncovered, dtype="Int64").mask(~usable),
            "gap_share": np.where(usable, share, np.nan),
            "robust": np.where(usable, robust, None).astype(object),
            "depends_on": _joined(np.array(list(depends), object), np.vstack(list(depends.values())), usable),
            "open_in": _joined(numbers, ~covered, usable),
        }
    )


def _flips(covered: np.ndarray, table: pd.DataFrame, name: str) -> np.ndarray:
    """(n,) bool: two runs that differ in this assumption alone give different answers."""
    others = [each for each in table if each != name]
    same = table.groupby(others, sort=False).ngroup().to_numpy() if others else np.zeros(len(table), int)
    found = np.zeros(covered.shape[1], bool)
    for group in np.unique(same):
        some = covered[same == group]
        found |= some.any(axis=0) & ~some.all(axis=0)
    return found


def _joined(words: np.ndarray, marks: np.ndarray, usable: np.ndarray) -> np.ndarray:
    """(n,) text: the words marked for each group, None where there is nothing to tell."""
    kinds, kind = np.unique(marks, axis=1, return_inverse=True)
    texts = np.array([SEPARATOR.join(map(str, words[column])) or None for column in kinds.T], object)
    return np.where(usable, texts[kind.ravel()], None)


def totals(covered: np.ndarray, table: pd.DataFrame, usable: np.ndarray, people: np.ndarray) -> pd.DataFrame:
    """Return what each run counts: groups, groups_covered, share_pct, people, people_covered, people_pct.

    Args:
        covered: (s, n) bool.
        table: the scenarios, s rows.
        usable: (n,) bool; other groups are counted and covered in no run.
        people: (s, n) people of each group as the run has them.
    """
    inside = covered & np.asarray(usable, bool)
    groups, near = np.full(len(table), covered.shape[1]), inside.sum(axis=1)
    everyone, served = _sums(people), _sums(np.where(inside, people, 0.0))
    return pd.DataFrame(
        {
            "groups": groups,
            "groups_covered": near,
            "share_pct": percent(near, groups),
            "people": everyone,
            "people_covered": served,
            "people_pct": percent(served, everyone),
        },
        index=table.index,
    )


def _sums(people: np.ndarray) -> np.ndarray:
    """(s,) sums that do not hang on the order of rows."""
    return np.sort(people, axis=1).sum(axis=1)


def by_area(
    groups: pd.DataFrame, covered: np.ndarray, people: np.ndarray, by: Mapping[str, np.ndarray]
) -> pd.DataFrame:
    """Count groups and people of each class at every level of ``by``, and as a whole.

    Args:
        groups: as :func:`classify` gives it.
        covered: (s, n) bool.
        people: (n,).
        by: level name to (n,) zone codes.

    Returns:
        level, zone, groups, people, and groups_… and people_… for certain, sensitive, covered and unknown; certain_pct,
        sensitive_pct and covered_pct of the people; people_least and people_most: covered in the worst and best run.
    """
    robust = groups["robust"].to_numpy(object)
    marks = {"certain": robust == CERTAIN, "sensitive": robust == SENSITIVE, "covered": robust == COVERED}
    marks["unknown"] = pd.isna(robust)
    columns: dict[str, object] = {"groups": np.ones(len(robust), np.int64), "people": people}
    columns.update({f"groups_{name}": mark for name, mark in marks.items()})
    columns.update({f"people_{name}": np.where(mark, people, 0.0) for name, mark in marks.items()})
    runs = [f"run {number}" for number in range(len(covered))]
    inside = np.where(covered & ~marks["unknown"], people, 0.0)
    table = count_by(by, pd.concat([pd.DataFrame(columns), pd.DataFrame(inside.T, columns=runs)], axis=1))
    for name in ("certain", "sensitive", "covered"):
        table[f"{name}_pct"] = percent(table[f"people_{name}"], table["people"])
    each = table[runs].to_numpy(float)
    return table.drop(columns=runs).assign(people_least=each.min(axis=1), people_most=each.max(axis=1))
