"""Floor 4: the pure pipelines. `check_note` maps one note, `check_collection` reduces a run."""
