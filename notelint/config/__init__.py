"""Floor 4, edge in: settings and schema files become a plan. pydantic and YAML live here alone."""
