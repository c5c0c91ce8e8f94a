"""Floor 3: a note laid beside a schema: which blocks are which part, how the structure departs."""
