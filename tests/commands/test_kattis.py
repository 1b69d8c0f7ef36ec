"""Problem packages become exercises that can be read, or are refused in a sentence."""

import json

import pytest

from assessment.domain.errors import InvalidInputError
from commands.__main__ import main
from commands.kattis import folder as folders
from commands.kattis.package import find_problems, import_problem
from commands.kattis.suite.judging import compare
from commands.kattis.tex import markdown
from tests.support.problems import SUM, write_problem

NEWER = "problem_format_version: 2025-09\nname: Sum\nuuid: 6c2b7c3e-6a3f-4b59-9d56-6a3b52b7f0a1\n"


def imported(folder, tmp_path, cpu_s=2.0):
    return import_problem(folder, tmp_path / "programmer", "PRG-1.2", cpu_s)


def cases(exercise, which="secret"):
    place = {"secret": "hidden", "sample": "visible"}[which]
    return json.loads((exercise.folder / place / f"test_{which}.json").read_text())


def refused(folder, tmp_path, why):
    with pytest.raises(InvalidInputError, match=why):
        imported(folder, tmp_path)
    assert not (tmp_path / "programmer" / folder.name).exists()


def test_a_legacy_package_becomes_an_exercise_that_can_be_read(tmp_path):
    exercise = imported(write_problem(tmp_path), tmp_path).exercise

    assert exercise.manifest.kind == "program"
    assert exercise.manifest.languages == ("python",)
    assert exercise.manifest.licence == "CC-BY-SA-4.0"
    assert exercise.manifest.authors == ("Emil",)
    assert [path.name for path in exercise.accepted()] == ["accepted-sum-py"]
    assert [(code, path.name) for code, path in exercise.rejected()] == [
        ("PRG-1.2", "wrong-answer-first-py")
    ]
    assert (exercise.accepted()[0] / "main.py").read_text() == SUM


def test_secret_data_is_no_part_of_what_candidates_run(tmp_path):
    exercise = imported(write_problem(tmp_path), tmp_path).exercise

    shown = exercise.suite(visible_only=True)
    assert "fixtures/sample/1.in" in shown
    assert not [name for name, data in shown.items() if b"2000000000" in data]
    assert not [name for name in exercise.resources() if "secret" in name]


def test_a_statement_says_in_which_language_alone_it_exists(tmp_path):
    exercise = imported(write_problem(tmp_path), tmp_path).exercise

    english, french, dutch = (exercise.statement(code) for code in ("en", "fr", "nl"))
    assert english.startswith("# Sum\n\nAdd a₁ and a₂, *both* at most 10⁹.\n\n## Input")
    assert "n'existe que dans la langue « en »" in french
    assert "bestaat alleen in de taal “en”" in dutch
    assert "## Voorbeeld 1: invoer\n\n```\n1 2\n```" in dutch


def test_a_statement_of_its_own_language_is_taken(tmp_path):
    folder = write_problem(tmp_path, files={"problem_statement/problem.nl.md": "Tel *op*.\n"})

    exercise = imported(folder, tmp_path).exercise

    assert exercise.statement("nl").startswith("# Sum\n\nTel *op*.")


def test_a_statement_in_pdf_is_given_beside_a_line_that_says_so(tmp_path):
    files = {"problem_statement/problem.en.tex": None, "problem_statement/problem.en.pdf": b"%PDF"}

    exercise = imported(write_problem(tmp_path, files=files), tmp_path).exercise

    assert "is the file problem.en.pdf" in exercise.statement("en")
    assert exercise.resources() == {"problem.en.pdf": b"%PDF"}


def test_tex_becomes_markdown():
    source = r"""
\problemname{Odd}  % a comment
Give \textbf{each} ``word'' of \texttt{a\_b} --- at most $\frac{n}{2} \le 10^{18}$ of them.
\begin{itemize}
  \item one \item two
\end{itemize}
\begin{tabular}{|l|r|} \hline Group & Points \\ \hline 1 & 50\% \\ \end{tabular}
\begin{verbatim}
x = {1}
\end{verbatim}
\illustration{0.3}{cave.jpg}{A cave} \unknown{word}
"""

    text = markdown(source)

    assert "Give **each** “word” of `a\\_b` — at most (n)/(2) ≤ 10¹⁸ of them." in text
    assert "- one\n- two" in text
    assert "| Group | Points |\n| --- | --- |\n| 1 | 50% |" in text
    assert "```\nx = {1}\n```" in text
    assert "[cave.jpg] A cave" in text
    assert "\\" not in text.replace("\\_", "")
    assert "word" in text


@pytest.mark.parametrize(
    ("printed", "answer", "flags"),
    [
        ("a  B\n", "A b", ""),
        ("1.0000001", "1", "float_tolerance 1e-6"),
        ("3.14e-2", "0.0314", "float_absolute_tolerance 1e-9"),
        ("1000001", "1000000", "float_relative_tolerance 1e-5"),
        ("a b\n", "a b\n", "space_change_sensitive case_sensitive"),
        ("", "\n", ""),
    ],
)
def test_the_default_comparison_accepts(printed, answer, flags):
    compare(printed.encode(), answer.encode(), flags.split())


@pytest.mark.parametrize(
    ("printed", "answer", "flags"),
    [
        ("A", "a", "case_sensitive"),
        ("1.0", "1", ""),
        ("1.1", "1", "float_tolerance 1e-6"),
        ("x", "1", "float_tolerance 1e-6"),
        ("nan", "1", "float_tolerance 1e9"),
        ("inf", "1", "float_relative_tolerance 1e9"),
        ("a  b\n", "a b\n", "space_change_sensitive"),
        ("a b", "a b\n", "space_change_sensitive"),
        ("a b c", "a b", ""),
        ("a", "a b", ""),
    ],
)
def test_the_default_comparison_refuses(printed, answer, flags):
    with pytest.raises(AssertionError):
        compare(printed.encode(), answer.encode(), flags.split())


def test_a_long_run_of_digits_costs_no_time():
    with pytest.raises(AssertionError, match="token 1"):
        compare(b"1" * 300_000 + b"x", b"1", ["float_tolerance", "1e-6"])


@pytest.mark.parametrize(
    "part", [r"\(", r"\item[", r"\begin{verbatim}", r"\verb|", " ", r"{\bf ", "$$"]
)
def test_a_statement_that_never_closes_what_it_opens_ends_all_the_same(part):
    assert markdown(part * (99_000 // len(part))) is not None


def test_flags_of_the_package_and_of_a_group_come_together(tmp_path):
    files = {
        "problem.yaml": "name: Sum\nvalidator_flags: case_sensitive\n",
        "data/secret/testdata.yaml": "output_validator_flags: float_tolerance 1e-3\n",
    }

    exercise = imported(write_problem(tmp_path, files=files), tmp_path).exercise

    assert cases(exercise)["cases"][0]["flags"] == ["case_sensitive", "float_tolerance", "1e-3"]
    assert cases(exercise, "sample")["cases"][0]["flags"] == ["case_sensitive"]


def test_older_groups_give_their_points_where_all_of_their_cases_pass(tmp_path):
    files = {
        "problem.yaml": "name: Sum\ntype: scoring\n",
        "data/secret/1-small.in": None, "data/secret/1-small.ans": None,
        "data/secret/2-large.in": None, "data/secret/2-large.ans": None,
        "data/secret/g1/testdata.yaml": "grader_flags: min\naccept_score: 40\n",
        "data/secret/g1/1.in": "1 1\n", "data/secret/g1/1.ans": "2\n",
        "data/secret/g2/testdata.yaml": "accept_score: 30\n",
        "data/secret/g2/1.in": "2 2\n", "data/secret/g2/1.ans": "4\n",
        "data/secret/g2/2.in": "3 2\n", "data/secret/g2/2.ans": "5\n",
    }  # fmt: skip

    said = cases(imported(write_problem(tmp_path, files=files), tmp_path).exercise)

    assert [(case["name"], case["points"]) for case in said["cases"]] == [
        ("g1/1", 0.0), ("g2/1", 30.0), ("g2/2", 30.0),
    ]  # fmt: skip
    assert said["groups"] == [
        {"name": "secret/g1", "points": 40.0, "needs": ["g1/1"], "any": False}
    ]


def test_newer_groups_require_those_that_must_pass_with_them(tmp_path):
    files = {
        "problem.yaml": NEWER + "type: scoring\nlimits: {time_limit: 2}\n",
        "data/secret/1-small.in": None, "data/secret/1-small.ans": None,
        "data/secret/2-large.in": None, "data/secret/2-large.ans": None,
        "data/secret/g1/test_group.yaml": "max_score: 30\n",
        "data/secret/g1/1.in": "1 1\n", "data/secret/g1/1.ans": "2\n",
        "data/secret/g2/test_group.yaml": "max_score: 70\nrequire_pass: secret/g1\n",
        "data/secret/g2/1.in": "2 2\n", "data/secret/g2/1.ans": "4\n",
    }  # fmt: skip

    exercise = import_problem(
        write_problem(tmp_path, files=files), tmp_path / "x", "PRG-1.2"
    ).exercise

    assert cases(exercise)["groups"] == [
        {"name": "secret/g1", "points": 30.0, "needs": ["g1/1"], "any": False},
        {"name": "secret/g2", "points": 70.0, "needs": ["g2/1", "g1/1"], "any": False},
    ]
    assert exercise.manifest.limits.cpu_s == 3


def test_arguments_files_and_constants_reach_the_program(tmp_path):
    files = {
        "problem.yaml": NEWER + "constants: {most: 7}\n",
        "data/secret/1-small.yaml": "args: [--most, '{{most}}']\n",
        "data/secret/1-small.files/rates.txt": "x\n",
        "submissions/accepted/sum.py": SUM + "# at most {{most}}\n",
    }

    exercise = imported(write_problem(tmp_path, files=files), tmp_path).exercise

    case = cases(exercise)["cases"][0]
    assert case["args"] == ["--most", "7"]
    assert exercise.suite()[case["files"]["rates.txt"]] == b"x\n"
    assert (exercise.accepted()[0] / "main.py").read_text().endswith("# at most 7\n")


def test_what_must_pass_follows_the_notes_on_submissions(tmp_path):
    files = {
        "problem.yaml": NEWER,
        "submissions/submissions.yaml": "'mixed/{quick,slow}.py': {required: [TLE]}\n",
        "submissions/mixed/slow.py": "while True: pass\n",
        "submissions/mixed/unsaid.py": SUM,
        "submissions/accepted/old.py": "#!/usr/bin/env python2\nprint 1\n",
        "submissions/accepted/new.rs": "fn main() {}\n",
        "submissions/accepted/two/a.py": SUM,
        "submissions/accepted/two/b.py": SUM,
        "submissions/accepted/named/main.py": "import rest\n",
        "submissions/accepted/named/rest.py": SUM,
    }

    found = imported(write_problem(tmp_path, files=files), tmp_path)

    assert [path.name for _code, path in found.exercise.rejected()] == [
        "mixed-slow-py", "wrong-answer-first-py",
    ]  # fmt: skip
    assert [path.name for path in found.exercise.accepted()] == [
        "accepted-named",
        "accepted-sum-py",
    ]
    assert len(found.left_out) == 4
    for name in ("unsaid.py: whether", "old.py: it is written for Python 2", "new.rs: it is in none",
                 "two: which of"):  # fmt: skip
        assert [text for text in found.left_out if name in text]


def test_a_package_without_a_faulty_submission_gets_one(tmp_path):
    folder = write_problem(tmp_path, submissions__wrong_answer__first_DOT_py=None)
    exercise = imported(folder, tmp_path).exercise

    ((code, path),) = exercise.rejected()
    assert (code, path.name) == ("PRG-1.2", "one-answer-only")
    assert (path / "main.py").read_text() in {
        'print("42\\n", end="")\n',
        'print("2000000000\\n", end="")\n',
    }


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("name: x\nvalidation: custom interactive\n", "it is interactive"),
        ("problem_format_version: 2025-09\nname: x\ntype: interactive\n", "it is interactive"),
        ("problem_format_version: 2023-07-draft\nname: x\ntype: multi-pass\n", "it is multi-pass"),
        ("problem_format_version: 2025-09\nname: x\ntype: submit-answer\n", "it is submit-answer"),
        ("problem_format_version: 2031-01\nname: x\n", "problem_format_version is 2031-01; known"),
        ("name: x\nvalidation: custom score\n", "gives scores"),
        (NEWER + "validation: custom\n", "unknown key validation; known are"),
        ("name: x\nlimits: {memory: 9000}\n", "9000 MB, and at most 4096 MB"),
        ("name: x\nlimits: {time_limit: 90}\n", "may take 90 s, and at most 60 s"),
        ("name: x\ntype: golf\n", "type golf is unknown"),
        ("name: x\nvalidation: custom\n", "has none in output_validators/"),
        ("name: x\nvalidator_flags: sort_lines\n", "flags are “sort_lines”"),
        ("name: x\nvalidator_flags: float_tolerance\n", "followed by a number"),
        ("name: x\nlimits: {memory: -1}\n", "limit memory: -1"),
        ("- a\n- b\n", "holds no keys"),
        ("name: [\n", "is not YAML"),
        ("a: &a [x]\nb: *a\n", "refers to a part of itself"),
        ("name: !!python/object/apply:os.system [id]\n", "is not YAML"),
        ("name: " + "[" * 5000 + "\n", "is not YAML"),
        ("name: " + "9" * 5000 + "\n", "is not YAML"),
        ("name: " + "x" * 100_001 + "\n", "characters; 100000 are allowed"),
        (b"name: \xff\n", "is not UTF-8"),
    ],
)
def test_what_cannot_be_done_here_is_refused_by_its_name(tmp_path, said, why):
    refused(write_problem(tmp_path, problem_DOT_yaml=said), tmp_path, why)


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({f"data/secret/{'d/' * 14}1.in": "1"}, "more than 12 folders deep"),
        ({"problem_statement/problem.en.tex": "x" * 100_001}, "100001 characters; 100000 are"),
        ({"data/secret/1-small.in": None, "data/secret/2-large.in": None}, "secret/ holds no case"),
        ({"data/secret/1-small.ans": None}, "no data/secret/1-small.ans beside it"),
        ({"submissions/accepted/sum.py": None}, "no accepted submission in"),
        ({"problem_statement/problem.en.tex": None}, "no statement"),
        ({"include/python/main.py": "x"}, "include/ holds code"),
        ({"data/secret/testdata.yaml": "grading: custom\n"}, "graded by a program of its own"),
        ({"data/secret/9.in": b"1" * 8_000_001, "data/secret/9.ans": "1"}, "makes it too large"),
    ],
)
def test_a_package_that_lacks_what_is_needed_is_refused(tmp_path, files, why):
    refused(write_problem(tmp_path, files=files), tmp_path, why)


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"output_validators/v/validate.rs": "fn main() {}"}, "validate.rs is not written in one"),
        ({"output_validators/v/validate.c++": "int main() {}"}, r"c\+\+ is not written in one"),
        (
            {"output_validators/a.cc": "int main() {}", "output_validators/b.cc": "int main() {}"},
            "has 2 validators",
        ),
        (
            {"output_validators/v/build": "#!/bin/sh\n", "output_validators/v/v.py": "x"},
            "v/build is",
        ),
        ({"output_validators/v/a.py": "x", "output_validators/v/b.py": "y"}, "none is __main__.py"),
    ],
)
def test_a_validator_that_cannot_run_beside_the_suite_is_refused(tmp_path, files, why):
    files |= {"problem.yaml": "name: Sum\nvalidation: custom\n"}

    refused(write_problem(tmp_path, files=files), tmp_path, why)


def test_a_link_out_of_the_package_is_refused(tmp_path):
    (tmp_path / "passwords").write_text("secret\n")
    folder = write_problem(tmp_path)
    (folder / "data/secret/3.in").symlink_to("../../../passwords")
    (folder / "data/secret/3.ans").write_text("x\n")

    refused(folder, tmp_path, r"3\.in leads out of the package")


def test_links_to_folders_and_to_nothing_are_refused(tmp_path):
    folder = write_problem(tmp_path)
    (folder / "data/secret/again").symlink_to("..")
    refused(folder, tmp_path, "link to a folder")
    (folder / "data/secret/again").unlink()
    (folder / "data/secret/3.ans").symlink_to("3.ans")
    (folder / "data/secret/3.in").write_text("1\n")
    refused(folder, tmp_path, "3.ans")


def test_a_link_within_the_package_is_followed(tmp_path):
    folder = write_problem(tmp_path)
    (folder / "data/secret/3.in").symlink_to("1-small.in")
    (folder / "data/secret/3.ans").symlink_to("1-small.ans")

    exercise = imported(folder, tmp_path).exercise

    assert exercise.suite()["hidden/data/3.in"] == b"20 22\n"


def test_an_entrypoint_outside_of_its_submission_is_not_followed(tmp_path):
    files = {
        "problem.yaml": NEWER,
        "submissions/submissions.yaml": "'accepted/sum.py': {entrypoint: ../../../secret.py}\n",
    }

    exercise = imported(write_problem(tmp_path, files=files), tmp_path).exercise

    assert (exercise.accepted()[0] / "main.py").read_text() == SUM


def test_all_that_is_taken_in_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "MOST_FILES", 5)

    refused(write_problem(tmp_path), tmp_path, "makes it too large")


def test_an_exercise_that_is_there_is_left_alone(tmp_path):
    folder = write_problem(tmp_path)
    imported(folder, tmp_path)

    with pytest.raises(InvalidInputError, match="exists already"):
        imported(folder, tmp_path)

    assert (tmp_path / "programmer" / "sum" / "exercise.toml").is_file()


def test_a_folder_without_packages_is_refused(tmp_path):
    with pytest.raises(InvalidInputError, match="holds no problem package"):
        find_problems(tmp_path)


def test_the_command_imports_what_it_can_and_names_the_rest(tmp_path, capsys):
    write_problem(tmp_path / "source")
    write_problem(tmp_path / "source", slug="talk", problem_DOT_yaml="validation: interactive\n")
    words = ["exercise", "import", "kattis", str(tmp_path / "source"), str(tmp_path / "out")]

    assert main([*words, "--cpu-seconds", "2"]) == 1

    said = capsys.readouterr()
    assert "1 of 2 imported" in said.out
    assert "talk cannot be imported: it is interactive" in said.err
