"""Attribute values between QGIS, pandas and back: nulls stay nulls, dates stay dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsField, QgsFields
from qgis.PyQt.QtCore import QDate, QDateTime, QTime, QVariant

from ..analysis.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_KINDS = {1: "boolean", 2: "integer", 3: "integer", 4: "integer", 5: "integer", 6: "real", 10: "text", 14: "date"}
"""QMetaType numbers (the same in Qt 5 and 6) of the kinds that are read in bulk."""
NOT_A_NUMBER = (
    "The field {field} of the layer {layer} should hold numbers, but feature {id} has {value!r}. "
    "Correct the value or choose another field."
)


def kind_of(field: QgsField) -> str:
    """Return boolean, integer, real, text, date or other."""
    number = field.type()
    return _KINDS.get(int(getattr(number, "value", number)), "other")


def plain(value: object) -> object:
    """Return a Python value: null is None, dates are ``datetime`` objects."""
    if isinstance(value, QVariant):
        return None if value.isNull() else plain(value.value())
    if isinstance(value, QDate):
        return value.toPyDate() if value.isValid() else None
    if isinstance(value, QDateTime):
        return value.toPyDateTime() if value.isValid() else None
    if isinstance(value, QTime):
        return value.toPyTime() if value.isValid() else None
    return value


def typed(values: dict[str, Sequence], fields: QgsFields, index: pd.Index) -> pd.DataFrame:
    """Return a frame with one column type per kind of field, however the values were read."""
    import pandas as pd

    columns = {name: _column(column, fields.at(fields.lookupField(name)), index) for name, column in values.items()}
    return pd.DataFrame(columns, index=index, copy=False)


def _column(values: Sequence, field: QgsField, index: pd.Index) -> pd.Series:
    import numpy as np
    import pandas as pd

    kind = kind_of(field)
    if kind == "integer":
        return pd.Series(pd.array(values, dtype="Int64"), index)
    if kind == "real":
        return pd.Series(np.asarray(values, dtype="float64"), index)
    array = np.empty(len(values), dtype=object)
    array[:] = values if kind == "text" else [_unboxed(value, kind) for value in values]
    return pd.Series(array, index, dtype=object)


def _unboxed(value: object, kind: str) -> object:
    """Return what numpy holds (a date, a truth value) as plain Python."""
    import numpy as np

    if kind == "boolean":
        return None if value is None or value != value else bool(value)
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else value.astype("datetime64[D]").item()
    return value.item() if isinstance(value, np.generic) else value


def numbers(series: pd.Series, layer: str) -> np.ndarray:
    """Return a column as floats, NaN where null or blank; numbers written as text count as numbers.

    Raises:
        InputError: a value is not a number; names the feature.
    """
    import pandas as pd

    if series.dtype == object:
        series = series.mask([isinstance(value, str) and not value.strip() for value in series.tolist()], None)
    values = pd.to_numeric(series.astype(object), errors="coerce").to_numpy(dtype="float64", na_value=float("nan"))
    wrong = pd.isna(values) & series.notna().to_numpy()
    if wrong.any():
        first = int(wrong.argmax())
        raise InputError(NOT_A_NUMBER, field=series.name, layer=layer, id=series.index[first], value=series.iloc[first])
    return values


def texts(series: pd.Series) -> np.ndarray:
    """Return a column as text without surrounding blanks, None where null or blank; 5.0 becomes "5"."""
    import numpy as np

    result = np.empty(len(series), dtype=object)
    result[:] = [value.strip() or None if type(value) is str else _text(value) for value in series.tolist()]
    return result


def codes(series: pd.Series) -> np.ndarray:
    """Return a column of codes as :func:`texts`; the ".0" that spreadsheets leave behind whole numbers goes too."""
    result = texts(series)
    result[:] = [value.split(".")[0] if value and _WHOLE.fullmatch(value) else value for value in result]
    return result


_WHOLE = re.compile(r"[0-9]+\.0+")


def _text(value: object) -> str | None:
    import pandas as pd

    if pd.isna(value):
        return None
    whole = isinstance(value, float) and value.is_integer()
    return (str(int(value)) if whole else str(value)).strip() or None


def written(series: pd.Series, field: QgsField) -> list:
    """Return a column as values QGIS stores: None for every kind of missing."""
    cast = _caster(field)
    return [None if gone else cast(value) for gone, value in zip(series.isna().tolist(), series.tolist())]


def _caster(field: QgsField) -> Callable[[object], object]:
    return {"integer": int, "real": float, "text": str, "boolean": bool}.get(kind_of(field), _qt)


def _qt(value: object) -> object:
    """Return dates as Qt's, which every provider stores."""
    if isinstance(value, datetime.datetime):
        return QDateTime(value)
    if isinstance(value, datetime.date):
        return QDate(value)
    return QTime(value) if isinstance(value, datetime.time) else value
