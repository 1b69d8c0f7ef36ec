"""A time limit for a package that names none: measured on its accepted submissions."""

from assessment.domain.exercises import Exercise
from assessment.domain.programming import language_of
from assessment.domain.revisions import read_files
from commands.console import progress, say
from commands.kattis.package import Imported, limit_time
from commands.workbench import workbench
from grader import grade
from grader.docker_sandbox import DockerSandbox


def timed(imported: Imported) -> Exercise:
    """Return the exercise with a limit that its accepted submissions keep well.

    Raises SandboxError where no container could be had.
    """
    if imported.cpu_factor is None:
        return imported.exercise
    with workbench(imported.exercise.toolchains) as sandbox:
        return measured(imported, sandbox)


def measured(imported: Imported, sandbox: DockerSandbox) -> Exercise:
    """Grade every accepted submission once, and multiply the slowest case's CPU time."""
    exercise = imported.exercise
    if imported.cpu_factor is None:
        return exercise
    slowest = 0
    for folder in exercise.accepted():
        progress(f"{exercise.slug}: timing {folder.name}")
        files = read_files(folder)
        language = language_of(files, exercise.manifest.languages)
        report = grade(exercise, files, language, sandbox)
        sandbox.tidy()
        slowest = max([slowest, *(check.cpu_ms for check in report.checks)])
    limited = limit_time(exercise.folder, slowest / 1000 * imported.cpu_factor)
    say(
        f"{exercise.slug}: {slowest} ms is the slowest case, the limit {limited.manifest.limits.cpu_s} s"
    )
    return limited
