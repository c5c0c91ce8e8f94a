"""Floor 0: the frozen values that all other floors pass to each other. Standard library only."""
