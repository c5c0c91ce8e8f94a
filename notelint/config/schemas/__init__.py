"""Schema files: found, taken over, compiled, shown."""
