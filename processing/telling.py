"""What every network question tells: what is odd about the roads first, the answer last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import geometry
from .base import translate
from .networks import Layers

if TYPE_CHECKING:
    from ..analysis.audit import NetworkAudit

SCHEMATIC = "Schematic (示意): roads or groups come from a model. The result shows the method, not the district."
M_PER_KM = 1000


def title(text: str, *, schematic: bool) -> str:
    """Return the title of a result; it says when the result is only schematic."""
    return translate("{title} (schematic 示意)").format(title=text) if schematic else text


class Teller:
    """Writes translated sentences to the log."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers

    def __call__(self, text: str, **given: object) -> None:
        """Write one sentence; ``text`` is an English template."""
        self.layers.feedback.pushInfo(translate(text).format(**given))

    def network(self, audit: NetworkAudit, *, schematic: bool, beyond: int | None = None, limit_m: float = 0.0) -> None:
        """Write what to know about the roads before believing a result.

        Args:
            audit: of the network.
            schematic: roads or groups come from a model.
            beyond: groups without a road within the access limit, if any were asked about.
            limit_m: that limit.
        """
        tell, islands, odd = self, max(audit.islands - 1, 0), audit.near_misses + audit.duplicates
        if beyond is None:
            tell("Network audit: {islands} islands, {odd} dead ends or lines to look at.", islands=islands, odd=odd)
        else:
            tell("Network audit: {islands} islands, {groups} groups beyond {limit} m, "
                 "{odd} dead ends or lines to look at.",
                 islands=islands, groups=beyond, limit=f"{limit_m:g}", odd=odd)  # fmt: skip
        if schematic:
            self.layers.say(SCHEMATIC)
        tell("Roads: {n} lines; {closed} closed, {loops} end where they begin, {twice} repeat another line.",
             n=audit.roads, closed=audit.not_motorable, loops=audit.self_loops, twice=audit.duplicates)  # fmt: skip
        longest = ", ".join(f"{metres / M_PER_KM:.1f}" for metres in audit.island_m[: geometry.IDS_SHOWN])
        tell("Network: {n} separate parts; the longest measure {km} km.", n=audit.islands, km=longest)
        if audit.near_misses:
            ids = geometry.name_some(audit.near_miss_roads)
            self.layers.say(
                "{n} dead ends stop just short of another road; are they drawn apart by mistake? Roads {ids}.",
                n=audit.near_misses, ids=ids,
            )  # fmt: skip
