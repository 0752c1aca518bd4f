"""What every network question tells: what is odd about the roads first, the answer last."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback, QgsProcessingMultiStepFeedback

from . import geometry
from .base import translate
from .networks import Layers

if TYPE_CHECKING:
    from ..analysis.network.audit import NetworkAudit

SCHEMATIC = "Schematic (示意): roads or groups come from a model. The result shows the method, not the district."
M_PER_KM = 1000
PARTS_SHOWN = 3
"""Parts of the network whose length is told."""


def title(text: str, *, schematic: bool) -> str:
    """Return the title of a result; it says when the result is only schematic."""
    return translate("{title} (schematic 示意)").format(title=text) if schematic else text


class AuditFirst(QgsProcessingMultiStepFeedback):
    """Holds back what a run says until the audit of its roads is told: that is the first line of the log."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        super().__init__(1, feedback)
        self.setCurrentStep(0)
        self._log, self._held, self._open = feedback, [], False
        if feedback.isCanceled():
            self.cancel()

    def _say(self, how: str, text: str) -> None:
        if self._open:
            getattr(self._log, how)(text)
        else:
            self._held.append((how, text))

    def pushInfo(self, text: str) -> None:
        """Write a sentence to the log, or keep it for later."""
        self._say("pushInfo", text)

    def pushWarning(self, text: str) -> None:
        """Write a warning to the log, or keep it for later."""
        self._say("pushWarning", text)

    def pushDebugInfo(self, text: str) -> None:
        """Write details to the log, or keep them for later."""
        self._say("pushDebugInfo", text)

    def release(self, first: str | None = None) -> None:
        """Write ``first``, then all that was kept, and keep nothing from now on."""
        if first is not None:
            self._log.pushInfo(first)
        held, self._held, self._open = self._held, [], True
        for how, text in held:
            self._say(how, text)


@contextmanager
def audit_first(feedback: QgsProcessingFeedback) -> Iterator[AuditFirst]:
    """Give the feedback of a run that tells the audit of its roads first; what was kept is never lost."""
    keeping = AuditFirst(feedback)
    try:
        yield keeping
    finally:
        keeping.release()


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
        tell = self
        self._first(audit, beyond, limit_m)
        if schematic:
            self.layers.say(SCHEMATIC)
        tell("Roads: {n} lines; {closed} closed, {loops} end where they begin, {twice} repeat another line.",
             n=audit.roads, closed=audit.not_motorable, loops=audit.self_loops, twice=audit.duplicates)  # fmt: skip
        longest = ", ".join(f"{metres / M_PER_KM:.1f}" for metres in audit.island_m[:PARTS_SHOWN])
        tell("Network: {n} separate parts; the longest measure {km} km.", n=audit.islands, km=longest)
        if audit.near_misses:
            ids = geometry.name_some(audit.near_miss_roads)
            self.layers.say(
                "{n} dead ends stop just short of another road; are they drawn apart by mistake? Roads {ids}.",
                n=audit.near_misses, ids=ids,
            )  # fmt: skip

    def _first(self, audit: NetworkAudit, beyond: int | None, limit_m: float) -> None:
        """Write the counts, before all that was said while the layers were read."""
        given = {"islands": max(audit.islands - 1, 0), "odd": audit.near_misses + audit.duplicates}
        if beyond is None:
            text = translate("Network audit: {islands} islands, {odd} dead ends or lines to look at.").format(**given)
        else:
            text = translate(
                "Network audit: {islands} islands, {groups} groups beyond {limit} m, "
                "{odd} dead ends or lines to look at."
            ).format(groups=beyond, limit=f"{limit_m:g}", **given)
        feedback = self.layers.feedback
        if isinstance(feedback, AuditFirst):
            feedback.release(text)
        else:
            feedback.pushInfo(text)
