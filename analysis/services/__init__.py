"""Who reaches which service: the nearest facility, the land and people in reach, floating catchments, rural access."""
