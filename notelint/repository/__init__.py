"""Floor 3¾: the repository that notes lie in: where it ends, what Git knows, what may be read."""
