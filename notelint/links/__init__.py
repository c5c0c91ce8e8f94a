"""Floor 4: external addresses. Questions go in, verdicts come out; the only room with a network."""
