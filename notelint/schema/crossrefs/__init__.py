"""What one place of a schema file says about another: names that must exist, keys that need others.

The checks work on the plain data, so that these mistakes are reported beside those that the models
find; where a value has the wrong form it is skipped, as the models report it.
"""

from notelint.parse.positioned_yaml import YamlNode
from notelint.schema.crossrefs import keys, parts, reach, values
from notelint.schema.crossrefs.raw import RawSchema
from notelint.schema.errors import ConfigProblem


def crossref_problems(root: YamlNode) -> list[ConfigProblem]:
    """All mistakes in which one place of a schema file does not agree with another."""
    raw = RawSchema(root)
    problems = [*parts.problems(raw), *keys.problems(raw), *reach.problems(raw)]
    # While the id of a part is unreadable, a name may mean that part.
    return problems if "" in raw.by_id else [*problems, *values.problems(raw)]
