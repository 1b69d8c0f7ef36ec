"""What a proof counts of the memory, and which file is the program, whatever the language."""

import pytest

from assessment.domain.exercises import read_exercise
from assessment.domain.reports import (
    Check,
    CheckOutcome,
    ExerciseRef,
    Outcome,
    Report,
    SubmissionRef,
)
from grader.languages import adapter
from grader.verify import Verification
from tests.support.packages import write_package

PASSED = Check(
    id="t", indicator="PRG-1.1", outcome=CheckOutcome.PASSED, points=1, of=1, visible=True
)


def share_of_memory(folder, language, used_mb):
    """Return what a proof says of an accepted submission that used so much."""
    exercise = read_exercise(folder)

    def graded(files, _language):
        return Report(
            exercise=ExerciseRef(id=exercise.id, slug=exercise.slug, revision=exercise.revision),
            submission=SubmissionRef(sha256="0", language=language, files=tuple(files)),
            image="sha256:0",
            outcome=Outcome.GRADED,
            checks=(PASSED,),
            memory_kb=1024 * used_mb,
        )

    return Verification(exercise, graded).run(repeats=1, most_mutants=1).limits_used["memory"]


def test_what_the_toolchain_needs_is_not_counted(tmp_path):
    folder = write_package(tmp_path)
    needed = adapter("java").memory_mb

    assert share_of_memory(folder, "java", needed + 64) == 0.5
    assert share_of_memory(folder, "java", needed - 10) == 0


def test_all_memory_counts_where_the_toolchain_needs_none(tmp_path):
    assert share_of_memory(write_package(tmp_path), "python", 64) == 0.5


@pytest.mark.parametrize(
    ("language", "files", "started"),
    [
        ("java", ["Lines.java", "BadgeReaders.java"], "BadgeReaders.java"),
        ("csharp", ["src/badgeReaders.cs"], "src/badgeReaders.cs"),
        ("bash", ["badge_readers.sh"], "badge_readers.sh"),
        ("c", ["badge_readers.h", "badge-readers.c"], "badge-readers.c"),
        ("go", ["main.go"], "badge_readers.go"),
    ],
)
def test_the_program_is_the_file_of_the_same_name(language, files, started):
    assert adapter(language).entry("badge_readers.py", files) == started
