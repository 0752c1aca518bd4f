"""The science: arrays and frames in, results out. Nothing here imports QGIS."""
