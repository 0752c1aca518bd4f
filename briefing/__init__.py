"""Web map, workbook and atlas: a pure model first, renderers after."""
