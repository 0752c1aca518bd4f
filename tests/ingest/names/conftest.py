"""Two registers: the bundled one, and a made-up county with the traps that the bundled one lacks."""

from pathlib import Path

import pandas as pd
import pytest
from wulong_planner.ingest.names import Register, match_names, read_register

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def bundled():
    return read_register(ROOT / "data" / "townships.gpkg")


@pytest.fixture(scope="session")
def county():
    """Made up: two villages of one name, a village without ending, a merged township, one that was divided."""
    townships = pd.DataFrame(
        [
            ("990101001", "东门街道", "东门街道", "dongmenjiedao"),
            ("990101101", "河口镇", "河口镇", "hekouzhen"),
            ("990101201", "上坝乡", "上坝回族土家族乡", "shangbaxiang"),
        ],
        columns=["town_code", "name", "full_name", "pinyin"],
    )
    villages = pd.DataFrame(
        [
            ("990101101200", "新民村", "xinmincun"),
            ("990101201200", "新民村", "xinmincun"),
            ("990101101201", "周家山村", "zhoujiashancun"),
            ("990101101202", "㵲溪村", None),
            ("990101201201", "𣲘河村", None),
            ("990101201202", "女儿峡村", "nü er xia cun"),
            ("990101101203", "柏林", "bolin"),
        ],
        columns=["village_code", "name", "pinyin"],
    )
    communities = pd.DataFrame(
        [("990101001001", "东门社区", "dongmenshequ")], columns=["village_code", "name", "pinyin"]
    )
    aliases = pd.DataFrame(
        [
            ("旧河县", "990101", "河县", "旧称", "2015", "990202"),
            ("城关镇", None, "东门街道、河口镇", "旧称（分设）", "2010", "990202100"),
            ("下坝乡", "990101201", "上坝乡", "旧称（并入）", "2012", "990202203、990101203"),
            ("老坡村", None, None, "旧称（已撤）", "2012", None),
            ("990303", "990101", "河县", "旧代码", None, None),
        ],
        columns=["alias", "unit_code", "name", "kind", "valid_until", "old_code"],
    )
    return Register.from_frames(townships, villages, communities, aliases)


@pytest.fixture
def one():
    """Match a single row and return it."""

    def match(register, name, *, level="any", parent=None, code=None, decisions=None):
        found = match_names([name], register, level=level, parents=[parent], codes=[code], decisions=decisions)
        return found.iloc[0]

    return match
