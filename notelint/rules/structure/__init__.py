"""Rules on structure: what the binder saw when it laid the note beside its schema."""
