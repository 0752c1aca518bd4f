"""One name looked up in the register, from the surest way to the least sure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .characters import fold
from .near import HINT, LIKELY, SURE, Near, stronger
from .normalise import clean, endings, is_latin, peoples, plain_pinyin, readings, without_peoples
from .register import DISTRICT, TOWN_DIGITS, TOWNSHIP, VILLAGE, Form, Register, province

Constraints = tuple[frozenset[str], ...]
"""The unit lies in (or is) one of the units of each set."""

LONGEST_NAME = 120
"""Characters beyond which a text is a remark and no name, even in pinyin with all that may stand in front."""
SHORTEST_TAIL = 2
"""Characters that must be left of a name once the township in front is taken off."""
_BRACKETS = re.compile(r"^([^()]*)\(([^()]*)\)?([^()]*)$")
_PLACE = re.compile(r"^(.{1,10}?(?:街道办事处|街道|镇|乡|自治县|新区|区|县|市))(.{2,})$")
_PLACE_ENDING = re.compile(r"(?:街道|镇|乡|区|县|市|省|州)$")
_PREFECTURE = re.compile(r"^.{2,8}?(?:市|自治州|地区|盟)")
_FORMERLY = ("原", "曾", "旧", "前")
_ENGLISH = (("subdistrict", "jiedao"), ("township", "xiang"), ("town", "zhen"), ("village", "cun"),
            ("community", "shequ"), ("district", "qu"), ("county", "xian"))  # fmt: skip


@dataclass(frozen=True)
class Found:
    """The units a name may mean; it is decided when there is one and no doubt."""

    codes: tuple[str, ...] = ()
    method: str = "unmatched"
    reason: str = "no_such_name"

    @property
    def decided(self) -> bool:
        """Tell whether the name means exactly one unit."""
        return self.method not in ("ambiguous", "unmatched")


class Finder:
    """Looks up names of the levels wanted."""

    def __init__(self, register: Register, wanted: Iterable[str], near: Near) -> None:
        self.register, self.wanted, self.near = register, frozenset(wanted), near
        places = frozenset({TOWNSHIP, DISTRICT})
        self._places = self if self.wanted == places else Finder(register, places, near)
        self._provinces = [row for row in (province(code) for code in sorted(register.districts)) if row]

    def find(self, text: str, within: Constraints = ()) -> Found:
        """Return what a cleaned name means among the units that lie in ``within``."""
        if len(text) > LONGEST_NAME:
            return Found()
        if is_latin(text):
            return self._pinyin(text, within)
        steps = (
            self._written, self._in_brackets, self._behind_place, self._of_another_kind, self._part, self._misprint
        )  # fmt: skip
        for step in steps:
            found = step(fold(text), within) if step != self._written else step(text, within)
            if found is not None:
                return found
        return Found()

    def place(self, text: str) -> frozenset[str] | None:
        """Return the townships or the district a text means, None where it means none for certain."""
        found = self._places.find(text)
        return frozenset(found.codes) if found.decided or found.reason == "several" else None

    def own_province(self, text: str) -> bool:
        """Tell whether a text is the province the register lies in."""
        names = {row[key] for row in self._provinces for key in ("name", "short")}
        return fold(text) in names or (is_latin(text) and self._behind_province(plain_pinyin(text), "pinyin") == "")

    def lies_in(self, code: str, within: Constraints) -> bool:
        """Tell whether a unit is, or lies in, one of each set."""
        parents = self.register.units[code].parents
        return all(not each.isdisjoint(parents) for each in within)

    def _written(self, text: str, within: Constraints) -> Found | None:
        folded = fold(text)
        forms = [(form.rank, form, self._method(form, text)) for form in self.register.forms.get(folded, ())]
        for reading in readings(folded):
            if reading.name != folded:
                known = self.register.forms.get(reading.name, ())
                forms += [(form.rank, form, "full_name" if form.rank == 0 else form.method) for form in known]
            bare = [form for form in self.register.forms.get(reading.core, ()) if form.rank == 0]
            same = [form for form in bare if self.register.level(form.code) == reading.ending.level]
            forms += [(1, form, "full_name") for form in same if reading.core != reading.name]
            short = without_peoples(reading.core) + reading.ending.standard
            if short not in (reading.name, folded):
                known = self.register.forms.get(short, ())
                forms += [(form.rank, form, "short_form") for form in known if self._has_peoples(form, folded)]
        return self._choose(forms, within, text)

    def _has_peoples(self, form: Form, text: str) -> bool:
        """Tell whether a township's full name has every people that a text names."""
        return form.rank == 0 and peoples(text) <= peoples(fold(clean(self.register.units[form.code].full_name)))

    def _method(self, form: Form, text: str) -> str:
        if form.text == text or fold(form.text) != fold(text):
            return form.method
        return "variant" if form.method in ("exact", "full_name") else form.method

    def _choose(self, forms: list[tuple[int, Form, str]], within: Constraints, text: str) -> Found | None:
        """Return the unit of the best rank that fits; a name that is known elsewhere only is a contradiction."""
        wanted = [each for each in forms if self.register.level(each[1].code) in self.wanted]
        for rank in sorted({each[0] for each in wanted}):
            fitting = [each for each in wanted if each[0] == rank and self.lies_in(each[1].code, within)]
            exact = [each for each in fitting if each[1].text == text]
            for group in (exact, fitting):
                if len({form.code for _, form, _ in group}) == 1:
                    return Found((group[0][1].code,), group[0][2], "")
            if fitting:
                return _doubt((form.code for _, form, _ in fitting), "several")
        if wanted:
            return _doubt((form.code for _, form, _ in wanted), "parent_contradicts")
        if fold(text) in self.register.gone or any(each.name in self.register.gone for each in readings(fold(text))):
            return Found((), "unmatched", "gone")
        if forms:
            return Found(_sorted(form.code for _, form, _ in forms), "unmatched", "other_level")
        return None

    def _in_brackets(self, text: str, within: Constraints) -> Found | None:
        """Read 双河村（黄莺乡）, 石桥（苗族土家族）乡, and remarks in brackets."""
        match = _BRACKETS.match(text)
        if match is None or not match[2] or not match[1] + match[3]:
            return None
        before, inner, after = match.groups()
        whole = self._written(before + inner + after, within)
        if whole is not None:
            return whole
        rest = before + after
        place = self.place(inner)
        if place is not None:
            return self.find(rest, (*within, place))
        found = self.find(rest, within)
        if _PLACE_ENDING.search(inner) and not inner.startswith(_FORMERLY):
            return _doubt(found.codes, "parent_unknown") if found.codes else found
        other = self._written(inner, ()) if not inner.startswith(_FORMERLY) else None
        if other is not None and other.codes != found.codes:
            return _doubt((*found.codes, *other.codes), "several")
        return Found(found.codes, found.method, found.reason or "remark_ignored")

    def _behind_place(self, text: str, within: Constraints) -> Found | None:
        """Read a name with the province, district or township in front of it."""
        rest = self._behind_province(text, "name")
        if rest:
            further = self.find(rest, within)
            if further.codes:
                return further
        for cut in range(len(text) - SHORTEST_TAIL, SHORTEST_TAIL - 1, -1):
            found = self._split(text[:cut], text[cut:], within)
            if found is not None:
                return found
        match = _PLACE.match(text)
        if match is None or self._places is self:
            return None
        place = self.place(match[1])
        if place is not None:
            return self.find(match[2], (*within, place))
        behind = self.find(match[2], within)
        return _doubt(behind.codes, "parent_unknown") if behind.codes and behind.method != "unmatched" else None

    def _split(self, head: str, tail: str, within: Constraints) -> Found | None:
        """Return what the tail means within the place the head names, None where the head names none."""
        place = self._places._written(head, ())
        if place is None or not place.codes or place.method == "unmatched":
            return None
        found = self.find(tail, (*within, frozenset(place.codes)))
        explicit = any(head.endswith(ending.text) for ending in endings())
        if found.decided or (explicit and found.codes):
            return found
        return None

    def _behind_province(self, text: str, key: str) -> str | None:
        """Return what follows the own province's name (and that of a prefecture), None where none is in front."""
        for row in self._provinces:
            for name in (row[key], row["short" if key == "name" else key] + ("shi" if key == "pinyin" else "")):
                if text.startswith(name):
                    return text[len(name) :]
        prefecture = _PREFECTURE.match(text) if key == "name" else None
        rest = text[prefecture.end() :] if prefecture else ""
        starts = any(rest.startswith(fold(clean(unit.name))) for unit in self._districts()) if rest else False
        return rest if starts else None

    def _districts(self) -> list:
        return [unit for unit in self.register.units.values() if unit.level == DISTRICT]

    def _of_another_kind(self, text: str, within: Constraints) -> Found | None:
        """Read 石桥镇 as 石桥乡: a township may have changed its kind; a village and a community are two units."""
        for reading in readings(text):
            others = {each.standard for each in endings() if each.level == reading.ending.level}
            forms = [
                (form.rank, form, "kind_changed")
                for ending in sorted(others - {reading.ending.standard})
                for form in self.register.forms.get(reading.core + ending, ())
                if form.rank == 0
            ]
            found = self._choose(forms, within, text) if forms else None
            if found is not None and found.codes and found.reason != "other_level":
                village = reading.ending.level == VILLAGE
                return _doubt(found.codes, "other_kind") if village and found.decided else found
        return None

    def _part(self, text: str, within: Constraints) -> Found | None:
        """Recognise 双河村三组 and 双河村小学: something in a unit, which the user must decide."""
        for cut in range(len(text) - 1, SHORTEST_TAIL, -1):
            forms = [form for form in self.register.forms.get(text[:cut], ()) if form.rank == 0]
            codes = [form.code for form in forms if self.register.level(form.code) in self.wanted]
            fitting = [code for code in codes if self.lies_in(code, within)]
            if fitting:
                return _doubt(fitting, "part_of_unit")
        return None

    def _misprint(self, text: str, within: Constraints) -> Found | None:
        found = self._slips(text)
        if not found:
            return None
        fitting = {code: how for code, how in found.items() if self.lies_in(code, within)}
        known_town = any(all(len(code) >= TOWN_DIGITS for code in each) for each in within)
        for strength in (SURE, LIKELY):
            alike = [code for code, how in fitting.items() if how == strength]
            if len(alike) == 1 and (strength == SURE or known_town):
                return Found((alike[0],), "misprint", "")
            if alike:
                return _doubt(alike, "similar")
            elsewhere = [code for code, how in found.items() if how == strength]
            if elsewhere:
                return _doubt(elsewhere, "parent_contradicts")
        return Found(_sorted(fitting or found), "unmatched", "similar")

    def _slips(self, text: str) -> dict[str, str]:
        """Return how sure it is that each unit wanted was meant; without an ending it is likely at most."""
        found: dict[str, str] = {}
        spelled = [reading.name for reading in readings(text)]
        bare = {ending.standard for ending in endings() if ending.level in self.wanted} if not spelled else set()
        for name in dict.fromkeys([text, *spelled, *(text + ending for ending in sorted(bare))]):
            for code, strength in self.near.find(name).items():
                if self.register.level(code) in self.wanted:
                    most = strength if name == text or spelled or strength == HINT else LIKELY
                    found[code] = stronger(found.get(code, HINT), most)
        return found

    def _pinyin(self, text: str, within: Constraints) -> Found:
        spelled = text.casefold()
        for english, ending in _ENGLISH:
            spelled = re.sub(rf"\b{english}\b", ending, spelled)
        return self._spelled(plain_pinyin(spelled), within) or Found()

    def _spelled(self, letters: str, within: Constraints) -> Found | None:
        forms = [(form.rank, form, "pinyin") for form in self.register.pinyin.get(letters, ())]
        found = self._choose(forms, within, letters)
        if found is not None and found.reason != "other_level":
            return found
        rest = self._behind_province(letters, "pinyin")
        heads: list[tuple[str, frozenset[str] | None]] = [(rest, None)] if rest else []
        for cut in range(len(letters) - 1, 1, -1):
            known = self._places.register.pinyin.get(letters[:cut], ())
            codes = frozenset(form.code for form in known if self.register.level(form.code) != VILLAGE)
            heads += [(letters[cut:], codes)] if codes else []
        for tail, place in heads:
            behind = self._spelled(tail, within if place is None else (*within, place))
            if behind is not None and behind.codes and behind.reason != "other_level":
                return behind
        return found


def _doubt(codes: Iterable[str], reason: str) -> Found:
    return Found(_sorted(codes), "ambiguous", reason)


def _sorted(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(codes)))
