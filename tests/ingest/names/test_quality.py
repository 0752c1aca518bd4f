"""No wrong match at all, and at least 98 % matched: every official name in ten disturbed forms."""

import random
from pathlib import Path

import pandas as pd
import pytest
from wulong_planner.ingest.names import Register, match_names
from wulong_planner.ingest.names.characters import rows

SEED = 20210101
LEAST = 0.98
SUFFIX = {"村": ("村民委员会", "村委会"), "社区": ("社区居民委员会", "居委会"), "街道": ("街道办事处", "街道办"),
          "镇": ("镇人民政府", "镇"), "乡": ("乡人民政府", "乡")}  # fmt: skip


@pytest.fixture(scope="module")
def traditional():
    return {row["standard"]: row["variant"] for row in rows("variants.csv")}


@pytest.fixture(scope="module")
def homophones():
    found = {}
    for row in rows("sounds.csv"):
        for character in row["characters"]:
            found.setdefault(character, row["characters"])
    return found


def _ending(name):
    return next(ending for ending in ("社区", "街道", "村", "镇", "乡") if name.endswith(ending))


def _padded(name, chance, tools):
    blanks = [" ", "\u3000", "\u00a0", "\u200b", "\t"]
    return chance.choice(blanks) + chance.choice(["", " ", "\u3000"]).join(name) + chance.choice(blanks)


def _misprinted(name, chance, tools):
    """Put a character of the same sound, or one that looks alike, for one of the core."""
    core = name[: -len(_ending(name))]
    place = chance.randrange(len(core))
    alike = chance.choice([tools.homophones, tools.lookalikes]).get(core[place], "")
    others = [each for each in alike if each != core[place]]
    return core[:place] + chance.choice(others) + core[place + 1 :] + _ending(name) if others else name


FORMS = {
    "as it is": lambda name, chance, tools: name,
    "padded": _padded,
    "full ending": lambda name, chance, tools: name[: -len(_ending(name))] + SUFFIX[_ending(name)][0],
    "other ending": lambda name, chance, tools: name[: -len(_ending(name))] + SUFFIX[_ending(name)][1],
    "no ending": lambda name, chance, tools: name[: -len(_ending(name))],
    "behind the township": lambda name, chance, tools: tools.town + name,
    "behind all": lambda name, chance, tools: f"重庆市武隆区{tools.town}{name}",
    "traditional": lambda name, chance, tools: "".join(tools.traditional.get(each, each) for each in name),
    "pinyin": lambda name, chance, tools: chance.choice([str.upper, str.title, str.lower])(tools.pinyin),
    "misprint": _misprinted,
}


class _Tools:
    def __init__(self, unit, register, traditional, homophones):
        self.lookalikes = {row["character"]: row["alike"] for row in rows("lookalikes.csv")}
        self.town = register.units[unit.code[:9]].name if len(unit.code) > 9 else ""
        self.pinyin, self.traditional, self.homophones = unit.pinyin, traditional, homophones


@pytest.fixture(scope="module")
def disturbed(bundled, traditional, homophones):
    """Return form, typed name, township and true code of each official name in each form."""
    chance = random.Random(SEED)
    units = [unit for unit in bundled.units.values() if unit.level != "district"]
    found = []
    for unit in units:
        tools = _Tools(unit, bundled, traditional, homophones)
        found += [(form, make(unit.name, chance, tools), tools.town, unit.code) for form, make in FORMS.items()]
    return pd.DataFrame(found, columns=["form", "typed", "town", "code"])


def test_there_are_ten_forms_of_each_official_name(disturbed):
    assert disturbed["code"].str.len().value_counts().to_dict() == {12: 2140, 9: 260}
    assert (disturbed["typed"] != disturbed["code"].map(disturbed.groupby("code")["typed"].first())).mean() > 0.8


@pytest.mark.parametrize("level", ["village", "township"])
@pytest.mark.parametrize("with_town", [True, False])
def test_no_wrong_match_and_at_least_98_percent(bundled, disturbed, level, with_town):
    rows_ = disturbed[disturbed["code"].str.len() == {"village": 12, "township": 9}[level]]
    parents = rows_["town"] if with_town else None
    found = match_names(rows_["typed"], bundled, level=level, parents=parents).set_axis(rows_.index)
    wrong = rows_[found["code"].notna() & (found["code"] != rows_["code"])]
    assert wrong.empty, wrong.to_string()
    assert found["code"].notna().mean() >= LEAST, rows_[found["code"].isna()].to_string()


def test_no_wrong_match_without_a_level(bundled, disturbed):
    """Cores that a township and a village share are ambiguous then."""
    found = match_names(disturbed["typed"], bundled)
    wrong = disturbed[found["code"].notna() & (found["code"] != disturbed["code"])]
    assert wrong.empty, wrong.to_string()
    assert found["code"].notna().mean() >= LEAST


@pytest.mark.parametrize("with_town", [True, False])
def test_no_village_is_taken_for_another_when_it_is_not_in_the_register(with_town):
    """Each village in turn is left out of the register: its name must then mean nothing, whatever is like it."""
    frames = _frames()
    towns = frames["townships"].set_index("town_code")["name"]
    taken = []
    for place in range(0, len(frames["villages"]), 6):
        left_out = frames["villages"].iloc[place]
        register = Register.from_frames(
            frames["townships"], frames["villages"].drop(index=place), frames["communities"], None
        )
        parents = [towns[left_out["town_code"]]] if with_town else None
        found = match_names([left_out["name"]], register, level="village", parents=parents).iloc[0]
        if found["code"] is not None:
            taken.append((left_out["name"], found["name"], found["method"]))
    assert taken == []


def _frames():
    import pyogrio

    gpkg = Path(__file__).resolve().parents[3] / "data" / "townships.gpkg"
    return {
        key: pyogrio.read_dataframe(gpkg, layer=key, read_geometry=False)
        for key in ("townships", "villages", "communities")
    }
