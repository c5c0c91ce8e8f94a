"""Makes a corpus of notes of several formats, the same one whenever it is asked for.

    python bench/corpus.py --notes 2000 --out bench/out/corpus

The folder has a sub-folder for each format, the schemas of tests/notes, and a `notelint.toml`
that assigns them. One note in eight has a defect of the kind that real notes have.
"""

import argparse
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from formats import FORMATS

SCHEMAS = Path(__file__).resolve().parent.parent / "tests" / "notes"
CONFIGURATION = "notelint.toml"
DEFECTIVE = 1 / 8


def misspell_heading(text: str, _rng: Random) -> str:
    """Two neighbouring letters of the last heading change places."""
    at = text.rindex("\n#")
    start = text.index(" ", at) + 1
    return text[:start] + text[start + 1] + text[start] + text[start + 2 :]


def drop_section(text: str, rng: Random) -> str:
    """A section is gone, with its heading."""
    headings = [at for at in range(len(text)) if text.startswith("\n## ", at)]
    if len(headings) < 2:
        return text
    which = rng.randrange(len(headings) - 1)
    return text[: headings[which]] + text[headings[which + 1] :]


def mistype_quote(text: str, rng: Random) -> str:
    """A digit of the first quote is another one; in a note without quotes, of its first number."""
    quotes = re.search(r"^#+ (본문의 근거|Quotes)$", text, re.MULTILINE)
    digit = re.compile(r"\d").search(text, quotes.end() if quotes else 0)
    if not digit:
        return text
    other = rng.choice([number for number in "0123456789" if number != digit.group()])
    return text[: digit.start()] + other + text[digit.end() :]


def trailing_space(text: str, rng: Random) -> str:
    """A few lines end in a space."""
    lines = text.split("\n")
    for _ in range(3):
        lines[rng.randrange(len(lines))] += " "
    return "\n".join(lines)


def bare_url(text: str, rng: Random) -> str:
    """An address stands in the text as it is."""
    return f"{text}\n\nhttps://notes.example.org/{rng.randrange(10**6)}"


def literal_asterisks(text: str, _rng: Random) -> str:
    """Emphasis that CommonMark does not see, because a Korean particle follows."""
    return f'{text}\n\n**"아직 이르다"**라는 말도 있다.'


def windows_lines(text: str, _rng: Random) -> str:
    """Lines end as Windows ends them."""
    return text.replace("\n", "\r\n")


DEFECTS: tuple[Callable[[str, Random], str], ...] = (
    misspell_heading,
    drop_section,
    mistype_quote,
    trailing_space,
    bare_url,
    literal_asterisks,
    windows_lines,
)


def make_note(seed: int, number: int) -> tuple[str, str]:
    """The format's name and the text of note `number`: nothing but these two numbers matter."""
    rng = Random(f"{seed}:{number}")
    name = list(FORMATS)[number % len(FORMATS)]
    size = min(rng.lognormvariate(0, 0.6), 8)
    text = FORMATS[name](rng, size)
    if rng.random() < DEFECTIVE:
        text = rng.choice(DEFECTS)(text, rng)
    return name, text + ("\r\n" if "\r\n" in text else "\n")


def make_corpus(out: Path, notes: int, seed: int = 1) -> int:
    """Write a corpus into the folder `out`, instead of one that is there; return its bytes."""
    if out.exists():
        if any(out.iterdir()) and not (out / CONFIGURATION).exists():
            raise SystemExit(f"{out} holds something else than a corpus; choose another folder")
        shutil.rmtree(out)
    total = 0
    for name in FORMATS:
        (out / name).mkdir(parents=True)
        shutil.copy(SCHEMAS / f"{name}.yaml", out)
    for number in range(notes):
        name, text = make_note(seed, number)
        data = text.encode()
        (out / name / f"{number:06}.md").write_bytes(data)
        total += len(data)
    entries = [f'[[notes]]\nfiles = "{name}/"\nschema = "./{name}.yaml"\n' for name in FORMATS]
    (out / CONFIGURATION).write_text("\n".join(entries), encoding="utf-8")
    return total


def main() -> None:
    """Read the command line, make the corpus, and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, default=2000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    total = make_corpus(arguments.out, arguments.notes, arguments.seed)
    print(f"{arguments.notes} notes, {total / 1e6:.1f} MB, in {arguments.out}")


if __name__ == "__main__":
    main()
