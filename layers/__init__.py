"""What a layer is, and how a workspace becomes a QGIS project."""
