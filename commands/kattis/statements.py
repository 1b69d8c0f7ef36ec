"""The statement in every reading language: the package's own, else the one there is, and said so."""

import re

from assessment.domain.languages import READING_LANGUAGES
from commands.kattis.cases import Case
from commands.kattis.folder import Folder
from commands.kattis.problem import Problem, refusal
from commands.kattis.tex import markdown

PLACES = ("statement", "problem_statement")
NAME = re.compile(r"problem(?:\.([a-z]{2,3}(?:-[A-Z]{2})?))?\.(md|tex|pdf)")
IMAGES = (".png", ".jpg", ".jpeg", ".svg", ".pdf")
PRINTED = "The statement is the file {name}, among the files that come with this exercise.\n"
LONGEST = 100_000
MOST_SHOWN = 2000
ONLY = {
    "en": "> This imported statement exists only in the language “{language}”.\n\n",
    "fr": "> Cet énoncé importé n'existe que dans la langue « {language} ».\n\n",
    "nl": "> Deze geïmporteerde opgave bestaat alleen in de taal “{language}”.\n\n",
}
SAMPLE = {
    "en": ("Sample {number}: input", "Sample {number}: output", "Arguments", "File"),
    "fr": ("Exemple {number} : entrée", "Exemple {number} : sortie", "Arguments", "Fichier"),
    "nl": ("Voorbeeld {number}: invoer", "Voorbeeld {number}: uitvoer", "Argumenten", "Bestand"),
}


def read_statements(folder: Folder, problem: Problem, samples: list[Case]) -> dict[str, str]:
    """Return the statement by reading language, with the samples; raises ProblemError."""
    found = _texts(folder, problem)
    if not found:
        raise refusal(folder, "it has no statement/problem.<language>.md, .tex or .pdf; add one")
    first = "en" if "en" in found else next(iter(found))
    texts = {}
    for language in READING_LANGUAGES:
        own = language if language in found else first
        note = "" if own == language else ONLY[language].format(language=own)
        parts = [f"# {problem.names[language]}", note + found[own].strip()]
        parts += [_sample(folder, language, n, case) for n, case in enumerate(samples, start=1)]
        texts[language] = "\n\n".join(parts) + "\n"
    return texts


def pictures(folder: Folder) -> dict[str, bytes]:
    """Return the pictures and PDFs that lie beside the statements, by name."""
    paths = [path for place in PLACES for path in folder.entries(place) if path.endswith(IMAGES)]
    paths += ["problem.pdf"] if folder.has("problem.pdf") else []
    return {path.rpartition("/")[2]: folder.read(path) for path in paths}


def _texts(folder: Folder, problem: Problem) -> dict[str, str]:
    """Return the statement by its own language; one in PDF is referred to."""
    paths = [path for place in PLACES for path in folder.entries(place)]
    printed = {"en": PRINTED.format(name="problem.pdf")} if folder.has("problem.pdf") else {}
    written: dict[str, str] = {}
    for path in paths:
        name = NAME.fullmatch(path.rpartition("/")[2])
        if name is None:
            continue
        if name[2] == "pdf":
            printed[name[1] or "en"] = PRINTED.format(name=name[0])
            continue
        text = problem.filled(folder.text(path))
        if len(text) > LONGEST:
            raise refusal(folder, f"{path} has {len(text)} characters; {LONGEST} are allowed")
        if text.strip():
            written[name[1] or "en"] = text if name[2] == "md" else markdown(text)
    return printed | written


def _sample(folder: Folder, language: str, number: int, case: Case) -> str:
    given, due, arguments, file = SAMPLE[language]
    parts = [f"## {given.format(number=number)}", _fenced(folder.text(case.stdin))]
    if case.args:
        parts += [f"{arguments}: `{' '.join(case.args)}`"]
    for name, path in case.files.items():
        parts += [f"{file} `{name}`:", _fenced(folder.read(path).decode("utf-8", "replace"))]
    return "\n\n".join(
        [*parts, f"## {due.format(number=number)}", _fenced(folder.text(case.answer))]
    )


def _fenced(text: str) -> str:
    shown = text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "\n…"
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", shown)), 3)
    return f"{fence}\n{shown.rstrip()}\n{fence}"
