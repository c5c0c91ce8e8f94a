"""What `init` sees before it asks: Git, the remote's host, a vault, the language of the notes."""

import os
from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args
from urllib.parse import urlsplit

from notelint.commands.existing_files import existing_config, left_out_here, vault_folders
from notelint.files.discover import discover
from notelint.files.read import UnreadableError, read_note
from notelint.model.message import Language, Phrase, phrase
from notelint.model.plan import Plan
from notelint.repository.git import GitError, run_git
from notelint.repository.top import repository_top

CiService = Literal["github", "gitlab", "none"]
CI_SERVICES: tuple[CiService, ...] = get_args(CiService)

SAMPLE = 40
"""The notes that are read to tell their language and schemas, spread over all."""

KOREAN = 0.1
"""From this share of Hangul among its letters on, a note is Korean: code and URLs are Latin."""

CI_FILES: tuple[tuple[CiService, str], ...] = (
    ("github", ".github/workflows"),
    ("gitlab", ".gitlab-ci.yml"),
)
"""What a repository has that uses a service, wherever its remote is."""


class Surroundings(NamedTuple):
    """What is in the current folder.

    - `git`: it is in a Git repository; `at_top`: it is the repository's top folder
    - `remote`: the repository has a remote
    - `ci`: the CI service of the remote's host, or of a file that is there; "none" if unknown
    - `vault`: it is an Obsidian vault
    - `config`: the configuration that is there already
    - `notes`: the number of Markdown files; `korean`: most of them are in Korean; `sample`: the
      paths of some of them
    """

    git: bool = False
    at_top: bool = False
    remote: bool = False
    ci: CiService = "none"
    vault: bool = False
    config: str = ""
    notes: int = 0
    korean: bool = False
    sample: tuple[str, ...] = ()


def look_around() -> Surroundings:
    """Look at the current folder. Nothing is asked on a network."""
    here = os.path.realpath(".")
    top = repository_top(here)
    paths = [file.path for file in discover((".",), left_out_here()) if not file.error]
    sample = tuple(paths[:: max(1, len(paths) // SAMPLE)])
    urls = _remote_urls(top) if top else []
    return Surroundings(
        git=bool(top),
        at_top=top == here,
        remote=bool(urls),
        ci=_ci(top, urls) if top else "none",
        vault=vault_folders() is not None,
        config=existing_config(),
        notes=len(paths),
        korean=_are_korean(sample),
        sample=sample,
    )


def seen(found: Surroundings) -> tuple[Phrase, ...]:
    """What was seen, for the user."""
    number = phrase("notes: {number}", number=found.notes)
    return (
        *((phrase("Git repository") if found.git else phrase("no Git repository"),)),
        *((phrase("remote or CI on GitHub"),) if found.ci == "github" else ()),
        *((phrase("remote or CI on GitLab"),) if found.ci == "gitlab" else ()),
        *((phrase("Obsidian vault"),) if found.vault else ()),
        *((phrase("configuration ({file})", file=found.config),) if found.config else ()),
        number,
        *((phrase("language of the notes: Korean"),) if found.korean else ()),
    )


def language_of_notes(found: Surroundings, locale: Language) -> Language:
    """The language to speak where none was chosen: Korean for Korean notes, else the locale's."""
    return "ko" if found.korean else locale


def _remote_urls(top: str) -> list[str]:
    """The URLs of the remotes, that of `origin` first."""
    try:
        output = run_git(top, "config", "--get-regexp", r"^remote\..*\.url$", top=top)
    except GitError:  # Git is missing, or there is no remote
        return []
    pairs = [line.partition(" ") for line in output.decode("utf-8", "replace").splitlines()]
    pairs.sort(key=lambda pair: pair[0] != "remote.origin.url")
    return [url for _, _, url in pairs]


def _ci(top: str, urls: Sequence[str]) -> CiService:
    """The service of the first remote whose host tells one, else of a file that is there."""
    for url in urls:
        labels = host_of(url).split(".")
        if any(label.startswith("github") for label in labels):
            return "github"
        if any(label.startswith("gitlab") for label in labels):
            return "gitlab"
    for service, path in CI_FILES:
        if os.path.lexists(os.path.join(top, path)):
            return service
    return "none"


def host_of(url: str) -> str:
    """The host of a remote's URL: `https://host/…`, `ssh://git@host:22/…`, `git@host:…`; or ""."""
    try:
        if "://" in url:
            return (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return ""
    host, colon, _ = url.partition(":")
    return host.rpartition("@")[2].casefold() if colon and "/" not in host else ""


def _are_korean(sample: Sequence[str]) -> bool:
    """Whether most notes are in Korean."""
    return sum(map(_is_korean, sample)) * 2 > len(sample)


def _is_korean(path: str) -> bool:
    try:
        text = read_note(path, Plan("", ()).max_bytes, ".").decode("utf-8", "replace")
    except UnreadableError:
        return False
    letters = sum(map(str.isalpha, text))
    hangul = sum("가" <= letter <= "힣" for letter in text)
    return hangul > 0 and hangul >= KOREAN * letters
