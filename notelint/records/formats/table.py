"""What formats of rows and columns have in common: one schema, and so one set of columns."""

from notelint.model.finding import Words
from notelint.model.plan import Plan
from notelint.model.schema import Schema
from notelint.records.classes import record_class
from notelint.records.extract import Extracted, Wanted
from notelint.records.kinds import Structure, structure


class FormatError(Exception):
    """Records that a format cannot hold, or a format that is not there; `words` say why."""

    def __init__(self, en: str, ko: str) -> None:
        self.words = Words(en, ko)
        super().__init__(en)


class OneSchema:
    """Keeps to the schema of the first record. `forced` is the run's only one, where it has one."""

    def __init__(self, name: str, plan: Plan, wanted: Wanted) -> None:
        self.name = name
        self.schemas = {schema.name: schema for schema in plan.schemas}
        self.wanted = wanted
        self.first: tuple[str, str] | None = None
        self.forced = self.schemas.get(plan.forced)

    def structure(self) -> Structure | None:
        """The columns, where the schema is known before any record."""
        return self._of(self.forced) if self.forced else None

    def take(self, one: Extracted) -> Structure:
        """The columns of a record. Raises FormatError for one of another schema."""
        if self.first is None:
            self.first = (one.path, one.schema)
        path, schema = self.first
        if one.schema != schema:
            raise FormatError(
                f"{self.name} has the columns of one schema, but '{path}' has the schema "
                f"'{schema}' and '{one.path}' '{one.schema}'; use --schema, or a run for each",
                f"{self.name} 파일의 열은 한 스키마의 것이어야 하는데 '{path}'의 스키마는 "
                f"'{schema}', '{one.path}'의 스키마는 '{one.schema}'입니다. --schema를 쓰거나 "
                "스키마마다 따로 실행하세요",
            )
        return self._of(self.schemas[schema])

    def _of(self, schema: Schema) -> Structure:
        made = record_class(schema, partial=self.wanted.partial)
        return structure(made.cls, "" if self.wanted.positions else made.positions)
