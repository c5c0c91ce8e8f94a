"""Maps a function over notes: `map_notes.map_notes` in this process or in several.

`dask_engine.map_shards` maps over shards of notes on other machines; `dask_engine.EngineError`.

`map_notes.WorkerDiedError` is raised if a worker process ends unexpectedly.
"""
