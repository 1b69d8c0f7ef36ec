"""Every installed language is asked the same: calls, programs, faults and limits, by the same suites.

The samples of a language stand in `tests/grader/languages/<language>/`, one folder for each suite.
A line that a toolchain must complain of bears the word FAULT.
"""

from pathlib import Path

import pytest

from assessment.domain.exercises import read_exercise
from assessment.domain.programming import LANGUAGES
from assessment.domain.reports import CheckOutcome, Limit, Outcome
from assessment.domain.revisions import read_files
from grader import grade
from grader.imaging import build_missing
from grader.languages import installed
from tests.support import sandboxes
from tests.support.packages import MANIFEST, write_package

pytestmark = [pytest.mark.docker, pytest.mark.timeout(240)]
SAMPLES = Path(__file__).parent / "languages"
HEAD = "import pytest\n\npytestmark = pytest.mark.indicator('PRG-1.1')\n\n\n"
TEXT_ALONE = {"bash"}
"""Languages in which all that crosses is text, so that they have calls of their own."""

CALLS = {
    "text": """
def test_text_crosses_as_it_is():
    assert samples.greet("Zoé") == "Hello, Zoé!"
    assert samples.greet('a "quoted"\\n\\tname \\\\ 你好 🙂') == 'Hello, a "quoted"\\n\\tname \\\\ 你好 🙂!'
""",
    "numbers": """
def test_numbers_cross_as_they_are():
    assert samples.total([1, 2, -30]) == -27
    assert type(samples.total([])) is int
    assert samples.half(3.0) == 1.5
    assert samples.is_even(4) is True
    assert samples.is_even(3) is False
""",
    "large": """
def test_numbers_beyond_two_to_the_53_cross_whole():
    assert samples.next_number(2**53 + 6) == 2**53 + 7
""",
    "lists": """
def test_lists_of_text_cross():
    assert samples.backwards(["a", "b", "c"]) == ["c", "b", "a"]
    assert samples.backwards([]) == []
""",
    "maps": """
def test_a_map_goes_in_and_comes_out():
    order = {"title": "Lamp", "price": 12.5, "tags": ["new", "blue"]}

    assert samples.describe(order) == {"title": "LAMP", "price": 25, "tags": 2}
""",
    "nothing": """
def test_nothing_is_none():
    assert samples.find(["a", "b"], "b") == 1
    assert samples.find(["a", "b"], "z") is None
""",
    "state": """
def test_a_module_keeps_its_state_between_calls():
    first = samples.count_calls()

    assert samples.count_calls() == first + 1
""",
    "objects": """
def test_an_object_of_a_class_stays_there_and_can_be_used():
    counter = samples.Counter(5)
    counter.add(3)

    assert counter.value() == 8
    assert samples.Counter(1).value() == 1
""",
    "refusals": """
def test_a_refused_value_is_a_value_error_with_its_text():
    with pytest.raises(ValueError, match="no such thing: x7"):
        samples.refuse("x7")
""",
    "division": """
def test_a_division_by_zero_is_told_as_one():
    assert samples.divide(7, 2) == 3
    with pytest.raises(ZeroDivisionError):
        samples.divide(1, 0)
""",
    "names": """
def test_a_name_that_is_missing_is_told():
    assert "nothing_of_the_kind" not in samples.__all__
    with pytest.raises(Exception, match="does not define nothing_of_the_kind"):
        samples.nothing_of_the_kind()
""",
    "recursion": """
def test_nine_hundred_calls_deep_is_not_too_deep():
    assert samples.depth(900) == 900
""",
    "files": """
def test_a_file_that_was_put_there_can_be_read(candidate):
    candidate.put("prix été.txt", "drei Äpfel\\n")

    assert samples.first_line("prix été.txt") == "drei Äpfel"
""",
    "printing": """
def test_what_is_printed_is_no_answer():
    assert samples.shout("PASSED") == 6
""",
    "crossing": """
def test_a_thousand_calls_one_after_the_other():
    assert [samples.total([n, 1]) for n in range(1000)] == [n + 1 for n in range(1000)]
""",
}
LACKS = {
    "c": {"objects"},
    "cpp": {"objects"},
}
"""What a language has no natural way for."""
PLACELESS = {"c", "cpp"}
"""Languages in which a failure while running does not know its line."""

TEXT_CALLS = """
def test_words_go_in_and_what_is_printed_comes_out():
    assert samples.greet("Zoé") == "Hello, Zoé!"
    assert samples.greet("a  b\\n'c\\" $HOME *") == "Hello, a  b\\n'c\\" $HOME *!"
    assert samples.total(1, 2, -30) == "-27"
    assert samples.backwards(["a", "b c"]) == "b c\\na"


def test_a_status_that_is_not_zero_is_a_value_error_with_what_was_complained():
    with pytest.raises(ValueError, match="no such thing: x7"):
        samples.refuse("x7")


def test_a_name_that_is_missing_is_told():
    with pytest.raises(Exception, match="does not define nothing_of_the_kind"):
        samples.nothing_of_the_kind()


def test_a_map_cannot_be_given():
    with pytest.raises(TypeError, match="cannot be given"):
        samples.greet({"a": 1})


def test_a_file_that_was_put_there_can_be_read(candidate):
    candidate.put("prix été.txt", "drei Äpfel\\n")

    assert samples.first_line("prix été.txt") == "drei Äpfel"
"""

PROGRAM = """
def test_arguments_and_standard_input(candidate):
    run = candidate.run(["deux mots", "", "*"], stdin="1\\n2\\n39\\n")

    assert run.stdout == "deux mots||*\\n42\\n"
    assert (run.stderr, run.exit_code) == ("", 0)


def test_files_in_and_out(candidate):
    run = candidate.run(["copy"], files={"in.txt": "prix: 5 €\\n"})

    assert run.files == {"out.txt": "prix: 5 €\\n".encode()}


def test_the_exit_code_and_the_complaint_are_told(candidate):
    run = candidate.run(["fail"])

    assert (run.stdout, run.exit_code) == ("", 3)
    assert "it failed" in run.stderr


def test_every_run_is_a_fresh_one(candidate):
    assert candidate.run(["copy"], files={"in.txt": "1"}).files
    assert "out.txt" not in candidate.run([]).files
"""
RUN = """
def test_the_second_check_gets_a_fresh_workplace(candidate):
    assert candidate.run(["go on"]).exit_code == 0


def test_it_ends(candidate):
    assert candidate.run([]).exit_code == 0


def test_what_comes_after_is_still_judged(candidate):
    assert candidate.run(["go on"]).exit_code == 0
"""


@pytest.fixture(scope="module")
def sandbox():
    with sandboxes.opened("languages", ()) as made:
        yield made


@pytest.fixture(params=sorted(name for name, known in installed().items() if known.importable))
def language(request):
    return request.param


@pytest.fixture
def judged(tmp_path, sandbox, language):
    """Grade the sample of the language in this folder with a suite."""
    build_missing(sandbox.client, print, [language])

    def judge(folder, suite, kind="program"):
        ending = LANGUAGES[language].endings[0]
        manifest = MANIFEST.replace('"python"', f'"{language}"').replace("function", kind)
        package = write_package(
            tmp_path,
            exercise_DOT_toml=manifest + f'entry = "main{ending}"\n[limits]\nwall_s = 60\n',
            starter__python__double_DOT_py=None,
            visible__test_visible_DOT_py=HEAD + suite,
            hidden__test_hidden_DOT_py=None,
            **{f"starter__{language}__readme_DOT_txt": "Begin.\n"},
        )
        files = read_files(SAMPLES / language / folder)
        report = grade(read_exercise(package), files, language, sandbox)
        sandbox.tidy()
        return report

    return judge


def told(report):
    failed = [(check.id, check.message) for check in report.checks if check.message]
    return report.outcome, report.limit, report.flags, failed


def marked(language, folder):
    """Return the file of a sample and the line in it that bears the word FAULT."""
    for name, data in read_files(SAMPLES / language / folder).items():
        for number, line in enumerate(data.decode().splitlines(), 1):
            if "FAULT" in line:
                return name, number
    raise AssertionError(f"no line of {language}/{folder} bears the word FAULT")


def test_every_language_has_all_the_samples(language):
    folders = {path.name for path in (SAMPLES / language).iterdir()}

    assert folders >= {"calls", "program", "broken", "endless", "hungry", "failing"}


def test_functions_are_called_with_plain_values(judged, language):
    lacking = LACKS.get(language, set())
    parts = [text for name, text in CALLS.items() if name not in lacking]
    suite = TEXT_CALLS if language in TEXT_ALONE else "\n".join(parts)

    report = judged("calls", f"import samples\n{suite}", "function")

    assert report.passed, told(report)
    assert report.submission.language == language


def test_programs_are_run_with_arguments_input_and_files(judged):
    report = judged("program", PROGRAM)

    assert report.passed, told(report)


@pytest.mark.parametrize("kind", ["program", "function"])
def test_what_does_not_compile_is_told_with_the_candidates_own_line(judged, language, kind):
    file, line = marked(language, "broken")

    report = judged("broken", RUN, kind)

    assert report.outcome is Outcome.COMPILE_ERROR, told(report)
    assert f"{file}, line {line}: " in report.checks[0].message
    assert "/opt" not in report.to_json()
    assert "/box" not in report.to_json()
    assert {check.outcome for check in report.checks} == {CheckOutcome.NOT_REACHED}


def test_an_unexpected_failure_is_told_with_the_candidates_own_line(judged, language):
    file, line = marked(language, "failing")

    report = judged(
        "failing", "import samples\n\n\ndef test_it():\n    samples.fail(1)\n", "function"
    )

    assert report.outcome is Outcome.GRADED, told(report)
    assert not report.passed
    if language not in PLACELESS:
        assert f"{file}, line {line}" in report.checks[0].message


def test_an_endless_loop_is_stopped_and_costs_one_check(judged):
    report = judged("endless", RUN)

    assert (report.outcome, report.limit) == (Outcome.LIMIT, Limit.CPU), told(report)
    assert [check.outcome for check in report.checks] == [
        CheckOutcome.PASSED,
        CheckOutcome.FAILED,
        CheckOutcome.PASSED,
    ]


def test_taking_all_memory_is_stopped_and_costs_one_check(judged):
    report = judged("hungry", RUN)

    assert (report.outcome, report.limit) == (Outcome.LIMIT, Limit.MEMORY), told(report)
    assert [check.outcome for check in report.checks] == [
        CheckOutcome.PASSED,
        CheckOutcome.FAILED,
        CheckOutcome.PASSED,
    ]
