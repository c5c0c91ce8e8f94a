"""Notes that are no files in folders: packs (Parquet, JSON Lines) and the addresses of `fsspec`.

- `shards`: `shards_of` cuts what the user named into shards, `read_shard` reads the notes of one
- `shard`: `SourceNote`, a note that was read; `SourceError`
- `addresses`: folders and files by `fsspec`, such as `s3://bucket/notes`
- `json_lines`, `parquet`: the two kinds of packs

Other packages import `shards`, `shard` and `addresses`.
"""
