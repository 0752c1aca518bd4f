"""Questions about roads and services as a planner's script asks them: the bundled layers, nothing else changed."""

import re

import pytest
from wulong_planner.layers.workspace import INSTALLED

GIVEN = {"ROADS": "roads", "DEMAND": "groups", "FACILITIES": "township_seats"}
SENTENCE = {
    (
        "zh",
        "nearestfacility",
    ): r"距最近的“乡镇驻地”30 分钟以内：\d+ 个小组（共 1352 个）、\d+ 人",
    ("zh", "servicearea"): r"距最近设施 30 分钟以内（共 26 个设施）：\d+ 人，占总人口 354000 人的 [\d.]+%。",
    ("zh", "catchmentaccess"): r"平均每千人可及供给 [\d.]+；\d+ 个小组 \d+ 人（[\d.]+%）的搜索范围内没有设施。",
    ("zh", "ruralaccess"): r"乡村道路可达指数：354000 人中，[\d.]+% 住在",
    ("en", "criticalroads"): r"\d+ of \d+ links have no way round; \d+ of them stand between people and their seat",
    ("en", "networkaudit"): r"\d+ places to mend: \d+ islands",
}
AUDIT = {"zh": "路网检查：孤立路网", "en": "Network audit: "}


@pytest.mark.parametrize(("language", "name"), SENTENCE)
def test_the_bundled_layers_give_an_answer(start, tmp_path, language, name):
    without = {"ruralaccess": {"FACILITIES"}, "networkaudit": {"FACILITIES"}}.get(name, set())
    layers = {key: f"{INSTALLED}|layername={layer}" for key, layer in GIVEN.items() if key not in without}
    output = "LINES" if name == "servicearea" else "OUTPUT"
    found, said = start(language, name, **layers, **{output: tmp_path / "found.gpkg"})
    assert found["results"]["SCHEMATIC"] == 1
    assert (tmp_path / "found.gpkg").is_file()
    said = said.replace("\\n", "\n")
    assert AUDIT[language] in said
    assert re.search(SENTENCE[language, name], said), said[-3000:]
