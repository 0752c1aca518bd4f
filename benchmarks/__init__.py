"""How long the road question takes, measured beside what QGIS itself offers."""
