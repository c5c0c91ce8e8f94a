"""Floor 4: how the notes are mapped to their results, in this process or in several."""
