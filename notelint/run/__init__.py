"""Maps a function over notes: `map_notes.map_notes` in this process or in several.

`map_notes.WorkerDiedError` is raised if a worker process ends unexpectedly.
"""
