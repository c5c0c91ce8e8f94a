"""Rules on what ties notes together."""
