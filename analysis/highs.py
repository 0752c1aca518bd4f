"""HiGHS through SciPy, heard out while it works, so that Cancel is answered in the middle of a search.

From SciPy 1.15 on other threads run while HiGHS searches: it works in a thread of its own, Cancel is looked at ten
times a second, and a search that nobody waits for any longer ends with its time. Older versions hold everything up.
There the search is made in slices, each as long as all before it together: a short one proves what is easy, and
Cancel waits for the slice under way, one second or at most as long as the search has lasted. A slice begins anew, so
one that ends with a proof gives the same answer as a search in one go.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import scipy

from .errors import Cancelled

Stop = Callable[[], bool]
OUT_OF_TIME = 1
"""SciPy's number for a search that the time ended."""
FIRST_SLICE_S, LOOK_S = 1.0, 0.1
LETS_OTHERS_RUN = (1, 15)
"""Version of SciPy from which on other threads run while HiGHS searches."""


def lets_others_run() -> bool:
    """Tell whether this SciPy lets other threads run while HiGHS searches."""
    return tuple(int(part) for part in scipy.__version__.split(".")[:2]) >= LETS_OTHERS_RUN


def solve(
    cost: np.ndarray, *, seconds: float, gap: float = 0.0, should_stop: Stop | None = None, **problem: Any
) -> Any:
    """Minimise cost·x as ``scipy.optimize.milp`` does, and hear Cancel.

    Args:
        cost: (v,).
        seconds: for the search.
        gap: relative gap to stop at.
        should_stop: asked while it searches; None for never.
        problem: ``constraints``, ``integrality``, ``bounds`` as SciPy takes them.

    Returns:
        SciPy's result.

    Raises:
        Cancelled: ``should_stop`` said so.
    """
    from scipy.optimize import milp

    def search(limit_s: float) -> Any:
        return milp(cost, options={"time_limit": limit_s, "mip_rel_gap": gap}, **problem)

    if should_stop is None:
        return search(seconds)
    return _beside(search, seconds, should_stop) if lets_others_run() else _in_slices(search, seconds, should_stop)


def _beside(search: Callable[[float], Any], seconds: float, should_stop: Stop) -> Any:
    """Search in another thread."""
    answer: list[Any] = []
    fault: list[BaseException] = []
    ended = threading.Event()

    def work() -> None:
        try:
            answer.append(search(seconds))
        except BaseException as error:  # handed on below, in the thread that waits
            fault.append(error)
        finally:
            ended.set()

    threading.Thread(target=work, name="HiGHS", daemon=True).start()
    while not ended.wait(LOOK_S):
        if should_stop():
            raise Cancelled
    if fault:
        raise fault[0]
    return answer[0]


def _in_slices(search: Callable[[float], Any], seconds: float, should_stop: Stop) -> Any:
    """Search again and again, each time as long as all before together; keep the best answer and the best bound."""
    begun, best, bound = time.monotonic(), None, -np.inf
    while True:
        spent = time.monotonic() - begun
        left = seconds - spent
        limit_s = max(FIRST_SLICE_S, spent)
        last = left <= 2 * limit_s
        found = search(max(left, 0.0) if last else limit_s)
        reached = getattr(found, "mip_dual_bound", None)
        bound = max(bound, -np.inf if reached is None else float(reached))
        if best is None or (found.x is not None and (best.x is None or found.fun <= best.fun)):
            best = found
        if last or found.status != OUT_OF_TIME:
            break
        if should_stop():
            raise Cancelled
    if np.isfinite(bound):
        best.mip_dual_bound = bound
    best.status = found.status
    return best
