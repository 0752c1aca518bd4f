"""Sites for a county: how long each question takes, and against HiGHS alone on the whole p-median.

``python -m wulong_planner.benchmarks.siting``: 1,352 groups and 200 candidates on a plain of 60 km, made with a seed;
straight metres, 50 to 500 people a group. ``--highs`` asks HiGHS for the p-median with every pair as well (minutes).
"""

from __future__ import annotations

import argparse
import time

import numpy as np

from ..analysis.siting import SitingAnswer, SitingQuestion, solve
from ..analysis.siting.solver import Clock, Rows, minimise

SEED = 3
GROUPS, SITES, SIDE_M = 1_352, 200, 60_000.0
P = 20
COVER_M, ALL_M = 6_000.0, 8_000.0
PERCENT = 100.0


def main() -> None:
    """Print seconds, value and gap by question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=SITES, help="candidates")
    parser.add_argument("--highs", action="store_true", help="HiGHS alone on the p-median with every pair")
    options = parser.parse_args()
    cost, people = make_case(options.sites)
    print(f"{GROUPS:,} groups, {options.sites} candidates, seed {SEED}")
    questions = {
        f"lscp, {ALL_M:g} m": {"model": "lscp", "limit": ALL_M},
        f"mclp, {COVER_M:g} m, p = {P}": {"model": "mclp", "limit": COVER_M, "p": P},
        f"pcentre, p = {P}": {"model": "pcentre", "p": P},
        f"pmedian, p = {P}, gap 0.2 %": {"model": "pmedian", "p": P, "gap": 0.002},
        f"pmedian, p = {P}, proof": {"model": "pmedian", "p": P},
        f"pmedian, p = {P}, proof, 5 next-best": {"model": "pmedian", "p": P, "alternatives": 5},
        f"pmedian, p = {P}, without solver": {"model": "pmedian", "p": P, "solver": False},
    }
    for name, given in questions.items():
        began = time.perf_counter()
        found = solve(SitingQuestion(cost=cost, people=people, time_limit_s=600.0, **given))
        show(name, time.perf_counter() - began, found)
    if options.highs:
        whole_median(cost, people)


def make_case(sites: int) -> tuple[np.ndarray, np.ndarray]:
    """Return costs (groups, sites) and people."""
    random = np.random.default_rng(SEED)
    places, candidates = random.random((GROUPS, 2)) * SIDE_M, random.random((sites, 2)) * SIDE_M
    people = random.integers(50, 500, GROUPS).astype(float)
    return np.hypot(*(places[:, None] - candidates[None]).transpose(2, 0, 1)), people


def show(name: str, seconds: float, found: SitingAnswer) -> None:
    """Print one line."""
    best = found.best
    proof = "proven" if all(each.proven for each in found.solutions) else f"gap {PERCENT * best.gap:.3f} %"
    print(f"  {name:<40} {seconds:8.2f} s  {best.objective:16.6g}  {proof}")


def whole_median(cost: np.ndarray, people: np.ndarray) -> None:
    """Ask HiGHS for the p-median with every pair: Σ x = 1, x ≤ y, Σ y = p."""
    count, sites = cost.shape
    pair = np.arange(count * sites)
    row, column = pair // sites, pair % sites
    rows = Rows(sites + len(pair))
    rows.add(row, sites + pair, 1.0, np.ones(count), 1.0)
    rows.add(np.append(pair, pair), np.append(sites + pair, column), np.repeat([1.0, -1.0], len(pair)), -np.inf, 0.0)
    rows.one(np.arange(sites), 1.0, P, P)
    aim = np.append(np.zeros(sites), (people[:, None] * cost).ravel())
    began = time.perf_counter()
    found = minimise(aim, rows, np.arange(len(aim)) < sites, Clock.start(1800.0))
    print(f"  {'HiGHS alone, every pair':<40} {time.perf_counter() - began:8.2f} s  {found.bound:16.6g}  bound")


if __name__ == "__main__":
    main()
