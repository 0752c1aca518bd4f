"""Questions about services: the nearest facility, who and what lies within reach of one."""
