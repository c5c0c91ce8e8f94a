"""What cannot be done with notes in packs and at addresses: a usage error says so."""

from collections.abc import Mapping, Sequence

from notelint.cli.usage import UsageProblem
from notelint.files.paths import is_source
from notelint.model.message import phrase


def refuse_for_packs(paths: Sequence[str], needs_files: Mapping[str, object]) -> None:
    """Refuse options that need files, by their names with their values, and mixed paths.

    Raises `UsageProblem`.
    """
    sources = [is_source(path) for path in paths]
    if not any(sources):
        return
    if not all(sources):
        raise UsageProblem(phrase("packs and addresses cannot be combined with files and folders"))
    for name, value in needs_files.items():
        if value:
            raise UsageProblem(
                phrase("{option} requires files in folders, not packs or addresses", option=name)
            )
