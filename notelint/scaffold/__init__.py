"""Drafts: a schema from a template or from ordinary notes, and a blank note from a schema. Pure."""
