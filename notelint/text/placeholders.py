"""What people write where something is still to be written, as all that a line says."""

USUAL = (
    "TODO",
    "TBD",
    "FIXME",
    "WIP",
    "XXX",
    "lorem ipsum",
    "작성 예정",
    "작성예정",
    "추후 작성",
    "내용을 입력하세요",
    "여기에 입력",
)
