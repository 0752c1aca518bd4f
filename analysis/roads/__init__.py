"""What roads connect: hardened road to every group, planned roads, roads nobody can do without."""
