"""The record of a real note, and the JSON Schema of its kind, as they are kept.

`NOTELINT_GOLDEN=write` writes them anew.
"""

import json
import os
from pathlib import Path

from jsonschema import Draft202012Validator

from notelint import load_record
from notelint.records.record_class import json_schema
from notelint.schema.loading import load_schema

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests/golden"
NOTE = "tests/notes/aws-multimodal-ai.md"


def kept(name: str, made: object) -> object:
    """What is kept under a name."""
    file = GOLDEN / name
    if os.environ.get("NOTELINT_GOLDEN") == "write":
        text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
        file.write_text(text, encoding="utf-8")
    return json.loads(file.read_text(encoding="utf-8"))


def test_the_record_of_a_news_scrap() -> None:
    record = load_record(ROOT / NOTE, "news-scrap", positions=True)
    made = {**record.model_dump(mode="json"), "path": NOTE}
    assert made == kept("record.news-scrap.json", made)
    article = made["article"]["text"]
    for quote in made["evidence"]:
        assert article[quote["start"] : quote["end"]] == quote["text"]


def test_the_json_schema_of_a_news_scrap_s_record() -> None:
    made = json_schema(load_schema("news-scrap"))
    Draft202012Validator.check_schema(made)
    assert made == kept("record.news-scrap.schema.json", made)
    assert made["additionalProperties"] is False
    record = (GOLDEN / "record.news-scrap.json").read_text(encoding="utf-8")
    Draft202012Validator(made).validate(json.loads(record))
