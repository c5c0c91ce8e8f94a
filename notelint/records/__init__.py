"""Floor 4, edge out: schema → record class (pydantic), note → record (typed data)."""
