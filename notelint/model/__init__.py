"""The frozen values that all other layers pass to each other. Standard library only."""
