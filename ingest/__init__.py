"""The bureau's files: encodings, headers, coordinates, Chinese names. Nothing here imports QGIS."""
