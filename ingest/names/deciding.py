"""One row of a list decided: what its name, its township and its code say together."""

from __future__ import annotations

from dataclasses import dataclass

from . import codes as reading
from .characters import fold
from .codes import CodeReading, looks_like_code, read_code
from .decisions import Decisions
from .finding import Constraints, Finder, Found
from .near import Near
from .normalise import TOTALS, clean, split
from .register import DISTRICT, TOWNSHIP, VILLAGE, Register

WANTED = {"any": (DISTRICT, TOWNSHIP, VILLAGE), "township": (TOWNSHIP,), "village": (VILLAGE,)}
"""Levels of the units a name may mean, by the level asked for."""

CONFIDENCE = {
    "exact": 1.0,
    "full_name": 1.0,
    "code": 1.0,
    "decision": 1.0,
    "alias": 0.95,
    "former_name": 0.95,
    "variant": 0.95,
    "code_repaired": 0.95,
    "short_form": 0.9,
    "pinyin": 0.9,
    "kind_changed": 0.85,
    "misprint": 0.8,
    "ambiguous": 0.0,
    "unmatched": 0.0,
}
"""How far to trust each method: an order for the user to check by, not a probability."""
LESS_SURE = 0.9
"""Confidence at most, where code and name do not say quite the same."""

WHY_NOT = {
    "blank": "The row has neither name nor code.",
    "total_row": "The row is a total, not a place.",
    "no_such_name": "No unit has this name.",
    "gone": "A unit of this name is no more and became no other.",
    "several": "Several units have this name. Add the township, or decide.",
    "parent_contradicts": "The name exists, but not in the township the row gives.",
    "parent_unknown": "The township or district the row gives is not known here.",
    "other_level": "The name is that of a unit of another level.",
    "other_kind": "There is a unit of this name of another kind (village or community).",
    "part_of_unit": "The name is that of something in the unit (a group, a school).",
    "similar": "Only similar names exist. Correct the name, or decide.",
    "remark_ignored": "A remark in brackets was not looked at.",
    "code_and_name_differ": "Code and name are those of different units.",
    "code_unknown": "No unit has this code.",
    "code_elsewhere": "The code is that of another district.",
    "code_digits_lost": "The code may be that of several units: its last digits are lost, or it is a former code.",
    "name_differs": "The code is right, but the name is written differently.",
    "no_unit": "Decided: the row belongs to no unit.",
    "decision_unknown": "The code decided on is not that of a unit.",
}
"""Why a row was not decided, or what to know of the decision: English sentences, which are translation keys."""


@dataclass(frozen=True)
class Answer:
    """What a row means."""

    code: str | None
    method: str
    confidence: float
    candidates: tuple[str, ...] = ()
    reason: str = ""


class Decider:
    """Decides rows for one register and level; made once for a run."""

    def __init__(self, register: Register, level: str, decisions: Decisions) -> None:
        self.register, self.decisions = register, decisions
        self.finder = Finder(register, WANTED[level], Near(register))
        self._within: dict[object, Constraints | None] = {}

    def decide(self, name: object, parent: object, code: object) -> Answer:
        """Return the unit of a row, or why there is none."""
        decided = self.decisions.find(name, parent)
        if decided is not None:
            return self._replayed(decided)
        text = clean(name)
        if text.casefold() in TOTALS:
            return _answer(Found((), "unmatched", "total_row"))
        if text and looks_like_code(name):
            code, text = (name if reading.code_text(code) == "" else code), ""
        if parent not in self._within:
            self._within[parent] = self._constraints(parent)
        within = self._within[parent]
        read = read_code(code, self.register)
        found = self._by_code(read, text, within or ())
        if within is None and found.method not in ("code", "code_repaired"):
            reason = "parent_unknown" if found.codes else found.reason
            found = Found(found.codes, "ambiguous" if found.decided else found.method, reason)
        return _answer(found)

    def _constraints(self, parent: object) -> Constraints | None:
        """Return where a row must lie; nothing where it does not say, None where what it says is not known."""
        text = clean(parent)
        if not text or self.finder.own_province(text):
            return ()
        if looks_like_code(parent):
            read = read_code(parent, self.register)
            return (frozenset(read.units),) if read.units else None
        place = self.finder.place(text)
        return None if place is None else (place,)

    def _by_code(self, read: CodeReading, text: str, within: Constraints) -> Found:
        """Return what code and name say together."""
        if read.state == reading.BLANK:
            return self.finder.find(text, within) if text else Found((), "unmatched", "blank")
        if read.state in (reading.KNOWN, reading.REPAIRED):
            return self._known_code(read, text, within)
        if read.state == reading.LOST:
            return self._lost_digits(read, text, within)
        if not text:
            return Found((), "unmatched", f"code_{read.state}")
        found = self.finder.find(text, within)
        if read.state == reading.ELSEWHERE:
            return Found(found.codes, "ambiguous" if found.codes else "unmatched", "code_elsewhere")
        if read.units and not found.decided:
            found = self.finder.find(text, (*within, frozenset(read.units)))
        if not found.decided:
            return found
        if read.units and not self.finder.lies_in(found.codes[0], (frozenset(read.units),)):
            return Found(found.codes, "ambiguous", "code_and_name_differ")
        return Found(found.codes, found.method, "code_unknown")

    def _known_code(self, read: CodeReading, text: str, within: Constraints) -> Found:
        code = read.units[0]
        method = "code" if read.state == reading.KNOWN else "code_repaired"
        if not self.finder.lies_in(code, within):
            return Found((code,), "ambiguous", "parent_contradicts")
        if self.register.level(code) not in self.finder.wanted:
            # A township's code beside a village's name says where the village is.
            larger = all(len(code) < len(unit) for unit in self.register.units if self._wanted(unit))
            if text and larger:
                return self.finder.find(text, (*within, frozenset({code})))
            return Found((code,), "unmatched", "other_level")
        if not text:
            return Found((code,), method, "")
        found = self.finder.find(text)
        if code in found.codes:
            return Found((code,), method, "" if found.decided else "name_differs" if found.reason == "similar" else "")
        if not found.codes and self._share(code, text):
            return Found((code,), method, "name_differs")
        behind = self.finder.find(text, (frozenset({code}),))
        if len(self.register.units[code].code) < max(map(len, found.codes), default=0) and behind.decided:
            return behind
        return Found(tuple(sorted({code, *found.codes})), "ambiguous", "code_and_name_differ")

    def _wanted(self, code: str) -> bool:
        return self.register.level(code) in self.finder.wanted

    def _lost_digits(self, read: CodeReading, text: str, within: Constraints) -> Found:
        """Let the name choose among the units a shortened code may mean."""
        meant = [code for code in read.units if self._wanted(code) and self.finder.lies_in(code, within)]
        if not text:
            if len(meant) == 1:
                return Found((meant[0],), "code_repaired", "")
            return Found(tuple(meant), "ambiguous" if meant else "unmatched", "code_digits_lost")
        found = self.finder.find(text, within)
        both = [code for code in found.codes if code in meant]
        if found.decided and both:
            return found
        if len(both) == 1 and found.reason == "several":
            return Found((both[0],), "code_repaired", "")
        if found.decided:
            return Found(found.codes, "ambiguous", "code_and_name_differ")
        return found

    def _share(self, code: str, text: str) -> bool:
        """Tell whether a name has a character of the unit's own name in it, its ending aside."""
        core, _ = split(fold(text))
        return not set(core).isdisjoint(split(fold(self.register.units[code].name))[0])

    def _replayed(self, code: str) -> Answer:
        if code == "":
            return Answer(None, "decision", CONFIDENCE["decision"], (), "no_unit")
        if code not in self.register.units:
            return Answer(None, "unmatched", CONFIDENCE["unmatched"], (), "decision_unknown")
        return Answer(code, "decision", CONFIDENCE["decision"], (code,))


def _answer(found: Found) -> Answer:
    confidence = CONFIDENCE[found.method]
    if found.reason in ("code_unknown", "name_differs", "remark_ignored"):
        confidence = min(confidence, LESS_SURE)
    return Answer(found.codes[0] if found.decided else None, found.method, confidence, found.codes, found.reason)
