"""Floor 5: schema files, from their bytes to the frozen `Schema`. pydantic and YAML live here."""
